import type { PlantedBug } from './plantedBug.ts';

/** What becomes of rows that the org did not take. */
export const refusalBugs: readonly PlantedBug[] = [
  {
    name: 'absence-is-gone',
    says: 'drops a refused row without asking whether its account is gone',
    file: 'src/writeback/goneAccounts.ts',
    search: "if (verdict === 'gone') gone.add",
    replace: "if (verdict === 'gone' || verdict === 'ask') gone.add",
    tests: ['unit/writeback/drainOutbox', 'reliability/refusals', 'reliability/writeBack']
  },
  {
    name: 'living-accounts-are-gone',
    says: 'takes every account that the org has for a deleted one',
    file: 'src/writeback/goneAccounts.ts',
    search: 'WHERE IsDeleted = true AND Id IN',
    replace: 'WHERE Id IN',
    tests: ['unit/writeback/drainOutbox', 'reliability/refusals']
  },
  {
    name: 'gone-records-stay-parked',
    says: 'parks writes to records that were deleted meanwhile',
    file: 'src/org/classifyError.ts',
    search: "ENTITY_IS_DELETED: 'gone',",
    replace: "ENTITY_IS_DELETED: 'park',",
    tests: ['unit/org/classifyFault', 'unit/writeback/drainOutbox', 'reliability/refusals']
  },
  {
    name: 'unprocessed-rows-refused',
    says: 'takes rows that a job did not get to for refused ones',
    file: 'src/org/classifyError.ts',
    search: "UNPROCESSED: 'retry',",
    replace: "UNPROCESSED: 'park',",
    tests: ['unit/writeback/drainOutbox', 'reliability/outboxByBulk']
  },
  {
    name: 'locks-refuse',
    says: 'takes a passing lock for a refusal',
    file: 'src/org/classifyError.ts',
    search: "UNABLE_TO_LOCK_ROW: 'retry',",
    replace: "UNABLE_TO_LOCK_ROW: 'park',",
    tests: ['unit/writeback/drainOutbox', 'reliability/locks']
  },
  {
    name: 'refused-rows-always-sent',
    says: 'sends refused rows again in each run',
    file: 'src/writeback/refusedRows.ts',
    search: 'if (!isNight || entry.parkedOn === undefined) return isNight;',
    replace: 'if (!isNight || entry.parkedOn === undefined) return true;',
    tests: ['unit/writeback/refusedRows', 'reliability/writeBack']
  },
  {
    name: 'refused-rows-never-at-night',
    says: 'never sends refused rows again by itself',
    file: 'src/writeback/refusedRows.ts',
    search: 'return nights >= pause;',
    replace: 'return nights >= pause * 1000;',
    tests: ['unit/writeback/refusedRows', 'reliability/writeBack']
  },
  {
    name: 'refused-rows-wait-after-edit',
    says: 'leaves a refused row parked though its record was saved since',
    file: 'src/writeback/refusedRows.ts',
    search: ' || causeOf(item) !== entry.cause) return true;',
    replace: ' || (causeOf(item) !== entry.cause && false)) return true;',
    tests: ['unit/writeback/refusedRows', 'reliability/writeBack']
  },
  {
    name: 'moved-since-refused-not-touched',
    says: 'does not score an account again whose refused record was saved since',
    file: 'src/operations/sync/scope/scopeOfRun.ts',
    search: '...(await movedSinceRefused(prepared, stores))',
    replace: '...(await movedSinceRefused(prepared, stores)).slice(0, 0)',
    tests: ['reliability/writeBack > is sent again at once, even where']
  },
  {
    name: 'passing-locks-forgotten',
    says: 'drops rows that a passing lock kept away',
    file: 'src/writeback/refusedRows.ts',
    search: 'return { items: rest, stay, again };',
    replace: 'return { items: rest, stay, again: again.slice(0, 0) };',
    tests: ['unit/writeback/refusedRows', 'reliability/locks']
  },
  {
    name: 'approval-asked-every-night',
    says: 'tries a record that waits for approval every night',
    file: 'src/writeback/refusedRows.ts',
    search: '(approvalPauses[entry.refusals - 1] ?? 7)',
    replace: 'Math.min(approvalPauses.length, 1)',
    tests: ['unit/writeback/refusedRows']
  }
];
