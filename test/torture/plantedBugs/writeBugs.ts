import type { PlantedBug } from './plantedBug.ts';

/** What is sent to the org, how often and in which order. */
export const writeBugs: readonly PlantedBug[] = [
  {
    name: 'lock-resends-all',
    says: 'sends all rows of a request again where one finds a lock',
    file: 'src/writeback/drainOutbox.ts',
    search: 'again.push(...reply.value.filter(isRetried).map(({ entry }) => entry));',
    replace: 'if (reply.value.some(isRetried)) again.push(...reply.value.map(({ entry }) => entry));',
    tests: ['unit/writeback/drainOutbox', 'reliability/locks']
  },
  {
    name: 'locks-tried-without-end',
    says: 'tries a locked row without end',
    file: 'src/writeback/drainOutbox.ts',
    search: 'attempt < triesARow && this.isWorthATry',
    replace: 'attempt < triesARow * 1000 && this.isWorthATry',
    tests: ['unit/writeback/drainOutbox', 'reliability/locks']
  },
  {
    name: 'locked-rows-stay-with-bulk',
    says: 'never sends locked rows of a large group by collections',
    file: 'src/writeback/writeGroups.ts',
    search: 'export const bulkTries = 2;',
    replace: 'export const bulkTries = 20;',
    tests: ['unit/writeback/drainOutbox > sends rows that stay locked by collections']
  },
  {
    name: 'receipts-after-the-next-call',
    says: 'keeps the answers of a call only when the next one is made',
    file: 'src/writeback/drainOutbox.ts',
    search: 'await this.settle(reply.value.filter((answer) => !isRetried(answer)));',
    replace: 'this.later.push(() => this.settle(reply.value.filter((answer) => !isRetried(answer))));',
    more: [
      {
        file: 'src/writeback/drainOutbox.ts',
        search: 'again.push(...(await this.sendCall(call, attempt, isBulk)));\n',
        replace:
          'again.push(...(await this.sendCall(call, attempt, isBulk)));\n      for (const settle of this.later.splice(0)) await settle();\n'
      },
      {
        file: 'src/writeback/drainOutbox.ts',
        search: '  private stopped: Error | undefined;\n',
        replace: '  private stopped: Error | undefined;\n  private readonly later: (() => Promise<void>)[] = [];\n'
      }
    ],
    tests: ['unit/writeback/drainOutbox', 'reliability/budget', 'reliability/killed/nextRun']
  },
  {
    name: 'answers-lost-with-a-broken-part',
    says: 'drops the answers of a call of which one part broke',
    file: 'src/writeback/drainOutbox.ts',
    search: 'const replies = await Promise.allSettled(parts.map((part) => this.request(part, isBulk)));',
    replace: `const replies = await Promise.allSettled(parts.map((part) => this.request(part, isBulk)));
    const failed = replies.find((reply) => reply.status === 'rejected');
    if (failed !== undefined) throw failed.reason;`,
    tests: ['unit/writeback/drainOutbox']
  },
  {
    name: 'sent-rows-not-marked',
    says: 'does not mark rows that are on their way',
    file: 'src/writeback/drainOutbox.ts',
    search: '    await this.options.outbox.markSent(parts.flatMap((part) => part.map(({ id }) => id)));\n',
    replace: '',
    tests: ['unit/writeback/drainOutbox', 'reliability/outboxByBulk', 'reliability/killed/ledger']
  },
  {
    name: 'created-without-asking',
    says: 'creates tasks without asking whether the org has them',
    file: 'src/writeback/drainOutbox.ts',
    search: 'const known = await keysInOrg(this.options.client, part);',
    replace: 'const known = await keysInOrg(this.options.client, part.slice(0, 0));',
    tests: ['unit/writeback/createOnce']
  },
  {
    name: 'thrown-away-tasks-come-back',
    says: 'creates tasks again that somebody threw away',
    file: 'src/writeback/keysInOrg.ts',
    search: 'IN (${keys})`, { deleted: true });',
    replace: 'IN (${keys})`, {});',
    tests: ['unit/writeback/createOnce']
  },
  {
    name: 'all-records-deletable',
    says: 'deletes records that the service only publishes, such as settings versions',
    file: 'src/writeback/changes.ts',
    search: 'if (!deletable.has(record.object) || desired.has(key)) continue;',
    replace: 'if (deletable.size === 0 || desired.has(key)) continue;',
    tests: ['unit/writeback/changes', 'reliability/touched']
  },
  {
    name: 'foreign-fields-written',
    says: 'writes fields that are none of ours',
    file: 'src/writeback/changes.ts',
    search: 'if (foreign !== undefined) throw new Error(`the service does not write ${record.object}.${foreign}`);',
    replace: '',
    tests: ['unit/writeback/changes']
  },
  {
    name: 'all-fields-of-account-written',
    says: 'writes every field of ours into an account where one changed',
    file: 'src/writeback/objectRules.ts',
    search: 'onlyChanged: true,',
    replace: 'onlyChanged: false,',
    tests: ['unit/writeback/changes']
  },
  {
    name: 'blanks-are-changes',
    says: 'writes texts again that lost blanks on their way through the org',
    file: 'src/writeback/equalValue.ts',
    search: ".replaceAll('\\r\\n', '\\n').trim();",
    replace: ".replaceAll('\\r\\n', '\\n');",
    tests: ['unit/writeback/changes', 'unit/writeback/roundTrip']
  },
  {
    name: 'looked-up-records-late',
    says: 'writes results before the settings versions that they name',
    file: 'src/writeback/writeGroups.ts',
    search: 'return rank < 0 ? lookedUpTo.length : rank;',
    replace: 'return rank < 0 ? 0 : lookedUpTo.length - rank;',
    tests: ['unit/writeback/drainOutbox', 'unit/writeback/changes', 'reliability/touched']
  },
  {
    name: 'account-in-two-jobs',
    says: 'cuts the rows of an account in two between Bulk jobs',
    file: 'src/org/csvParts.ts',
    search: 'const isCut = to < rows.length && parents !== undefined && whole.to > from;',
    replace: 'const isCut = to < rows.length && parents === null && whole.to > from;',
    tests: ['unit/org/csvParts', 'reliability/outboxByBulk']
  },
  {
    name: 'accounts-not-told-to-bulk',
    says: 'does not tell Bulk which rows belong to one account',
    file: 'src/writeback/drainOutbox.ts',
    search: '      parents: entries.map((entry) => entry.accountId),\n',
    replace: '',
    tests: ['unit/writeback/drainOutbox']
  },
  {
    name: 'changes-forgotten-before-outbox',
    says: 'forgets what changed before the write set is in the outbox',
    file: 'src/operations/sync/scoreRun.ts',
    search: `  const judgement = await watch.time('score', () =>
`,
    replace: `  await noteScored(scoped, run, stores);
  const judgement = await watch.time('score', () =>
`,
    more: [
      {
        file: 'src/operations/sync/scoreRun.ts',
        search: `  await confirmShown(stores);
  await noteScored(scoped, run, stores);
`,
        replace: `  await confirmShown(stores);
`
      }
    ],
    tests: ['reliability/machine/store > that takes no write set has the same changes']
  },
  {
    name: 'partly-is-done',
    says: 'calls a run done of which the org refused rows',
    file: 'src/operations/sync/write/writeChanges.ts',
    search: "status: failed.length === 0 ? 'done' : 'partly',",
    replace: "status: failed.length >= 0 ? 'done' : 'partly',",
    tests: ['reliability/locks > for longer than a run tries wait']
  },
  {
    name: 'storage-not-looked-at',
    says: 'adds records beyond the share of the storage',
    file: 'src/operations/sync/write/checkStorage.ts',
    search: 'if (addedMb > Math.min(free, storageMaxMb * storageShare)) {',
    replace: 'if (addedMb > Math.max(free, storageMaxMb * storageShare)) {',
    tests: ['nut/smallOrg.nut', 'nut/dryRun.nut', 'reliability/writeBack']
  }
];
