import { describe, expect, it } from 'vitest';
import { unknownChoices } from '../../../src/signals/resolve/unknownChoices.ts';
import { settingsOf } from '../../golden/goldenCase.ts';

const describes = new Map([
  [
    'Case',
    {
      name: 'Case',
      fields: [
        { name: 'Id', type: 'id', referenceTo: [] },
        { name: 'Type', type: 'picklist', referenceTo: [], picklistValues: ['Mechanical', 'Electrical'] },
        { name: 'Priority', type: 'picklist', referenceTo: [], picklistValues: ['High', 'Low'] },
        { name: 'Reason', type: 'picklist', referenceTo: [], picklistValues: [] },
        { name: 'Family', type: 'picklist', referenceTo: [], picklistValues: ['None'] }
      ]
    }
  ]
]);

function warnings(filter: string): readonly string[] {
  const settings = settingsOf({ signals: [{ key: 's', object: 'Case', accountPath: 'Id', filter }] });
  return unknownChoices(settings, describes).map(({ field, what, fix }) => `${field}: ${what}. ${fix}`);
}

describe('picklist values that the org lacks', () => {
  it('are listed with the values that the org has', () => {
    expect(warnings("Type = 'Problem' AND (Priority IN ('Critical', 'Urgent') OR Reason = 'x')")).toEqual([
      "Filter__c: Type has no value Problem in this org. Use the org's own values where they fit: Mechanical, Electrical",
      "Filter__c: Priority has no value Critical, Urgent in this org. Use the org's own values where they fit: High, Low"
    ]);
  });

  it('are no warning in a list of one, which nobody keeps up', () => {
    expect(warnings("Family = 'Platform'")).toEqual([]);
  });

  it('are no warning in a list of which the org has a value, whatever its case', () => {
    expect(warnings("Priority IN ('high', 'Urgent')")).toEqual([]);
  });

  it('are not looked for in patterns, empty values or unreadable filters', () => {
    expect(warnings("Type LIKE 'P%' AND Type != null")).toEqual([]);
    expect(warnings('Type = ')).toEqual([]);
  });
});
