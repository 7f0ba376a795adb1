import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toDeployZip } from '../../../src/metadata/sourceZip.ts';
import { connectForDeploy } from '../../../src/org/connect.ts';
import { deployZip } from '../../../src/org/deployZip.ts';
import type { OrgClient } from '../../../src/org/orgClient.ts';
import { openStateStore } from '../../../src/store/sqliteStateStore.ts';
import type { OutboxItem, StateStore } from '../../../src/store/stateStore.ts';
import { drainOutbox } from '../../../src/writeback/drainOutbox.ts';
import { forecastWrites } from '../../../src/writeback/forecastWrites.ts';
import { WriteTally } from '../../../src/writeback/writeTally.ts';

/**
 * API calls, time and memory of write-back against a fresh local org in a process of its own, printed as the table of
 * docs/PERFORMANCE.md. `node test/bench/writeBack/writeBack.ts [accounts]`
 */
const accountCount = Number(process.argv[2] ?? 100_000);
const root = join(import.meta.dirname, '../../..');
const asOf = '2026-11-22T02:00:00.000Z';
const detailText = 5000;
const jobText = 90_000_000;

const folder = await mkdtemp(join(tmpdir(), 'headroom-writes-'));
const child = fork(join(import.meta.dirname, '../localOrg/orgProcess.ts'), [join(folder, 'org')], {
  stdio: ['ignore', 'inherit', 'inherit', 'ipc']
});
const [{ url, accessToken }] = (await once(child, 'message')) as [{ readonly url: string; readonly accessToken: string }];
try {
  const { client, wire } = await connectForDeploy({ signIn: { kind: 'token', instanceUrl: url, accessToken } });
  await deployZip(wire, client.identity.apiVersion, await toDeployZip(join(root, 'force-app')));
  const accounts = await createAccounts(client);
  const state = await openStateStore({ folder, orgId: client.identity.orgId });
  process.stderr.write(`accounts are there, peak ${await peakMb()} MB\n`);
  console.log(`${accounts.length.toLocaleString('en-US')} accounts, Node ${process.version}\n`);
  console.log('| what is written | rows | API calls | forecast | seconds | rows/s |');
  console.log('|---|---|---|---|---|---|');
  const bench = { client, state };
  await measure(bench, 'account summaries, new', accounts.map(summaryOf));
  await measure(bench, 'account summaries, changed', accounts.map(summaryOf));
  await measure(bench, 'mirror on accounts', accounts.map(mirrorOf));
  const results = accounts.slice(0, Math.min(accounts.length, Math.floor(jobText / (detailText + 150)))).map(resultOf);
  await measure(bench, 'results, 90 MB', results);
  await measure(bench, '2,000 results', results.slice(0, 2000));
  await measure(
    bench,
    'one account',
    [summaryOf, mirrorOf, resultOf].map((make) => make(accounts[0] ?? ''))
  );
  await measure(bench, 'nothing', []);
  console.log(`\nMemory peak of the service's process: ${await peakMb()} MB`);
  await state.close();
} finally {
  const gone = once(child, 'exit');
  child.disconnect();
  await gone;
  await rm(folder, { recursive: true, force: true });
}

async function createAccounts(org: OrgClient): Promise<readonly string[]> {
  const rows = Array.from({ length: accountCount }, (_, i) => ({ Name: `Account ${i}` }));
  const receipts = await org.ingestRows({ object: 'Account', operation: 'insert', rows });
  return receipts.flatMap((receipt) => (receipt.ok ? [receipt.id] : [])).sort();
}

function summaryOf(accountId: string): OutboxItem {
  const row = { Key__c: accountId, Account__c: accountId, Contract_Value__c: 1234.5, Month_To_Month__c: false, As_Of__c: asOf };
  return { object: 'Headroom_Account_Summary__c', operation: 'upsert', externalId: 'Key__c', key: accountId, accountId, row };
}

function mirrorOf(accountId: string): OutboxItem {
  const row = { Id: accountId, Headroom_Score__c: 71.5, Headroom_Band__c: 'Yellow', Headroom_Changed_At__c: asOf };
  return { object: 'Account', operation: 'update', key: accountId, accountId, row };
}

function resultOf(accountId: string): OutboxItem {
  const key = `${accountId}:vendor_risk`;
  const row = {
    ...{ Key__c: key, Account__c: accountId, Scorecard__c: 'vendor_risk', Title__c: 'Risk', State__c: 'scored', Score__c: 71.5 },
    ...{ Coverage__c: 92, As_Of__c: asOf, Detail__c: `{"v":1,"x":"${'a b c '.repeat(detailText / 6)}"}` }
  };
  return { object: 'Headroom_Scorecard_Result__c', operation: 'upsert', externalId: 'Key__c', key, accountId, row };
}

async function measure(
  { client, state }: { readonly client: OrgClient; readonly state: StateStore },
  what: string,
  items: readonly OutboxItem[]
): Promise<void> {
  await state.replaceOutbox('bench', items);
  client.startRun();
  const started = performance.now();
  const { recordsWritten, parked } = await drainOutbox({ client, outbox: state, total: items.length });
  const seconds = (performance.now() - started) / 1000;
  if (recordsWritten !== items.length)
    throw new Error(`${what}: ${recordsWritten} of ${items.length} written, ${JSON.stringify(parked.slice(0, 3))}`);
  const number = (value: number): string => Math.round(value).toLocaleString('en-US');
  const tally = new WriteTally();
  tally.add({ items, counts: {} });
  const { apiCalls } = forecastWrites(tally.groups, 0);
  const cells = [what, number(items.length), client.budget.callsThisRun, apiCalls, seconds.toFixed(1), number(items.length / seconds)];
  console.log(`| ${cells.join(' | ')} |`);
}

async function peakMb(): Promise<number> {
  return Math.round(Number(/VmHWM:\s+(\d+)/.exec(await readFile('/proc/self/status', 'utf8'))?.[1] ?? 0) / 1024);
}
