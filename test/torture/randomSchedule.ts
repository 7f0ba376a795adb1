import { parseArgs } from 'node:util';
import { runSchedule } from './runSchedule.ts';

/**
 * Random edits and random faults against a full recomputation:
 *
 *     node test/torture/randomSchedule.ts --seeds 20
 *     node test/torture/randomSchedule.ts --seed 7 --without 3,4,5
 *
 * Prints the schedule of each seed that fails, and ends with 1 where one does.
 */
const { values } = parseArgs({
  options: {
    /** How many seeds, from `--seed` on. */
    seeds: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
    edits: { type: 'string', default: '60' },
    /** Numbers of steps that are left out. */
    without: { type: 'string', default: '' },
    /** Leaves all faults off. */
    calm: { type: 'boolean', default: false },
    /** Prints the schedule while it runs, of seeds that hold too. */
    aloud: { type: 'boolean', default: false }
  }
});

const first = Number(values.seed);
const without = new Set(values.without.split(',').filter(Boolean).map(Number));
let failed = 0;
for (let seed = first; seed < first + Number(values.seeds); seed += 1) {
  const lines: string[] = [];
  const tell = (line: string): void => {
    lines.push(line);
    if (values.aloud) console.log(line);
  };
  const begun = performance.now();
  const violations = await runSchedule({ seed, edits: Number(values.edits), without, faults: !values.calm, tell });
  const seconds = Math.round((performance.now() - begun) / 1000);
  if (violations.length > 0 && !values.aloud) console.log(lines.join('\n'));
  for (const line of violations) console.log(`! ${line}`);
  console.log(`seed ${seed}: ${violations.length === 0 ? 'holds' : 'FAILS'}, ${lines.length} steps, ${seconds} s`);
  failed += violations.length > 0 ? 1 : 0;
}
process.exitCode = failed > 0 ? 1 : 0;
