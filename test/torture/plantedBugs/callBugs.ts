import type { PlantedBug } from './plantedBug.ts';

/** Calls, their budget, and what becomes of a request that fails. */
export const callBugs: readonly PlantedBug[] = [
  {
    name: 'composite-not-counted',
    says: 'does not count calls that several reads share',
    file: 'src/org/compositeRequest.ts',
    search: "      method: 'POST',\n      path: `/services/data/v${apiVersion}/composite`,",
    replace: "      method: 'POST',\n      counts: false,\n      path: `/services/data/v${apiVersion}/composite`,",
    tests: ['unit/org/changedIds', 'reliability/calls > tells as many calls as the org counts']
  },
  {
    name: 'share-and-a-percent',
    says: 'stops at one percent of the day above its share',
    file: 'src/org/apiBudget.ts',
    search: 'const most = Math.floor(limit * share);',
    replace: 'const most = Math.floor(limit * (share + 0.01));',
    tests: ['unit/org/apiBudget', 'reliability/budget']
  },
  {
    name: 'calls-under-way-not-counted',
    says: 'does not count calls that are under way',
    file: 'src/org/apiBudget.ts',
    search: 'this.dayCalls + this.underWay',
    replace: 'this.dayCalls + 0',
    tests: ['unit/org/apiBudget', 'unit/org/callBudget', 'reliability/budget']
  },
  {
    name: 'share-of-a-run-not-kept',
    says: 'makes more calls in a run than its share',
    file: 'src/org/apiBudget.ts',
    search: "      this.refuseFrom(this.callsThisRun, this.shares.run, 'this run');\n",
    replace: '',
    tests: ['unit/org/apiBudget', 'reliability/budget']
  },
  {
    name: 'no-calls-held-back',
    says: 'holds no calls back for the record of a paused run',
    file: 'src/org/apiBudget.ts',
    search: 'this.isHeldBack ? Math.min(callsHeldBack, Math.floor(most / 4)) : 0',
    replace: 'this.isHeldBack ? Math.min(0, most) : 0',
    tests: ['unit/org/apiBudget', 'reliability/budget']
  },
  {
    name: 'silent-calls-not-counted',
    says: 'does not count calls whose reply says nothing of the budget',
    file: 'src/org/apiBudget.ts',
    search: '    if (this.dayCalls !== undefined) this.dayCalls += 1;\n',
    replace: '',
    tests: ['unit/org/apiBudget', 'reliability/budget']
  },
  {
    name: 'budget-of-a-mute-org-unknown',
    says: 'does not ask for the calls of the day where no reply tells them',
    file: 'src/operations/sync/sync.ts',
    search: 'if (client.budget.callsADay === undefined) await client.usage();',
    replace: 'if (client.budget.callsADay === -1) await client.usage();',
    tests: ['reliability/budget > is asked for, and pauses']
  },
  {
    name: 'paused-record-not-released',
    says: 'does not use the calls that were held back for its record',
    file: 'src/operations/sync/run/runRecord.ts',
    search: '  run.client.releaseHeldCalls();\n',
    replace: '',
    tests: ['reliability/budget > held back for its record']
  },
  {
    name: 'retry-after-ignored',
    says: 'tries again before the moment that the org asked for',
    file: 'src/org/retryPause.ts',
    search: 'if (askedMs > 0) return',
    replace: 'if (askedMs > 1e15) return',
    tests: ['unit/org/pure', 'unit/org/wire', 'reliability/requests']
  },
  {
    name: 'silence-without-end',
    says: 'waits for ever on a connection that says nothing',
    file: 'src/org/silenceTimer.ts',
    search: 'setTimeout(() => this.controller.abort(',
    replace: 'setTimeout(() => void (',
    tests: ['unit/org/patience']
  },
  {
    name: 'redirect-followed',
    says: 'follows a redirect with the token',
    file: 'src/org/wire.ts',
    search: "redirect: 'manual',",
    replace: "redirect: 'follow',",
    tests: ['unit/org/wire', 'reliability/signIn']
  },
  {
    name: 'insert-repeated',
    says: 'creates records a second time where nobody knows whether the first request arrived',
    file: 'src/org/collections.ts',
    search: "return { method: 'POST', path: base, headers, body, repeatable: false };",
    replace: "return { method: 'POST', path: base, headers, body };",
    tests: ['unit/org/wire', 'unit/org/compositeSaves', 'unit/writeback/createOnce']
  },
  {
    name: 'assignment-rules-run',
    says: 'lets assignment rules of the org run on its writes',
    file: 'src/org/collections.ts',
    search: "'sforce-auto-assign': 'FALSE',",
    replace: "'sforce-auto-assign': 'TRUE',",
    tests: ['unit/org/connect', 'unit/org/compositeSaves', 'reliability/refusals']
  },
  {
    name: 'duplicate-rules-passed-by',
    says: 'saves rows that a duplicate rule warns of though nobody allowed it',
    file: 'src/org/collections.ts',
    search: '...(request.savesDuplicates === true ?',
    replace: '...(request.savesDuplicates !== undefined ?',
    tests: ['unit/org/compositeSaves', 'reliability/refusals > keeps the row back, and lets it pass']
  },
  {
    name: 'busy-read-refused',
    says: 'takes one read for refused that the org had no time for among others',
    file: 'src/org/compositeRequest.ts',
    search: "classifyFault(fault).action === 'stop' ? {",
    replace: "classifyFault(fault).action !== '' ? {",
    tests: ['unit/org/compositeReads', 'reliability/requests']
  },
  {
    name: 'composite-refused-for-all',
    says: 'refuses every read where the org does not want them together',
    file: 'src/org/compositeRequest.ts',
    search: "if (!(error instanceof HealthError) || error.name !== 'RequestRefused') throw error;",
    replace: 'if (error !== undefined) throw error;',
    tests: ['unit/org/compositeReads', 'unit/org/compositeSaves']
  },
  {
    name: 'long-calls-are-the-day',
    says: 'takes too many long calls at once for a day that is used up',
    file: 'src/org/classifyError.ts',
    search: "text: /concurrent|long ?running|ConcurrentPerOrg/i, action: 'retry', name: 'OrgUnreachable'",
    replace: "text: /concurrent|long ?running|ConcurrentPerOrg/i, action: 'stop', name: 'ApiBudgetReached'",
    tests: ['unit/org/classifyFault', 'reliability/requests']
  },
  {
    name: 'describes-kept-between-runs',
    says: 'goes by the fields that an object had in an earlier run of the service',
    file: 'src/org/restOrgClient.ts',
    search: '    this.describes.clear();\n',
    replace: '',
    tests: ['unit/org/callBudget']
  }
];
