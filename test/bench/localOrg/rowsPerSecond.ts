import { openBenchOrg } from './benchOrg.ts';
import { idsOf, type Operation, operations, rowCount } from './operations.ts';

/**
 * Rows per second of the local org, printed as the table of docs/PERFORMANCE.md: each round starts a fresh org, fills it with
 * 100,000 accounts and times every operation once. Beside the clock stands the time of the processor, of client and org together:
 * it says the same on a machine that has other things to do. `node test/bench/localOrg/rowsPerSecond.ts [rounds]`
 */
const rounds = Number(process.argv[2] ?? 3);
type Rates = { readonly byClock: number[]; readonly byProcessor: number[] };
const measured = new Map<string, Rates>(operations.map(({ name }) => [name, { byClock: [], byProcessor: [] }]));
const peaks: number[] = [];

async function runRound(): Promise<void> {
  const org = await openBenchOrg();
  try {
    for (const operation of operations) await timeOne(org, operation);
    peaks.push(await org.peakMb());
  } finally {
    await org.stop();
  }
}

async function timeOne(org: Awaited<ReturnType<typeof openBenchOrg>>, { name, run, needsIds }: Operation): Promise<void> {
  const ids = needsIds ? await idsOf(org) : [];
  const processor = await org.cpuSeconds();
  const started = performance.now();
  const { rows } = await run(org, ids);
  measured.get(name)?.byClock.push(rows / ((performance.now() - started) / 1000));
  measured.get(name)?.byProcessor.push(rows / ((await org.cpuSeconds()) - processor));
}

const thousands = (value: number): string => (Math.round(value / 1000) * 1000).toLocaleString('en-US');
const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? 0;
const least = (range: string): number => Number(range.split(' to ')[0]?.replaceAll(',', ''));

function line({ name, prototype }: Operation): string {
  const { byClock, byProcessor } = measured.get(name) ?? { byClock: [], byProcessor: [] };
  const ratio = (rate: number): string => (rate / least(prototype)).toFixed(1);
  const [clock, processor] = [median(byClock), median(byProcessor)];
  const rates = [thousands(clock), thousands(Math.min(...byClock)), thousands(processor), prototype];
  return `| ${[name, ...rates, ratio(clock), ratio(processor)].join(' | ')} |`;
}

for (let round = 1; round <= rounds; round++) {
  await runRound();
  process.stderr.write(`round ${round} of ${rounds} is done\n`);
}
console.log(`${rowCount.toLocaleString('en-US')} accounts, ${rounds} rounds, Node ${process.version}\n`);
console.log('| operation | rows/s, median | least | rows per processor second | prototype, rows/s | clock ratio | processor ratio |');
console.log('|---|---|---|---|---|---|---|');
for (const operation of operations) console.log(line(operation));
console.log(`\nMemory peak of the org's process: ${Math.round(Math.max(...peaks))} MB`);
