import type { RuleSettingsJson } from '../domain/resultJson.ts';
import type { Condition, Settings, Signal } from '../domain/settings.ts';
import { isValueHidden } from '../domain/hiddenValues.ts';
import { conditionReads } from './readsHash.ts';

type Content = Omit<Settings, 'hash'>;

/** A rule as a published content holds it: words, effect, conditions, and hashes of what these read. */
export function ruleJson(settings: Content, rule: Settings['riskRules'][number]): RuleSettingsJson {
  const [first, second] = rule.conditions.map(({ of }) => conditionJson(settings, of));
  return {
    ...{ k: rule.key, title: rule.title, department: rule.department, text: rule.shownText, clears: rule.clearsWhen },
    unit: first?.unit ?? '',
    object: first?.object ?? '',
    ...(second === undefined ? {} : { unit2: second.unit }),
    ...('value' in rule.effect ? { effect: { kind: rule.effect.kind, to: rule.effect.value } } : {}),
    when: rule.conditions.map(({ of, operator, threshold }) => ({ of: conditionSubject(of), operator, than: threshold })),
    reads: conditionReads(settings, rule.conditions),
    ...(rule.conditions.some(({ of }) => isHiddenCondition(settings, of)) ? { hidden: true } : {})
  };
}

function isHiddenCondition(settings: Content, of: Condition['of']): boolean {
  return (
    of.kind === 'signal' &&
    isValueHidden(
      settings,
      settings.signals.find(({ key }) => key === of.signal)
    )
  );
}

function conditionSubject(of: Condition['of']): string {
  if (of.kind === 'decision_days_left') {
    return of.kind;
  }
  return of.kind === 'signal' ? `signal:${of.signal}` : `score:${of.scorecard}`;
}

/** Unit of what a condition looks at, and the object of the records behind it. */
function conditionJson(settings: Content, of: Condition['of']): { readonly unit: string; readonly object: string } {
  if (of.kind !== 'signal') {
    return { unit: of.kind === 'decision_days_left' ? 'days' : '', object: '' };
  }
  const signal = settings.signals.find((one) => one.key === of.signal);
  return { unit: signal?.unit ?? '', object: objectOf(settings, signal) };
}

/** Object behind a signal; of a ratio the one behind its numerator. Ratios of themselves have been refused. */
export function objectOf(settings: Content, signal: Signal | undefined): string {
  if (signal?.aggregate === 'RATIO') {
    return objectOf(
      settings,
      settings.signals.find((one) => one.key === signal.numerator)
    );
  }
  return signal?.object ?? '';
}
