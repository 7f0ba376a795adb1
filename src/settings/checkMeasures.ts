import type { Measure, RiskRule, Settings, WhitespaceRule } from '../domain/settings.ts';
import type { Finding } from './finding.ts';

type Content = Omit<Settings, 'hash'>;

/** Measures and rules whose own fields contradict one another. */
export function checkMeasures(settings: Content): readonly Finding[] {
  return [
    ...settings.measures.flatMap(measureFindings),
    ...settings.riskRules.flatMap((rule) => ruleFindings(rule, settings)),
    ...settings.whitespaceRules.flatMap(whitespaceFindings)
  ];
}

function measureFindings(measure: Measure): readonly Finding[] {
  const findings: Finding[] = [];
  const record = measure.record;
  if (measure.penaltyOnly && measure.activity) {
    const what = 'a measure that only deducts cannot be activity too: capped at 85 it would always deduct';
    findings.push({ code: 'E-CONTRADICTION', record, field: 'Activity__c', value: 'true', what, fix: 'Clear one of the two boxes' });
  }
  if (measure.judge.kind === 'whitespace' && measure.missing !== 'skip') {
    const what = 'a level that is on hold or unknown is left out, so no other policy can hold';
    findings.push({ code: 'E-CONTRADICTION', record, field: 'Missing_Policy__c', value: measure.missing, what, fix: 'Choose Skip' });
  }
  return findings;
}

function ruleFindings(rule: RiskRule, settings: Content): readonly Finding[] {
  const record = rule.record;
  if (rule.effect.kind === 'hold_product_line') {
    const of = rule.conditions[0].of;
    const signal = of.kind === 'signal' ? settings.signals.find((one) => one.key === of.signal) : undefined;
    const known = of.kind !== 'signal' || signal !== undefined;
    if (known && signal?.productLinePath === undefined) {
      const what = 'the condition says nothing about a product line, so none can be put on hold';
      const fix = 'Choose a signal with a product line path, or the effect Hold all';
      return [{ code: 'E-CONTRADICTION', record, field: 'Condition_Signal__c', value: signal?.key ?? of.kind, what, fix }];
    }
  }
  if ('value' in rule.effect && (rule.effect.value < 0 || rule.effect.value > 100)) {
    const value = String(rule.effect.value);
    return [
      {
        code: 'E-NUMBER-RANGE',
        record,
        field: 'Effect_Value__c',
        value,
        what: 'a score lies between 0 and 100',
        fix: 'Enter a score from 0 to 100'
      }
    ];
  }
  return [];
}

function whitespaceFindings(rule: WhitespaceRule): readonly Finding[] {
  if (rule.yellowFrom <= rule.greenFrom) {
    return [];
  }
  const what = `lies above green from (${rule.greenFrom})`;
  const fix = 'Let yellow begin at or below green';
  return [{ code: 'E-NUMBER-RANGE', record: rule.record, field: 'Yellow_From__c', value: String(rule.yellowFrom), what, fix }];
}
