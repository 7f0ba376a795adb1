import type { PlantedBug } from './plantedBug.ts';

/** The service: when it looks, what wakes it, and what it says of itself. */
export const serviceBugs: readonly PlantedBug[] = [
  {
    name: 'events-wake-nobody',
    says: 'waits for the next look though an event came',
    file: 'src/service/eventHints.ts',
    search: '        book.noteEvents(1);\n        this.wake();\n',
    replace: '        book.noteEvents(1);\n',
    tests: ['unit/service/eventHints', 'reliability/watchEvents']
  },
  {
    name: 'events-wake-without-rest',
    says: 'wakes for each event of a load of data',
    file: 'src/service/eventHints.ts',
    search: 'const wakeEveryMs = 1000;',
    replace: 'const wakeEveryMs = 0;',
    tests: ['unit/service/eventHints']
  },
  {
    name: 'gap-events-ignored',
    says: 'ignores events that name no values, such as gaps and overflows',
    file: 'src/org/changeEvents.ts',
    search: '    listener.onHint(object ?? objectOf(channel));\n',
    replace: "    if (!String(JSON.stringify(data)).includes('GAP')) listener.onHint(object ?? objectOf(channel));\n",
    tests: ['reliability/watchEvents > takes gap and overflow events']
  },
  {
    name: 'new-session-hints-at-nothing',
    says: 'does not look at what it missed between two sessions of events',
    file: 'src/org/changeEvents.ts',
    search: '  listener.onHint(object);\n  return [];',
    replace: '  return [];',
    tests: ['unit/org/changeEvents', 'reliability/watchEvents']
  },
  {
    name: 'lost-replay-id-asked-for',
    says: 'asks for events behind a replay id that is not kept any more',
    file: 'src/org/changeEvents.ts',
    search: '/replayId/i.test(refusal)',
    replace: "refusal === ''",
    tests: ['reliability/watchEvents > subscribes anew where its replay id']
  },
  {
    name: 'failed-cycle-forgotten',
    says: 'does not try a cycle again that failed',
    file: 'src/service/cycles.ts',
    search: '    this.hasFailed = true;\n',
    replace: '    this.hasFailed = false;\n',
    tests: ['reliability/watch > tries a cycle again that failed']
  },
  {
    name: 'edit-in-the-second-of-a-look-lost',
    says: 'takes a row for seen that may be edited again in the same second',
    file: 'src/operations/watch/lookForChanges.ts',
    search: 'secondOf(stamp) < secondOf(at)',
    replace: 'secondOf(stamp) <= secondOf(at)',
    tests: ['unit/operations/watch/lookForChanges']
  },
  {
    name: 'deletions-not-looked-at',
    says: 'does not see deletions in a look',
    file: 'src/operations/watch/lookForChanges.ts',
    search: ' || deleted.some((id) => !before?.deleted.has(id));',
    replace: ' || deleted.some((id) => id === before?.coveredTo);',
    tests: ['unit/operations/watch/lookForChanges']
  },
  {
    name: 'own-writes-wake',
    says: 'runs a cycle for what it wrote itself',
    file: 'src/operations/watch/lookForChanges.ts',
    search: '...(own ? [',
    replace: "...(own && object === '' ? [",
    tests: ['reliability/watch > has each change on the page']
  },
  {
    name: 'late-commits-not-looked-at',
    says: 'looks from now on instead of from what the org says is complete',
    file: 'src/operations/watch/lookForChanges.ts',
    search: 'const from = windowFrom(before?.coveredTo ?? since);',
    replace: 'const from = windowFrom(before === undefined ? since : at);',
    tests: ['unit/operations/watch/lookForChanges']
  },
  {
    name: 'rests-after-a-long-cycle',
    says: 'rests for a whole pause after a cycle that outlasted it',
    file: 'src/service/schedule.ts',
    search: 'return leftMs === 0 && isStretched ? pauseMs : leftMs;',
    replace: 'return leftMs === 0 || isStretched ? pauseMs : leftMs;',
    tests: ['unit/service/schedule', 'reliability/watchLongCycle']
  },
  {
    name: 'new-day-not-seen',
    says: 'does not run when the org begins a new day',
    file: 'src/service/schedule.ts',
    search: "  if (facts.isNewDay) return 'night';\n",
    replace: '',
    tests: ['unit/service/schedule', 'reliability/watch']
  },
  {
    name: 'new-settings-not-seen',
    says: 'does not run when settings changed',
    file: 'src/service/schedule.ts',
    search: "  if (facts.isSettingsChanged) return 'settings';\n",
    replace: '',
    tests: ['unit/service/schedule', 'reliability/watch']
  },
  {
    name: 'lost-lease-tried-again',
    says: 'goes on after somebody else has taken its place',
    file: 'src/service/schedule.ts',
    search: "  LeaseLost: 'wait',\n",
    replace: '',
    tests: ['unit/service/schedule', 'reliability/twoServices']
  },
  {
    name: 'used-up-budget-tried-again',
    says: 'tries again and again when the calls are used up',
    file: 'src/service/schedule.ts',
    search: "  ApiBudgetReached: 'pause',\n",
    replace: '',
    tests: ['unit/service/schedule', 'reliability/watch']
  },
  {
    name: 'stops-anywhere',
    says: 'stops between a request and its answer',
    file: 'src/service/stopBetweenSteps.ts',
    search: 'signal.aborted && safeSteps.has(step)',
    replace: 'signal.aborted && (safeSteps.has(step) || !safeSteps.has(step))',
    tests: ['unit/service/stopBetweenSteps']
  },
  {
    name: 'alarm-between-pauses-lost',
    says: 'forgets an event that comes while it looks',
    file: 'src/service/alarm.ts',
    search: '    this.isRung = true;\n',
    replace: '',
    tests: ['unit/service/alarm']
  },
  {
    name: 'signed-in-to-another-org',
    says: 'goes on in another org after a new sign-in',
    file: 'src/service/cycles.ts',
    search: 'if (client.identity.orgId !== this.state.orgId) throw',
    replace: "if (client.identity.orgId === '') throw",
    tests: ['reliability/otherOrg > meets at a new sign-in']
  },
  {
    name: 'hinted-objects-not-looked-at',
    says: 'wakes for an event and looks at nothing',
    file: 'src/service/looks.ts',
    search: 'from.objects.filter(({ object }) => hinted.has(object));',
    replace: 'from.objects.filter(({ object }) => hinted.has(`${object} `));',
    tests: ['reliability/watchEvents > looks at the object that an event names']
  },
  {
    name: 'edited-settings-not-looked-at',
    says: 'sees an edit of settings in Setup only when fields are described anew',
    file: 'src/service/looks.ts',
    search: 'isWhole ? settingsEdited(client, from.settingsHash) : false,',
    replace: 'isWhole ? settingsEdited(client, from.settingsHash).then(() => false) : false,',
    tests: ['reliability/watchLooks > runs one for an edit of settings in Setup']
  }
];
