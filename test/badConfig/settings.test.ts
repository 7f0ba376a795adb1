import { describe, expect, it } from 'vitest';
import { findingLine } from '../../src/settings/finding.ts';
import { readSettings } from '../../src/settings/readSettings.ts';
import type { SettingRow } from '../../src/settings/settingType.ts';
import { starterRows, withChange } from '../unit/settings/starterRows.ts';

/** A class of bad settings: what is changed in the starter records, and the finding it must give. */
type BadSetting = {
  readonly title: string;
  readonly change: Readonly<Record<string, SettingRow>>;
  readonly record?: string;
  readonly field: string;
  readonly what: RegExp;
  readonly fix: RegExp;
};

const m = 'Headroom_Measure';
const s = 'Headroom_Signal';

const classes: readonly BadSetting[] = [
  {
    title: 'weights of a group add up to 0',
    change: { [`${m}.vr_defects`]: { Weight__c: 0 }, [`${m}.vr_requests`]: { Weight__c: 0 } },
    field: 'Weight__c',
    what: /weights of group vr_product add up to 0/,
    fix: /weight above 0/
  },
  {
    title: 'weights of a scorecard add up to 0',
    change: Object.fromEntries(
      ['en_campaigns', 'en_contact', 'en_voice'].map((key) => [`Headroom_Scorecard_Group.${key}`, { Weight__c: 0 }])
    ),
    field: 'Weight__c',
    what: /weights of scorecard client_engagement add up to 0/,
    fix: /weight above 0/
  },
  {
    title: 'a group whose measures all only deduct',
    change: { [`${m}.vr_invitations`]: { Penalty_Only__c: true, Activity__c: false } },
    field: 'Penalty_Only__c',
    what: /all its measures only deduct/,
    fix: /weight above 0/
  },
  {
    title: 'a negative weight',
    change: { [`${m}.vr_defects`]: { Weight__c: -5 } },
    field: 'Weight__c',
    what: /negative/,
    fix: /0 or more/
  },
  {
    title: 'a weight written as text',
    change: { [`${m}.vr_defects`]: { Weight__c: '10%' } },
    field: 'Weight__c',
    what: /not a number/,
    fix: /right kind/
  },
  {
    title: 'a weight that is no number',
    change: { [`${m}.vr_defects`]: { Weight__c: NaN } },
    field: 'Weight__c',
    what: /not a number/,
    fix: /right kind/
  },
  {
    title: 'a weight without end',
    change: { [`${m}.vr_defects`]: { Weight__c: Infinity } },
    field: 'Weight__c',
    what: /not a number/,
    fix: /right kind/
  },
  { title: 'no weight', change: { [`${m}.vr_defects`]: { Weight__c: null } }, field: 'Weight__c', what: /is empty/, fix: /Enter a number/ },
  {
    title: 'two bands with one floor',
    change: { 'Headroom_Band.vendor_risk_yellow': { Floor__c: 80 } },
    field: 'Floor__c',
    what: /has the same floor as Headroom_Band\.vendor_risk_green/,
    fix: /floor of its own/,
    record: 'Headroom_Band.vendor_risk_yellow'
  },
  {
    title: 'no band at 0',
    change: { 'Headroom_Band.vendor_risk_red': { Floor__c: 5 } },
    field: 'Floor__c',
    what: /no band of scorecard vendor_risk begins at 0/,
    fix: /lowest band to 0/
  },
  {
    title: 'a floor above 100',
    change: { 'Headroom_Band.vendor_risk_green': { Floor__c: 120 } },
    field: 'Floor__c',
    what: /between 0 and 100/,
    fix: /from 0 to 100/
  },
  {
    title: 'a scorecard without bands',
    change: Object.fromEntries(['red', 'yellow', 'green'].map((band) => [`Headroom_Band.client_maturity_${band}`, { Active__c: false }])),
    record: 'Headroom_Scorecard.client_maturity',
    field: 'Headroom_Band',
    what: /no band is there for scorecard client_maturity/,
    fix: /lowest with floor 0/
  },
  {
    title: 'a curve for everybody beside one for a segment',
    change: { [`${m}.vr_open_cases`]: { Segment_Filter__c: null } },
    record: `${m}.vr_open_cases_large`,
    field: 'Segment_Filter__c',
    what: /same customers as Headroom_Measure\.vr_open_cases, so that case_open counts twice in vr_support/,
    fix: /segment filter that leaves out/
  },
  {
    title: 'one segment twice',
    change: { [`${m}.vr_open_cases`]: { Segment_Filter__c: 'NumberOfEmployees  >= 1000' } },
    record: `${m}.vr_open_cases_large`,
    field: 'Segment_Filter__c',
    what: /same customers as/,
    fix: /switch one off/
  },
  {
    title: 'a signal that reads what people judged',
    change: { [`${s}.case_open`]: { Object__c: 'Headroom_Pulse__c', Account_Path__c: 'Account__c' } },
    field: 'Object__c',
    what: /holds what people judged, which stands beside scores and never in them/,
    fix: /object that holds facts/
  },
  {
    title: 'a signal that reads overrides, in an org with a namespace and in small letters',
    change: { [`${s}.case_open`]: { Object__c: 'acme__headroom_health_override__c', Account_Path__c: 'Account__c' } },
    field: 'Object__c',
    what: /holds what people judged/,
    fix: /object that holds facts/
  },
  {
    title: 'a signal that reads the scores themselves',
    change: { [`${s}.case_open`]: { Object__c: 'Headroom_Scorecard_Result__c', Account_Path__c: 'Account__c' } },
    field: 'Object__c',
    what: /is written by the sync, so that a score would rest on scores/,
    fix: /object that holds facts/
  },
  {
    title: 'a half-life of what weighs no rows',
    change: { [`${s}.usage_active`]: { Half_Life_Days__c: 30 } },
    field: 'Half_Life_Days__c',
    what: /changes nothing for LATEST/,
    fix: /Empty it/
  },
  {
    title: 'a count that falls back to the days of its window',
    change: { [`${s}.case_created_90`]: { When_Empty__c: 'Window length' } },
    field: 'When_Empty__c',
    what: /days since a row, which COUNT does not give/,
    fix: /another word/
  },
  {
    title: 'a sum of shares over accounts',
    change: { [`${s}.invite_response_share_180`]: { Roll_Up__c: 'Sum' } },
    field: 'Roll_Up__c',
    what: /SHARE cannot be added up over accounts/,
    fix: /Mean or Mean by contract value/
  },
  {
    title: 'a survey score of a parent from scores of its children',
    change: { [`${s}.nps_365`]: { Roll_Up__c: 'Mean' } },
    field: 'Roll_Up__c',
    what: /no NPS of their parent/,
    fix: /Empty it/
  },
  {
    title: 'a ratio that rolls up over parts that roll up already',
    change: { [`${s}.asset_qty`]: { Roll_Up__c: 'Sum' }, [`${s}.asset_deployed`]: { Roll_Up__c: 'Mean' } },
    record: `${s}.asset_deployed`,
    field: 'Roll_Up__c',
    what: /part asset_qty rolls up already.*count twice/,
    fix: /Empty it here, or in both parts/
  },
  {
    title: 'a contract value that holds those of the accounts below',
    change: { [`${s}.contract_value`]: { Roll_Up__c: 'Sum' } },
    field: 'Roll_Up__c',
    what: /supplies the contract value.*count twice/,
    fix: /another signal for the contract value/
  },
  {
    title: 'a roll-up that nobody knows',
    change: { [`${s}.case_open`]: { Roll_Up__c: 'Median' } },
    field: 'Roll_Up__c',
    what: /not a word/,
    fix: /Sum, Mean, Mean by contract value/
  },
  {
    title: 'an unknown signal',
    change: { [`${m}.vr_defects`]: { Signal__c: 'defects_open' } },
    field: 'Signal__c',
    what: /does not exist/,
    fix: /record that exists/
  },
  {
    title: 'a signal that is switched off',
    change: { [`${s}.defect_open`]: { Active__c: false } },
    record: `${m}.vr_defects`,
    field: 'Signal__c',
    what: /switched off/,
    fix: /Switch that record on/
  },
  {
    title: 'no signal',
    change: { [`${m}.vr_defects`]: { Signal__c: null } },
    field: 'Signal__c',
    what: /names no record/,
    fix: /Choose a record/
  },
  {
    title: 'an unknown group',
    change: { [`${m}.vr_defects`]: { Group__c: 'vr_products' } },
    field: 'Group__c',
    what: /does not exist/,
    fix: /record that exists/
  },
  {
    title: 'an unreadable curve',
    change: { [`${m}.vr_defects`]: { Curve__c: '0:100, five:60' } },
    field: 'Curve__c',
    what: /"five:60" is not value:points/,
    fix: /0:100, 5:60, 20:0/
  },
  {
    title: 'a curve whose values do not rise',
    change: { [`${m}.vr_defects`]: { Curve__c: '0:100, 5:60, 3:0' } },
    field: 'Curve__c',
    what: /do not rise at 3/,
    fix: /smallest first/
  },
  {
    title: 'a curve with one value twice',
    change: { [`${m}.vr_defects`]: { Curve__c: '0:100, 5:60, 5:0' } },
    field: 'Curve__c',
    what: /value 5 stands there twice/,
    fix: /one entry/
  },
  {
    title: 'points above 100',
    change: { [`${m}.vr_defects`]: { Curve__c: '0:120, 5:60' } },
    field: 'Curve__c',
    what: /outside 0 to 100/,
    fix: /between 0 and 100/
  },
  {
    title: 'no curve',
    change: { [`${m}.vr_defects`]: { Curve__c: null } },
    field: 'Curve__c',
    what: /judged by Curve/,
    fix: /Write a curve/
  },
  {
    title: 'no categories',
    change: { [`${m}.vr_defects`]: { Judge__c: 'Categories' } },
    field: 'Categories__c',
    what: /judged by Categories/,
    fix: /Write categories/
  },
  {
    title: 'no product line to judge',
    change: { [`${m}.vr_defects`]: { Judge__c: 'Whitespace rule' } },
    field: 'Product_Line__c',
    what: /judged by Whitespace rule/,
    fix: /product line/
  },
  {
    title: 'an unknown picklist word',
    change: { [`${m}.vr_defects`]: { Missing_Policy__c: 'Ignore' } },
    field: 'Missing_Policy__c',
    what: /not a word/,
    fix: /Skip, Zero, Neutral, Segment mean/
  },
  {
    title: 'an unknown aggregate',
    change: { [`${s}.case_open`]: { Aggregate__c: 'MEDIAN' } },
    field: 'Aggregate__c',
    what: /not a word/,
    fix: /COUNT, COUNT_DISTINCT/
  },
  {
    title: 'an unknown operator',
    change: { 'Headroom_Risk_Rule.usage_falling': { Operator__c: '=<' } },
    field: 'Operator__c',
    what: /not a word/,
    fix: />, >=, <, <=, =/
  },
  {
    title: 'activity that only deducts',
    change: { [`${m}.vr_contacts_left`]: { Activity__c: true } },
    field: 'Activity__c',
    what: /cannot be activity too/,
    fix: /Clear one/
  },
  {
    title: 'a ratio without a denominator',
    change: { [`${s}.asset_deployed`]: { Denominator__c: null } },
    field: 'Denominator__c',
    what: /RATIO needs it/,
    fix: /divide by/
  },
  {
    title: 'a ratio of itself',
    change: { [`${s}.asset_deployed`]: { Numerator__c: 'value_vs_first' }, [`${s}.value_vs_first`]: { Numerator__c: 'asset_deployed' } },
    record: `${s}.value_vs_first`,
    field: 'Numerator__c',
    what: /rests on itself: asset_deployed > value_vs_first > asset_deployed/,
    fix: /none rests on itself/
  },
  {
    title: 'a signal without object',
    change: { [`${s}.case_open`]: { Object__c: null } },
    field: 'Object__c',
    what: /COUNT needs it/,
    fix: /API name/
  },
  {
    title: 'a signal without path to the account',
    change: { [`${s}.case_open`]: { Account_Path__c: null } },
    field: 'Account_Path__c',
    what: /COUNT needs it/,
    fix: /AccountId/
  },
  {
    title: 'a sum without field',
    change: { [`${s}.asset_qty`]: { Field__c: null } },
    field: 'Field__c',
    what: /SUM needs it/,
    fix: /API name/
  },
  {
    title: 'days between without the later date',
    change: { [`${s}.install_days_730`]: { Second_Field__c: null } },
    field: 'Second_Field__c',
    what: /DAYS_BETWEEN needs it/,
    fix: /later date/
  },
  {
    title: 'a window without date',
    change: { [`${s}.case_created_90`]: { Date_Field__c: null } },
    field: 'Date_Field__c',
    what: /COUNT needs it/,
    fix: /window looks at/
  },
  {
    title: 'a window of no days',
    change: { [`${s}.case_created_90`]: { Window_Days__c: 0 } },
    field: 'Window_Days__c',
    what: /from 1 to 36500/,
    fix: /from 1 to 36500/
  },
  {
    title: 'satisfaction from more than the whole scale',
    change: { [`${s}.csat_support`]: { Satisfied_From__c: 120 } },
    field: 'Satisfied_From__c',
    what: /must be from 1 to 100/,
    fix: /from 1 to 100/
  },
  {
    title: 'a scale of one step',
    change: { [`${s}.csat_support`]: { Scale_Max__c: 1 } },
    field: 'Scale_Max__c',
    what: /must be 2 or more/,
    fix: /2 or more/
  },
  {
    title: 'a survey score for customers who answered nothing',
    change: { [`${s}.nps_365`]: { When_Empty__c: 'Zero' } },
    field: 'When_Empty__c',
    what: /NPS is unknown there/,
    fix: /Choose Unknown/
  },
  {
    title: 'a survey due after the decision',
    change: { 'Headroom_Health_Setting.default': { Survey_Lead_Weeks__c: 0 } },
    field: 'Survey_Lead_Weeks__c',
    what: /must be from 1 to 52/,
    fix: /from 1 to 52/
  },
  {
    title: 'a negative rest of contacts',
    change: { 'Headroom_Health_Setting.default': { Survey_Rest_Days__c: -1 } },
    field: 'Survey_Rest_Days__c',
    what: /must be from 0 to 36500/,
    fix: /from 0 to 36500/
  },
  {
    title: 'a half-life of 0',
    change: { [`${s}.nps_365`]: { Half_Life_Days__c: 0 } },
    field: 'Half_Life_Days__c',
    what: /from 1 to 36500/,
    fix: /from 1 to 36500/
  },
  {
    title: 'the length of a window that is not there',
    change: { [`${s}.meeting_days`]: { Window_Days__c: null } },
    field: 'When_Empty__c',
    what: /there is no window/,
    fix: /another word/
  },
  {
    title: 'a rule without condition',
    change: { 'Headroom_Risk_Rule.account_at_risk_block': { Condition_Scorecard__c: null, Operator__c: null, Threshold__c: null } },
    field: 'Condition_Signal__c',
    what: /no condition/,
    fix: /Choose a signal, a scorecard/
  },
  {
    title: 'a condition without threshold',
    change: { 'Headroom_Risk_Rule.usage_falling': { Threshold__c: null } },
    field: 'Threshold__c',
    what: /is empty/,
    fix: /compare with/
  },
  {
    title: 'a condition on two things',
    change: { 'Headroom_Risk_Rule.usage_falling': { Condition_Scorecard__c: 'vendor_risk' } },
    field: 'Condition_Signal__c',
    what: /two subjects/,
    fix: /Keep one/
  },
  {
    title: 'a second condition without subject',
    change: { 'Headroom_Risk_Rule.usage_falling': { Second_Signal__c: null } },
    field: 'Second_Signal__c',
    what: /operator or threshold is given/,
    fix: /empty the second condition/
  },
  {
    title: 'a cap without value',
    change: { 'Headroom_Risk_Rule.usage_falling': { Effect_Value__c: null } },
    field: 'Effect_Value__c',
    what: /effect is Cap/,
    fix: /0 to 100/
  },
  {
    title: 'a cap without scorecard',
    change: { 'Headroom_Risk_Rule.usage_falling': { Scorecard__c: null } },
    field: 'Scorecard__c',
    what: /effect is Cap/,
    fix: /score is limited/
  },
  {
    title: 'a cap above 100',
    change: { 'Headroom_Risk_Rule.usage_falling': { Effect_Value__c: 390 } },
    field: 'Effect_Value__c',
    what: /between 0 and 100/,
    fix: /0 to 100/
  },
  {
    title: 'a hold of a product line that the condition does not name',
    change: { 'Headroom_Risk_Rule.product_defect_block': { Condition_Signal__c: 'case_open' } },
    field: 'Condition_Signal__c',
    what: /says nothing about a product line/,
    fix: /product line path/
  },
  {
    title: 'a score that rests on itself through a hold',
    change: { 'Headroom_Risk_Rule.account_at_risk_block': { Condition_Scorecard__c: 'vendor_expansion' } },
    field: 'Condition_Scorecard__c',
    what: /vendor_expansion > whitespace holds > vendor_expansion/,
    fix: /none rests on itself/
  },
  {
    title: 'an unknown headline',
    change: { 'Headroom_Health_Setting.default': { Headline__c: 'risk' } },
    field: 'Headline__c',
    what: /does not exist/,
    fix: /record that exists/
  },
  {
    title: 'no headline',
    change: { 'Headroom_Health_Setting.default': { Headline__c: null } },
    field: 'Headline__c',
    what: /names no record/,
    fix: /Choose a record/
  },
  {
    title: 'a headline that only describes',
    change: { 'Headroom_Health_Setting.default': { Headline__c: 'client_engagement' } },
    field: 'Headline__c',
    what: /predicts nothing/,
    fix: /with an outcome/
  },
  {
    title: 'a share of the API above 100%',
    change: { 'Headroom_Health_Setting.default': { Api_Day_Share__c: 180 } },
    field: 'Api_Day_Share__c',
    what: /from 1 to 100/,
    fix: /from 1 to 100/
  },
  {
    title: 'a share of the API of 0%',
    change: { 'Headroom_Health_Setting.default': { Api_Day_Share__c: 0 } },
    field: 'Api_Day_Share__c',
    what: /from 1 to 100/,
    fix: /from 1 to 100/
  },
  {
    title: 'a least share of customers above 100%',
    change: { 'Headroom_Health_Setting.default': { Least_Share__c: 120 } },
    field: 'Least_Share__c',
    what: /from 0 to 100/,
    fix: /from 0 to 100/
  },
  {
    title: 'a coverage above 100%',
    change: { 'Headroom_Scorecard.vendor_risk': { Minimum_Coverage__c: 500 } },
    field: 'Minimum_Coverage__c',
    what: /from 0 to 100/,
    fix: /from 0 to 100/
  },
  {
    title: 'a product line without quantity signal',
    change: { 'Headroom_Product_Line.analytics': { Quantity_Signal__c: null } },
    field: 'Quantity_Signal__c',
    what: /nobody knows what a customer owns/,
    fix: /counts what a customer owns/
  },
  {
    title: 'product lines that need one another first',
    change: { 'Headroom_Product_Line.platform': { Needs_First__c: 'analytics' } },
    record: 'Headroom_Product_Line.platform',
    field: 'Needs_First__c',
    what: /rests on itself/,
    fix: /none rests on itself/
  },
  {
    title: 'a product line counted by a sensitive signal, whose quantity everybody reads',
    change: { [`${s}.qty_platform`]: { Sensitive__c: true } },
    record: 'Headroom_Product_Line.platform',
    field: 'Quantity_Signal__c',
    what: /sensitive/,
    fix: /not sensitive/
  },
  {
    title: 'a product line counted in money, so that the quantity owned is an amount',
    change: { [`${s}.qty_platform`]: { Unit__c: 'money' } },
    record: 'Headroom_Product_Line.platform',
    field: 'Quantity_Signal__c',
    what: /amount of money/,
    fix: /counts/
  },
  {
    title: 'a contract value from a sensitive signal',
    change: {
      'Headroom_Health_Setting.default': { Contract_Value_Signal__c: 'contract_value' },
      [`${s}.contract_value`]: { Sensitive__c: true }
    },
    field: 'Contract_Value_Signal__c',
    what: /sensitive/,
    fix: /not sensitive/
  },
  {
    title: 'a list price without currency',
    change: { 'Headroom_Product_Line.analytics': { Price_Source__c: 'List price', List_Price__c: 5 } },
    field: 'List_Price_Currency__c',
    what: /price source is List price/,
    fix: /ISO code/
  },
  {
    title: 'yellow above green',
    change: { 'Headroom_Whitespace_Rule.integrations_all': { Yellow_From__c: 9 } },
    field: 'Yellow_From__c',
    what: /above green from/,
    fix: /at or below green/
  },
  {
    title: 'a target for each unit of no product line',
    change: { 'Headroom_Whitespace_Rule.training_per_seat': { Target_Product_Line__c: null } },
    field: 'Target_Product_Line__c',
    what: /per product line unit/,
    fix: /product line that is counted/
  },
  {
    title: 'a target for each unit of the same product line',
    change: { 'Headroom_Whitespace_Rule.training_per_seat': { Target_Product_Line__c: 'training' } },
    field: 'Target_Product_Line__c',
    what: /rests on itself/,
    fix: /none rests on itself/
  },
  {
    title: 'a playbook that is not there',
    change: { 'Headroom_Band.vendor_risk_red': { Playbook__c: 'recover' } },
    field: 'Playbook__c',
    what: /does not exist/,
    fix: /record that exists/
  }
];

function changed(change: BadSetting['change']): ReturnType<typeof starterRows> {
  return Object.entries(change).reduce((rows, [record, fields]) => withChange(rows, record, fields), starterRows({ examples: true }));
}

describe('bad settings', () => {
  it.each(classes)('$title: names record, field and fix', ({ change, record = Object.keys(change)[0], field, what, fix }) => {
    const { findings } = readSettings(changed(change));
    const found = findings.find((finding) => finding.record === record && finding.field === field);
    expect(findings.map(findingLine).join('\n')).toContain(`${record}, ${field}`);
    expect(found?.what).toMatch(what);
    expect(found?.fix).toMatch(fix);
    expect(findingLine(found!).length).toBeLessThanOrEqual(300);
  });

  it.each(classes)('$title: is the only thing found', ({ change }) => {
    const { findings } = readSettings(changed(change));
    expect(new Set(findings.map((finding) => finding.what)).size).toBe(1);
  });

  it('finds two records whose names differ in letter case only', () => {
    const rows = starterRows();
    const twin = { ...rows['Headroom_Signal']?.[0], DeveloperName: String(rows['Headroom_Signal']?.[0]?.['DeveloperName']).toUpperCase() };
    const { findings } = readSettings({ ...rows, Headroom_Signal: [...(rows['Headroom_Signal'] ?? []), twin] });
    expect(findings.map((finding) => [finding.field, finding.what])).toEqual([
      ['DeveloperName', expect.stringMatching(/but for letter case/)]
    ]);
  });

  it('finds a second general record', () => {
    const rows = starterRows();
    const general = rows['Headroom_Health_Setting'] ?? [];
    const { findings } = readSettings({ ...rows, Headroom_Health_Setting: [...general, { ...general[0], DeveloperName: 'second' }] });
    expect(findings).toMatchObject([{ record: 'Headroom_Health_Setting.second', field: 'Active__c' }]);
  });
});
