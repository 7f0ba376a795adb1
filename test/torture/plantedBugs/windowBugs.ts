import type { PlantedBug } from './plantedBug.ts';

/** Where a window begins and ends, and up to where an object counts as read. */
export const windowBugs: readonly PlantedBug[] = [
  {
    name: 'overlap-none',
    says: 'begins a window where the last one ended',
    file: 'src/pull/wholeMinutes.ts',
    search: 'const overlapMs = 5 * minuteMs;',
    replace: 'const overlapMs = 0 * minuteMs;',
    tests: ['unit/pull/wholeMinutes', 'reliability/commits']
  },
  {
    name: 'window-ends-before-now',
    says: 'ends a window at the minute that has begun',
    file: 'src/pull/wholeMinutes.ts',
    search: 'Math.floor(Date.parse(instant) / minuteMs) + 1)',
    replace: 'Math.floor(Date.parse(instant) / minuteMs))',
    tests: ['unit/pull/wholeMinutes', 'reliability/incremental']
  },
  {
    name: 'mark-later-of-two',
    says: 'takes the later of the two marks of the org',
    file: 'src/org/changedIds.ts',
    search: 'changes.latestDateCovered < deletions.latestDateCovered ?',
    replace: 'changes.latestDateCovered > deletions.latestDateCovered ?',
    tests: ['unit/org/changedIds', 'reliability/commits']
  },
  {
    name: 'mark-window-end',
    says: 'takes a window for complete to its end, whatever the org says',
    file: 'src/org/changedIds.ts',
    search: 'coveredTo: changes.latestDateCovered < deletions.latestDateCovered ? changes.latestDateCovered : deletions.latestDateCovered,',
    replace: 'coveredTo: window.to,',
    tests: ['unit/org/changedIds', 'reliability/commits']
  },
  {
    name: 'mark-largest-stamp',
    says: 'moves the position to the largest stamp among the rows',
    file: 'src/pull/pullDelta.ts',
    search: '  return applyLast({ ...oneChange(wanted, found), rows }, { cursor, found }, context);',
    replace: `  const seen = rows.map((row) => new Date(String(row['SystemModstamp'])).toISOString()).sort().at(-1) ?? found.coveredTo;
  const upTo = { ...found, coveredTo: seen };
  return applyLast({ ...oneChange(wanted, upTo), rows }, { cursor, found: upTo }, context);`,
    tests: ['reliability/commits > because the org holds its safe mark']
  },
  {
    name: 'position-before-rows',
    says: 'moves the position before the rows are durable',
    file: 'src/pull/applyLast.ts',
    search: '  const applied = await facts.applyChanges({',
    replace: `  await moveCursor({ ...cursor, coveredTo: found.coveredTo }, context, found.merged);
  const applied = await facts.applyChanges({`,
    more: [
      {
        file: 'src/pull/applyLast.ts',
        search: "  onStep('last_page', object);\n  await moveCursor({ ...cursor, coveredTo: found.coveredTo }, context, found.merged);",
        replace: "  onStep('last_page', object);"
      }
    ],
    tests: ['unit/pull/pullObjects', 'reliability/killed/nextRun > reads at most a page of each object again']
  },
  {
    name: 'page-place-before-rows',
    says: 'notes the place behind a page before its rows are durable',
    file: 'src/pull/pullPages.ts',
    search: `    sum = added(sum, await context.facts.applyChanges({ object, columns, rows, onApplied }));
    await keepPlace(asked, { found, after }, context);`,
    replace: `    await keepPlace(asked, { found, after }, context);
    sum = added(sum, await context.facts.applyChanges({ object, columns, rows, onApplied }));`,
    tests: ['reliability/incrementalMany > lose no row of a page that was not durable']
  },
  {
    name: 'position-ahead-of-facts',
    says: 'believes a position that is ahead of the facts',
    file: 'src/pull/chooseWindow.ts',
    search: ' || applied.windowEnd < cursor.coveredTo',
    replace: '',
    tests: ['unit/pull/chooseWindow', 'reliability/incrementalDaily']
  },
  {
    name: 'position-never-back',
    says: "keeps a position that lies behind the org's own mark, so that the facts are behind it",
    file: 'src/pull/moveCursor.ts',
    search: 'if (coveredTo < cursor.coveredTo) await',
    replace: "if (coveredTo < '') await",
    tests: ['reliability/incrementalDaily > before its position went back with the clock']
  },
  {
    name: 'old-position-read-on',
    says: 'asks for a window that is older than the log reaches',
    file: 'src/pull/chooseWindow.ts',
    search: 'Date.parse(windowFrom(cursor.coveredTo)) < oldest',
    replace: 'oldest < 0',
    tests: ['unit/pull/chooseWindow', 'reliability/incrementalDaily']
  },
  {
    name: 'forgotten-deletions-not-seen',
    says: 'reads on though the org has forgotten deletions since',
    file: 'src/pull/askFirst.ts',
    search: 'log.earliestAvailable >= cursor.coveredTo',
    replace: "log.earliestAvailable >= '9'",
    tests: ['reliability/deletes > and forgotten by the org']
  },
  {
    name: 'filter-not-compared',
    says: 'reads on with another filter than the rows were read by',
    file: 'src/pull/chooseWindow.ts',
    search: "if ((wanted.where ?? '') !== cursor.filter) return 'filter';",
    replace: '',
    tests: ['unit/pull/chooseWindow', 'reliability/incremental']
  },
  {
    name: 'columns-not-compared',
    says: 'reads on with other columns than the rows were read with',
    file: 'src/pull/chooseWindow.ts',
    search: "if (columnsHash(wanted.columns) !== cursor.columnsHash) return 'columns';",
    replace: '',
    tests: ['unit/pull/chooseWindow', 'reliability/incrementalDaily', 'reliability/hidden']
  },
  {
    name: 'created-only-read-on',
    says: 'never looks for deleted rows of an object that tells only new ones',
    file: 'src/pull/chooseWindow.ts',
    search: "by === 'created' && cursor.comparedOn !== today",
    replace: "by === 'created' && cursor.comparedOn !== today && false",
    tests: ['unit/pull/chooseWindow']
  },
  {
    name: 'load-under-way-is-in',
    says: 'takes any whole load that was under way for finished',
    file: 'src/pull/chooseWindow.ts',
    search: 'const isIn = applied.windowEnd === underWay.coveredTo && applied.generation === underWay.generation;',
    replace: 'const isIn = true;',
    tests: ['unit/pull/chooseWindow']
  },
  {
    name: 'whole-load-up-to-now',
    says: 'takes a whole load for complete up to now, whatever transactions are open',
    file: 'src/pull/pullWhole.ts',
    search: 'const upTo = asked.mark ?? mark;',
    replace: 'const upTo = context.now;',
    tests: ['reliability/commits > are read by the run after it']
  },
  {
    name: 'no-log-up-to-now',
    says: 'takes objects without a log for complete up to now, whatever transactions are open',
    file: 'src/pull/pullObjects.ts',
    search: 'const mark = earliest(context.now, ...asked.map(markOf));',
    replace: 'const mark = context.now;',
    tests: ['reliability/commits > the mark of other objects holds for them']
  }
];
