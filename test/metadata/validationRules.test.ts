import { beforeAll, describe, expect, it } from 'vitest';
import { compileFormula } from '../../src/formula/compileFormula.ts';
import type { FormulaValue } from '../../src/formula/formulaType.ts';
import { formulaTypeOf } from '../../src/formula/metadataTypes.ts';
import type { ObjectModel, PackageModel, RecordModel } from '../../src/metadata/model.ts';
import { valueOf } from '../../src/metadata/readRecord.ts';
import { ownPackage } from './ownPackage.ts';

let model: PackageModel;
beforeAll(async () => {
  model = await ownPackage();
});

type Values = Readonly<Record<string, string | number | boolean | null>>;

/** Names of the rules that refuse a record, some of its values changed. */
function refusals(name: string, changes: Values = {}): readonly string[] {
  const [type = '', key = ''] = name.split('.');
  const object = model.objects.find((candidate) => candidate.name === `Headroom_${type}__mdt`);
  const record = model.records.find((candidate) => candidate.object === object?.name && candidate.name === key);
  if (object === undefined || record === undefined) throw new Error(`no ${name}`);
  return refusalsOf(object, record, changes);
}

function refusalsOf(object: ObjectModel, record: RecordModel, changes: Values): readonly string[] {
  const value = valuesOf(object, record, changes);
  const place = { typeOf: (path: string) => typeOf(object, path), duringSave: true, blankNumbers: 'BlankAsBlank' } as const;
  const refused = object.validationRules.filter(({ errorConditionFormula }) => {
    const compiled = compileFormula(errorConditionFormula, place);
    if (!compiled.ok) throw new Error(`${object.name}: ${errorConditionFormula}: ${compiled.problem}`);
    const now = '2026-11-22T10:00:00.000Z';
    const outcome = compiled.formula.evaluate({
      value,
      priorValue: value,
      isNew: true,
      longId: (id) => id,
      now,
      dayOf: (instant) => instant.slice(0, 10)
    });
    if (!outcome.ok) throw new Error(`${object.name}: ${errorConditionFormula}: ${outcome.problem}`);
    return outcome.value === true;
  });
  return refused.map(({ name }) => name);
}

/** Relationships of Custom Metadata are followed to the name of the other record, which is what the record's file holds. */
function fieldName(path: string): string {
  return path.replace(/__r\.DeveloperName$/, '__c');
}

function typeOf(object: ObjectModel, path: string) {
  if (path === 'DeveloperName' || path !== fieldName(path)) return 'Text';
  const declared = object.fields.find((candidate) => candidate.name === path);
  return declared && formulaTypeOf(declared.type);
}

function valuesOf(object: ObjectModel, record: RecordModel, changes: Values): (path: string) => FormulaValue {
  return (path) => {
    if (path === 'DeveloperName') return record.name;
    const name = fieldName(path);
    const value = name in changes ? (changes[name] ?? null) : valueOf(record, name);
    const declared = object.fields.find((candidate) => candidate.name === name);
    return declared?.type === 'Percent' && typeof value === 'number' ? value / 100 : value;
  };
}

describe('validation rules', () => {
  it('let every starter record through', () => {
    const refused = model.records.flatMap((record) => {
      const object = model.objects.find(({ name }) => name === record.object);
      if (object === undefined) throw new Error(`no ${record.object}`);
      return refusalsOf(object, record, {}).map((rule) => `${record.name}: ${rule}`);
    });
    expect(refused).toEqual([]);
  });

  const cases: readonly [fault: string, record: string, changes: Values, rule: string][] = [
    ['nobody as a customer', 'Health_Setting.default', { Population__c: null, Population_Active_Contract__c: false }, 'Who_Is_A_Customer'],
    ['two ways to the success manager', 'Health_Setting.default', { Success_Manager_Path__c: 'OwnerId' }, 'One_Way_To_Success_Manager'],
    ['a share of 120%', 'Health_Setting.default', { Api_Run_Share__c: 120 }, 'Api_Run_Share_In_Range'],
    ['an outcome without horizon', 'Scorecard.vendor_risk', { Horizon_Days__c: null }, 'Outcome_Needs_Horizon'],
    ['a minimum coverage of 101%', 'Scorecard.vendor_risk', { Minimum_Coverage__c: 101 }, 'Minimum_Coverage_In_Range'],
    ['a group without weight', 'Scorecard_Group.vr_support', { Weight__c: null }, 'Weight_Not_Negative'],
    ['a ratio without denominator', 'Signal.value_vs_first', { Denominator__c: null }, 'Ratio_Needs_Two_Signals'],
    ['a count with a numerator', 'Signal.case_open', { Numerator__c: 'opp_open' }, 'Signals_Only_For_Ratio'],
    ['a signal without path to the account', 'Signal.case_open', { Account_Path__c: null }, 'Account_Path_Needed'],
    ['a window without date', 'Signal.case_created_90', { Date_Field__c: null }, 'Window_Needs_Date'],
    ['an end of life without beginning', 'Signal.case_open', { Live_From__c: null }, 'Live_To_Needs_Live_From'],
    ['a count that falls back to the window', 'Signal.case_created_90', { When_Empty__c: 'Window length' }, 'Window_Length_Needs_Window'],
    ['a half-life of a latest value', 'Signal.usage_active', { Half_Life_Days__c: 30 }, 'Half_Life_Only_For_Weights'],
    ['a sum of shares', 'Signal.invite_response_share_180', { Roll_Up__c: 'Sum' }, 'Sum_Only_For_Amounts'],
    ['a survey that rolls up', 'Signal.nps_365', { Roll_Up__c: 'Mean' }, 'No_Roll_Up_Of_Surveys'],
    ['a curve with one knot', 'Measure.vr_open_cases', { Curve__c: '0:100' }, 'Curve_Has_Knots'],
    ['an empty curve', 'Measure.vr_open_cases', { Curve__c: null }, 'Curve_Has_Knots'],
    ['a negative weight', 'Measure.vr_open_cases', { Weight__c: -1 }, 'Weight_Not_Negative'],
    ['a measure without signal', 'Measure.vr_open_cases', { Signal__c: null }, 'Signal_Needed'],
    ['a whitespace measure without product line', 'Measure.vx_platform', { Product_Line__c: null }, 'Product_Line_Needed'],
    ['a floor of 101', 'Band.vendor_risk_green', { Floor__c: 101 }, 'Floor_In_Range'],
    ['a rule with two conditions in one', 'Risk_Rule.high_case_waiting', { Condition_Scorecard__c: 'vendor_risk' }, 'One_Condition'],
    ['a rule without condition', 'Risk_Rule.high_case_waiting', { Condition_Signal__c: null }, 'One_Condition'],
    ['a second condition without threshold', 'Risk_Rule.contact_gone', { Second_Threshold__c: null }, 'Second_Condition_Complete'],
    ['a second threshold without signal', 'Risk_Rule.contact_gone', { Second_Signal__c: null }, 'Second_Condition_Needs_Value'],
    ['a cap without scorecard', 'Risk_Rule.high_case_waiting', { Scorecard__c: null }, 'Cap_Needs_Scorecard'],
    ['satisfaction from 120%', 'Signal.csat_support', { Satisfied_From__c: 120 }, 'Satisfied_From_In_Range'],
    ['a scale of one step', 'Signal.csat_support', { Scale_Max__c: 1 }, 'Scale_Max_Above_One'],
    ['a score for a survey nobody answered', 'Signal.nps_365', { When_Empty__c: 'Zero' }, 'Survey_Unknown_When_Empty'],
    ['a survey due after the decision', 'Health_Setting.default', { Survey_Lead_Weeks__c: 0 }, 'Survey_Lead_Weeks_In_Range'],
    ['a negative rest of contacts', 'Health_Setting.default', { Survey_Rest_Days__c: -1 }, 'Survey_Rest_Days_Not_Negative'],
    ['a team that can work on nobody', 'Health_Setting.default', { At_Risk_Per_Manager__c: 0 }, 'At_Risk_Per_Manager_Above_Zero'],
    ['a cap at 110', 'Risk_Rule.high_case_waiting', { Effect_Value__c: 110 }, 'Cap_Value_In_Range'],
    ['a contract value without field', 'Contract_Source.contract_standard', { Annual_Value_Field__c: null }, 'Value_Field_Needed'],
    ['a product line that needs itself', 'Product_Line.analytics', { Needs_First__c: 'analytics' }, 'Needs_Another'],
    [
      'a list price without currency',
      'Product_Line.analytics',
      { Price_Source__c: 'List price', List_Price__c: 10 },
      'List_Price_Currency_Needed'
    ],
    ['green below yellow', 'Whitespace_Rule.integrations_all', { Green_From__c: 0.5 }, 'Green_Not_Below_Yellow'],
    ['a share of 2', 'Whitespace_Rule.platform_other', { Green_From__c: 2 }, 'Share_At_Most_One'],
    ['a target per unit of no product line', 'Whitespace_Rule.training_per_seat', { Target_Product_Line__c: null }, 'Target_Line_Needed'],
    ['a target per site that nothing counts', 'Whitespace_Rule.integrations_all', { Target_Per__c: 'Site' }, 'Target_Signal_Needed'],
    ['a target per user that nothing counts', 'Whitespace_Rule.integrations_all', { Target_Per__c: 'User' }, 'Target_Signal_Needed'],
    ['a fixed target that counts', 'Whitespace_Rule.integrations_all', { Target_Signal__c: 'case_open' }, 'Target_Signal_Only_Counted'],
    [
      'a price from the price book for no product',
      'Product_Line.analytics',
      { Product_Family__c: null, Product_Code__c: null },
      'Price_Book_Needs_Product'
    ],
    ['a step before the first', 'Playbook_Step.new_contact_1', { Step__c: 0 }, 'Step_At_Least_One']
  ];

  it.each(cases)('refuse %s', (_fault, record, changes, rule) => {
    expect(refusals(record, changes)).toContain(rule);
  });
});
