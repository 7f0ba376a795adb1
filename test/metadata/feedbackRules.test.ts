import { beforeAll, describe, expect, it } from 'vitest';
import { compileFormula } from '../../src/formula/compileFormula.ts';
import { formulaTypeOf } from '../../src/formula/metadataTypes.ts';
import type { ObjectModel } from '../../src/metadata/model.ts';
import { ownPackage } from './ownPackage.ts';

type Values = { readonly Answer__c: string; readonly Until__c: string | null };

let feedback: ObjectModel;
beforeAll(async () => {
  const found = (await ownPackage()).objects.find(({ name }) => name === 'Headroom_Whitespace_Feedback__c');
  if (found === undefined) throw new Error('no Headroom_Whitespace_Feedback__c');
  feedback = found;
});

function typeOf(path: string) {
  const declared = feedback.fields.find(({ name }) => name === path);
  return declared && formulaTypeOf(declared.type);
}

/** Names of the rules that refuse an answer; `before` are its values so far, none for a new one. */
function refusals(values: Values, before?: Values): readonly string[] {
  const failing = feedback.validationRules.filter(({ name, errorConditionFormula }) => {
    const compiled = compileFormula(errorConditionFormula, { typeOf, duringSave: true, blankNumbers: 'BlankAsBlank' });
    if (!compiled.ok) throw new Error(`${name}: ${compiled.problem}`);
    const outcome = compiled.formula.evaluate({
      value: (path) => values[path as keyof Values],
      priorValue: (path) => (before ?? values)[path as keyof Values],
      isNew: before === undefined,
      longId: (id) => id,
      now: '2026-11-22T10:00:00.000Z',
      dayOf: (instant) => instant.slice(0, 10)
    });
    if (!outcome.ok) throw new Error(`${name}: ${outcome.problem}`);
    return outcome.value === true;
  });
  return failing.map(({ name }) => name);
}

describe('an answer to a whitespace cell', () => {
  it.each(['Not_A_Fit', 'Has_Competitor', 'Does_It_Themselves', 'Tell_Me'])('may stand without a day: %s', (Answer__c) => {
    expect(refusals({ Answer__c, Until__c: null })).toEqual([]);
  });

  it('of later has its day, also when it is changed', () => {
    expect(refusals({ Answer__c: 'Later', Until__c: null })).toEqual(['Later_Needs_Until']);
    expect(refusals({ Answer__c: 'Later', Until__c: null }, { Answer__c: 'Later', Until__c: '2027-01-01' })).toEqual(['Later_Needs_Until']);
    expect(refusals({ Answer__c: 'Later', Until__c: '2027-01-01' })).toEqual([]);
  });

  it('can be ended today, which takes it back', () => {
    expect(refusals({ Answer__c: 'Later', Until__c: '2026-11-22' }, { Answer__c: 'Later', Until__c: '2027-01-01' })).toEqual([]);
  });

  it('that is older than the rule stays editable', () => {
    const old = { Answer__c: 'Later', Until__c: null };
    expect(refusals(old, old)).toEqual([]);
  });
});
