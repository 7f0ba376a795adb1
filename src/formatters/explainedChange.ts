import type { ExplainedChange, ExplainedScorecard } from '../domain/explanation.ts';
import type { ChangeLine, ChangePart, ScorecardSettingsJson, WhatChanged } from '../domain/resultJson.ts';
import { overrideOf } from '../domain/whatChanged.ts';
import { quantityText, valueText } from './explainedValue.ts';
import { filled, signedText, wrapped, type Words } from './words.ts';

const parts: readonly ChangePart[] = ['data', 'settings', 'time', 'missing', 'override'];
const linesShown = 4;

/** How far a comparison is told: its parts, with the largest lines, or with every line. */
type Depth = 'parts' | 'largest' | 'all';

/**
 * What changed: between the days that were asked for, else since about a week and, in its parts, a month before.
 *
 * The parts are written with their signs and add up to the difference; of the lines the largest four, the rest as a sum,
 * so that they add up, too.
 *
 * @param all  every line, also of the month
 */
export function changeLines({ detail, settings, history, between }: ExplainedScorecard, words: Words, all: boolean): readonly string[] {
  const few = new Set(detail.measures.flatMap(({ k, sv }) => (sv?.few === true ? [k] : [])));
  const compared = { settings, few, score: detail.score };
  if (between !== undefined) {
    if ('none' in between) return wrapped(filled(words(`changed.none.${between.none}`), between.day), 2);
    const isToday = history.points.at(-1)?.day === between.changed.to;
    return [
      ...oneChange(between.changed, isToday ? compared : { settings, few }, words, all ? 'all' : 'largest'),
      ...askedLines(between, words)
    ];
  }
  const { week, month } = detail.changed ?? {};
  return [
    ...(week === undefined ? [] : oneChange(week, compared, words, all ? 'all' : 'largest')),
    ...(month === undefined ? [] : oneChange(month, compared, words, all ? 'all' : 'parts'))
  ];
}

/** What lines are worded by; of measures with few answers no score is shown. */
type Compared = {
  readonly settings: ScorecardSettingsJson;
  readonly few: ReadonlySet<string>;
  /** Score that the second day shows, where it is that of the result. */
  readonly score?: number | null;
};

/** Says so where a day that was asked for has no score of its own. */
function askedLines({ changed, asked }: Extract<ExplainedChange, { changed: WhatChanged }>, words: Words): readonly string[] {
  if (asked === undefined || (asked.from === changed.from && asked.to === changed.to)) return [];
  return wrapped(filled(words('changed.asked'), asked.from, asked.to), 4);
}

function oneChange(changed: WhatChanged, compared: Compared, words: Words, depth: Depth): readonly string[] {
  const difference = signedText((Math.round(changed.after * 10) - Math.round(changed.before * 10)) / 10);
  const scores = [changed.before.toFixed(1), changed.after.toFixed(1)];
  const head = filled(words('changed'), changed.from, changed.to, ...scores, difference);
  const moved = parts
    .filter((part) => changed.parts[part] !== 0)
    .map((part) => `${words(`part.${part}`)} ${signedText(changed.parts[part])}`);
  const even = `${words('changed.even')}${depth === 'parts' ? '.' : ':'}`;
  const none = changed.lines.length === 0 ? words('changed.not') : even;
  return [
    ...wrapped(moved.length === 0 ? `${head}. ${none}` : `${head}: ${moved.join(', ')}`, 2),
    ...(depth === 'parts' && changed.leftOut === undefined ? [] : rebuiltLines(changed, compared, words)),
    ...(depth === 'parts' ? [] : shownLines(changed, compared, words, depth))
  ];
}

/** The largest lines, and what the parts say beyond them: a record holds the six largest only. */
function shownLines({ before, after, lines }: WhatChanged, compared: Compared, words: Words, depth: Depth): readonly string[] {
  const shown = depth === 'all' ? lines : lines.slice(0, linesShown);
  const tenths = (value: number): number => Math.round(value * 10);
  const rest = shown.reduce((left, { by }) => left - tenths(by), tenths(after) - tenths(before)) / 10 + 0;
  return [
    ...shown.flatMap((line) => changeLine(line, compared, words)),
    ...(rest === 0 && lines.length === shown.length ? [] : wrapped(filled(words('changed.rest'), signedText(rest)), 4))
  ];
}

/** What a rebuilt day does not know; the second day is then without it too, so that it may differ from the score shown. */
function rebuiltLines({ rebuilt, leftOut = [], from, after }: WhatChanged, { settings, score }: Compared, words: Words): readonly string[] {
  if (rebuilt !== true) return [];
  const names = leftOut.map((key) => titleOf(key, settings)).join(', ');
  if (names === '') return wrapped(filled(words('changed.rebuilt'), from), 4);
  const differs = typeof score === 'number' && score.toFixed(1) !== after.toFixed(1);
  const withThem = differs ? [filled(words('changed.withThem'), score.toFixed(1))] : [];
  return wrapped([filled(words('changed.leftOut'), from, names), ...withThem].join(' '), 4);
}

function changeLine(line: ChangeLine, { settings, few }: Compared, words: Words): readonly string[] {
  const override = overrideOf(line.k ?? '');
  const title = line.k === undefined || override !== undefined ? [] : [titleOf(line.k, settings)];
  const values = override !== undefined || few.has(line.k ?? '') ? [] : valuesText(line, settings, words);
  const ids = override === undefined ? line.ids : [override];
  const records = ids.length === 0 ? '' : ` (${ids.join(', ')})`;
  return wrapped(`${signedText(line.by)} ${[words(`part.${line.part}`), ...title, ...values].join(', ')}${records}`, 4);
}

/**
 * The values before and after; two that would read the same are written with all their decimals. One that stayed moves a score
 * by the day that it counts from: it weighs less as it ages, and more when it is read again.
 */
function valuesText({ k, part, from, to }: ChangeLine, settings: ScorecardSettingsJson, words: Words): readonly string[] {
  if (from === null && to === null) return [];
  const unit = settings.measures.find((one) => one.k === k)?.unit ?? ruleOf(k, settings)?.unit ?? '';
  const [before, after] = [from, to].map((val) => valueText({ val }, unit, words) || words('noValue'));
  if (from === to) return [filled(words(part === 'time' || part === 'data' ? `changed.same.${part}` : 'changed.same'), before ?? '')];
  const isAlike = before === after && from !== to;
  return [filled(words('changed.values'), ...(isAlike ? [quantityText(from), quantityText(to)] : [before ?? '', after ?? '']))];
}

function ruleOf(key: string | undefined, settings: ScorecardSettingsJson): ScorecardSettingsJson['rules'][number] | undefined {
  return settings.rules.find(({ k }) => `rule:${k}` === key);
}

/** Title of a measure or a rule; what the settings no longer hold keeps its key. */
function titleOf(key: string, settings: ScorecardSettingsJson): string {
  return settings.measures.find(({ k }) => k === key)?.title ?? ruleOf(key, settings)?.title ?? key.replace(/^rule:/, '');
}
