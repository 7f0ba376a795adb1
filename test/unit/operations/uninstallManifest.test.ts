import { describe, expect, it } from 'vitest';
import type { UninstallPlan } from '../../../src/domain/uninstallPlan.ts';
import { destructiveChanges } from '../../../src/operations/install/uninstallManifest.ts';

const rest = { records: [], values: [], pages: [], assignments: [] };

/** Types with their members, in the order of the file. */
function membersOf(xml: string): readonly (readonly [string, readonly string[]])[] {
  return [...xml.matchAll(/<types>([\s\S]*?)<\/types>/g)].map(([, inside = '']) => [
    /<name>(\w+)<\/name>/.exec(inside)?.[1] ?? '',
    [...inside.matchAll(/<members>(.*?)<\/members>/g)].map(([, name = '']) => name)
  ]);
}

describe('destructiveChanges', () => {
  const plan: UninstallPlan = {
    ...rest,
    goes: [
      { type: 'CustomField', names: ['Account.Headroom_Score__c', 'Headroom_Cell__c.Level__c'] },
      { type: 'CustomObject', names: ['Headroom_Cell__c', 'Headroom_Version__c'] },
      { type: 'CustomApplication', names: ['Headroom'] }
    ],
    alsoNamedSo: [
      { type: 'CustomMetadata', names: ['Headroom_Band.green'] },
      { type: 'CustomObject', names: ['Headroom_Aged__c'] }
    ]
  };
  const references = new Map([['Headroom_Cell__c', ['Account', 'Headroom_Version__c', 'Headroom_Cell__c']]]);

  it('names what holds others first, and objects before those that they refer to', () => {
    expect(membersOf(destructiveChanges(plan, references))).toEqual([
      ['CustomApplication', ['Headroom']],
      ['CustomMetadata', ['Headroom_Band.green']],
      ['CustomField', ['Account.Headroom_Score__c']],
      ['CustomObject', ['Headroom_Aged__c', 'Headroom_Cell__c', 'Headroom_Version__c']]
    ]);
  });

  it('names dashboards, reports and their types before objects, each folder behind what it holds and by its type', () => {
    const shown: UninstallPlan = {
      ...plan,
      goes: [
        ...plan.goes,
        { type: 'ReportFolder', names: ['Headroom_Reports'] },
        { type: 'Report', names: ['Headroom_Reports/Headroom_Bands'] },
        { type: 'ReportType', names: ['Headroom_Customers'] },
        { type: 'DashboardFolder', names: ['Headroom_Dashboards'] },
        { type: 'Dashboard', names: ['Headroom_Dashboards/Headroom_Whitespace'] }
      ],
      alsoNamedSo: [...plan.alsoNamedSo, { type: 'Report', names: ['Headroom_Reports/My_own'] }]
    };
    expect(membersOf(destructiveChanges(shown, references)).slice(0, 4)).toEqual([
      ['Dashboard', ['Headroom_Dashboards/Headroom_Whitespace', 'Headroom_Dashboards']],
      ['Report', ['Headroom_Reports/Headroom_Bands', 'Headroom_Reports/My_own', 'Headroom_Reports']],
      ['ReportType', ['Headroom_Customers']],
      ['CustomApplication', ['Headroom']]
    ]);
  });

  it('names objects that refer to one another all the same', () => {
    const circle = new Map([
      ['Headroom_Cell__c', ['Headroom_Version__c']],
      ['Headroom_Version__c', ['Headroom_Cell__c']]
    ]);
    expect(membersOf(destructiveChanges(plan, circle)).at(-1)?.[1].toSorted()).toEqual([
      'Headroom_Aged__c',
      'Headroom_Cell__c',
      'Headroom_Version__c'
    ]);
  });

  it('names records in the order of their types', () => {
    const settings: UninstallPlan = {
      ...rest,
      goes: [{ type: 'CustomObject', names: ['Headroom_Band__mdt', 'Headroom_Scorecard__mdt', 'Headroom_Zone__mdt'] }],
      alsoNamedSo: [{ type: 'CustomMetadata', names: ['Headroom_Scorecard.risk', 'Headroom_Band.green', 'Headroom_Zone.emea'] }]
    };
    const parents = new Map([
      ['Headroom_Band__mdt', ['Headroom_Scorecard__mdt']],
      ['Headroom_Zone__mdt', ['Headroom_Band__mdt']]
    ]);
    expect(membersOf(destructiveChanges(settings, parents))).toEqual([
      ['CustomMetadata', ['Headroom_Zone.emea', 'Headroom_Band.green', 'Headroom_Scorecard.risk']],
      ['CustomObject', ['Headroom_Zone__mdt', 'Headroom_Band__mdt', 'Headroom_Scorecard__mdt']]
    ]);
  });

  it('is empty where nothing goes', () => {
    expect(membersOf(destructiveChanges({ ...rest, goes: [], alsoNamedSo: [] }, new Map()))).toEqual([]);
  });
});
