import type { DetailMeasure } from '../domain/resultJson.ts';
import { filled, type Words } from './words.ts';

/** A value as a record holds it: with the day it counts from or to, and whether it is only the least it can be. */
export type ExplainedValue = {
  readonly val: number | null;
  readonly on?: string | undefined;
  readonly by?: string | undefined;
  readonly least?: DetailMeasure['least'] | undefined;
};

/** Phrases of units that are a scale; any other unit is counted. */
const scales: Readonly<Record<string, (value: number, words: Words) => string>> = {
  'share 0-1': (value, words) => filled(words('value.percent'), decimals(value * 100, 1)),
  'share, -1 to any': (value, words) => filled(words('value.percent'), signed(decimals(value * 100, 1))),
  percent: (value, words) => filled(words('value.percent'), decimals(value, 1)),
  '-100 to 100': (value) => signed(decimals(value, 1)),
  '0 or 1': (value, words) => words(value > 0 ? 'value.yes' : 'value.no'),
  'level 1-5': (value, words) => filled(words('value.level'), decimals(value, 2)),
  ratio: (value) => quantityText(value),
  money: (value) => quantityText(value)
};

/** Units that are counted, for which there is a phrase of one and of many; others stand as the settings write them. */
const counted = [
  ...['acts', 'answers', 'cases', 'contacts', 'days', 'features', 'hours', 'milestones', 'opportunities', 'people', 'units'],
  'users'
];

/**
 * A stored value with its unit, and the day it counts from or to where it has one: nothing is counted anew. Empty where
 * there is no value.
 *
 * @param words  phrases of `messages/explain.md`
 * @example      valueText({ val: 20, on: '2026-11-02' }, 'days', words) // '20 days (2026-11-02)'
 */
export function valueText({ val, on, by, least }: ExplainedValue, unit: string, words: Words): string {
  if (val === null) return '';
  const worded = scales[unit]?.(val, words) ?? countedText(val, unit, words);
  const whole = least === true ? filled(words('value.least'), worded) : worded;
  const day = on ?? by;
  return day === undefined ? whole : filled(words('value.dated'), whole, day);
}

function countedText(value: number, unit: string, words: Words): string {
  const number = quantityText(value);
  return counted.includes(unit) ? filled(words(`unit.${unit}`), number) : `${number} ${unit}`.trim();
}

/** A number as it is stored, at most four decimals; a dash where there is none. */
export function quantityText(value: number | null): string {
  return value === null ? '-' : String(decimals(value, 4));
}

function decimals(value: number, places: number): number {
  return Number(value.toFixed(places));
}

function signed(value: number): string {
  return value > 0 ? `+${value}` : String(value);
}
