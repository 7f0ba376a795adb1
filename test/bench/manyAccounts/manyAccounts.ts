import { connectForDeploy } from '../../../src/org/connect.ts';
import type { OrgClient, RowToSave } from '../../../src/org/orgClient.ts';
import { openCompany } from '../../reliability/openCompany.ts';
import type { Company } from '../../reliability/openCompany.ts';
import { callsOf, requestsDuring } from '../../reliability/requestsAsked.ts';

/**
 * What runs over many accounts cost that nearly all stand still: the first over all, one without a change, one after one case of
 * one account, and the first of the next day. Real sync against a local org in this process, which shares its time.
 *
 * `node test/bench/manyAccounts/manyAccounts.ts [accounts]`
 */
const accounts = Number(process.argv[2] ?? '10000');

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

async function added(client: OrgClient, object: string, rows: readonly RowToSave[]): Promise<readonly string[]> {
  const receipts = await client.ingestRows({ object, operation: 'insert', rows });
  return receipts.map((receipt) => {
    if (!receipt.ok) throw new Error(`${object}: ${receipt.message}`);
    return receipt.id;
  });
}

async function fill({ org }: Company): Promise<readonly string[]> {
  const { client } = await connectForDeploy({ signIn: { kind: 'token', instanceUrl: org.url, accessToken: org.accessToken } });
  const names = Array.from({ length: accounts }, (_, i) => `Minimal ${i}`);
  const ids = await added(
    client,
    'Account',
    names.map((Name, i) => ({ Name, Type: 'Customer - Direct', NumberOfEmployees: 10 + (i % 500) }))
  );
  const open = { Status: 'New', Priority: 'Medium', Origin: 'Email' };
  await added(
    client,
    'Case',
    ids.map((AccountId, i) => ({ ...open, AccountId, Subject: `Case ${i}` }))
  );
  return ids;
}

async function measure(company: Company, what: string): Promise<void> {
  const begun = performance.now();
  const { result, requests } = await requestsDuring(company, async () => {
    const client = await company.client({ wire: { pause } });
    return company.sync({ client, pause });
  });
  const seconds = (performance.now() - begun) / 1000;
  const scored = result.scored === undefined ? '?' : `${result.scored.accounts} (${result.scored.kind})`;
  console.log(`| ${what} | ${scored} | ${result.writtenTotal} | ${callsOf(requests)} | ${seconds.toFixed(1)} |`);
}

const company = await openCompany();
try {
  const [first = ''] = await fill(company);
  await company.pass(3600);
  console.log('| run | accounts scored | records written | calls | seconds |\n|---|---|---|---|---|');
  await measure(company, 'first over all');
  await company.pass(600);
  await measure(company, 'reads its own records back');
  await company.pass(600);
  await measure(company, 'no change');
  await company.org.create('Case', { AccountId: first, Subject: 'New', Status: 'New', Priority: 'High', Origin: 'Email' });
  await measure(company, 'one case of one account');
  await company.pass(24 * 3600);
  await measure(company, 'first of the next day');
} finally {
  await company.remove();
}
