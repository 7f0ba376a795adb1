import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { SettingChange } from '../../src/demo/demoSettings.ts';
import { connection, headroom } from './headroom.ts';
import { allStamps } from './orgRecords.ts';
import { settingsAdmin, type SettingsAdmin } from './orgSettings.ts';

/** Settings that cannot be right, and the one line that has to say so: record, field, value, what is wrong, fix. */
type BadSetting = { readonly title: string; readonly changes: readonly SettingChange[]; readonly line: RegExp };

function setting(type: string, record: string, fields: SettingChange['fields']): SettingChange {
  return { type: `Headroom_${type}`, record, fields };
}

const badSettings: readonly BadSetting[] = [
  {
    title: 'a signal that reads an unknown field',
    changes: [setting('Signal', 'asset_qty', { Field__c: 'Quantitty' })],
    line: /^E-FIELD-UNKNOWN {2}Headroom_Signal\.asset_qty, Field__c "Quantitty" {2}.*Asset has no field Quantitty.*\. Fix: .+\.$/
  },
  {
    title: 'a signal that reads an unknown object',
    changes: [setting('Signal', 'case_reopened_180', { Object__c: 'Ticket__c' })],
    line: /^E-OBJECT-UNKNOWN {2}Headroom_Signal\.case_reopened_180, Object__c "Ticket__c" {2}.*no object Ticket__c.*\. Fix: .+\.$/
  },
  {
    title: 'a filter that cannot be read',
    changes: [setting('Signal', 'case_reopened_180', { Filter__c: "Field = 'Status' AND (" })],
    line: /^E-FILTER-TEXT {2}Headroom_Signal\.case_reopened_180, Filter__c "Field = 'Status' AND \(" {2}.+\. Fix: .+\.$/
  },
  {
    title: 'a filter that names an unknown field',
    changes: [setting('Signal', 'case_reopened_180', { Filter__c: "Fieldd = 'Status'" })],
    line: /^E-FIELD-UNKNOWN {2}Headroom_Signal\.case_reopened_180, Filter__c "Fieldd = 'Status'" {2}.*CaseHistory has no field Fieldd.*\. Fix: .+\.$/
  },
  {
    title: 'weights of a group that sum to 0',
    changes: [setting('Measure', 'vr_defects', { Weight__c: 0 }), setting('Measure', 'vr_requests', { Weight__c: 0 })],
    line: /^E-WEIGHT-SUM {2}Headroom_Measure\.vr_\w+, Weight__c "0" {2}the weights of group vr_product add up to 0\. Fix: Give at least one .+ a weight above 0\.$/
  },
  {
    title: 'two bands with one floor',
    changes: [setting('Band', 'vendor_risk_yellow', { Floor__c: 80 })],
    line: /^E-BAND-TWICE {2}Headroom_Band\.vendor_risk_yellow, Floor__c "80" {2}has the same floor as Headroom_Band\.vendor_risk_green\. Fix: .+\.$/
  },
  {
    title: 'no band at 0',
    changes: [setting('Band', 'vendor_risk_red', { Floor__c: 5 })],
    line: /^E-BAND-START {2}Headroom_Band\.vendor_risk_red, Floor__c "5" {2}no band of scorecard vendor_risk begins at 0\. Fix: Set .+ to 0\.$/
  },
  {
    title: 'a measure of a signal that is switched off',
    changes: [setting('Signal', 'case_reopened_180', { Active__c: false })],
    line: /^E-REFERENCE-OFF {2}Headroom_Measure\.vr_reopened, Signal__c "case_reopened_180" {2}.*switched off.*\. Fix: Switch that record on.*\.$/
  }
];

describe('settings that cannot be right', () => {
  const org = connection();
  let admin: SettingsAdmin;
  let changed: readonly SettingChange[] = [];

  beforeAll(async () => {
    admin = await settingsAdmin();
  });

  afterEach(() => admin.restore(changed));

  it.for(badSettings)(
    'stop a sync with one error that names record, field and fix, and nothing is written: $title',
    async ({ changes, line }) => {
      const before = await allStamps(org);
      changed = changes;
      await admin.change(changes);
      const { code, stdout, stderr } = await headroom('sync');
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toContain('Nothing was written.');
      const found = stderr
        .split('\n')
        .map((text) => text.trim())
        .filter((text) => text.startsWith('E-'));
      expect(found).toEqual([expect.stringMatching(line)]);
      expect(await allStamps(org)).toEqual(before);
    }
  );

  it('are refused by the org itself where a validation rule sees them: a negative weight', async () => {
    const before = await allStamps(org);
    const change = admin.change([setting('Measure', 'vr_defects', { Weight__c: -5 })]);
    await expect(change).rejects.toThrow(/Headroom_Measure\.vr_defects \(.+\): Give a weight of 0 or more\./);
    expect(await allStamps(org)).toEqual(before);
  });
});
