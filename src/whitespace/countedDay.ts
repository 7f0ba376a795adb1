import type { CountedDay } from '../domain/resultJson.ts';
import type { Condition } from '../domain/settings.ts';
import { dayText } from '../domain/day.ts';
import { isSensitive } from '../domain/hiddenValues.ts';
import { ageingOf } from '../scoring/ruleSince.ts';
import type { Ageing } from '../scoring/ruleSince.ts';
import type { AssessInput } from './assessInput.ts';

/**
 * Calendar day that the value of a rule's condition counts from or to, so that a reader can count for the day of reading.
 *
 * Nothing for a value that time alone does not move, and for one that no record gave (the window's length).
 *
 * @param productLine  of a rule that looks at one line; undefined = the whole account
 * @example            countedDay(input, { kind: 'signal', signal: 'case_high_oldest_days' }, i) // { on: '2026-11-01' }
 */
export function countedDay(input: AssessInput, of: Condition['of'], i: number, productLine?: string): CountedDay {
  const ageing = ageingOfCondition(input, of);
  const day = ageing === 'stays' ? NaN : (daysOf(input, of, productLine)?.[i] ?? NaN);
  if (Number.isNaN(day)) {
    return {};
  }
  return ageing === 'rises' ? { on: dayText(day) } : { by: dayText(day) };
}

/**
 * How the value of a condition moves while nothing happens. A sensitive one counts as not moving: the day on which it passed the
 * rule's edge would tell it, as edge and days since then add up to the value.
 */
export function ageingOfCondition(input: AssessInput, of: Condition['of']): Ageing {
  if (of.kind === 'decision_days_left') {
    return 'falls';
  }
  const signal = of.kind === 'signal' ? input.settings.signals.find((one) => one.key === of.signal) : undefined;
  return signal === undefined || isSensitive(input.settings, signal) ? 'stays' : ageingOf(signal.aggregate);
}

function daysOf(input: AssessInput, of: Condition['of'], productLine: string | undefined): ArrayLike<number> | undefined {
  if (of.kind !== 'signal') {
    return of.kind === 'decision_days_left' ? input.contracts.decisionOn : undefined;
  }
  const byLine = productLine === undefined ? undefined : input.byProductLine.get(of.signal);
  return byLine === undefined || productLine === undefined ? input.signals.get(of.signal)?.on : byLine.get(productLine)?.on;
}
