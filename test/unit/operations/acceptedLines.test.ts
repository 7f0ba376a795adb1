import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { acceptedLines } from '../../../src/operations/setup/acceptedLines.ts';
import type { RecordModel } from '../../../src/metadata/model.ts';
import { valueOf } from '../../../src/metadata/readRecord.ts';
import { readDictionary } from '../../../src/operations/setup/starterWords.ts';
import { proposalOf } from './lineProposals.ts';

const { en: english, de: german } = await readDictionary(join(import.meta.dirname, '../../../starter'));
const places = { weight: 25, orders: new Map() };

const named = (records: readonly RecordModel[], object: string) =>
  records.filter((record) => record.object === object).map(({ name }) => name);
const values = (record: RecordModel | undefined) => Object.fromEntries((record?.values ?? []).map(({ field, value }) => [field, value]));
const find = (records: readonly RecordModel[], name: string) => records.find((record) => record.name === name);

describe('acceptedLines', () => {
  const records = acceptedLines([proposalOf('Platform', 'platform', 40), proposalOf("Bob's 3rd  Suite", 'bob_s', 0)], english, places);

  it('makes line, signal, measure and rule of every family', () => {
    expect(named(records, 'Headroom_Product_Line__mdt')).toEqual(['platform', 'bob_s']);
    expect(named(records, 'Headroom_Signal__mdt')).toEqual(['qty_platform', 'qty_bob_s']);
    expect(named(records, 'Headroom_Measure__mdt')).toEqual(['vx_platform', 'vx_bob_s']);
    expect(named(records, 'Headroom_Whitespace_Rule__mdt')).toEqual(['platform_all', 'bob_s_all']);
  });

  it('calls the median of the owners green and at least 1, and the first unit yellow', () => {
    const rules = records.filter(({ object }) => object === 'Headroom_Whitespace_Rule__mdt').map(values);
    expect(rules.map((rule) => [rule['Yellow_From__c'], rule['Green_From__c'], rule['Target__c'], rule['Target_Per__c']])).toEqual([
      [1, 40, 40, 'Fixed'],
      [1, 1, 1, 'Fixed']
    ]);
  });

  it('gives every measure the weight, and lines that are new an order behind those that are there', () => {
    const beside = acceptedLines([proposalOf('A', 'a', 1), proposalOf('B', 'b', 1), proposalOf('C', 'c', 1)], english, {
      weight: 12.5,
      orders: new Map([
        ['b', 20],
        ['other', 70]
      ])
    });
    const lines = beside.filter(({ object }) => object === 'Headroom_Product_Line__mdt');
    expect(lines.map((line) => valueOf(line, 'Sort_Order__c'))).toEqual([80, 20, 90]);
    expect(beside.filter(({ object }) => object === 'Headroom_Measure__mdt').map((one) => valueOf(one, 'Weight__c'))).toEqual([
      12.5, 12.5, 12.5
    ]);
  });

  it('writes a family with a quote as one literal', () => {
    expect(values(find(records, 'qty_bob_s'))['Filter__c']).toBe(
      "IsCompetitorProduct = false AND Status != 'Obsolete' AND Product2.Family = 'Bob\\'s 3rd  Suite'"
    );
  });

  it('reads what is paid and when it ends where the source knows it, and names both in the line', () => {
    const known = acceptedLines(
      [proposalOf('Robots', 'robots', 2, { withAmount: 5, withTerm: 4, priceSource: 'Look-alikes' })],
      english,
      places
    );
    expect(named(known, 'Headroom_Signal__mdt')).toEqual(['qty_robots', 'amount_robots', 'term_robots']);
    expect(values(find(known, 'robots'))).toMatchObject({
      Amount_Signal__c: 'amount_robots',
      Term_Signal__c: 'term_robots',
      Price_Source__c: 'Look-alikes'
    });
    expect(values(find(known, 'amount_robots'))).toMatchObject({
      Aggregate__c: 'SUM',
      Field__c: 'Price',
      Live_From__c: 'PurchaseDate',
      Live_To__c: 'UsageEndDate'
    });
    expect(values(find(known, 'term_robots'))).toMatchObject({ Aggregate__c: 'DAYS_UNTIL', Field__c: 'UsageEndDate' });
    expect(values(find(records, 'platform'))).not.toHaveProperty('Amount_Signal__c');
  });

  it('reads won opportunity lines where no asset names the family, and of amounts those of the last year', () => {
    const sold = acceptedLines([proposalOf('Robots', 'robots', 2, { source: 'opportunity', withAmount: 5 })], english, places);
    expect(values(find(sold, 'qty_robots'))).toMatchObject({
      Object__c: 'OpportunityLineItem',
      Account_Path__c: 'Opportunity.AccountId',
      Filter__c: "Opportunity.IsWon = true AND Product2.Family = 'Robots'",
      Live_From__c: 'Opportunity.CloseDate'
    });
    expect(values(find(sold, 'amount_robots'))).toMatchObject({
      Field__c: 'TotalPrice',
      Date_Field__c: 'Opportunity.CloseDate',
      Window_Days__c: 365
    });
  });

  it('counts rows where most owners have no quantity', () => {
    const counted = acceptedLines([proposalOf('Robots', 'robots', 2, { counts: 'rows' })], english, places);
    expect(values(find(counted, 'qty_robots'))).toMatchObject({ Aggregate__c: 'COUNT', Field__c: 'Id' });
  });
});

describe('the rules of an accepted line', () => {
  const quartiles = { low: 1, median: 3, high: 9 };
  const rule = { owners: 10, quartiles, perEmployee: false };
  const rules = [
    { ...rule, segment: { kind: 'industry', value: "Bob's trade" } },
    { ...rule, segment: { kind: 'industry', value: 'Bob S Trade' } },
    { ...rule, segment: { kind: 'industry', value: '製造' } },
    { ...rule, segment: { kind: 'size', below: 50 } },
    { ...rule, segment: { kind: 'size', from: 50, below: 250 } },
    { ...rule, segment: { kind: 'size', from: 1000 } },
    rule
  ] as const;
  const made = acceptedLines([proposalOf('Robots', 'robots', 2, { rules })], german, places).filter(
    ({ object }) => object === 'Headroom_Whitespace_Rule__mdt'
  );

  it('are tried segment by segment and then for everybody, each under a name of its own', () => {
    expect(made.map(({ name }) => name)).toEqual([
      'robots_bob_s_trade',
      'robots_s2',
      'robots_s3',
      'robots_below_50',
      'robots_50_to_249',
      'robots_from_1000',
      'robots_all'
    ]);
    expect(made.map((one) => valueOf(one, 'Sort_Order__c'))).toEqual([10, 20, 30, 40, 50, 60, 70]);
  });

  it('filter accounts by SOQL and say for whom they are in the language', () => {
    expect(made.map((one) => [values(one)['Segment_Filter__c'], values(one)['Segment_Name__c']])).toEqual([
      ["Industry = 'Bob\\'s trade'", "Unternehmen der Branche Bob's trade"],
      ["Industry = 'Bob S Trade'", 'Unternehmen der Branche Bob S Trade'],
      ["Industry = '製造'", 'Unternehmen der Branche 製造'],
      ['NumberOfEmployees < 50', 'Unternehmen mit bis zu 49 Mitarbeitern'],
      ['NumberOfEmployees >= 50 AND NumberOfEmployees < 250', 'Unternehmen mit 50 bis 249 Mitarbeitern'],
      ['NumberOfEmployees >= 1000', 'Unternehmen ab 1000 Mitarbeitern'],
      [undefined, undefined]
    ]);
  });

  it('compare shares where they are per employee: covered at the median, partly used from the first unit', () => {
    const share = { owners: 10, quartiles: { low: 0.1, median: 0.12345678, high: 0.5 }, perEmployee: true };
    const [one] = acceptedLines([proposalOf('Robots', 'robots', 2, { rules: [share] })], german, places).slice(-1);
    expect(values(one)).toMatchObject({
      Basis__c: 'Share',
      Yellow_From__c: 0.0001,
      Green_From__c: 1,
      Target__c: 0.1235,
      Target_Per__c: 'Employee'
    });
  });

  it('fit into their fields, whatever the org calls families and industries', () => {
    const long = '製'.repeat(255);
    const rules = [{ owners: 10, quartiles, perEmployee: false, segment: { kind: 'industry', value: long } }] as const;
    const made = acceptedLines([proposalOf(long, 'line_1', 1, { rules, withAmount: 1, withTerm: 1 })], german, places);
    const lengths = made.flatMap((record) => [values(record)['Title__c'], values(record)['Segment_Name__c']]);
    // Line and measure are the family alone; three signals and a rule say more and are cut.
    expect(lengths.flatMap((text) => (typeof text === 'string' ? [text.length] : []))).toEqual([255, 255, 255, 255, 255, 255, 60]);
    expect(values(find(made, 'line_1'))['Product_Family__c']).toBe(long);
  });

  it('have labels that fit into 40 characters and cut none in two', () => {
    const family = '𠮷'.repeat(30);
    const [label] = acceptedLines([proposalOf(family, 'line_1', 1)], german, places).map((record) => record.label);
    // "Bestand " and fifteen characters of two units each, then the mark of the cut.
    expect(label).toBe(`Bestand ${'𠮷'.repeat(15)}…`);
  });
});
