import { fork } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { localOrgPaths } from '../../../src/commands/localOrgFolder.ts';
import { openCompany } from '../../reliability/openCompany.ts';
import type { Company } from '../../reliability/openCompany.ts';
import { changeOneInAHundred, fillLargeOrg } from './largeOrg.ts';
import type { SyncDone, SyncOrder } from './syncProcess.ts';

/**
 * What runs over many accounts take: the first over all, one that reads its own records back, one without a change, one after one
 * case of one account, one after one row in a hundred, and the first of the next day. Each is the real sync in a process of its
 * own, so that its peak of memory is that of a service; this process is the local org, and shares the processor.
 *
 * `node test/bench/manyAccounts/manyAccounts.ts [--accounts 100000] [--children 1000000] [--on-one 200000]`; `--runs first,change` makes
 * only runs with such a name, `--slice 1000000` works on so many accounts at once, `--heap 256` gives the JavaScript of a sync so many MB.
 */
const { values } = parseArgs({
  options: {
    accounts: { type: 'string' },
    children: { type: 'string' },
    'on-one': { type: 'string' },
    runs: { type: 'string' },
    slice: { type: 'string' },
    heap: { type: 'string' }
  }
});
const accounts = Number(values.accounts ?? '100000');
const children = Number(values.children ?? String(accounts * 10));
const onOne = Number(values['on-one'] ?? String(accounts * 2));
const runs = values.runs?.split(',');
const atOnce = values.slice === undefined ? {} : { partSizes: { slice: Number(values.slice), part: Number(values.slice) } };

async function measure(company: Company, what: string): Promise<void> {
  if (runs !== undefined && !runs.some((name) => what.includes(name))) return;
  const { keyFile } = localOrgPaths(dirname(company.dataFolder));
  const order: SyncOrder = { url: company.org.url, keyFile, dataFolder: join(dirname(company.dataFolder), 'large'), ...atOnce };
  const child = fork(join(import.meta.dirname, 'syncProcess.ts'), [JSON.stringify(order)], {
    execArgv: values.heap === undefined ? [] : [`--max-old-space-size=${values.heap}`],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc']
  });
  const [done] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`${what}: the sync ended with ${String(code)}`)))
  ])) as [SyncDone];
  const { result, seconds, peakMb, peaks } = done;
  const scored = result.scored === undefined ? '?' : `${result.scored.accounts} (${result.scored.kind})`;
  console.log(
    `| ${what} | ${scored} | ${result.writtenTotal} | ${result.apiCalls} | ${seconds.toFixed(1)} | ${peakMb} MB | ${result.stages} |`
  );
  process.stderr.write(`${what}: ${result.status} ${JSON.stringify(result.failed)} ${JSON.stringify(peaks)}\n`);
}

const company = await openCompany();
try {
  const made = await fillLargeOrg(company, { accounts, children, onOne });
  await company.pass(3600);
  process.stderr.write(`the org is there\n`);
  console.log(`${accounts} accounts, ${children} rows below them, ${onOne} of these below one, Node ${process.version}\n`);
  console.log('| run | accounts scored | records written | calls | seconds | peak | of it, seconds |\n|---|---|---|---|---|---|---|');
  await measure(company, 'first over all');
  await company.pass(600);
  await measure(company, 'reads its own records back');
  await company.pass(600);
  await measure(company, 'no change');
  const first = made['Account']?.[1] ?? '';
  await company.org.create('Case', { AccountId: first, Subject: 'New', Status: 'New', Priority: 'High', Origin: 'Email' });
  await company.pass(600);
  await measure(company, 'one case of one account');
  const changed = await changeOneInAHundred(company, made);
  await company.pass(600);
  await measure(company, `${changed} rows changed`);
  await company.pass(24 * 3600);
  await measure(company, 'first of the next day');
} finally {
  await company.remove();
}
