import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CellJson } from '../../src/domain/resultJson.ts';
import { startLocalOrg, type RunningLocalOrg } from '../../src/localOrg/startLocalOrg.ts';
import type { RecordModel } from '../../src/metadata/model.ts';
import { zipPackage } from '../../src/metadata/packageZip.ts';
import { deployPackage } from '../../src/operations/deployPackage.ts';
import { explain } from '../../src/operations/explain/explain.ts';
import { newRecord, recordsZip } from '../../src/operations/setup/starterRecords.ts';
import { sync } from '../../src/operations/sync/sync.ts';
import { connectForDeploy } from '../../src/org/connect.ts';
import { deployZip } from '../../src/org/deployZip.ts';
import type { OrgClient, RowToSave } from '../../src/org/orgClient.ts';
import { subscriptions } from './subscriptions.ts';

const root = join(import.meta.dirname, '..', '..');
const common = { Active__c: true, Sort_Order__c: 10 };
const shared = { ...common, Aggregate__c: 'SUM', Field__c: 'Quantity', When_Empty__c: 'Zero', Unit__c: 'units' };

/** Where each line's quantity stands, by the table of docs/ADMIN.md; the line has the name of its family. */
const sources: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  assets: {
    ...{ Object__c: 'Asset', Account_Path__c: 'AccountId', Live_From__c: 'PurchaseDate', Live_To__c: 'UsageEndDate' },
    Filter__c: "IsCompetitorProduct = false AND Status != 'Obsolete' AND Product2.Family = 'assets'"
  },
  deals: {
    ...{ Object__c: 'OpportunityLineItem', Account_Path__c: 'Opportunity.AccountId', Date_Field__c: 'Opportunity.CloseDate' },
    Filter__c: "Opportunity.IsWon = true AND Product2.ProductCode = 'deals-1'"
  },
  orders: {
    ...{ Object__c: 'OrderItem', Account_Path__c: 'Order.AccountId', Date_Field__c: 'Order.EffectiveDate' },
    Filter__c: "Order.ActivatedDate != null AND Product2.Name LIKE 'orders%'"
  },
  contracts: {
    ...{ Object__c: 'Contract', Account_Path__c: 'AccountId', Live_From__c: 'StartDate', Live_To__c: 'EndDate' },
    ...{ Field__c: 'Seats__c', Filter__c: "StatusCode = 'Activated'" }
  },
  usage: {
    ...{ Object__c: 'Headroom_Product_Usage__c', Account_Path__c: 'Account__c', Date_Field__c: 'Period_End__c' },
    ...{ Aggregate__c: 'LATEST', Field__c: 'Licensed__c', Filter__c: "Product_Line__c = 'usage'" }
  },
  own: {
    ...{ Object__c: 'Subscription__c', Account_Path__c: 'Account__c', Field__c: 'Seats__c' },
    ...{ Live_From__c: 'Starts__c', Live_To__c: 'Ends__c' },
    Filter__c: "Kind__c = 'Bought'"
  }
};
const returned = { ...sources['own'], Filter__c: "Kind__c = 'Returned'" };

function signal(key: string, values: Readonly<Record<string, string>>): RecordModel {
  return newRecord('Headroom_Signal__mdt', key, {
    ...{ ...shared, In_Use_From__c: 0, History__c: 'Current', Source__c: 'Own', Title__c: key },
    ...values
  });
}

function settings(): readonly RecordModel[] {
  const lines = Object.entries(sources).flatMap(([key, values]) => [
    signal(`qty_${key}`, values),
    newRecord('Headroom_Product_Line__mdt', key, {
      ...{ ...common, Title__c: key, Quantity_Signal__c: `qty_${key}`, Product_Family__c: key, Price_Source__c: 'None' },
      ...{ Motion_When_None__c: 'Cross-sell', Unit__c: 'units', ...(key === 'own' ? { Returns_Signal__c: 'returned' } : {}) }
    }),
    newRecord('Headroom_Whitespace_Rule__mdt', `${key}_all`, {
      ...{ ...common, Title__c: key, Product_Line__c: key, Basis__c: 'Quantity', Yellow_From__c: 1, Green_From__c: 1000 },
      ...{ Target__c: 1000, Target_Per__c: 'Fixed' }
    })
  ]);
  return [signal('returned', returned), ...lines];
}

/** Four accounts, each below the one before it, that keep quantities in six places. */
describe('what a group of companies owns, wherever it is kept', () => {
  let folder = '';
  let org: RunningLocalOrg;
  let client: OrgClient;
  const cells = new Map<string, CellJson>();

  async function create(object: string, rows: readonly RowToSave[]): Promise<readonly string[]> {
    const receipts = await client.saveRows({ object, operation: 'insert', rows });
    return receipts.map((receipt) => {
      if (!receipt.ok) throw new Error(`${object}: ${receipt.message}`);
      return String(receipt.id);
    });
  }

  async function createOne(object: string, row: RowToSave): Promise<string> {
    const [id = ''] = await create(object, [row]);
    return id;
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'headroom-owned-'));
    org = await startLocalOrg({ folder: join(folder, 'org'), port: 0, now: '2026-09-01T09:00:00.000Z' });
    const connected = await connectForDeploy({ signIn: { kind: 'token', instanceUrl: org.url, accessToken: org.accessToken } });
    client = connected.client;
    const { apiVersion, userId } = client.identity;
    await deployPackage(connected.wire, apiVersion, root);
    await deployZip(connected.wire, apiVersion, zipPackage(new Map(Object.entries(subscriptions))));
    await deployZip(connected.wire, apiVersion, recordsZip(settings()));
    const [set] = await client.query("SELECT Id FROM PermissionSet WHERE Name = 'Subscriptions'");
    await create('PermissionSetAssignment', [{ AssigneeId: userId, PermissionSetId: String(set?.['Id']) }]);
    const names = ['Top', 'Middle', 'Leaf', 'Deep'];
    let ParentId: string | null = null;
    const ids: string[] = [];
    for (const Name of names) ids.push((ParentId = await createOne('Account', { Name, Type: 'Customer - Direct', ParentId })));
    await fill(ids);
    await sync({ client, dataFolder: join(folder, 'data'), historyWeeks: 1 });
    for (const name of names) for (const cell of (await explain(client, name)).cells) cells.set(`${name} ${cell.k}`, cell);
  });

  afterAll(async () => {
    await org.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function fill([top = '', middle = '', leaf = '', deep = '']: readonly string[]): Promise<void> {
    const families = ['assets', 'deals', 'orders'];
    const products = await create(
      'Product2',
      families.map((Family) => ({ Name: `${Family} product`, Family, ProductCode: `${Family}-1`, IsActive: true }))
    );
    const [book] = await client.query('SELECT Id FROM Pricebook2 WHERE IsStandard = true');
    const Pricebook2Id = String(book?.['Id']);
    const entries = await create(
      'PricebookEntry',
      products.map((Product2Id) => ({ Pricebook2Id, Product2Id, UnitPrice: 10, IsActive: true }))
    );
    const asset = { Name: 'A', Product2Id: products[0] ?? '', Status: 'Installed', IsCompetitorProduct: false, PurchaseDate: '2025-01-01' };
    await create('Asset', [
      { ...asset, AccountId: leaf, Quantity: 10 },
      { ...asset, AccountId: leaf, Quantity: 5, UsageEndDate: '2026-08-31' },
      { ...asset, AccountId: leaf, Quantity: 50, Status: 'Obsolete' },
      { ...asset, AccountId: deep, Quantity: 100 },
      { ...asset, AccountId: top, Product2Id: products[2] ?? '', Quantity: 1, IsCompetitorProduct: true }
    ]);
    const deal = { Name: 'D', AccountId: leaf, CloseDate: '2026-03-01', Pricebook2Id };
    const [won = '', lost = ''] = await create('Opportunity', [
      { ...deal, StageName: 'Closed Won' },
      { ...deal, StageName: 'Closed Lost' }
    ]);
    const item = { PricebookEntryId: entries[1] ?? '', UnitPrice: 10 };
    await create('OpportunityLineItem', [
      { ...item, OpportunityId: won, Quantity: 7 },
      { ...item, OpportunityId: lost, Quantity: 9 }
    ]);
    const order = { AccountId: leaf, EffectiveDate: '2026-01-01', Status: 'Draft', Pricebook2Id };
    const [activated = '', draft = ''] = await create('Order', [order, order]);
    await create('OrderItem', [
      { OrderId: activated, PricebookEntryId: entries[2] ?? '', Quantity: 6, UnitPrice: 10 },
      { OrderId: draft, PricebookEntryId: entries[2] ?? '', Quantity: 4, UnitPrice: 10 }
    ]);
    await client.saveRows({ object: 'Order', operation: 'update', rows: [{ Id: activated, Status: 'Activated' }] });
    const contract = { AccountId: leaf, Status: 'Draft' };
    const contracts = await create('Contract', [
      { ...contract, StartDate: '2026-01-01', ContractTerm: 12, Seats__c: 12 },
      { ...contract, StartDate: '2025-01-01', ContractTerm: 12, Seats__c: 3 }
    ]);
    await client.saveRows({ object: 'Contract', operation: 'update', rows: contracts.map((Id) => ({ Id, Status: 'Activated' })) });
    const period = { Account__c: leaf, Product_Line__c: 'usage' };
    await create('Headroom_Product_Usage__c', [
      { ...period, Period_Start__c: '2026-07-01', Period_End__c: '2026-07-31', Licensed__c: 30 },
      { ...period, Period_Start__c: '2026-08-01', Period_End__c: '2026-08-31', Licensed__c: 25 }
    ]);
    const own = { Account__c: leaf, Kind__c: 'Bought', Starts__c: '2026-01-01' };
    await create('Subscription__c', [
      { ...own, Seats__c: 11, Ends__c: '2027-01-01' },
      { ...own, Seats__c: 4, Ends__c: '2026-08-01' },
      { ...own, Kind__c: 'Returned', Seats__c: 2 }
    ]);
    await create('Headroom_Whitespace_Feedback__c', [
      { Account__c: middle, Product_Line__c: 'usage', Answer__c: 'Does_It_Themselves', Reason__c: 'Has a team for it' }
    ]);
  }

  it.each([
    ['assets, less what has expired and what is obsolete', 'assets', 10],
    ['lines of won deals, not of lost ones', 'deals', 7],
    ['lines of activated orders, not of drafts', 'orders', 6],
    ['contracts, less the expired one', 'contracts', 12],
    ['the newest report of usage', 'usage', 25],
    ['an object of its own, less what ended and what came back', 'own', 9]
  ])('counts %s', (_why, line, own) => {
    expect(cells.get(`Leaf ${line}`)).toMatchObject({ st: 'Partly_Used', own, motion: 'Upsell' });
  });

  it('offers what the group owns elsewhere as an expansion, three levels far', () => {
    expect(cells.get('Top assets')).toMatchObject({ own: 0, family: { own: 10, units: 1 }, motion: 'Expansion' });
    expect(cells.get('Middle assets')).toMatchObject({ own: 0, family: { own: 10, units: 1 }, motion: 'Expansion' });
    expect(cells.get('Deep assets')).toMatchObject({ own: 100, family: { own: 10, units: 1 }, motion: 'Upsell' });
    // From two steps above it, what stands below the leaf is the fourth level.
    expect(cells.get('Leaf assets')?.family).toBeUndefined();
    expect(cells.get('Deep usage')).toMatchObject({ own: 0, family: { own: 25, units: 1 }, motion: 'Expansion' });
  });

  it('takes a competitor’s asset and what a rep said for what they are', () => {
    expect(cells.get('Top orders')?.st).toBe('Has_Competitor');
    expect(cells.get('Middle usage')).toMatchObject({ st: 'Not_A_Fit', feedback: { answer: 'Does_It_Themselves' } });
  });
});
