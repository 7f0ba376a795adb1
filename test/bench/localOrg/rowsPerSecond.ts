import { openBenchOrg } from './benchOrg.ts';
import { operations, rowCount, type Timed } from './operations.ts';

/**
 * Rows per second of the local org, printed as the table of docs/PERFORMANCE.md: each round starts a fresh org, fills it with
 * 100,000 accounts and times every operation once. `node test/bench/localOrg/rowsPerSecond.ts [rounds]`
 */
const rounds = Number(process.argv[2] ?? 3);
const measured = new Map<string, number[]>(operations.map(({ name }) => [name, []]));
const peaks: number[] = [];

for (let round = 0; round < rounds; round++) {
  const org = await openBenchOrg();
  try {
    for (const { name, run } of operations) {
      const started = performance.now();
      const { rows, seconds = (performance.now() - started) / 1000 }: Timed = await run(org);
      measured.get(name)?.push(rows / seconds);
      process.stderr.write(`round ${round + 1}: ${name}: ${Math.round(rows / seconds)} rows/s\n`);
    }
    peaks.push(await org.peakMb());
  } finally {
    await org.stop();
  }
}

const thousands = (value: number): string => (Math.round(value / 1000) * 1000).toLocaleString('en-US');
const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? 0;
const worst = (range: string): number => Number(range.split(' to ')[0]?.replaceAll(',', ''));

console.log(`${rowCount.toLocaleString('en-US')} accounts, ${rounds} rounds, Node ${process.version}\n`);
console.log('| operation | median rows/s | least rows/s | prototype rows/s | median to prototype |\n|---|---|---|---|---|');
for (const { name, prototype } of operations) {
  const values = measured.get(name) ?? [];
  const ratio = median(values) / worst(prototype);
  console.log(`| ${name} | ${thousands(median(values))} | ${thousands(Math.min(...values))} | ${prototype} | ${ratio.toFixed(1)} |`);
}
console.log(`\nMemory peak of the org's process: ${Math.round(Math.max(...peaks))} MB`);
