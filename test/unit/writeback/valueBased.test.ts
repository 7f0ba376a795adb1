import { describe, expect, it } from 'vitest';
import type { ProductLine, Settings } from '../../../src/domain/settings.ts';
import { settingsVersions } from '../../../src/settings/settingsVersions.ts';
import type { DesiredRecord } from '../../../src/writeback/desired.ts';
import { desiredRecords } from '../../../src/writeback/records.ts';
import { ACME, assessCase, resultOf, workedSignals } from '../whitespace/assessCase.ts';

const owned = { qty_platform: [40], qty_analytics: [0], qty_integrations: [5], qty_premium_support: [0], qty_training: [1] };
const matching = { "Industry IN ('Technology', 'Telecommunications')": [1], 'NumberOfEmployees >= 100': [1] };
const CONTRACT_VALUE = 187_654;

/** Records of a customer whose analytics line costs a fifth of the contract value, beside seats from a price book. */
function records(): readonly DesiredRecord[] {
  const base = assessCase({ ...workedSignals, ...owned }, { employees: [240], matching });
  const share = { kind: 'contract_share', share: 0.2 } as const;
  const productLines = base.settings.productLines.map((line): ProductLine => (line.key === 'analytics' ? { ...line, price: share } : line));
  const settings: Settings = { ...base.settings, productLines };
  const prices = [{ productLine: 'platform', currency: 'EUR', amount: 450 }];
  const input = { ...base, settings, prices, contracts: { value: [CONTRACT_VALUE], decisionOn: [NaN] } };
  return desiredRecords({
    ...{ settings, asOf: input.asOf, versions: settingsVersions(settings), publishedBy: '', held: [], history: [] },
    accounts: [{ ...resultOf(input), facts: { monthToMonth: false, contractValue: CONTRACT_VALUE } }]
  });
}

const fieldsOf = (object: string, key: string): DesiredRecord['fields'] =>
  records().find((record) => record.object === object && record.key === key)!.fields;

describe('an amount that rests on the contract value', () => {
  it('stands in a field of its own and in no other', () => {
    const cell = fieldsOf('Headroom_Whitespace_Cell__c', `${ACME}:analytics`);
    // none owned, so the whole gap: 0.2 x 187,654
    expect(cell).toMatchObject({ Value_Based_Amount__c: 37_530.8, Amount_Expected__c: null });
    expect(JSON.parse(String(cell['Detail__c']))).toMatchObject({ k: 'analytics', amt: null, byValue: true });
  });

  it('counts in the full amount of the summary only', () => {
    // 80 seats at 450 are 36,000
    const summary = fieldsOf('Headroom_Account_Summary__c', ACME);
    expect(summary).toMatchObject({ Whitespace_Amount__c: 36_000, Whitespace_Full_Amount__c: 73_530.8 });
  });

  it('is found, like the contract value, in the three fields that are withheld together and nowhere else', () => {
    const withheld = ['Contract_Value__c', 'Value_Based_Amount__c', 'Whitespace_Full_Amount__c'];
    const elsewhere = records().map((record) => ({
      ...record,
      fields: Object.fromEntries(Object.entries(record.fields).filter(([name]) => !withheld.includes(name)))
    }));
    const text = JSON.stringify(elsewhere);
    expect(text).not.toContain('187654');
    expect(text).not.toContain('37530.8');
    expect(JSON.stringify(records())).toContain('187654');
  });
});

describe('an amount from a price list', () => {
  it('stays where everybody reads it', () => {
    const cell = fieldsOf('Headroom_Whitespace_Cell__c', `${ACME}:platform`);
    expect(cell).toMatchObject({ Amount_Expected__c: 36_000, Value_Based_Amount__c: null });
    expect(cell['Detail__c']).not.toContain('byValue');
  });
});
