import type { PlantedBug } from './plantedBug.ts';

/** What stands in the copy and in the state, and who may write it. */
export const storeBugs: readonly PlantedBug[] = [
  {
    name: 'na-text-is-null',
    says: 'reads the text N/A as no value',
    file: 'src/store/stagedRows.ts',
    search: "nullstr = '',",
    replace: "nullstr = ['', 'N/A'],",
    tests: ['unit/store/factStore', 'reliability/hostileText']
  },
  {
    name: 'page-rows-not-counted',
    says: 'loads a page with fewer rows than it should have',
    file: 'src/store/stagedRows.ts',
    search: 'if (result.rowsChanged !== page.rows) {',
    replace: 'if (result.rowsChanged > page.rows) {',
    tests: ['unit/store/factStore']
  },
  {
    name: 'oldest-of-two-versions',
    says: 'keeps the older one where an id comes twice',
    file: 'src/store/stagedRows.ts',
    search: '\'"SystemModstamp" desc nulls last, rowid desc\'',
    replace: '\'"SystemModstamp" asc, rowid\'',
    tests: ['unit/store/factStore', 'unit/store/factChanges']
  },
  {
    name: 'short-ids-in-the-copy',
    says: 'keeps ids of 15 characters in the copy',
    file: 'src/store/stagedRows.ts',
    search: 'if (isId) return',
    replace: "if (isId && name === '') return",
    tests: ['unit/store/factStore', 'unit/store/factChanges', 'reliability/clocks']
  },
  {
    name: 'numbers-of-two-spellings',
    says: 'takes 13 and 13.0 of a field history for two values',
    file: 'src/store/stagedRows.ts',
    search: 'return isAny ?',
    replace: "return isAny && name === '' ?",
    tests: ['unit/store/factStore']
  },
  {
    name: 'stamp-is-content',
    says: 'counts a row as changed when only its stamp moved',
    file: 'src/store/factChanges.ts',
    search: "const stamps: readonly string[] = ['SystemModstamp'];",
    replace: 'const stamps: readonly string[] = [];',
    tests: ['unit/store/factChanges', 'reliability/commits']
  },
  {
    name: 'last-old-version-wins',
    says: 'keeps the last version before a score instead of the first',
    file: 'src/store/factChanges.ts',
    search: '  await connection.run(`delete from ${changed} where id in (select id from changed_row where object = ?)`, [object]);\n',
    replace:
      '  await connection.run(`delete from ${beforeTable(object)} where "Id" in (select id from ${changed})`);\n  await connection.run(`delete from changed_row where object = ? and id in (select id from ${changed})`, [object]);\n',
    tests: ['unit/store/factChanges']
  },
  {
    name: 'removed-rows-not-noted',
    says: 'does not note rows that went as changed',
    file: 'src/store/factChanges.ts',
    search: '  await connection.run(`insert into ${changed} select id from ${removed}`);\n',
    replace: '',
    tests: ['unit/store/factChanges', 'reliability/incremental']
  },
  {
    name: 'whole-load-notes-no-removal',
    says: 'does not note rows that a whole load no longer brings',
    file: 'src/store/factChanges.ts',
    search: '  if (!keepsAbsent) await connection.run(`insert into ${removed} ${absent}`);\n',
    replace: '',
    tests: ['unit/store/factChanges', 'reliability/hidden']
  },
  {
    name: 'old-versions-stay',
    says: 'keeps old versions of rows beyond the score that they are for',
    file: 'src/store/factChanges.ts',
    search: '  for (const [object] of reader.getRowsJS()) await connection.run(`delete from ${beforeTable(String(object))}`);\n',
    replace: '  void reader;\n',
    tests: ['unit/store/factChanges', 'reliability/touched']
  },
  {
    name: 'loaded-anew-not-noted',
    says: 'does not note an object that could not be compared',
    file: 'src/store/factChanges.ts',
    search: "  await connection.run('insert into loaded_anew values (?)', [object]);\n",
    replace: '',
    tests: ['unit/store/factChanges', 'reliability/schema']
  },
  {
    name: 'state-not-synchronous',
    says: 'does not wait until the state is on disk',
    file: 'src/store/openState.ts',
    search: 'pragma synchronous = full;',
    replace: 'pragma synchronous = off;',
    tests: ['store/sqliteStateStore']
  },
  {
    name: 'state-of-another-org',
    says: 'opens the state of another org',
    file: 'src/store/openState.ts',
    search: "if (row?.['org_id'] !== orgId) throw",
    replace: "if (row?.['org_id'] === undefined) throw",
    tests: ['store/sqliteStateStore', 'badConfig/inStore']
  },
  {
    name: 'merge-chain-not-followed',
    says: 'leaves the winner of a merge in place that was merged away before',
    file: 'src/store/cursorTable.ts',
    search: "const end = typeof last === 'string' && last !== loser ? last : winner;",
    replace: "const end = typeof last === 'string' && last === '' ? last : winner;",
    tests: ['store/sqliteStateStore', 'reliability/incremental']
  },
  {
    name: 'earlier-losers-not-moved',
    says: 'leaves earlier losers with a winner that has lost since',
    file: 'src/store/cursorTable.ts',
    search: 'where object = ? and winner = ? and loser <> ?',
    replace: 'where object is null and object = ? and winner = ? and loser <> ?',
    tests: ['store/sqliteStateStore', 'reliability/incremental']
  },
  {
    name: 'pages-of-another-job',
    says: 'keeps pages of the job before among those of a new one',
    file: 'src/store/downloadTable.ts',
    search: "  database.prepare('delete from download where object = ? and job_id is not ?').run(object, jobId);\n",
    replace: '',
    tests: ['store/sqliteStateStore', 'reliability/downloads']
  },
  {
    name: 'runs-by-their-stamps',
    says: 'tells the newest run by its stamp, though the clock may have gone back',
    file: 'src/store/runTables.ts',
    search: 'order by rowid desc limit ?',
    replace: 'order by started_at desc limit ?',
    tests: ['store/sqliteStateStore']
  },
  {
    name: 'killed-run-still-runs',
    says: 'leaves a run that was killed as running',
    file: 'src/store/runTables.ts',
    search: "where status = 'running' and run_id <> ?",
    replace: "where status = 'running' and run_id = ?",
    tests: ['store/sqliteStateStore']
  }
];
