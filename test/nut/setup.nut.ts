import type jsforce from 'jsforce';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SetupResult } from '../../src/domain/setupResult.ts';
import type { SyncResult } from '../../src/domain/syncResult.ts';
import { rowsOf } from './orgRecords.ts';
import { settingsAdmin } from './orgSettings.ts';
import { startOrgWithoutSettings, type OwnOrg } from './ownOrg.ts';

const day = (daysAgo: number): string => new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);

/** Records of a Custom Metadata type that stand in the repository as ready-made ones: 7 scorecards, 65 signals. */
const scorecards = 7;
const signals = 65;

describe('setup of an org without settings', () => {
  let own: OwnOrg;

  async function typed<Result>(...words: readonly string[]): Promise<Result> {
    const { code, stdout, stderr } = await own.headroom(...words, '--json');
    expect({ code, stderr: code === 0 ? '' : stderr + stdout }).toEqual({ code: 0, stderr: '' });
    return (JSON.parse(stdout) as { result: Result }).result;
  }

  async function countOf(type: string): Promise<number> {
    return (await rowsOf(own.org, `SELECT DeveloperName FROM ${type}__mdt`)).length;
  }

  beforeAll(async () => {
    own = await startOrgWithoutSettings();
    await fill(own.org);
  });

  afterAll(() => own.stop());

  it('cannot sync and says which command sets it up', async () => {
    const { code, stdout, stderr } = await own.headroom('sync');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('The org has no settings of Headroom');
    expect(stderr).toContain('sf headroom setup');
  });

  it('prints the goals and the four questions with a count beside each answer in a dry run, and deploys nothing', async () => {
    const { code, stdout } = await own.headroom('setup', '--dry-run');
    expect(code).toBe(0);
    // Four customers by type, two of them with a live contract of 1,000 and 500, and one more by contract alone.
    expect(stdout).toContain(
      [
        'Who is a customer?',
        '  type-or-contract: 5 accounts',
        '  type: 4 accounts',
        '  contract: 3 accounts',
        '  asset: 4 accounts',
        '  won: 1 accounts',
        'Who is the success manager of an account?',
        '  team:Customer Success Manager: 2 accounts',
        '  field:OwnerId: 6 accounts',
        'Where does the contract value come from?',
        '  contract: 3 accounts, 1750 in total',
        '  opportunity: 1 accounts, 9000 in total',
        '  asset: 4 accounts, 400 in total',
        'Which product families are product lines?',
        '  Lightsabers: 4 accounts',
        '  Tricorders: 3 accounts',
        'Lightsabers (lightsabers): 4 customers own some by assets; a quarter own up to 1, half up to 2, three quarters up to 4'
      ].join('\n')
    );
    // Assessments of maturity are the package's own object, and nobody has written one.
    expect(stdout).toMatch(/^What is health for here\?.*\n {2}early-warning: \d+ of 15 measures read objects that are used here$/m);
    expect(stdout).toMatch(/^ {2}customer-impact: 0 of 4 measures /m);
    expect(stdout).toMatch(/dry run: would create \d+ records, replace 0, keep 0; 0 are the same/);
    expect(await countOf('Headroom_Scorecard')).toBe(0);
  });

  it('says how customers would spread over the bands, and which scorecards the org has too little data for', async () => {
    const { code, stdout } = await own.headroom('setup', '--dry-run', '--product-lines', 'all', '--goal', 'sales-led');
    expect(code).toBe(0);
    const outlook = stdout.slice(stdout.indexOf("With these settings and today's data"));
    // Alderaan and Dagobah have a line that is not covered; cases, meetings and campaigns are missing for Risk by department.
    expect(outlook).toMatch(/^Product coverage \(vendor_expansion\)$/m);
    expect(outlook).toMatch(/^Risk by department \(vendor_risk\): not set up here/m);
    expect(outlook).not.toContain('Customer engagement');
    expect(await countOf('Headroom_Scorecard')).toBe(0);
  });

  it.concurrent.for([
    ['--goal', 'happiness', 'early-warning, return-of-customer-success, sales-led, customer-impact, voice-of-customer'],
    ['--customers', 'everybody', 'type-or-contract, type, contract, asset, won'],
    ['--success-manager', 'team:Nobody', 'team:Customer Success Manager, field:OwnerId'],
    ['--contract-value', 'invoices', 'contract, opportunity, asset'],
    ['--product-lines', 'Lightsabers,Holocrons', 'Lightsabers, Tricorders']
  ] as const)('refuses %s %s, names the answers on offer and deploys nothing', async ([flag, answer, offered], { expect: expectHere }) => {
    const { code, stdout, stderr } = await own.headroom('setup', flag, answer);
    expectHere({ code, stdout }).toEqual({ code: 1, stdout: '' });
    const offers = flag === '--goal' ? 'the goals are' : 'this org offers';
    expectHere(stderr).toContain(`field ${flag} says "${answer.split(',').at(-1)}", but ${offers} ${offered}`);
    expectHere(await countOf('Headroom_Scorecard')).toBe(0);
  });

  it('creates the ready-made records with the answers put in, then nothing a second time', async () => {
    const answers = ['--customers', 'type', '--success-manager', 'team:Customer Success Manager', '--contract-value', 'contract'];
    const first = await typed<SetupResult>('setup', ...answers, '--product-lines', 'all');
    // For each product line four records: signal, line, measure and rule; lightsabers have prices, so an amount too.
    const accepted = first.created.filter((name) => /\.(qty_|amount_|vx_)?(lightsabers|tricorders)(_all)?$/.test(name));
    expect(accepted).toHaveLength(9);
    expect(first).toMatchObject({ replaced: [], kept: [], same: 0 });
    expect(await countOf('Headroom_Scorecard')).toBe(scorecards);
    expect(await countOf('Headroom_Signal')).toBe(signals + 3);
    const general = 'Population__c, Population_Active_Contract__c, Success_Manager_Team_Role__c';
    expect(await rowsOf(own.org, `SELECT ${general} FROM Headroom_Health_Setting__mdt`)).toMatchObject([
      {
        Population__c: "Type LIKE 'Customer%'",
        Population_Active_Contract__c: false,
        Success_Manager_Team_Role__c: 'Customer Success Manager'
      }
    ]);
    // No family is left to offer; lines that are named are compared and found the same.
    const second = await typed<SetupResult>('setup', ...answers, '--product-lines', 'all');
    expect(second).toMatchObject({ accepted: [], created: [], replaced: [], kept: [], same: first.created.length - accepted.length });
    const named = await typed<SetupResult>('setup', ...answers, '--product-lines', 'Lightsabers,Tricorders');
    expect(named).toMatchObject({ created: [], replaced: [], kept: [], same: first.created.length });
  });

  it('keeps a record that an admin changed and reports the field with both values', async () => {
    const admin = await settingsAdmin(own.dataFolder);
    const change = { type: 'Headroom_Band', record: 'vendor_risk_green', fields: { Title__c: 'All well' } };
    await admin.change([change]);
    const { code, stdout } = await own.headroom('setup');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^1 records were changed in this org and kept \(Headroom_Band 1\)\. /m);
    const named = await own.headroom('setup', '--verbose', '--dry-run');
    expect(named.stdout).toMatch(
      /^Changed in this org and kept: Headroom_Band\.vendor_risk_green \(Title__c is "All well", ready-made ".+"\)$/m
    );
    expect(stdout).toMatch(/^set up: 0 records created, 0 replaced, 1 kept, \d+ the same$/m);
    expect(await rowsOf(own.org, "SELECT Title__c FROM Headroom_Band__mdt WHERE DeveloperName = 'vendor_risk_green'")).toMatchObject([
      { Title__c: 'All well' }
    ]);
    expect(await typed<SetupResult>('setup', '--replace-changed')).toMatchObject({
      replaced: ['Headroom_Band.vendor_risk_green'],
      kept: []
    });
  });

  it('lets a sync score product coverage of the accepted lines', async () => {
    const result = await typed<SyncResult>('sync');
    expect(result).toMatchObject({ status: 'done', accounts: 4, failed: [] });
    expect(Object.keys(result.report.notSetUp)).not.toContain('vendor_expansion');
    expect(result.report.scored['vendor_expansion']).toMatchObject({ accounts: 4 });
    // Owners of lightsabers have 1, 2, 4 and 8, of tricorders 1, 2 and 4: the lower medians are 2 and 2.
    const cells = await rowsOf(
      own.org,
      'SELECT Account__r.Name, Product_Line__c, Status__c, Owned__c, Target__c FROM Headroom_Whitespace_Cell__c ORDER BY Account__r.Name, Product_Line__c'
    );
    expect(
      cells.map((cell) => [
        (cell['Account__r'] as { Name: string }).Name,
        cell['Product_Line__c'],
        cell['Status__c'],
        cell['Owned__c'],
        cell['Target__c']
      ])
    ).toEqual([
      ['Alderaan', 'lightsabers', 'Partly_Used', 1, 2],
      ['Alderaan', 'tricorders', 'Partly_Used', 1, 2],
      ['Dagobah', 'tricorders', 'Open', 0, 2]
    ]);
  });

  it('switches on the scorecards of a goal alone, with their headline and the rules that look at them', async () => {
    const active = async (type: string): Promise<readonly string[]> => {
      const rows = await rowsOf(own.org, `SELECT DeveloperName FROM ${type}__mdt WHERE Active__c = true ORDER BY DeveloperName`);
      return rows.map((row) => String(row['DeveloperName']));
    };
    const first = await typed<SetupResult>('setup', '--goal', 'voice-of-customer');
    expect(first.replaced).toContain('Headroom_Scorecard.vendor_risk');
    expect(first.outlook).toEqual({ kind: 'preview', preview: expect.any(Object) as unknown });
    expect(await active('Headroom_Scorecard')).toEqual(['client_experience']);
    expect(await active('Headroom_Risk_Rule')).not.toContain('account_at_risk_block');
    expect(await rowsOf(own.org, 'SELECT Headline__r.DeveloperName FROM Headroom_Health_Setting__mdt')).toMatchObject([
      { Headline__r: { DeveloperName: 'client_experience' } }
    ]);
    await typed<SetupResult>('setup', '--goal', 'sales-led');
    expect(await active('Headroom_Scorecard')).toEqual(['vendor_expansion', 'vendor_risk']);
    expect(await active('Headroom_Risk_Rule')).toContain('account_at_risk_block');
    // Without a goal nothing is switched on again.
    expect(await typed<SetupResult>('setup', '--dry-run')).toMatchObject({ created: [], replaced: [] });
  }, 600_000);

  it('says the ready-made texts in another language, leaves those of the admin, and goes on in it', async () => {
    const admin = await settingsAdmin(own.dataFolder);
    await admin.change([{ type: 'Headroom_Band', record: 'vendor_risk_green', fields: { Title__c: 'Alles gut', Floor__c: 75 } }]);
    const german = await typed<SetupResult>('setup', '--language', 'de');
    expect(german).toMatchObject({ language: 'de', created: [], replaced: [] });
    expect(german.reworded).toContain('Headroom_Measure.vr_oldest_case');
    const bands = "SELECT Title__c, Floor__c FROM Headroom_Band__mdt WHERE Scorecard__r.DeveloperName = 'vendor_risk' ORDER BY Floor__c";
    expect((await rowsOf(own.org, bands)).map((row) => [row['Title__c'], row['Floor__c']])).toEqual([
      ['Gefährdet', 0],
      ['Beobachten', 40],
      ['Alles gut', 75]
    ]);
    expect(await typed<SetupResult>('setup', '--dry-run')).toMatchObject({ language: 'de', created: [], replaced: [], reworded: [] });
  }, 600_000);
});

/** Six accounts: four customers that own something, one with a contract alone, and a prospect. */
async function fill(org: jsforce.Connection): Promise<void> {
  const create = async (object: string, rows: readonly Record<string, unknown>[]): Promise<readonly string[]> => {
    const saved = await org.sobject(object).create(rows as Record<string, never>[]);
    const refused = saved.find(({ success }) => !success);
    if (refused) throw new Error(`${object}: ${JSON.stringify(refused)}`);
    return saved.map(({ id }) => String(id));
  };
  const customer = { Type: 'Customer - Direct', Industry: 'Technology' };
  const names = ['Alderaan', 'Bespin', 'Corellia', 'Dagobah'];
  const accounts = await create('Account', [
    ...names.map((Name) => ({ ...customer, Name })),
    { Name: 'Endor', Type: 'Other' },
    { Name: 'Felucia', Type: 'Prospect' }
  ]);
  const products = await create(
    'Product2',
    ['Lightsabers', 'Tricorders'].map((Family) => ({ Name: Family, Family, IsActive: true }))
  );
  const owned = { Status: 'Installed', PurchaseDate: day(100), Price: 100 };
  const quantities = [
    [1, 2, 4, 8],
    [1, 2, 4]
  ];
  await create(
    'Asset',
    quantities.flatMap((row, line) =>
      row.map((Quantity, at) => ({
        ...owned,
        Name: 'Set',
        AccountId: accounts[at],
        Product2Id: products[line],
        Quantity,
        Price: line === 0 ? 100 : null
      }))
    )
  );
  const contracts = await create(
    'Contract',
    [1000, 500, 250].map((Headroom_Annual_Value__c, at) => ({
      AccountId: accounts[at === 2 ? 4 : at],
      Status: 'Draft',
      StartDate: day(200),
      ContractTerm: 24,
      Headroom_Annual_Value__c
    }))
  );
  await org.sobject('Contract').update(contracts.map((Id) => ({ Id, Status: 'Activated' })));
  const [user] = await rowsOf(org, "SELECT Id FROM User WHERE Username = 'admin@headroom.local'");
  await create(
    'AccountTeamMember',
    accounts.slice(0, 2).map((AccountId) => ({ AccountId, UserId: user?.['Id'], TeamMemberRole: 'Customer Success Manager' }))
  );
  await create('Opportunity', [{ Name: 'First order', AccountId: accounts[0], StageName: 'Closed Won', CloseDate: day(30), Amount: 9000 }]);
}
