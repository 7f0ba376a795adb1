import type jsforce from 'jsforce';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SetupResult } from '../../src/domain/setupResult.ts';
import type { SyncResult } from '../../src/domain/syncResult.ts';
import { rowsOf } from './orgRecords.ts';
import { settingsAdmin } from './orgSettings.ts';
import { startOrgWithoutSettings, type OwnOrg } from './ownOrg.ts';

const day = (daysAgo: number): string => new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);

/** Twelve banks with 101 to 112 robots and twelve shops with 1 to 12; the shops also bought tools, and three of each a service. */
const banks = Array.from({ length: 12 }, (_, at) => ({ name: `Bank ${at + 1}`, industry: 'Banking', robots: 101 + at }));
const shops = Array.from({ length: 12 }, (_, at) => ({ name: `Shop ${at + 1}`, industry: 'Retail', robots: 1 + at }));
const customers = [...banks, ...shops];

const tools = 'Tools, used';
const service = '保守';

describe('product lines that the set-up proposes', () => {
  let own: OwnOrg;

  async function typed<Result>(...words: readonly string[]): Promise<Result> {
    const { code, stdout, stderr } = await own.headroom(...words, '--json');
    expect({ code, stderr: code === 0 ? '' : stderr + stdout }).toEqual({ code: 0, stderr: '' });
    return (JSON.parse(stdout) as { result: Result }).result;
  }

  beforeAll(async () => {
    own = await startOrgWithoutSettings();
    await fill(own.org);
  }, 600_000);

  afterAll(() => own.stop());

  it('stand in a dry run with owners, quartiles, price and each rule as a sentence', async () => {
    const { code, stdout } = await own.headroom('setup', '--dry-run');
    expect(code).toBe(0);
    // Of 24 quantities the 6th, 12th and 18th; of 12 the 3rd, 6th and 9th.
    expect(stdout).toContain(
      [
        'Robots (robots): 24 customers own some by assets; a quarter own up to 6, half up to 12, three quarters up to 106',
        '  price: standard price book, 1 product, 500',
        '  also read: what is paid a year (24 owners)',
        '  also read: days until it ends (1 owner)',
        '  rule for customers in Banking: partly used from 1, covered from 106 (12 owners; quartiles 103, 106, 109)',
        '  rule for customers in Retail: partly used from 1, covered from 6 (12 owners; quartiles 3, 6, 9)',
        '  rule for everybody else: partly used from 1, covered from 12 (24 owners; quartiles 6, 12, 106)'
      ].join('\n')
    );
    expect(stdout).toMatch(/^Tools, used \(tools_used\): 12 customers own some by won opportunity lines, since no asset names it; /m);
    expect(stdout).toMatch(/^保守 \(line_[0-9a-f]{6}\): 6 customers own some by the number of assets, since most have no quantity; /m);
    expect(stdout).not.toContain('Prototypes');
    expect(await rowsOf(own.org, 'SELECT DeveloperName FROM Headroom_Product_Line__mdt')).toEqual([]);
  });

  it('are taken by name, one with a comma in it too, and the others are offered again', async () => {
    const first = await typed<SetupResult>('setup', '--product-lines', `${tools},Robots`);
    expect(first.accepted).toEqual(['tools_used', 'robots']);
    expect(first.created.filter((name) => /[._](robots|tools_used)/.test(name)).sort()).toEqual([
      'Headroom_Measure.vx_robots',
      'Headroom_Measure.vx_tools_used',
      'Headroom_Product_Line.robots',
      'Headroom_Product_Line.tools_used',
      'Headroom_Signal.amount_robots',
      'Headroom_Signal.amount_tools_used',
      'Headroom_Signal.qty_robots',
      'Headroom_Signal.qty_tools_used',
      'Headroom_Signal.term_robots',
      'Headroom_Whitespace_Rule.robots_all',
      'Headroom_Whitespace_Rule.robots_banking',
      'Headroom_Whitespace_Rule.robots_retail',
      'Headroom_Whitespace_Rule.tools_used_all'
    ]);
    const next = await typed<SetupResult>('setup', '--dry-run');
    expect(next.questions['product-lines'].map(({ answer }) => answer)).toEqual([service]);
    expect(next).toMatchObject({ created: [], replaced: [], kept: [] });
  });

  it('are judged by the sync, which counts the families that are no line yet', async () => {
    const result = await typed<SyncResult>('sync');
    expect(result).toMatchObject({ status: 'done', failed: [], report: { families: 1 } });
    const cells = await rowsOf(
      own.org,
      "SELECT Account__r.Name, Status__c, Owned__c, Target__c FROM Headroom_Whitespace_Cell__c WHERE Product_Line__c = 'robots' AND Account__r.Name IN ('Bank 1', 'Shop 1', 'Shop 6')"
    );
    // Bank 1 has 101 of 106, shop 1 one of 6, shop 6 has what fits: no cell.
    expect(
      cells.map((cell) => [(cell['Account__r'] as { Name: string }).Name, cell['Status__c'], cell['Owned__c'], cell['Target__c']])
    ).toEqual([
      ['Bank 1', 'Partly_Used', 101, 106],
      ['Shop 1', 'Partly_Used', 1, 6]
    ]);
    const run = await rowsOf(own.org, 'SELECT Report__c FROM Headroom_Health_Run__c');
    expect(JSON.parse(String(run[0]?.['Report__c']))).toMatchObject({ families: 1 });
  }, 600_000);

  it('leave what an admin edited and give a later line an equal say', async () => {
    const admin = await settingsAdmin(own.dataFolder);
    const edit = { type: 'Headroom_Whitespace_Rule', record: 'robots_banking', fields: { Green_From__c: 120, Target__c: 120 } };
    await admin.change([edit]);
    const later = await typed<SetupResult>('setup', '--product-lines', 'all');
    expect(later.accepted).toHaveLength(1);
    expect(later).toMatchObject({ replaced: [], kept: [] });
    const weights = await rowsOf(
      own.org,
      "SELECT Weight__c FROM Headroom_Measure__mdt WHERE Active__c = true AND Group__r.DeveloperName = 'vx_products'"
    );
    expect(weights.map((row) => row['Weight__c'])).toEqual([50, 50, 50]);
    const named = await typed<SetupResult>('setup', '--product-lines', 'Robots');
    expect(named.kept.map(({ name }) => name)).toEqual(['Headroom_Whitespace_Rule.robots_banking']);
    expect(await typed<SetupResult>('setup', '--dry-run', '--product-lines', 'all')).toMatchObject({
      created: [],
      replaced: [],
      accepted: []
    });
  });
});

async function fill(org: jsforce.Connection): Promise<void> {
  const create = async (object: string, rows: readonly Record<string, unknown>[]): Promise<readonly string[]> => {
    const saved = await org.sobject(object).create(rows as Record<string, never>[]);
    const refused = saved.find(({ success }) => !success);
    if (refused) throw new Error(`${object}: ${JSON.stringify(refused)}`);
    return saved.map(({ id }) => String(id));
  };
  const accounts = await create(
    'Account',
    customers.map(({ name, industry }) => ({ Name: name, Industry: industry, Type: 'Customer - Direct' }))
  );
  const families = ['Robots', tools, service, 'Prototypes'];
  const products = await create(
    'Product2',
    families.map((Family) => ({ Name: Family, Family, IsActive: true }))
  );
  const [book] = await rowsOf(org, 'SELECT Id FROM Pricebook2 WHERE IsStandard = true');
  const entries = await create(
    'PricebookEntry',
    products
      .slice(0, 2)
      .map((Product2Id, at) => ({ Pricebook2Id: book?.['Id'], Product2Id, UnitPrice: at === 0 ? 500 : 20, IsActive: true }))
  );
  const asset = (at: number, product: number, more: Record<string, unknown>): Record<string, unknown> => ({
    ...{ Name: 'Set', Status: 'Installed', PurchaseDate: day(100) },
    ...{ AccountId: accounts[at], Product2Id: products[product], ...more }
  });
  const ends = (at: number): Record<string, unknown> => (at === 0 ? { UsageEndDate: day(-200) } : {});
  await create('Asset', [
    ...customers.map(({ robots }, at) => asset(at, 0, { Quantity: robots, Price: robots * 500, ...ends(at) })),
    // Used up: neither what the customer has nor a reason to own more.
    asset(1, 0, { Quantity: 5000, Price: 1, UsageEndDate: day(10) }),
    ...[0, 1, 2, 12, 13, 14].map((at) => asset(at, 2, {})),
    ...[0, 1].map((at) => asset(at, 3, { Quantity: 1 }))
  ]);
  const opportunities = await create(
    'Opportunity',
    accounts
      .slice(12)
      .map((AccountId) => ({ Name: 'Tools', AccountId, StageName: 'Prospecting', CloseDate: day(30), Pricebook2Id: book?.['Id'] }))
  );
  await create(
    'OpportunityLineItem',
    opportunities.map((OpportunityId, at) => ({ OpportunityId, PricebookEntryId: entries[1], Quantity: at + 1, UnitPrice: 20 }))
  );
  const saved = await org.sobject('Opportunity').update(opportunities.map((Id) => ({ Id, StageName: 'Closed Won' })));
  const refused = saved.find(({ success }) => !success);
  if (refused) throw new Error(`Opportunity: ${JSON.stringify(refused)}`);
}
