import type { Aggregate, Condition } from '../domain/settings.ts';

/** How a condition's value moves while nothing happens: up by one a day, down by one a day, or not at all. */
export type Ageing = 'rises' | 'falls' | 'stays';

/** What is known of one condition on the day of the run. Days are epoch days. */
export type ConditionReading = { readonly condition: Condition; readonly ageing: Ageing; readonly value: number };

/** How values of an aggregate age by themselves. */
export function ageingOf(aggregate: Aggregate): Ageing {
  switch (aggregate) {
    case 'DAYS_SINCE':
    case 'DAYS_SINCE_FIRST':
      return 'rises';
    case 'DAYS_UNTIL':
      return 'falls';
    default:
      return 'stays';
  }
}

/**
 * Day since which a rule has held.
 *
 * Carried over while the rule held at the last run. Otherwise the day on which the last of its conditions came true
 * by the passing of time; a condition that time does not move says nothing about the past, so then it is today.
 *
 * Source: docs/METHODS.md, "Risk rules".
 *
 * @param readings     the rule's conditions, all of which hold today
 * @param today        epoch day of the run
 * @param heldSince    epoch day kept with the last result; NaN when the rule did not hold then
 * @returns            epoch day, at most today
 * @example            ruleSince([{ condition: { operator: '>', threshold: 14, ... }, ageing: 'rises', value: 21 }], 100, NaN) // 94
 */
export function ruleSince(readings: readonly ConditionReading[], today: number, heldSince: number): number {
  if (!Number.isNaN(heldSince)) {
    return heldSince < today ? heldSince : today;
  }
  let since = -Infinity;
  for (const reading of readings) {
    const passed = today - daysBeyond(reading);
    since = passed > since ? passed : since;
  }
  return since > -Infinity && since < today ? since : today;
}

/** Whole days for which the value has met its condition; 0 where time does not move it. */
function daysBeyond({ condition, ageing, value }: ConditionReading): number {
  const { operator, threshold } = condition;
  const beyond = ageing === 'rises' ? value - threshold : threshold - value;
  const met = ageing === 'rises' ? operator === '>' || operator === '>=' : operator === '<' || operator === '<=';
  if (ageing === 'stays' || !met || Number.isNaN(beyond)) {
    return 0;
  }
  const strict = operator === '>' || operator === '<';
  return strict ? Math.ceil(beyond) - 1 : Math.floor(beyond);
}
