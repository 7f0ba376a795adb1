import type { Condition, RiskRule, SettingBase } from '../domain/settings.ts';
import { number, picklist, reference, requiredPicklist, text } from './fields.ts';
import { emptyField } from './finding.ts';
import type { Finding } from './finding.ts';
import { settingType } from './settingType.ts';
import type { SettingType } from './settingType.ts';
import { BUILT_INS, DEPARTMENTS, EFFECTS, OPERATORS } from './words.ts';

/** The four fields of one condition, wherever they stand. */
type ConditionFields = {
  readonly record: string;
  readonly fields: readonly [of: string, operator: string, threshold: string];
  readonly signal?: string | undefined;
  readonly scorecard?: string | undefined;
  readonly builtIn?: (typeof BUILT_INS)[number] | undefined;
  readonly operator?: Condition['operator'] | undefined;
  readonly threshold?: number | undefined;
};

type EffectRow = {
  readonly Effect__c: (typeof EFFECTS)[number];
  readonly Effect_Value__c?: number | undefined;
  readonly Scorecard__c?: string | undefined;
};

const shape = {
  Scorecard__c: reference,
  Condition_Signal__c: reference,
  Condition_Scorecard__c: reference,
  Condition_Built_In__c: picklist(BUILT_INS),
  Operator__c: picklist(OPERATORS),
  Threshold__c: number,
  Second_Signal__c: reference,
  Second_Built_In__c: picklist(BUILT_INS),
  Second_Operator__c: picklist(OPERATORS),
  Second_Threshold__c: number,
  Department__c: requiredPicklist(DEPARTMENTS),
  Clears_When__c: text,
  Effect__c: requiredPicklist(EFFECTS),
  Effect_Value__c: number,
  Shown_Text__c: text
};

/** `Headroom_Risk_Rule__mdt`. */
export const riskRuleType: SettingType<RiskRule> = settingType({
  name: 'Headroom_Risk_Rule',
  shape,
  references: ['Scorecard__c', 'Condition_Signal__c', 'Condition_Scorecard__c', 'Second_Signal__c'],
  make: (base, row, findings) => {
    const first = conditionOf(
      {
        record: base.record,
        fields: ['Condition_Signal__c', 'Operator__c', 'Threshold__c'],
        signal: row.Condition_Signal__c,
        scorecard: row.Condition_Scorecard__c,
        builtIn: row.Condition_Built_In__c,
        operator: row.Operator__c,
        threshold: row.Threshold__c
      },
      findings
    );
    const second = conditionOf(
      {
        record: base.record,
        fields: ['Second_Signal__c', 'Second_Operator__c', 'Second_Threshold__c'],
        signal: row.Second_Signal__c,
        builtIn: row.Second_Built_In__c,
        operator: row.Second_Operator__c,
        threshold: row.Second_Threshold__c
      },
      findings
    );
    const effect = effectOf(base, row, findings);
    if (first === 'none') {
      findings.push(noCondition(base));
    }
    if (typeof first === 'string' || second === 'wrong' || effect === undefined) {
      return undefined;
    }
    const rest = { department: row.Department__c, clearsWhen: row.Clears_When__c ?? '', shownText: row.Shown_Text__c ?? base.title };
    return { ...base, ...rest, conditions: second === 'none' ? [first] : [first, second], effect };
  }
});

function noCondition(base: SettingBase): Finding {
  return {
    code: 'E-CONDITION',
    record: base.record,
    field: 'Condition_Signal__c',
    value: '',
    what: 'the rule has no condition',
    fix: 'Choose a signal, a scorecard or decision_days_left, with operator and threshold'
  };
}

/** A condition; `none` where none of its fields is filled; `wrong` after a finding. */
function conditionOf(given: ConditionFields, findings: Finding[]): Condition | 'none' | 'wrong' {
  const subjects: Condition['of'][] = [];
  if (given.signal !== undefined) subjects.push({ kind: 'signal', signal: given.signal });
  if (given.scorecard !== undefined) subjects.push({ kind: 'scorecard', scorecard: given.scorecard });
  if (given.builtIn !== undefined) subjects.push({ kind: given.builtIn });
  const [of, ...more] = subjects;
  const [ofField, operatorField, thresholdField] = given.fields;
  const wrong = (field: string, value: string, what: string, fix: string): 'wrong' => {
    findings.push({ code: 'E-CONDITION', record: given.record, field, value, what, fix });
    return 'wrong';
  };
  if (of === undefined) {
    const left = given.operator !== undefined || given.threshold !== undefined;
    return left && ofField.startsWith('Second')
      ? wrong(ofField, '', 'is empty, but operator or threshold is given', 'Choose a signal or empty the second condition')
      : 'none';
  }
  if (more.length > 0) {
    return wrong(ofField, given.signal ?? '', 'two subjects stand in one condition', 'Keep one of signal, scorecard and built-in');
  }
  if (given.operator === undefined) {
    return wrong(operatorField, '', 'is empty', `Choose one of: ${OPERATORS.join(' ')}`);
  }
  return given.threshold === undefined
    ? wrong(thresholdField, '', 'is empty', 'Enter the number to compare with')
    : { of, operator: given.operator, threshold: given.threshold };
}

function effectOf(base: SettingBase, row: EffectRow, findings: Finding[]): RiskRule['effect'] | undefined {
  if (row.Effect__c === 'Hold all' || row.Effect__c === 'Hold product line') {
    return { kind: row.Effect__c === 'Hold all' ? 'hold_all' : 'hold_product_line' };
  }
  const missing = (field: string, fix: string): undefined => {
    findings.push(emptyField(base.record, field, `the effect is ${row.Effect__c}`, fix));
  };
  if (row.Scorecard__c === undefined) {
    return missing('Scorecard__c', 'Choose the scorecard whose score is limited');
  }
  if (row.Effect_Value__c === undefined) {
    return missing('Effect_Value__c', 'Enter a score from 0 to 100');
  }
  return { kind: row.Effect__c === 'Cap' ? 'cap' : 'floor', scorecard: row.Scorecard__c, value: row.Effect_Value__c };
}
