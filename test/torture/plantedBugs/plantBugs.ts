import { parseArgs } from 'node:util';
import type { PlantedBug } from './plantedBug.ts';
import { plantedBugs } from './plantedBugs.ts';
import { ProjectCopy } from './projectCopy.ts';
import { runTests, type TestsEnd } from './runTests.ts';

/**
 * Plants each bug alone into a copy of the project, and runs the tests that should notice:
 *
 *     node test/torture/plantedBugs/plantBugs.ts
 *     node test/torture/plantedBugs/plantBugs.ts --about windows,rows
 *     node test/torture/plantedBugs/plantBugs.ts --only overlap-none,fence-missing
 *
 * Prints a line for each bug with the test that noticed, and ends with 1 where no test did. All of them take an hour or two.
 */
const { values } = parseArgs({
  options: {
    /** What the bugs are about, by the names of `plantedBugs`. */
    about: { type: 'string', default: '' },
    /** Names of bugs. */
    only: { type: 'string', default: '' },
    /** Begins of the tests to run, such as `unit,store`: the quick ones alone; bugs without such a test are left out. */
    within: { type: 'string', default: '' },
    /** Does not first see whether the tests pass without a bug. */
    hurry: { type: 'boolean', default: false }
  }
});

const words = (text: string): readonly string[] => text.split(',').filter(Boolean);

function chosen(): readonly PlantedBug[] {
  const [about, only] = [words(values.about), words(values.only)];
  const bugs = Object.entries(plantedBugs).flatMap(([room, all]) => (about.length === 0 || about.includes(room) ? all : []));
  const found = bugs.filter(({ name }) => only.length === 0 || only.includes(name)).flatMap(within);
  if (found.length === 0) throw new RangeError(`No bug is called so; they are about ${Object.keys(plantedBugs).join(', ')}.`);
  return found;
}

/** A bug with those of its tests that were asked for. */
function within(bug: PlantedBug): readonly PlantedBug[] {
  const begins = words(values.within);
  const tests = bug.tests.filter((test) => begins.length === 0 || begins.some((begin) => test.startsWith(begin)));
  return tests.length === 0 ? [] : [{ ...bug, tests }];
}

function wordsOf(end: TestsEnd): string {
  switch (end.kind) {
    case 'passed':
      return 'SURVIVES';
    case 'failed':
      return `noticed by ${end.file}: ${end.title}\n    ${end.why}`;
    case 'hung':
      return 'noticed: its tests never end';
    case 'broken':
      return `BROKEN: no test ran\n${end.output}`;
  }
}

/** A test that fails without any bug would notice every one. */
async function refuseFailing(copy: ProjectCopy, bugs: readonly PlantedBug[]): Promise<void> {
  const end = await runTests(copy.folder, [...new Set(bugs.flatMap(({ tests }) => tests))]);
  if (end.kind !== 'passed') throw new Error(`The tests do not pass without a bug: ${wordsOf(end)}`);
}

const bugs = chosen();
const copy = await ProjectCopy.make();
const survivors: string[] = [];
try {
  if (!values.hurry) await refuseFailing(copy, bugs);
  for (const bug of bugs) {
    const begun = performance.now();
    const end = await copy
      .with(bug, () => runTests(copy.folder, bug.tests))
      .catch((error: unknown): TestsEnd => ({ kind: 'broken', output: String(error) }));
    if (end.kind === 'passed' || end.kind === 'broken') survivors.push(bug.name);
    console.log(`${bug.name} (${bug.says}): ${wordsOf(end)} [${Math.round((performance.now() - begun) / 1000)} s]`);
  }
} finally {
  await copy.remove();
}
console.log(
  `${bugs.length} bugs planted, ${bugs.length - survivors.length} noticed${survivors.map((name) => `\nnot noticed: ${name}`).join('')}`
);
process.exitCode = survivors.length > 0 ? 1 : 0;
