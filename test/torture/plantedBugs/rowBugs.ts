import type { PlantedBug } from './plantedBug.ts';

/** Which rows of a window are read, and what becomes of those that went. */
export const rowBugs: readonly PlantedBug[] = [
  {
    name: 'keyset-without-id',
    says: 'begins a page behind the last stamp instead of behind stamp and id',
    file: 'src/pull/readRows.ts',
    search: '`(${name} > ${after.stamp} OR (${name} = ${after.stamp} AND Id > ${soqlText(after.id)}))`',
    replace: '`${name} > ${after.stamp}`',
    tests: ['unit/pull/readRows', 'reliability/commits', 'reliability/incrementalMany']
  },
  {
    name: 'pages-in-order-of-stamp-alone',
    says: 'asks for pages in the order of stamps alone',
    file: 'src/pull/readRows.ts',
    search: ' ORDER BY ${name}, Id LIMIT ${rows}',
    replace: ' ORDER BY ${name} LIMIT ${rows}',
    tests: ['unit/pull/readRows', 'reliability/commits', 'reliability/incrementalMany']
  },
  {
    name: 'late-rows-of-pages-lost',
    says: 'leaves out ids of the log that came on no page',
    file: 'src/pull/pullPages.ts',
    search: 'const ids = mayHaveLeft.filter((id) => !seen.has(id));',
    replace: 'const ids = mayHaveLeft.filter((id) => !seen.has(id) && false);',
    tests: ['reliability/incrementalMany > without the row that left the filter']
  },
  {
    name: 'leavers-stay',
    says: 'keeps rows that have left the filter',
    file: 'src/pull/pullDelta.ts',
    search: 'mayHaveLeft: wanted.where === undefined ? [] : log.updated',
    replace: 'mayHaveLeft: []',
    tests: ['unit/pull/pullObjects', 'reliability/incremental > in which a row leaves the filter']
  },
  {
    name: 'deleted-stay',
    says: 'keeps rows that the log names as deleted',
    file: 'src/pull/pullDelta.ts',
    search: 'const removed = log.deleted.filter((id) => !updated.has(id));',
    replace: 'const removed = log.deleted.filter((id) => updated.has(id));',
    tests: ['unit/pull/pullObjects', 'reliability/incremental > removes what was deleted']
  },
  {
    name: 'undeleted-gone-behind-pages',
    says: 'removes rows that were deleted and undeleted in the window',
    file: 'src/pull/pullDelta.ts',
    search: 'const removed = log.deleted.filter((id) => !updated.has(id));',
    replace: 'const removed = log.deleted;',
    tests: ['unit/pull/pullObjects']
  },
  {
    name: 'undelete-ignored',
    says: 'removes rows that were deleted though the same change brings them',
    file: 'src/store/factChanges.ts',
    search: '  await connection.run(`delete from ${removed} where id in (select "Id" from ${staged.name})`);\n',
    replace: '',
    tests: ['unit/store/factChanges', 'reliability/incremental']
  },
  {
    name: 'halves-mark-of-second',
    says: 'takes a window in halves for complete as far as the second is',
    file: 'src/pull/readLog.ts',
    search: 'coveredTo: first.coveredTo < between ? first.coveredTo : second.coveredTo,',
    replace: 'coveredTo: second.coveredTo,',
    tests: ['unit/pull/readLog']
  },
  {
    name: 'halves-edit-beats-deletion',
    says: 'brings back what was edited in the first half of a window and deleted in the second',
    file: 'src/pull/readLog.ts',
    search: 'updated: [...first.updated.filter((id) => !changedAgain.has(id)), ...second.updated],',
    replace: 'updated: [...first.updated, ...second.updated],',
    tests: ['unit/pull/readLog']
  },
  {
    name: 'merge-winner-not-changed',
    says: 'does not count the winner of a merge as changed',
    file: 'src/pull/pullDelta.ts',
    search: '  const marked = merged.map(({ winner }) => winner);\n  return',
    replace: '  const marked = merged.slice(0, 0).map(({ winner }) => winner);\n  return',
    tests: ['reliability/incremental > follows merges']
  },
  {
    name: 'absence-deletes',
    says: 'deletes what this user no longer sees',
    file: 'src/pull/compareRows.ts',
    search: 'const isSure = (await seesAll())(wanted.object);',
    replace: 'const isSure = (await seesAll()) !== undefined;',
    tests: ['reliability/incrementalDaily > keeps rows that sharing hides']
  },
  {
    name: 'whole-read-drops-absent',
    says: 'takes what does not come with a whole read for gone',
    file: 'src/pull/pullWhole.ts',
    search: "cursors.cursor !== undefined && wanted.changes?.by === 'log';",
    replace: "cursors.cursor !== undefined && wanted.changes?.by === 'whole';",
    tests: ['reliability/hiddenWhole']
  },
  {
    name: 'kept-counts-as-compared',
    says: 'takes rows that a whole read kept for compared',
    file: 'src/pull/pullWhole.ts',
    search: '...(absent.length === 0 ? compared : {})',
    replace: '...compared',
    tests: ['reliability/hiddenWhole > the log']
  },
  {
    name: 'undelete-refills-nothing',
    says: 'never reads rows that point to a record that came back',
    file: 'src/pull/pullObjects.ts',
    search: 'const refilled = await readRefilled(plan.objects, before, context);',
    replace: 'const refilled = await readRefilled([], before, context);',
    tests: ['reliability/deletes > point to them again', 'reliability/deletes > take the rows of their history along']
  },
  {
    name: 'unseen-never-read-again',
    says: 'never reads rows again that were hidden for a time',
    file: 'src/pull/compareRows.ts',
    search: 'const back = (await readUnseen(facts, object)).filter((id) => !absent.has(id));',
    replace: 'const back = (await readUnseen(facts, object)).filter((id) => absent.has(id));',
    tests: ['reliability/incrementalDaily > keeps rows that sharing hides']
  },
  {
    name: 'comparison-never',
    says: 'never compares ids with those of the org',
    file: 'src/pull/compareObjects.ts',
    search: 'if (cursor === undefined || cursor.comparedOn === context.today) return [];',
    replace: 'return [];',
    tests: ['reliability/incrementalDaily > finds rows that came and went']
  },
  {
    name: 'calculated-fields-not-compared',
    says: 'never reads fields again that move without a stamp',
    file: 'src/pull/compareRows.ts',
    search: 'const unstamped = wanted.changes?.unstamped ?? [];',
    replace: 'const unstamped: readonly string[] = [];',
    tests: ['reliability/schema > that changes by an edit of the parent']
  },
  {
    name: 'sees-all-without-rights-to-ask',
    says: 'takes a user who may not read permissions for one who sees everything',
    file: 'src/pull/seesAll.ts',
    search: 'return () => false;',
    replace: 'return () => true;',
    tests: ['reliability/incrementalDaily > where it may not even ask what it sees']
  },
  {
    name: 'sees-all-of-one-is-of-all',
    says: 'takes the right to see all records of one object for the right to see all',
    file: 'src/pull/seesAll.ts',
    search: 'all.length > 0 || objects.has(object)',
    replace: 'all.length > 0 || (objects.size > 0 && object.length > 0)',
    tests: ['reliability/incrementalDaily > keeps rows that sharing hides']
  },
  {
    name: 'archived-activities-lost',
    says: 'reads activities without those that are archived',
    file: 'src/pull/rowsToRead.ts',
    search: ": 'IsDeleted = false', archived: true };",
    replace: ": 'IsDeleted = false', archived: false };",
    tests: ['unit/pull/planPull']
  },
  {
    name: 'resumed-load-is-new',
    says: 'takes a download that goes on for as new as the run that goes on with it',
    file: 'src/pull/downloads.ts',
    search: 'const { coveredTo } = before?.jobId === download.jobId ? before : fresh;',
    replace: 'const { coveredTo } = before === undefined ? fresh : { ...before, ...fresh };',
    tests: ['reliability/downloads > is as new as the run that began it']
  },
  {
    name: 'download-of-other-words',
    says: 'goes on with a download that was asked for by another query',
    file: 'src/pull/downloads.ts',
    search: 'const isSame = known.soql === fresh.soql && known.columnsHash === fresh.columnsHash;',
    replace: 'const isSame = known.object === fresh.object;',
    tests: ['reliability/downloads']
  },
  {
    name: 'download-of-last-week',
    says: 'goes on with a download however old it is',
    file: 'src/pull/downloads.ts',
    search: '<= oldestMs) return known;',
    replace: '<= oldestMs * 1000) return known;',
    tests: ['reliability/downloads']
  },
  {
    name: 'history-of-rows-by-first-page',
    says: 'takes an object whose first page is full for one without changes',
    file: 'src/pull/askFirst.ts',
    search: "if (firstPage === undefined || firstPage.length >= context.restRows) return 'bulk';",
    replace: "if (firstPage === undefined || firstPage.length >= context.restRows) return 'nothing';",
    tests: ['reliability/incrementalMany > of an object without a log come all']
  }
];
