import { beforeAll, describe, expect, it } from 'vitest';
import { compileFormula } from '../../src/formula/compileFormula.ts';
import type { FormulaValue } from '../../src/formula/formulaType.ts';
import { formulaTypeOf } from '../../src/formula/metadataTypes.ts';
import type { ObjectModel } from '../../src/metadata/model.ts';
import { ownPackage } from './ownPackage.ts';

type Values = Readonly<Record<string, string | number | null>>;

/** Day on which the overrides of this test are saved. */
const TODAY = '2026-11-22';
const sound: Values = {
  Kind__c: 'Cap',
  Scorecard__c: 'vendor_risk',
  Measure__c: null,
  Value__c: 50,
  Expires_On__c: '2026-12-22',
  Reason__c: 'Their board decides on Monday'
};

let override: ObjectModel;
beforeAll(async () => {
  const found = (await ownPackage()).objects.find(({ name }) => name === 'Headroom_Health_Override__c');
  if (found === undefined) throw new Error('no Headroom_Health_Override__c');
  override = found;
});

function typeOf(path: string) {
  const declared = override.fields.find(({ name }) => name === path);
  return declared && formulaTypeOf(declared.type);
}

/** Names of the rules that refuse an override; `before` are its values so far, none for a new one. */
function refusals(changes: Values, before?: Values): readonly string[] {
  const reader =
    (values: Values) =>
    (path: string): FormulaValue =>
      ({ ...sound, ...values })[path] ?? null;
  const failing = override.validationRules.filter(({ name, errorConditionFormula }) => {
    const compiled = compileFormula(errorConditionFormula, { typeOf, duringSave: true, blankNumbers: 'BlankAsBlank' });
    if (!compiled.ok) throw new Error(`${name}: ${compiled.problem}`);
    const outcome = compiled.formula.evaluate({
      value: reader(changes),
      priorValue: reader(before ?? changes),
      isNew: before === undefined,
      longId: (id) => id,
      now: `${TODAY}T10:00:00.000Z`,
      dayOf: (instant) => instant.slice(0, 10)
    });
    if (!outcome.ok) throw new Error(`${name}: ${outcome.problem}`);
    return outcome.value === true;
  });
  return failing.map(({ name }) => name);
}

describe('an override', () => {
  const good: readonly [what: string, values: Values][] = [
    ['a cap at 50 on a scorecard for a month', {}],
    ['no points at all', { Kind__c: 'Points', Value__c: 0 }],
    [
      'a measure left out, named without its scorecard',
      { Kind__c: 'Exclude', Value__c: null, Scorecard__c: null, Measure__c: 'vr_defects' }
    ],
    ['a last day of today', { Expires_On__c: TODAY }],
    ['a last day in 366 days', { Expires_On__c: '2027-11-23' }]
  ];
  it.each(good)('may be %s', (_what, values) => {
    expect(refusals(values)).toEqual([]);
  });

  const bad: readonly [what: string, values: Values, rule: string][] = [
    ['a cap without a value', { Value__c: null }, 'Value_Needed'],
    ['points without a value', { Kind__c: 'Points', Value__c: null }, 'Value_Needed'],
    ['a cap below 0', { Value__c: -0.1 }, 'Value_In_Range'],
    ['a cap above 100', { Value__c: 100.1 }, 'Value_In_Range'],
    ['an exclusion with a value', { Kind__c: 'Exclude', Value__c: 0 }, 'Exclude_Without_Value'],
    ['of nothing', { Scorecard__c: null }, 'Subject_Needed'],
    ['over before it begins', { Expires_On__c: '2026-11-21' }, 'Ends_Today_Or_Later'],
    ['made for longer than a year', { Expires_On__c: '2027-11-24' }, 'Ends_Within_A_Year']
  ];
  it.each(bad)('cannot be %s', (_what, values, rule) => {
    expect(refusals(values)).toEqual([rule]);
  });

  it('may have its reason corrected after it has ended', () => {
    const ended = { Expires_On__c: '2026-11-01' };
    expect(refusals({ ...ended, Reason__c: 'Their board has decided' }, ended)).toEqual([]);
  });

  it('cannot be moved to an end in the past', () => {
    expect(refusals({ Expires_On__c: '2026-11-21' }, {})).toEqual(['Ends_Today_Or_Later']);
  });

  it('says what is wrong beside the field that it is about', () => {
    const fields = override.validationRules.map(({ name, errorDisplayField }) => [name, errorDisplayField]);
    expect(Object.fromEntries(fields)).toEqual({
      Ends_Today_Or_Later: 'Expires_On__c',
      Ends_Within_A_Year: 'Expires_On__c',
      Exclude_Without_Value: 'Value__c',
      Subject_Needed: 'Scorecard__c',
      Value_In_Range: 'Value__c',
      Value_Needed: 'Value__c'
    });
  });
});
