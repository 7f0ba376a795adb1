import { describe, expect, it } from 'vitest';
import { holdWarnings } from '../../../src/settings/holdWarnings.ts';
import { readSettings } from '../../../src/settings/readSettings.ts';
import type { SettingRow } from '../../../src/settings/settingType.ts';
import { starterRows, withChange } from './starterRows.ts';

const hold = 'Headroom_Risk_Rule.account_at_risk_block';
const cap = 'Headroom_Risk_Rule.high_case_waiting';

type Edits = readonly (readonly [record: string, fields: SettingRow])[];

function warningsOf(edits: Edits): readonly unknown[] {
  const rows = edits.reduce((all, [record, fields]) => withChange(all, record, fields), starterRows());
  const { settings, findings } = readSettings(rows);
  if (settings === undefined || findings.length > 0) throw new Error(JSON.stringify(findings));
  return holdWarnings(settings);
}

/** The hold of all lines by a signal instead of a score. */
function bySignal(signal: string, operator: string, threshold: number, more: SettingRow = {}): Edits {
  const condition = { Condition_Scorecard__c: null, Condition_Signal__c: signal, Operator__c: operator, Threshold__c: threshold };
  return [[hold, { ...condition, ...more }]];
}

describe('holds of all product lines', () => {
  it('by a score have no warning: the ready-made rules hold one line by a defect, and all by the risk', () => {
    expect(warningsOf([])).toEqual([]);
  });

  it.each([
    ['case_oldest_open_days', '>', 30],
    ['case_open', '>', 0],
    ['case_open', '>=', 1],
    ['case_open', '=', 1]
  ])('by one case (%s %s %d) name the rule, the object and the signal', (signal, operator, threshold) => {
    expect(warningsOf(bySignal(signal, operator, threshold))).toEqual([
      { name: 'HoldAllByOne', record: hold, signal: `Headroom_Signal.${signal}`, object: 'Case' }
    ]);
  });

  it.each([
    // two cases have to be open
    ['case_open', '>', 1],
    // what is missing: one meeting ends it
    ['meeting_days', '>', 90],
    // a mean and a trend over many rows
    ['usage_seat_share', '<', 0.5],
    ['usage_trend', '<', 0]
  ])('by what one record does not trip (%s %s %d) have none', (signal, operator, threshold) => {
    expect(warningsOf(bySignal(signal, operator, threshold))).toEqual([]);
  });

  it('by one case while a score is low have none', () => {
    const signal = { Second_Signal__c: 'case_oldest_open_days', Second_Operator__c: '>', Second_Threshold__c: 30 };
    expect(warningsOf([[hold, signal]])).toEqual([]);
  });

  it('by a score that one case caps below their threshold name both rules', () => {
    expect(warningsOf([[cap, { Effect_Value__c: 39 }]])).toEqual([
      { name: 'HoldAllByCap', record: hold, cap, signal: 'Headroom_Signal.case_high_oldest_days', object: 'Case' }
    ]);
    expect(warningsOf([[cap, { Effect_Value__c: 40 }]])).toEqual([]);
  });
});
