import { describe, expect, it } from 'vitest';
import { readSettings } from '../../src/settings/readSettings.ts';
import type { SettingRow } from '../../src/settings/settingType.ts';
import { starterRows, withChange } from '../unit/settings/starterRows.ts';
import type { Rows } from '../unit/settings/starterRows.ts';
import { classesMadeIn } from './classes.ts';
import { expectFinding } from './expectFinding.ts';
import type { Expected } from './expectFinding.ts';

type BadSetting = Expected & { readonly id: number; readonly rows: () => Rows };

const changed = (record: string, fields: SettingRow) => (): Rows => withChange(starterRows({ examples: true }), record, fields);
const general = 'Headroom_Health_Setting.default';
const signal = 'Headroom_Signal.case_open';
const measure = 'Headroom_Measure.vr_defects';
const rule = 'Headroom_Risk_Rule.usage_falling';

const cases: readonly BadSetting[] = [
  {
    id: 22,
    record: signal,
    field: 'Object__c',
    rows: changed(signal, { Object__c: null }),
    what: /COUNT needs it/,
    fix: /API name of the object/
  },
  {
    id: 26,
    record: 'Headroom_Signal.asset_deployed',
    field: 'Denominator__c',
    rows: () => {
      const rows = starterRows({ examples: true });
      const ratio = (rows['Headroom_Signal'] ?? []).find(({ DeveloperName }) => DeveloperName === 'asset_deployed');
      return withChange(rows, 'Headroom_Signal.asset_deployed', { Denominator__c: ratio?.['Numerator__c'] });
    },
    what: /same as the first one, so that the value is always 1/,
    fix: /Name another one/
  },
  {
    id: 43,
    record: 'Headroom_Signal.case_created_90',
    field: 'Window_Days__c',
    rows: changed('Headroom_Signal.case_created_90', { Window_Days__c: -5 }),
    what: /whole number from 1 to 36500/,
    fix: /Enter a whole number from 1 to 36500/
  },
  {
    id: 48,
    record: measure,
    field: 'Weight__c',
    rows: changed(measure, { Weight__c: -5 }),
    what: /cannot be negative/,
    fix: /Enter 0 or more/
  },
  { id: 49, record: measure, field: 'Weight__c', rows: changed(measure, { Weight__c: '10%' }), what: /is not a number/, fix: /right kind/ },
  { id: 50, record: measure, field: 'Weight__c', rows: changed(measure, { Weight__c: NaN }), what: /is not a number/, fix: /right kind/ },
  {
    id: 50,
    record: measure,
    field: 'Weight__c',
    rows: changed(measure, { Weight__c: Infinity }),
    what: /is not a number/,
    fix: /right kind/
  },
  { id: 54, record: rule, field: 'Operator__c', rows: changed(rule, { Operator__c: '=<' }), what: /not a word/, fix: />, >=, <, <=, =/ },
  {
    id: 58,
    record: 'Headroom_Risk_Rule.account_at_risk_block',
    field: 'Condition_Scorecard__c',
    rows: changed('Headroom_Risk_Rule.account_at_risk_block', { Condition_Scorecard__c: 'vendor_expansion' }),
    what: /rests on itself: vendor_expansion > whitespace holds > vendor_expansion/,
    fix: /Choose another record/
  },
  {
    id: 60,
    record: measure,
    field: 'Signal__c',
    rows: changed(measure, { Signal__c: null }),
    what: /names no record/,
    fix: /Choose a record/
  },
  {
    id: 61,
    record: 'Headroom_Signal.nps_365',
    field: 'Half_Life_Days__c',
    rows: changed('Headroom_Signal.nps_365', { Half_Life_Days__c: 0 }),
    what: /must be from 1/,
    fix: /Enter a number from 1/
  },
  {
    id: 81,
    record: general,
    field: 'Api_Day_Share__c',
    rows: changed(general, { Api_Day_Share__c: 180 }),
    what: /from 1 to 100/,
    fix: /Enter a number from 1 to 100/
  },
  {
    id: 82,
    record: general,
    field: 'Api_Day_Share__c',
    rows: changed(general, { Api_Day_Share__c: 0 }),
    what: /from 1 to 100/,
    fix: /Enter a number from 1 to 100/
  },
  {
    id: 84,
    record: signal,
    field: 'Sensitive__c',
    rows: changed(signal, { Sensitive__c: 'yes' }),
    what: /neither true nor false/,
    fix: /right kind/
  },
  {
    id: 89,
    record: signal,
    field: 'Explanation__c',
    rows: changed(signal, { Explanation__c: 'x'.repeat(10_000_000) }),
    what: /all settings together have 10\d{6} characters, more than the 10000000/,
    fix: /Shorten this record/
  }
];

describe('bad settings of the list, read as the org would give them', () => {
  it.each(cases)('$id, $field: are refused with code, place, reason and fix', ({ id, rows, ...expected }) => {
    expectFinding(readSettings(rows()).findings, classesMadeIn('inSettings').get(id)!.code, expected);
  });

  it('are those that the list has for settings', () => {
    expect([...new Set(cases.map(({ id }) => id))]).toEqual([...classesMadeIn('inSettings').keys()]);
  });

  it('are all found at once', () => {
    const rows = withChange(changed(measure, { Weight__c: '10%' })(), signal, { Object__c: null });
    const codes = readSettings(withChange(rows, general, { Api_Day_Share__c: 0 })).findings.map(({ code }) => code);
    expect(codes.sort()).toEqual(['E-NUMBER-RANGE', 'E-VALUE-KIND', 'E-VALUE-MISSING']);
  });

  it('do not include the ready-made records, with and without their examples', () => {
    expect(readSettings(starterRows()).findings).toEqual([]);
    expect(readSettings(starterRows({ examples: true })).findings).toEqual([]);
  });
});
