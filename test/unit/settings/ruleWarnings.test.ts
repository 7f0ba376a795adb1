import { describe, expect, it } from 'vitest';
import { readSettings } from '../../../src/settings/readSettings.ts';
import { ruleWarnings } from '../../../src/settings/ruleWarnings.ts';
import type { SettingRow } from '../../../src/settings/settingType.ts';
import { starterRows, withChange } from './starterRows.ts';

const line = 'Headroom_Product_Line.platform';
const software = 'Headroom_Whitespace_Rule.platform_software';
const others = 'Headroom_Whitespace_Rule.platform_other';

/** Masks of four accounts, written as text: `1100` = the first two. */
const mask = (bits: string): Uint8Array => Uint8Array.from(bits, Number);

type Edits = readonly (readonly [record: string, fields: SettingRow])[];

/** What is said of Platform, whose rules are for energy companies and, behind them, for others. */
function warningsOf(matching: Readonly<Record<string, string>>, edits: Edits = [], customers = '1111') {
  const filters: Edits = [
    [software, { Segment_Filter__c: 'energy' }],
    [others, { Segment_Filter__c: 'others' }]
  ];
  const rows = [...filters, ...edits].reduce((all, [record, fields]) => withChange(all, record, fields), starterRows({ examples: true }));
  const { settings, findings } = readSettings(rows);
  if (settings === undefined || findings.length > 0) throw new Error(JSON.stringify(findings));
  const accounts = {
    customers: mask(customers),
    matching: Object.fromEntries(Object.entries(matching).map(([filter, bits]) => [filter, mask(bits)]))
  };
  return ruleWarnings(settings, accounts).filter(({ records }) => records.some((record) => [line, software, others].includes(record)));
}

describe('whitespace rules of a line', () => {
  it('that part the customers say nothing, nor do segments that overlap: the first in order counts', () => {
    expect(warningsOf({ energy: '1100', others: '0011' })).toEqual([]);
    expect(warningsOf({ energy: '1100', others: '0111' })).toEqual([]);
  });

  it('that leave customers out name the line and count them', () => {
    expect(warningsOf({ energy: '1000', others: '0010' })).toEqual([{ name: 'RuleGap', records: [line], customers: 2 }]);
    expect(warningsOf({ energy: '1000', others: '0010' }, [], '1010')).toEqual([]);
  });

  it('do not leave out who may not buy the line', () => {
    const eligible: Edits = [[line, { Eligible_Filter__c: 'here' }]];
    expect(warningsOf({ energy: '1000', others: '0010', here: '1110' }, eligible)).toEqual([
      { name: 'RuleGap', records: [line], customers: 1 }
    ]);
  });

  it('of which there is one are meant for some; without any the line offers nothing', () => {
    const off: Edits = [[others, { Active__c: false }]];
    expect(warningsOf({ energy: '1000' }, off)).toEqual([]);
    expect(warningsOf({}, [...off, [software, { Active__c: false }]])).toEqual([{ name: 'RuleGap', records: [line], customers: 4 }]);
  });

  it('that never count name those before them', () => {
    expect(warningsOf({ others: '0011' }, [[software, { Segment_Filter__c: null }]])).toEqual([
      { name: 'RuleShadowed', records: [software, others], customers: 2 }
    ]);
  });

  it('that nobody is in today are shadowed by none', () => {
    expect(warningsOf({ energy: '1111', others: '0000' })).toEqual([]);
  });
});
