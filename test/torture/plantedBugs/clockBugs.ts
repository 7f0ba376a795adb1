import type { PlantedBug } from './plantedBug.ts';

/** Whose clock counts, and when a day begins. */
export const clockBugs: readonly PlantedBug[] = [
  {
    name: 'clock-back-not-seen',
    says: "begins a window in the future where the org's clock went back",
    file: 'src/pull/chooseWindow.ts',
    search: 'cursor.coveredTo < at.now ? cursor.coveredTo : at.now',
    replace: 'cursor.coveredTo',
    tests: ['unit/pull/chooseWindow', 'reliability/clocks']
  },
  {
    name: 'window-by-own-clock',
    says: 'cuts windows by the clock of this machine',
    file: 'src/pull/pullOptions.ts',
    search: 'const now = await options.client.now();',
    replace: 'const now = new Date().toISOString();',
    tests: ['reliability/clocks > seconds more than before loses no record']
  },
  {
    name: 'org-clock-is-ours',
    says: "takes the clock of this machine for the org's",
    file: 'src/org/restOrgClient.ts',
    search: "const date = new Date(reply.headers.get('date') ?? '');",
    replace: 'const date = new Date();',
    tests: ['unit/org/connect', 'reliability/clocks > seconds more than before loses no record']
  },
  {
    name: 'comparison-day-by-utc',
    says: 'compares ids once a day of Greenwich',
    file: 'src/pull/pullOptions.ts',
    search: 'today: dayIn(now, timeZone),',
    replace: 'today: now.slice(0, 10),',
    tests: ['reliability/incrementalDaily > is made when the day begins where the org is']
  },
  {
    name: 'judged-day-by-utc',
    says: 'judges by the day of Greenwich',
    file: 'src/operations/prepareRun.ts',
    search: 'today: dayIn(instant, timeZone) };',
    replace: 'today: instant.slice(0, 10) };',
    tests: ['unit/operations/sync/run/nightOf', 'reliability/clocks']
  },
  {
    name: 'run-day-by-utc',
    says: 'takes the days of earlier runs from Greenwich',
    file: 'src/operations/sync/run/nightOf.ts',
    search: 'asOfMoment(startedAt, timeZone).today',
    replace: 'startedAt.slice(0, 10 + timeZone.length * 0)',
    tests: ['unit/operations/sync/run/nightOf', 'reliability/clocks']
  }
];
