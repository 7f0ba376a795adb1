import { describe, expect, it } from 'vitest';
import { readSettings } from '../../../src/settings/readSettings.ts';
import type { SettingRow } from '../../../src/settings/settingType.ts';
import { starterRows, withChange } from './starterRows.ts';
import type { Rows } from './starterRows.ts';

const line = 'Headroom_Product_Line.integrations';
const rule = 'Headroom_Whitespace_Rule.integrations_all';

/** The starter with signals of its own that fit every field of a product line. */
function rowsWith(signals: Readonly<Record<string, SettingRow>>): Rows {
  const rows = starterRows({ examples: true });
  const [first = {}] = rows['Headroom_Signal'] ?? [];
  const fitting: Readonly<Record<string, SettingRow>> = {
    back: { Unit__c: 'units', When_Empty__c: 'Zero' },
    paid: { Aggregate__c: 'SUM', Field__c: 'Price', Unit__c: 'money', When_Empty__c: 'Unknown' },
    ends: { Aggregate__c: 'DAYS_UNTIL', Field__c: 'UsageEndDate', Unit__c: 'days', When_Empty__c: 'Unknown' },
    sites: { Aggregate__c: 'COUNT_DISTINCT', Field__c: 'ContactId', Unit__c: 'sites', When_Empty__c: 'Zero' }
  };
  const plain = { Filter__c: null, Live_From__c: null, Live_To__c: null, Window_Days__c: null, Date_Field__c: null, Sensitive__c: false };
  const made = Object.entries(fitting).map(([key, fields]) => ({
    ...first,
    ...plain,
    ...{ DeveloperName: key, Object__c: 'Asset', Account_Path__c: 'AccountId', Aggregate__c: 'COUNT', Field__c: null },
    ...fields,
    ...signals[key]
  }));
  return { ...rows, Headroom_Signal: [...(rows['Headroom_Signal'] ?? []), ...made] };
}

/** What is found where a line or a rule is edited: code, record, field and what is wrong. */
function found(record: string, fields: SettingRow, signals: Readonly<Record<string, SettingRow>> = {}): readonly string[] {
  const { findings } = readSettings(withChange(rowsWith(signals), record, fields));
  return findings.map((one) => `${one.code} ${one.record}, ${one.field}: ${one.what}`);
}

const all = { Returns_Signal__c: 'back', Amount_Signal__c: 'paid', Term_Signal__c: 'ends', Buying_Centres_Signal__c: 'sites' };

describe('signals of a product line', () => {
  it('that say what is asked have no finding', () => {
    expect(found(line, all)).toEqual([]);
  });

  it.each<[string, SettingRow, string]>([
    ['back', { Unit__c: 'Money ' }, `E-CONTRADICTION ${line}, Returns_Signal__c: is an amount of money, and pieces are counted here`],
    [
      'sites',
      { Unit__c: 'money' },
      `E-CONTRADICTION ${line}, Buying_Centres_Signal__c: is an amount of money, and pieces are counted here`
    ],
    ['paid', { Unit__c: 'units' }, `E-CONTRADICTION ${line}, Amount_Signal__c: is no amount of money`],
    [
      'ends',
      { Aggregate__c: 'DAYS_SINCE' },
      `E-CONTRADICTION ${line}, Term_Signal__c: is a DAYS_SINCE, which says no day on which something ends`
    ],
    ['ends', { Roll_Up__c: 'Mean' }, `E-ROLL-UP ${line}, Term_Signal__c: is a Mean of days, and no day on which something ends`],
    [
      'back',
      { When_Empty__c: 'Unknown' },
      `E-CONTRADICTION ${line}, Returns_Signal__c: is Unknown for customers who gave nothing back, so that what they own would be unknown too`
    ],
    [
      'back',
      { Roll_Up__c: 'Sum' },
      `E-ROLL-UP ${line}, Returns_Signal__c: rolls up as Sum, and the quantity qty_integrations does not roll up`
    ]
  ])('%s of %j is told with its place', (signal, fields, finding) => {
    expect(found(line, all, { [signal]: fields })).toEqual([finding]);
  });

  it.each<[string, SettingRow, string]>([
    [
      'Quantity_Signal__c',
      { Aggregate__c: 'SHARE', Field__c: 'IsCompetitorProduct' },
      `E-CONTRADICTION ${line}, Quantity_Signal__c: is a SHARE, and pieces are counted here`
    ],
    [
      'Buying_Centres_Signal__c',
      { Aggregate__c: 'DAYS_SINCE', Field__c: 'InstallDate' },
      `E-CONTRADICTION ${line}, Buying_Centres_Signal__c: is a DAYS_SINCE, and pieces are counted here`
    ],
    [
      'Quantity_Signal__c',
      { Roll_Up__c: 'Mean' },
      `E-ROLL-UP ${line}, Quantity_Signal__c: rolls up as Mean, and a group owns what its accounts own together`
    ]
  ])('%s is a count: %j is told', (field, fields, finding) => {
    expect(found(line, { [field]: 'sites' }, { sites: fields })).toEqual([finding]);
  });

  it.each([
    ['back', 'Returns_Signal__c'],
    ['paid', 'Amount_Signal__c'],
    ['ends', 'Term_Signal__c'],
    ['sites', 'Buying_Centres_Signal__c']
  ])('%s may not be sensitive, for its value would stand on every cell', (signal, field) => {
    expect(found(line, all, { [signal]: { Sensitive__c: true } })).toEqual([
      `E-CONTRADICTION ${line}, ${field}: is sensitive: its value is written nowhere, and a cell would show it`
    ]);
  });

  it.each(Object.keys(all))('%s names a signal that exists', (field) => {
    expect(found(line, { [field]: 'nothing' })).toEqual([
      `E-REFERENCE-MISSING ${line}, ${field}: names Headroom_Signal.nothing, which does not exist`
    ]);
  });
});

describe('products of a line', () => {
  it('are named by a filter only where neither family nor code is', () => {
    const filter = { Product_Filter__c: "Family LIKE 'I%'" };
    expect(found(line, { ...filter, Product_Family__c: null, Product_Code__c: null })).toEqual([]);
    expect(found(line, { ...filter, Product_Family__c: 'Integrations' })).toEqual([
      `E-CONTRADICTION ${line}, Product_Filter__c: changes nothing: the line names its products by a family`
    ]);
    expect(found(line, { ...filter, Product_Family__c: null, Product_Code__c: 'INT' })).toEqual([
      `E-CONTRADICTION ${line}, Product_Filter__c: changes nothing: the line names its products by a code`
    ]);
  });

  it('are needed for a price from the price book, and an amount for what look-alikes pay', () => {
    expect(found(line, { Price_Source__c: 'Price book', Product_Family__c: null, Product_Code__c: null })).toEqual([
      `E-VALUE-MISSING ${line}, Product_Family__c: is empty, but the price source is Price book`
    ]);
    expect(found(line, { Price_Source__c: 'Look-alikes' })).toEqual([
      `E-VALUE-MISSING ${line}, Amount_Signal__c: is empty, but the price source is Look-alikes`
    ]);
    expect(found(line, { Price_Source__c: 'Look-alikes', Amount_Signal__c: 'paid' })).toEqual([]);
  });

  it.each(['€', 'e', '1US', "E'R"])('have a list price in a currency, and %j is none', (code) => {
    const priced = { Price_Source__c: 'List price', List_Price__c: 300, List_Price_Currency__c: code };
    expect(found(line, priced)).toEqual([`E-VALUE-KIND ${line}, List_Price_Currency__c: is no ISO code of a currency`]);
    expect(found(line, { ...priced, List_Price_Currency__c: 'eur' })).toEqual([]);
  });
});

describe('what a target counts', () => {
  it.each(['User', 'Site'])('is named where it is per %s', (per) => {
    expect(found(rule, { Target_Per__c: per, Target_Signal__c: 'sites' })).toEqual([]);
    expect(found(rule, { Target_Per__c: per })).toEqual([
      `E-VALUE-MISSING ${rule}, Target_Signal__c: is empty, but the target is per ${per.toLowerCase()}`
    ]);
  });

  it('is no amount and nothing sensitive: the sentence that explains the target says it', () => {
    const counts = { Target_Per__c: 'Site', Target_Signal__c: 'sites' };
    expect(found(rule, counts, { sites: { Unit__c: 'money' } })).toEqual([
      `E-CONTRADICTION ${rule}, Target_Signal__c: is an amount of money, and pieces are counted here`
    ]);
    expect(found(rule, counts, { sites: { Sensitive__c: true } })).toEqual([
      `E-CONTRADICTION ${rule}, Target_Signal__c: is sensitive: its value is written nowhere, and a cell would show it`
    ]);
  });

  it('is no ratio of an amount and a count either, whatever its unit says: it leads back to the amount', () => {
    const counts = { Target_Per__c: 'Site', Target_Signal__c: 'sites' };
    const ratio = { Aggregate__c: 'RATIO', Numerator__c: 'paid', Denominator__c: 'back', Unit__c: 'sites', When_Empty__c: 'Unknown' };
    expect(found(rule, counts, { sites: { ...ratio, Object__c: null, Account_Path__c: null, Field__c: null } })).toEqual([
      `E-CONTRADICTION ${rule}, Target_Signal__c: is an amount of money, and pieces are counted here`
    ]);
  });
});
