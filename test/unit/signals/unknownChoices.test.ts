import { describe, expect, it } from 'vitest';
import { unknownChoices } from '../../../src/signals/resolve/unknownChoices.ts';
import type { SoqlObject } from '../../../src/soql/schema.ts';
import { settingsOf } from '../../golden/goldenCase.ts';

const describes = new Map<string, SoqlObject>([
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
  ],
  ['Account', picklist('Account', 'Industry', ['Energy', 'Retail'])],
  ['Product2', picklist('Product2', 'Family', ['Data', 'Other'])],
  ['Opportunity', picklist('Opportunity', 'StageName', ['Talks', 'Won'])]
]);

function picklist(name: string, field: string, picklistValues: readonly string[]): SoqlObject {
  return { name, fields: [{ name: field, type: 'picklist', referenceTo: [], picklistValues }] };
}

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

  it('are looked for in segments, in who may buy, in products and deals of a line, and in the stage of new opportunities', () => {
    const line = { key: 'l', quantitySignal: 's', eligibleFilter: "Industry = 'Enrgy'", productFilter: "Family = 'Dta'" };
    const settings = settingsOf({
      signals: [],
      general: { record: 'Headroom_Health_Setting.default', opportunityStage: 'Prospecting' },
      productLines: [{ ...line, openOpportunityFilter: "StageName = 'Renewal'" }],
      whitespaceRules: [{ key: 'r', productLine: 'l', segmentFilter: "Industry = 'Star Wars'" }]
    });
    expect(unknownChoices(settings, describes).map(({ record, field, value }) => `${record} ${field}: ${value}`)).toEqual([
      'Headroom_Whitespace_Rule.r Segment_Filter__c: Star Wars',
      'Headroom_Product_Line.l Eligible_Filter__c: Enrgy',
      'Headroom_Product_Line.l Product_Filter__c: Dta',
      'Headroom_Product_Line.l Open_Opportunity_Filter__c: Renewal',
      'Headroom_Health_Setting.default Opportunity_Stage__c: Prospecting'
    ]);
  });

  it('stand beside a field for the reason of a loss that this user does not see', () => {
    const said = (lossReasonField: string): readonly string[] =>
      unknownChoices(settingsOf({ signals: [], general: { record: 'Headroom_Health_Setting.default', lossReasonField } }), describes).map(
        ({ field, what, fix }) => `${field}: ${what}. ${fix}`
      );
    expect(said('StageName')).toEqual([]);
    expect(said('StagName')).toEqual([
      'Loss_Reason_Field__c: Opportunity has no field StagName that this user can see. Write StageName, if that is meant'
    ]);
    expect(said('Loss_Reason__c')).toEqual([
      'Loss_Reason_Field__c: Opportunity has no field Loss_Reason__c that this user can see. Name a field of Opportunity that users see'
    ]);
  });
});
