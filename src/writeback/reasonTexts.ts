import { cutText } from '../domain/cutText.ts';
import type { Detail, DetailMeasure, DetailRule } from '../domain/resultJson.ts';
import type { RiskRule, Settings, Signal } from '../domain/settings.ts';
import { valueText } from './valueText.ts';

/** Length of a `Top_Reason_n__c`. */
const LONGEST = 255;

/** A line of the score with its effect; `key` decides between equal effects, and a limit comes before all measures. */
type Line = { readonly key: string; readonly effect: number; readonly text: () => string };

/**
 * The first three reasons of a score as short sentences: the most negative effects, worst first, ties by key.
 *
 * A cap that acts is a line like the measures, and so is what people said of the whole scorecard. A unit that the title
 * names already is left out. No names or texts of source records; a sensitive signal is named without its value.
 *
 * @example  reasonTexts(settings, detail) // ['Oldest open case 20 days (-3.7)', 'Contacts gone 1 (-2.0)']
 */
export function reasonTexts(settings: Settings, detail: Detail): readonly string[] {
  const acting = detail.rules.find((rule) => rule.acts);
  const over = detail.over ?? 0;
  const base = detail.base ?? detail.computed;
  const limit = detail.score === null || base === null ? 0 : tenths(detail.score) - tenths(over) - tenths(base);
  const lines = measureLines(settings, detail.measures);
  if (acting !== undefined) {
    lines.push({ key: '', effect: limit / 10, text: () => ruleText(settings, acting) });
  }
  lines.push({ key: '', effect: over, text: () => 'Overruled by hand' });
  return sentences(lines).slice(0, 3);
}

/**
 * What weighs most inside the worst group of a score, worded as the first three reasons are; undefined without a worst
 * group, and where none of its measures takes anything off.
 *
 * @example  worstReason(settings, detail) // 'Oldest open case 20 days (-3.7)'
 */
export function worstReason(settings: Settings, detail: Detail): string | undefined {
  const inside = new Set(settings.measures.filter(({ group }) => group === detail.worst).map(({ key }) => key));
  return sentences(
    measureLines(
      settings,
      detail.measures.filter(({ k }) => inside.has(k))
    )
  )[0];
}

function measureLines(settings: Settings, measures: readonly DetailMeasure[]): Line[] {
  return measures.map((measure) => ({ key: measure.k, effect: measure.eff, text: () => measureText(settings, measure) }));
}

/** Lines that take something off as sentences, the most negative effect first, ties by key. */
function sentences(lines: readonly Line[]): readonly string[] {
  return lines
    .filter((line) => line.effect < 0)
    .sort((a, b) => a.effect - b.effect || (a.key < b.key ? -1 : 1))
    .map((line) => cutText(`${line.text()} (${line.effect.toFixed(1)})`, LONGEST));
}

function measureText(settings: Settings, line: DetailMeasure): string {
  const measure = settings.measures.find((one) => one.key === line.k);
  const signal = settings.signals.find((one) => one.key === measure?.signal);
  const title = measure?.title ?? line.k;
  if (line.miss === 'given') {
    return `${title} judged by hand`;
  }
  if (line.miss !== undefined) {
    return `${title} missing`;
  }
  return withValue(title, line, signal);
}

function ruleText(settings: Settings, line: DetailRule): string {
  const rule = settings.riskRules.find((one) => one.key === line.k);
  return withValue(`${rule?.title ?? line.k}:`, line, conditionSignal(settings, rule));
}

function conditionSignal(settings: Settings, rule: RiskRule | undefined): Signal | undefined {
  const of = rule?.conditions[0].of;
  return of?.kind === 'signal' ? settings.signals.find((one) => one.key === of.signal) : undefined;
}

function withValue(title: string, line: Pick<DetailMeasure, 'val' | 'least' | 'sv'>, signal: Signal | undefined): string {
  const value = line.val;
  if (value === null || signal === undefined) {
    return title.replace(/:$/, '');
  }
  // A net score of two people says nothing: how many answered does.
  if (line.sv?.few === true) {
    return `${title} ${valueText(line.sv.n, 'answers')}`;
  }
  const isNamed = title.toLowerCase().split(' ').includes(signal.unit);
  return `${title} ${valueText(value, isNamed ? '' : signal.unit)}${line.least === true ? ' or more' : ''}`;
}

function tenths(score: number): number {
  return Math.round(score * 10);
}
