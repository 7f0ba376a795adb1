import type { PlantedBug } from './plantedBug.ts';

/** The local org itself: what it would let pass if it were kinder than the platform. */
export const localOrgBugs: readonly PlantedBug[] = [
  {
    name: 'org-holds-no-mark',
    says: 'covers everything up to now though transactions are open',
    file: 'src/localOrg/routes/changes.ts',
    search: 'const safe = Math.min(now, request.org.transactions.oldestMs ?? now);',
    replace: 'const safe = Math.min(now, request.org.transactions.oldestMs === undefined ? now : now);',
    tests: ['unit/localOrg/commitFaults', 'reliability/commits']
  },
  {
    name: 'org-minds-seconds',
    says: 'takes the seconds of a window of changed ids for given',
    file: 'src/localOrg/routes/changes.ts',
    search: 'return Math.floor(instant / minuteMs) * minuteMs;',
    replace: 'return instant;',
    tests: ['unit/localOrg/commitFaults', 'unit/localOrg/lists', 'localOrg/jsforce']
  },
  {
    name: 'org-lists-deleted-as-updated',
    says: 'lists deleted records among the updated ones',
    file: 'src/localOrg/routes/changes.ts',
    search: 'const alive = object.softDelete ?',
    replace: "const alive = object.name === '' ?",
    tests: ['unit/localOrg/lists', 'localOrg/jsforce', 'reliability/incremental']
  },
  {
    name: 'org-remembers-for-ever',
    says: 'answers windows of any age',
    file: 'src/localOrg/routes/changes.ts',
    search: 'if (from < now - oldestDays[kind] * dayMs - minuteMs) throw',
    replace: 'if (from < now - oldestDays[kind] * dayMs * 1000) throw',
    tests: ['unit/localOrg/lists', 'localOrg/jsforce', 'reliability/deletes']
  },
  {
    name: 'org-empties-nothing',
    says: 'takes #N/A of a Bulk file for a text',
    file: 'src/localOrg/bulk/ingestRow.ts',
    search: 'raw: cell === nullMark ? null : cell',
    replace: "raw: cell === '' ? null : cell",
    tests: ['unit/localOrg/ingest', 'reliability/ingest']
  },
  {
    name: 'org-keeps-six-tokens',
    says: 'keeps more than five tokens of a user and app',
    file: 'src/localOrg/faults/fiveTokens.ts',
    search: 'const mostTokens = 5;',
    replace: 'const mostTokens = 50;',
    tests: ['unit/localOrg/faults', 'unit/localOrg/signIn', 'reliability/signIn']
  },
  {
    name: 'org-commits-late-writes-at-once',
    says: 'commits at once what a fault has it commit late',
    file: 'src/localOrg/faults/openTransactions.ts',
    search: 'dueMs <= nowMs).toSorted',
    replace: 'dueMs <= nowMs + 1e12).toSorted',
    tests: ['unit/localOrg/commitFaults']
  }
];
