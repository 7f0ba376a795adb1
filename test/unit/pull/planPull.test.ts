import { describe, expect, it } from 'vitest';
import type { Settings } from '../../../src/domain/settings.ts';
import type { ObjectDescribe } from '../../../src/org/orgClient.ts';
import { planPull } from '../../../src/pull/planPull.ts';
import { findingsInOrg } from '../../../src/operations/settingsInOrg.ts';
import { ownDemands } from '../../../src/pull/ownDemands.ts';
import { settingDemands } from '../../../src/pull/settingDemands.ts';
import type { PullObject, PullPlan } from '../../../src/pull/pullPlan.ts';
import { emptySettings, object, signal } from './settingsFixture.ts';

const account = object(
  'Account',
  'Name:string',
  'Type:picklist',
  'OwnerId:reference>Owner>User',
  'NumberOfEmployees:int',
  'BillingAddress:address',
  'AnnualRevenue:currency',
  'CurrencyIsoCode:picklist'
);
const user = object('User', 'Name:string', 'IsActive:boolean', 'ManagerId:reference>Manager>User');
const standard = [account, user];

/** Our own objects as the package deploys them. */
function ownObjects(settings: Settings): readonly ObjectDescribe[] {
  const names = new Map<string, string[]>();
  for (const demand of ownDemands(settings)) {
    if (demand.object.startsWith('Headroom_')) names.set(demand.object, [...(names.get(demand.object) ?? []), `${demand.path}:string`]);
  }
  return [...names].map(([name, fields]) => object(name, ...fields));
}

/** Plans with the objects given; every other object is one that the org lacks. */
function plan(settings: Settings, ...objects: readonly ObjectDescribe[]): PullPlan {
  const describes = new Map<string, ObjectDescribe | undefined>();
  const org = new Map([...standard, ...ownObjects(settings), ...objects].map((each) => [each.name, each]));
  for (;;) {
    const planning = planPull(settings, describes);
    if (planning.kind === 'plan') return planning.plan;
    for (const name of planning.objects) describes.set(name, org.get(name));
  }
}

function columns(from: PullPlan, name: string): readonly string[] | undefined {
  return from.objects.find((each) => each.object === name)?.columns.map((column) => column.name);
}

function planned(from: PullPlan, name: string): PullObject | undefined {
  return from.objects.find((each) => each.object === name);
}

const withSignals = (...signals: Settings['signals']): Settings => ({ ...emptySettings, signals });

describe('planPull', () => {
  it('asks for the describes that it lacks, and for those of parents once it knows them', () => {
    const settings = withSignals(
      signal('owner_active', { object: 'Account', accountPath: 'Id', field: 'Owner.IsActive', aggregate: 'SHARE' })
    );
    expect(planPull(settings, new Map())).toMatchObject({
      kind: 'describe',
      objects: expect.arrayContaining(['Account', 'User']) as unknown
    });
    const made = plan(settings);
    expect(made.findings).toEqual([]);
    expect(columns(made, 'Account')).toEqual([
      'Id',
      'CreatedDate',
      'CurrencyIsoCode',
      'Name',
      'NumberOfEmployees',
      'OwnerId',
      'SystemModstamp',
      'Type'
    ]);
    expect(columns(made, 'User')).toContain('IsActive');
  });

  it('reads every field that a signal names, in the types of describe', () => {
    const cases = object(
      'Case',
      'AccountId:reference>Account>Account',
      'AssetId:reference>Asset>Asset',
      'ClosedDate:datetime',
      'Priority:picklist',
      'IsEscalated:boolean',
      'Cost__c:currency',
      'Effort__c:double',
      'Due__c:date',
      'Comments:textarea'
    );
    const asset = object('Asset', 'Product2Id:reference>Product2>Product2');
    const product = object('Product2', 'Family:picklist');
    const settings = withSignals(
      signal('one', {
        object: 'Case',
        accountPath: 'AccountId',
        aggregate: 'SUM',
        field: 'Cost__c',
        secondField: 'Effort__c',
        dateField: 'Due__c',
        liveFrom: 'CreatedDate',
        liveTo: 'ClosedDate',
        productLinePath: 'Asset.Product2.Family',
        filter: "Priority IN ('High') AND (IsEscalated = true OR Priority = null)"
      })
    );
    const made = plan(settings, cases, asset, product);
    expect(planned(made, 'Case')?.columns).toEqual([
      { name: 'Id', type: 'text', isId: true },
      { name: 'AccountId', type: 'text', isId: true },
      { name: 'AssetId', type: 'text', isId: true },
      { name: 'ClosedDate', type: 'instant' },
      { name: 'Cost__c', type: 'money' },
      { name: 'CreatedDate', type: 'instant' },
      { name: 'Due__c', type: 'date' },
      { name: 'Effort__c', type: 'number' },
      { name: 'IsEscalated', type: 'boolean' },
      { name: 'Priority', type: 'text' },
      { name: 'SystemModstamp', type: 'instant' }
    ]);
    expect(columns(made, 'Asset')).toContain('Product2Id');
    expect(columns(made, 'Product2')).toContain('Family');
  });

  it('reads a path over several objects from each that has the rest of it', () => {
    const event = object(
      'Event',
      'AccountId:reference>Account>Account',
      'WhoId:reference>Who>Contact|Lead|Robot',
      'StartDateTime:datetime',
      'IsChild:boolean',
      'IsDeleted:boolean'
    );
    const settings = withSignals(
      signal('exec', { object: 'Event', accountPath: 'AccountId', filter: "IsChild = false AND Who.Title LIKE 'C_O'" })
    );
    const made = plan(settings, event, object('Contact', 'Title:string'), object('Lead', 'Title:string'), object('Robot', 'Serial:string'));
    expect(made.findings).toEqual([]);
    expect(columns(made, 'Event')).toContain('WhoId');
    expect([columns(made, 'Contact'), columns(made, 'Lead')]).toEqual([
      ['Id', 'CreatedDate', 'SystemModstamp', 'Title'],
      ['Id', 'CreatedDate', 'SystemModstamp', 'Title']
    ]);
    expect(columns(made, 'Robot')).toBeUndefined();
    expect(planned(made, 'Event')).toMatchObject({ where: 'IsDeleted = false', archived: true });
  });

  it('warns of an object that the org lacks, naming the records, and goes on', () => {
    const settings = withSignals(
      signal('b', { object: 'CampaignMember', accountPath: 'Contact.AccountId' }),
      signal('a', { object: 'CampaignMember', accountPath: 'Contact.AccountId' })
    );
    const made = plan(settings);
    expect(made.warnings).toEqual([
      {
        object: 'CampaignMember',
        records: ['Headroom_Signal.a', 'Headroom_Signal.b'],
        places: ['Headroom_Signal.a, Object__c', 'Headroom_Signal.b, Object__c']
      }
    ]);
    expect(made.findings).toEqual([]);
  });

  it('finds a custom object that somebody named and the org lacks', () => {
    const made = plan(withSignals(signal('own', { object: 'Invoise__c', accountPath: 'Account__c' })));
    expect(made.findings).toMatchObject([
      { record: 'Headroom_Signal.own', field: 'Account_Path__c', what: expect.stringContaining('Invoise__c') as unknown }
    ]);
  });

  it('finds the name of a custom object without its __c, and names the record', () => {
    const ticket = object('Ticket__c', 'Account__c:reference>Account__r>Account');
    const settings = withSignals(signal('own', { object: 'Ticket', accountPath: 'Account__c' }));
    const made = plan(settings, ticket);
    expect(made.warnings).toEqual([]);
    const describes = new Map([...standard, ticket].map((each) => [each.name, each]));
    expect(findingsInOrg(settings, made, describes)).toMatchObject([
      { record: 'Headroom_Signal.own', field: 'Object__c', value: 'Ticket', what: 'There is no object Ticket', fix: 'Write Ticket__c' }
    ]);
    expect(plan(settings).warnings).toMatchObject([{ object: 'Ticket', places: ['Headroom_Signal.own, Object__c'] }]);
  });

  it('finds a field that the object lacks, one that cannot be read in bulk, and a filter that cannot be read', () => {
    const settings = withSignals(
      signal('one', { object: 'Account', accountPath: 'Id', field: 'Foo__c' }),
      signal('two', { object: 'Account', accountPath: 'Id', field: 'BillingAddress' }),
      signal('three', { object: 'Account', accountPath: 'Id', filter: "Name = 'x" })
    );
    const found = plan(settings).findings.map(({ record, field }) => `${record} ${field}`);
    expect(found.sort()).toEqual(['Headroom_Signal.one Field__c', 'Headroom_Signal.three Filter__c', 'Headroom_Signal.two Field__c']);
  });

  it('finds a population that names an unknown field', () => {
    const settings = { ...emptySettings, general: { ...emptySettings.general, population: 'Typ = null' } };
    expect(plan(settings).findings).toMatchObject([{ record: 'Headroom_Health_Setting.default', field: 'Population__c', value: 'Typ' }]);
  });

  it('finds what is missing of the package', () => {
    const describes = new Map<string, ObjectDescribe | undefined>();
    let planning = planPull(emptySettings, describes);
    while (planning.kind === 'describe') {
      for (const name of planning.objects)
        describes.set(
          name,
          standard.find((each) => each.name === name)
        );
      planning = planPull(emptySettings, describes);
    }
    expect(planning.plan.findings.some((finding) => finding.record === 'Headroom_Scorecard_Result__c')).toBe(true);
  });

  it('reads which accounts stand below which for a signal that rolls up', () => {
    const plain = signal('plain', { object: 'Case', accountPath: 'AccountId' });
    const parents = (each: typeof plain): readonly string[] =>
      settingDemands(withSignals(each)).demands.flatMap(({ object: of, path }) => (of === 'Account' && path === 'ParentId' ? [path] : []));
    expect(parents(plain)).toEqual([]);
    expect(parents({ ...plain, rollUp: 'Sum' })).toEqual(['ParentId']);
  });

  it('reads the currency beside money where the org has several', () => {
    const invoice = object('Invoice__c', 'Account__c:reference>Account__r>Account', 'Amount__c:currency', 'CurrencyIsoCode:picklist');
    const settings = withSignals(signal('one', { object: 'Invoice__c', accountPath: 'Account__c', field: 'Amount__c' }));
    expect(columns(plan(settings, invoice), 'Invoice__c')).toContain('CurrencyIsoCode');
    const counted = withSignals(signal('one', { object: 'Invoice__c', accountPath: 'Account__c', field: 'Id' }));
    expect(columns(plan(counted, invoice), 'Invoice__c')).not.toContain('CurrencyIsoCode');
  });

  it('reads only the histories of the fields that signals look at', () => {
    const history = object('CaseHistory', 'CaseId:reference>Case>Case', 'Field:picklist', 'OldValue:anyType');
    const cases = object('Case', 'AccountId:reference>Account>Account');
    const reopened = signal('reopened', {
      object: 'CaseHistory',
      accountPath: 'Case.AccountId',
      filter: "Field = 'Status' AND OldValue = 'Closed'"
    });
    expect(planned(plan(withSignals(reopened), history, cases), 'CaseHistory')?.where).toBe("Field IN ('Status')");
    const all = signal('all', { object: 'CaseHistory', accountPath: 'Case.AccountId' });
    expect(planned(plan(withSignals(reopened, all), history, cases), 'CaseHistory')?.where).toBeUndefined();
  });

  it('follows a semi-join into its object', () => {
    const settings = {
      ...emptySettings,
      general: { ...emptySettings.general, population: 'Id IN (SELECT AccountId FROM Contract WHERE ActivatedDate != null)' }
    };
    const contract = object('Contract', 'AccountId:reference>Account>Account', 'ActivatedDate:datetime');
    expect(columns(plan(settings, contract), 'Contract')).toEqual(['Id', 'AccountId', 'ActivatedDate', 'CreatedDate', 'SystemModstamp']);
  });

  it('reads prices of the standard price book, competitors and open opportunities once there are product lines', () => {
    const line = { ...emptySettings.general, key: 'platform', record: 'Headroom_Product_Line.platform' };
    const settings: Settings = {
      ...emptySettings,
      productLines: [
        { ...line, quantitySignal: 'q', price: { kind: 'price_book' }, motionWhenNone: 'Cross-sell', unit: 'seats', unitOne: 'seat' }
      ]
    };
    const entry = object('PricebookEntry', 'Pricebook2Id:reference>Pricebook2>Pricebook2', 'UnitPrice:currency', 'IsActive:boolean');
    const made = plan(settings, entry, object('Asset', 'AccountId:reference', 'IsCompetitorProduct:boolean'));
    expect(planned(made, 'PricebookEntry')).toMatchObject({ where: 'Pricebook2.IsStandard = true', archived: false });
    expect(columns(made, 'Asset')).toContain('IsCompetitorProduct');
    expect(columns(plan(emptySettings, entry), 'PricebookEntry')).toBeUndefined();
  });

  it('reads what the filters of a product line look at', () => {
    const line = { ...emptySettings.general, key: 'platform', record: 'Headroom_Product_Line.platform', quantitySignal: 'q' };
    const filters = { eligibleFilter: 'AnnualRevenue > 1000', productFilter: "Colour__c = 'blue' AND Maker__r.Type = 'Partner'" };
    const words = { motionWhenNone: 'Cross-sell', unit: 'seats', unitOne: 'seat' } as const;
    const settings: Settings = { ...emptySettings, productLines: [{ ...line, ...filters, ...words, price: { kind: 'none' } }] };
    const made = plan(settings, object('Product2', 'Family:picklist', 'Colour__c:picklist', 'Maker__c:reference>Maker__r>Account'));
    expect(made.findings).toEqual([]);
    expect(columns(made, 'Account')).toContain('AnnualRevenue');
    expect(columns(made, 'Product2')).toEqual(['Id', 'Colour__c', 'CreatedDate', 'Family', 'Maker__c', 'SystemModstamp']);
  });

  it('names a filter of a product line that cannot be read, or that asks for what the org lacks', () => {
    const line = { ...emptySettings.general, key: 'platform', record: 'Headroom_Product_Line.platform', quantitySignal: 'q' };
    const filters = { eligibleFilter: 'AnnualRevenu > 1000', productFilter: 'Colour__c = ' };
    const words = { motionWhenNone: 'Cross-sell', unit: 'seats', unitOne: 'seat' } as const;
    const settings: Settings = { ...emptySettings, productLines: [{ ...line, ...filters, ...words, price: { kind: 'none' } }] };
    expect(plan(settings, object('Product2', 'Family:picklist')).findings.map(({ code, field }) => `${code} ${field}`)).toEqual([
      'E-FILTER-TEXT Product_Filter__c',
      'E-FIELD-UNKNOWN Eligible_Filter__c'
    ]);
  });

  it('mirrors to the account only when the setting says so', () => {
    const settings = { ...emptySettings, general: { ...emptySettings.general, mirrorToAccount: true } };
    expect(plan(settings).findings[0]).toMatchObject({ field: 'Mirror_To_Account__c' });
  });
});
