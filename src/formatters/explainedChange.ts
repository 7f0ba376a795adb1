import type { ExplainedScorecard } from '../domain/explanation.ts';
import type { ChangeLine, ChangePart, ScorecardSettingsJson, WhatChanged } from '../domain/resultJson.ts';
import { valueText } from './explainedValue.ts';
import { filled, signedText, wrapped, type Words } from './words.ts';

const parts: readonly ChangePart[] = ['data', 'settings', 'time', 'missing', 'override'];
const linesShown = 4;

/**
 * What changed: between the days that were asked for, else since about a week and a month before.
 *
 * The parts are written with their signs and add up to the difference; of the lines the largest four, the rest as a sum,
 * so that they add up, too.
 *
 * @param all  every line
 */
export function changeLines({ detail, settings, between }: ExplainedScorecard, words: Words, all: boolean): readonly string[] {
  if (between !== undefined) {
    return 'changed' in between
      ? oneChange(between.changed, settings, words, all)
      : wrapped(filled(words(`changed.none.${between.none}`), between.day), 2);
  }
  return [detail.changed?.week, detail.changed?.month].flatMap((changed) =>
    changed === undefined ? [] : oneChange(changed, settings, words, all)
  );
}

function oneChange(changed: WhatChanged, settings: ScorecardSettingsJson, words: Words, all: boolean): readonly string[] {
  const difference = signedText((Math.round(changed.after * 10) - Math.round(changed.before * 10)) / 10);
  const scores = [changed.before.toFixed(1), changed.after.toFixed(1)];
  const head = filled(words('changed'), changed.from, changed.to, ...scores, difference);
  const moved = parts
    .filter((part) => changed.parts[part] !== 0)
    .map((part) => `${words(`part.${part}`)} ${signedText(changed.parts[part])}`);
  const shown = all ? changed.lines : changed.lines.slice(0, linesShown);
  const rest = changed.lines.slice(shown.length).reduce((sum, { by }) => sum + Math.round(by * 10), 0) / 10;
  return [
    ...wrapped(moved.length === 0 ? `${head}. ${words('changed.not')}` : `${head}: ${moved.join(', ')}`, 2),
    ...rebuiltLines(changed, settings, words),
    ...shown.flatMap((line) => changeLine(line, settings, words)),
    ...(changed.lines.length === shown.length
      ? []
      : wrapped(filled(words('changed.rest'), signedText(rest), changed.lines.length - shown.length), 4))
  ];
}

function rebuiltLines({ rebuilt, leftOut = [], from }: WhatChanged, settings: ScorecardSettingsJson, words: Words): readonly string[] {
  if (rebuilt !== true) return [];
  const names = leftOut.map((key) => titleOf(key, settings, words)).join(', ');
  return wrapped(names === '' ? filled(words('changed.rebuilt'), from) : filled(words('changed.leftOut'), from, names), 4);
}

function changeLine(line: ChangeLine, settings: ScorecardSettingsJson, words: Words): readonly string[] {
  const title = line.k === undefined ? [] : [titleOf(line.k, settings, words)];
  const unit = settings.measures.find(({ k }) => k === line.k)?.unit ?? ruleOf(line.k, settings)?.unit ?? '';
  const value = (val: number | null): string => valueText({ val }, unit, words) || words('noValue');
  const values = line.from === null && line.to === null ? [] : [filled(words('changed.values'), value(line.from), value(line.to))];
  const records = line.ids.length === 0 ? '' : ` (${line.ids.join(', ')})`;
  return wrapped(`${signedText(line.by)} ${[words(`part.${line.part}`), ...title, ...values].join(', ')}${records}`, 4);
}

function ruleOf(key: string | undefined, settings: ScorecardSettingsJson): ScorecardSettingsJson['rules'][number] | undefined {
  return settings.rules.find(({ k }) => `rule:${k}` === key);
}

/** Title of a measure, a rule or an override; what the settings no longer hold keeps its key. */
function titleOf(key: string, settings: ScorecardSettingsJson, words: Words): string {
  if (key.startsWith('override:')) return filled(words('changed.override'), key.slice('override:'.length));
  const rule = ruleOf(key, settings);
  return settings.measures.find(({ k }) => k === key)?.title ?? rule?.title ?? key.replace(/^rule:/, '');
}
