import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OrgClient } from '../../../src/org/orgClient.ts';
import { connectForDeploy } from '../../../src/org/connect.ts';
import { findFamilies } from '../../../src/operations/setup/findFamilies.ts';
import { readOwners, readPrices } from '../../../src/operations/setup/readOwners.ts';
import { openTestOrg, type TestOrg } from '../../localOrg/testOrg.ts';

/** One more than the org gives in one answer of groups. */
const many = 2001;

let org: TestOrg;
let client: OrgClient;

/** Creates records 200 at a time and gives their ids. */
async function createAll(object: string, rows: readonly Record<string, unknown>[]): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let from = 0; from < rows.length; from += 200) {
    const records = rows.slice(from, from + 200).map((row) => ({ attributes: { type: object }, ...row }));
    const { body } = await org.call('POST', '/composite/sobjects', { allOrNone: true, records });
    for (const { id, success, errors } of body) {
      if (success !== true) throw new Error(`${object}: ${JSON.stringify(errors)}`);
      ids.push(id);
    }
  }
  return ids;
}

beforeAll(async () => {
  org = await openTestOrg();
  ({ client } = await connectForDeploy({ signIn: { kind: 'token', instanceUrl: org.url, accessToken: org.accessToken } }));
  const accounts = await createAll(
    'Account',
    Array.from({ length: many }, (_, at) => ({
      Name: `A${at}`,
      Industry: at === 0 ? 'Banking' : null,
      NumberOfEmployees: at === 0 ? 70 : null
    }))
  );
  const [robot, service, nameless, lamp] = await createAll('Product2', [
    { Name: 'Robot', Family: 'Robots', IsActive: true },
    { Name: 'Service', Family: 'Services', IsActive: true },
    { Name: 'Odds and ends', IsActive: true },
    { Name: 'Lamp', Family: 'Lamps', IsActive: true }
  ]);
  const [book] = await org.query('SELECT Id FROM Pricebook2 WHERE IsStandard = true');
  const [entry] = await createAll('PricebookEntry', [{ Pricebook2Id: book.Id, Product2Id: service, UnitPrice: 90, IsActive: true }]);
  const assets = accounts.map((AccountId, at) => ({ Name: 'R', AccountId, Product2Id: robot, Status: 'Installed', Quantity: at + 1 }));
  await createAll('Asset', [
    ...assets,
    ...assets.slice(0, 9).map((asset) => ({ ...asset, Product2Id: nameless })),
    // One stray asset of what four have by orders; and lamps that three had and one still has.
    { ...assets[0], Product2Id: service },
    ...assets.slice(0, 3).map((asset, at) => ({ ...asset, Product2Id: lamp, UsageEndDate: at === 0 ? '2999-01-01' : '2020-01-01' })),
    { ...assets[0], Quantity: 4, Price: 10, UsageEndDate: '2999-01-01' },
    { ...assets[0], Quantity: 1000, Status: 'Obsolete' },
    { ...assets[0], Quantity: 1000, IsCompetitorProduct: true }
  ]);
  const orders = await createAll(
    'Order',
    accounts.slice(0, 4).map((AccountId) => ({ AccountId, EffectiveDate: '2026-01-01', Status: 'Draft', Pricebook2Id: book.Id }))
  );
  await createAll(
    'OrderItem',
    orders.map((OrderId, at) => ({ OrderId, PricebookEntryId: entry, Quantity: at + 1, UnitPrice: 90, EndDate: '2999-01-01' }))
  );
  for (const id of orders.slice(0, 3)) await org.call('PATCH', `/sobjects/Order/${id}`, { Status: 'Activated' });
}, 600_000);
afterAll(() => org.remove());

describe('families of an org', () => {
  it('are those with a name that three own today, by the first source that knows three owners: assets, deals, activated orders', async () => {
    expect(await findFamilies(client)).toEqual([
      { family: 'Robots', source: 'asset', owners: many },
      { family: 'Services', source: 'order', owners: 3 }
    ]);
  });
});

describe('owners of a family', () => {
  it('are read to the last one, beyond what the org groups in one answer', async () => {
    const owners = await readOwners(client, { family: 'Robots', source: 'asset', owners: many });
    expect(owners).toHaveLength(many);
    // The first has one and four more; what is obsolete or of a competitor is not owned.
    expect(owners.filter(({ industry }) => industry !== undefined)).toEqual([
      { quantity: 5, rows: 2, industry: 'Banking', employees: 70, hasAmount: true, hasTerm: true }
    ]);
    expect(owners.filter(({ hasAmount }) => hasAmount)).toHaveLength(1);
    expect(Math.max(...owners.map(({ quantity = 0 }) => quantity))).toBe(many);
  }, 600_000);

  it('are those of activated orders alone', async () => {
    const owners = await readOwners(client, { family: 'Services', source: 'order', owners: 3 });
    expect(owners.map(({ quantity }) => quantity).sort()).toEqual([1, 2, 3]);
    expect(owners.every(({ hasAmount, hasTerm }) => hasAmount && hasTerm)).toBe(true);
  });
});

describe('prices of a family', () => {
  it('are those of active products in the standard price book, and none where it has none', async () => {
    expect(await readPrices(client, 'Services')).toEqual([{ products: 1, low: 90, high: 90 }]);
    expect(await readPrices(client, 'Robots')).toEqual([]);
  });
});
