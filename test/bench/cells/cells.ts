import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { join } from 'node:path';
import type { AssessInput } from '../../../src/whitespace/assessInput.ts';
import type { HeldRecord } from '../../../src/writeback/changes.ts';
import { asHeld, quietCell, runCells } from './cellRun.ts';
import type { CellRun, HeldOf, QuietCell } from './cellRun.ts';
import { manyCells, withOneAsset } from './manyCells.ts';

/**
 * Whitespace of a large book, printed as the tables of docs/PERFORMANCE.md: a first run, a second one on what the first wrote,
 * and a third after one customer installed one unit more. What the org would hold lies in a folder of its own, part by part.
 * `node test/bench/cells/cells.ts [accounts] [product lines]`
 */
const [accounts = 100_000, lines = 20] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), 'headroom-cells-'));
const fileOf = (from: number): string => join(folder, `${from}.jsonl`);
const heldOf: HeldOf = (from) =>
  readFileSync(fileOf(from), 'utf8')
    .split('\n')
    .filter((text) => text !== '')
    .map((text) => JSON.parse(text) as HeldRecord);

// Between runs memory is given back, as by the end of a process.
setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

let quiet: QuietCell | undefined;

const peakMb = (): number => process.resourceUsage().maxRSS / 1024;

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

function report(name: string, { times, cells, records, changes }: CellRun): void {
  const stages = Object.values(times);
  const [clock, processor] = (['clock', 'processor'] as const).map((by) => stages.reduce((sum, stage) => sum + stage[by], 0));
  const together = [seconds(clock ?? NaN), seconds(processor ?? NaN), `${Math.round(peakMb())} MB`];
  console.log(`| ${[name, ...stages.map((stage) => seconds(stage.processor)), ...together, cells, records, changes].join(' | ')} |`);
}

function timed(name: string, input: AssessInput, held: HeldOf, keep: boolean): CellRun {
  const run = runCells(input, held, (records, from) => {
    quiet ??= quietCell(records);
    if (keep) writeFileSync(fileOf(from), records.map((record) => JSON.stringify(asHeld(record))).join('\n'));
  });
  if (name === 'first run') {
    const heads = [
      'processor time',
      ...Object.keys(run.times),
      'by the clock',
      'of the processor',
      'peak so far',
      'cells',
      'records',
      'writes'
    ];
    console.log(`| ${heads.join(' | ')} |\n|${heads.map(() => '---').join('|')}|`);
  }
  report(name, run);
  collectGarbage();
  return run;
}

try {
  const input = manyCells({ accounts, lines, seed: 1 });
  collectGarbage();
  console.log(
    `${accounts.toLocaleString('en-US')} accounts x ${lines} product lines, Node ${process.version}, input ${Math.round(peakMb())} MB\n`
  );
  timed('first run', input, () => [], true);
  timed('second run, nothing changed', input, heldOf, false);
  if (quiet === undefined) throw new Error('no cell is partly used and not put forward: make more accounts');
  const { written } = timed(
    'third run, one asset more',
    withOneAsset(input, quiet.line, input.accounts.indexOf(quiet.accountId)),
    heldOf,
    false
  );
  console.log(`\nwritten by the third run: ${written.join(', ')}`);
} finally {
  rmSync(folder, { recursive: true });
}
