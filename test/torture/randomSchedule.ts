import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { runSchedule } from './runSchedule.ts';
import { Tally } from './tally.ts';

/**
 * Random edits and random faults against a full recomputation:
 *
 *     node test/torture/randomSchedule.ts --seeds 20
 *     node test/torture/randomSchedule.ts --seed 7 --without 3,4,5
 *
 * Prints a line for each seed, the schedule of those that fail, and at the end what was done to the org in all; ends with 1 where a seed
 * fails.
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

// Stores write to disk and wait for it; nobody needs these folders after a crash of the machine.
if (existsSync('/dev/shm')) process.env['TMPDIR'] ??= '/dev/shm';

const first = Number(values.seed);
const without = new Set(values.without.split(',').filter(Boolean).map(Number));
const tally = new Tally();
for (let seed = first; seed < first + Number(values.seeds); seed += 1) {
  const lines: string[] = [];
  const tell = (line: string): void => {
    lines.push(line);
    if (values.aloud) console.log(line);
  };
  const begun = process.cpuUsage();
  const violations = await runSchedule({ seed, edits: Number(values.edits), without, faults: !values.calm, tally, tell });
  const { user, system } = process.cpuUsage(begun);
  const seconds = Math.round((user + system) / 1_000_000);
  tally.add('seeds');
  tally.add('violations', violations.length);
  if (violations.length > 0 && !values.aloud) console.log(lines.join('\n'));
  for (const line of violations) console.log(`! ${line}`);
  console.log(`seed ${seed}: ${violations.length === 0 ? 'holds' : 'FAILS'}, ${lines.length} lines, ${seconds} s of processor`);
}
console.log(['', ...tally.lines()].join('\n'));
process.exitCode = tally.of('violations') > 0 ? 1 : 0;
