import { describe, expect, it } from 'vitest';
import { oddRules } from '../../../src/settings/oddRules.ts';
import { readSettings } from '../../../src/settings/readSettings.ts';
import type { SettingRow } from '../../../src/settings/settingType.ts';
import { starterRows, withChange } from './starterRows.ts';

const software = 'Headroom_Whitespace_Rule.platform_software';
const others = 'Headroom_Whitespace_Rule.platform_other';
const integrations = 'Headroom_Whitespace_Rule.integrations_all';

function found(...edits: readonly (readonly [record: string, fields: SettingRow])[]): readonly unknown[] {
  const rows = edits.reduce((all, [record, fields]) => withChange(all, record, fields), starterRows({ examples: true }));
  const { settings, findings } = readSettings(rows);
  if (settings === undefined || findings.length > 0) throw new Error(JSON.stringify(findings));
  return oddRules(settings);
}

describe('whitespace rules that can hardly be meant', () => {
  it('are none among the ready-made ones', () => {
    expect(found()).toEqual([]);
  });

  it('stand behind one for everybody, or behind one for the same customers', () => {
    const behind = [{ name: 'RuleBehind', record: others, before: software }];
    expect(found([software, { Segment_Filter__c: null }], [others, { Segment_Filter__c: "Industry = 'Energy'" }])).toEqual(behind);
    expect(
      found([software, { Segment_Filter__c: "Industry = 'Energy'" }], [others, { Segment_Filter__c: " industry =  'ENERGY' " }])
    ).toEqual(behind);
    expect(found([others, { Sort_Order__c: 1 }])).toEqual([{ name: 'RuleBehind', record: software, before: others }]);
  });

  it('call an account that owns the target partly used', () => {
    expect(found([integrations, { Green_From__c: 8, Target__c: 5 }])).toEqual([
      { name: 'TargetBelowGreen', record: integrations, target: 5, greenFrom: 8 }
    ]);
    expect(found([integrations, { Green_From__c: 5, Target__c: 4.2 }])).toEqual([]);
    expect(found([integrations, { Green_From__c: 5, Target__c: 9 }])).toEqual([]);
  });
});
