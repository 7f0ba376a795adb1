import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ContractSource, Settings, Signal } from '../../../src/domain/settings.ts';
import { checkQuality } from '../../../src/quality/checkQuality.ts';
import type { QualityFinding } from '../../../src/quality/finding.ts';
import { openFactStore } from '../../../src/store/duckFactStore.ts';
import type { ColumnType, FactStore } from '../../../src/store/factStore.ts';

const asOf = { instant: '2026-11-22T02:10:00.000Z', timeZone: 'Europe/Berlin', today: '2026-11-22' };
const accounts = ['A1', 'A2', 'A3'];
const base = { title: '', explanation: '', sortOrder: 10 };

const usage: Signal = {
  ...base,
  key: 'usage_trend',
  record: 'Headroom_Signal.usage_trend',
  aggregate: 'TREND',
  object: 'Headroom_Product_Usage__c',
  accountPath: 'Account__c',
  field: 'Active__c',
  dateField: 'Period_End__c',
  windowDays: 45,
  openCountsToAsOf: false,
  whenEmpty: 'Unknown',
  unit: 'users',
  sensitive: false,
  inUseFrom: 0.2,
  history: 'Dates'
};

const history: Signal = {
  ...usage,
  key: 'case_reopened_180',
  record: 'Headroom_Signal.case_reopened_180',
  aggregate: 'COUNT_DISTINCT',
  object: 'CaseHistory',
  accountPath: 'Case.AccountId',
  field: 'CaseId',
  dateField: 'CreatedDate'
};

const contract: ContractSource = {
  ...base,
  key: 'contract_standard',
  record: 'Headroom_Contract_Source.contract_standard',
  object: 'Contract',
  accountPath: 'AccountId',
  startField: 'StartDate',
  endField: 'EndDate',
  suppliesContractValue: true
};

let folder: string;
let facts: FactStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'headroom-quality-'));
  facts = await openFactStore({ folder, orgId: '00DLOCAL0000001AAA', memoryLimitMb: 256 });
});

afterEach(async () => {
  await facts.close();
  await rm(folder, { recursive: true, force: true });
});

function settingsWith(signals: readonly Signal[], contractSources: readonly ContractSource[] = [contract]): Settings {
  return {
    hash: '',
    general: {} as Settings['general'],
    scorecards: [],
    groups: [],
    signals,
    measures: [],
    bands: [],
    riskRules: [],
    contractSources,
    productLines: [],
    whitespaceRules: [],
    playbooks: [],
    playbookSteps: []
  };
}

async function load(
  object: string,
  types: Readonly<Record<string, ColumnType>>,
  rows: readonly (readonly (string | number | boolean | null)[])[]
): Promise<void> {
  const names = Object.keys(types);
  const columns = names.map((name) => ({ name, type: types[name] as ColumnType }));
  await facts.loadRows(
    object,
    columns,
    rows.map((row) => Object.fromEntries(names.map((name, index) => [name, row[index]])))
  );
}

async function find(code: string, settings = settingsWith([usage, history])): Promise<QualityFinding | undefined> {
  const picklists = new Map([['Account.Industry', ['Technology', 'Retail']]]);
  const findings = await checkQuality({ facts, settings, asOf, accounts, picklists });
  return findings.find((finding) => finding.code === code);
}

const accountTypes = { Id: 'text', Name: 'text', Type: 'text', Industry: 'text', NumberOfEmployees: 'number' } as const;
const usageTypes = { Id: 'text', Account__c: 'text', Period_End__c: 'date', Product_Line__c: 'text' } as const;
const contractTypes = {
  Id: 'text',
  AccountId: 'text',
  StartDate: 'date',
  EndDate: 'date',
  ActivatedDate: 'instant',
  Line__c: 'text'
} as const;

async function loadThreeAccounts(): Promise<void> {
  await load('Account', accountTypes, [
    ['A1', 'Larchgate Labs', 'Customer - Direct', 'Technology', 100],
    ['A2', 'Larchgate Labs, Inc.', 'Former Customer', 'Tecnology', null],
    ['A3', 'Tarnmere Mills', 'Customer - Direct', null, null]
  ]);
}

describe('data quality of accounts', () => {
  beforeEach(loadThreeAccounts);

  it('counts customers without a number of employees and without an industry', async () => {
    expect(await find('employees_missing')).toMatchObject({ object: 'Account', count: 2, of: 3 });
    expect(await find('industry_missing')).toMatchObject({ count: 1, of: 3 });
  });

  it('counts values outside the list of a picklist, without telling them', async () => {
    expect(await find('value_unknown')).toEqual({
      code: 'value_unknown',
      object: 'Account',
      count: 1,
      of: 2,
      note: 'rows have a value that is not in the list of Industry'
    });
  });

  it('takes names for equal that differ in case, punctuation and legal form', async () => {
    expect(await find('account_duplicate')).toMatchObject({ count: 1, of: 3 });
  });

  it('counts former customers with a live contract and customers with none', async () => {
    await load('Contract', contractTypes, [
      ['C1', 'A1', '2026-01-01', '2026-12-31', '2026-01-01T00:00:00Z', null],
      ['C2', 'A2', '2026-01-01', null, '2026-01-01T00:00:00Z', null],
      ['C3', 'A3', '2025-01-01', '2025-12-31', '2025-01-01T00:00:00Z', null]
    ]);
    expect(await find('former_with_contract')).toMatchObject({ count: 1, of: 1 });
    expect(await find('customer_without_contract')).toMatchObject({ count: 1, of: 2 });
  });

  it('takes a contract that was never activated for none', async () => {
    await load('Contract', contractTypes, [['C1', 'A1', '2026-01-01', '2026-12-31', null, null]]);
    expect(await find('customer_without_contract')).toMatchObject({ count: 2, of: 2 });
  });

  it('counts former customers without a lost renewal and customers whose last renewal was lost', async () => {
    await load('Opportunity', { Id: 'text', AccountId: 'text', Type: 'text', IsClosed: 'boolean', IsWon: 'boolean', CloseDate: 'date' }, [
      ['O1', 'A1', 'Existing Customer - Replacement', true, false, '2026-02-01'],
      ['O2', 'A3', 'Existing Customer - Replacement', true, false, '2026-02-01'],
      ['O3', 'A3', 'Existing Customer - Replacement', true, true, '2026-03-01']
    ]);
    expect(await find('customer_with_lost_renewal')).toMatchObject({ count: 1, of: 2 });
    expect(await find('former_without_lost_renewal')).toMatchObject({ count: 1, of: 1 });
  });
});

describe('data quality of rows', () => {
  beforeEach(loadThreeAccounts);

  it("counts usage outside the dates of the account's contracts, both ends included", async () => {
    await load('Contract', contractTypes, [['C1', 'A1', '2026-01-01', '2026-06-30', '2026-01-01T00:00:00Z', null]]);
    await load('Headroom_Product_Usage__c', usageTypes, [
      ['U1', 'A1', '2025-12-31', null],
      ['U2', 'A1', '2026-01-01', null],
      ['U3', 'A1', '2026-06-30', null],
      ['U4', 'A1', '2026-07-01', null],
      ['U5', 'A3', '2026-02-01', null]
    ]);
    expect(await find('row_outside_contract')).toMatchObject({ object: 'Headroom_Product_Usage__c', count: 3, of: 5 });
  });

  it('holds a row against the contracts of its product line where both sides name it', async () => {
    await load('Contract', contractTypes, [
      ['C1', 'A1', '2026-01-01', null, '2026-01-01T00:00:00Z', 'seats'],
      ['C2', 'A1', '2026-08-01', null, '2026-01-01T00:00:00Z', 'reports']
    ]);
    await load('Headroom_Product_Usage__c', usageTypes, [
      ['U1', 'A1', '2026-03-01', 'seats'],
      ['U2', 'A1', '2026-03-01', 'reports']
    ]);
    const settings = settingsWith([{ ...usage, productLinePath: 'Product_Line__c' }], [{ ...contract, productLinePath: 'Line__c' }]);
    expect(await find('row_outside_contract', settings)).toMatchObject({ count: 1, of: 2 });
  });

  it('counts rows that lead to no account, rows of the future and rows that repeat', async () => {
    await load('Headroom_Product_Usage__c', usageTypes, [
      ['U1', 'A1', '2026-03-01', null],
      ['U2', 'A1', '2026-03-01', null],
      ['U3', 'A9', '2026-03-01', null],
      ['U4', null, '2026-11-23', null]
    ]);
    expect(await find('row_without_account')).toMatchObject({ count: 2, of: 4 });
    expect(await find('row_in_future')).toMatchObject({ count: 1, of: 4 });
    expect(await find('row_repeated')).toMatchObject({ count: 1, of: 4 });
  });

  it('counts customers without rows and customers without a row as fresh as signals want it', async () => {
    await load('Headroom_Product_Usage__c', usageTypes, [
      ['U1', 'A1', '2026-11-01', null],
      ['U2', 'A2', '2026-05-01', null]
    ]);
    expect(await find('no_rows')).toMatchObject({ count: 1, of: 3 });
    expect(await find('quiet')).toMatchObject({ count: 1, of: 2 });
  });

  it('says nothing of an object that no customer has rows of: it is off', async () => {
    await load('Headroom_Product_Usage__c', usageTypes, []);
    expect(await find('no_rows')).toBeUndefined();
  });

  it('follows a path over a standard parent', async () => {
    await load('Case', { Id: 'text', AccountId: 'text' }, [['K1', 'A1']]);
    await load('CaseHistory', { Id: 'text', CaseId: 'text', CreatedDate: 'instant' }, [
      ['H1', 'K1', '2026-11-01T00:00:00Z'],
      ['H2', 'K9', '2026-11-01T00:00:00Z']
    ]);
    expect(await find('row_without_account')).toMatchObject({ object: 'CaseHistory', count: 1, of: 2 });
    expect(await find('no_rows')).toMatchObject({ object: 'CaseHistory', count: 2, of: 3 });
  });

  it('finds nothing to say about objects that were not pulled', async () => {
    const findings = await checkQuality({ facts, settings: settingsWith([usage, history]), asOf, accounts, picklists: new Map() });
    expect(findings.map(({ object }) => object)).not.toContain('Headroom_Product_Usage__c');
  });
});
