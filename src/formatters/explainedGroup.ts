import type { Explanation, ExplainedAnswer, ExplainedScorecard } from '../domain/explanation.ts';
import type { DetailMeasure, ScorecardSettingsJson } from '../domain/resultJson.ts';
import { quantityText, valueText } from './explainedValue.ts';
import { filled, signedText, wrapped, type Words } from './words.ts';

/** A group of one scorecard, and answers behind its survey measures. */
export type ExplainedGroup = {
  readonly key: string;
  readonly scorecard: ExplainedScorecard;
  /** Id of the account, for queries that can be run as they are printed. */
  readonly account: string;
  readonly answers: Explanation['answers'];
};

type Setting = ScorecardSettingsJson['measures'][number];

const titleColumns = 32;
const valueColumns = 22;
const reasonsShown = 3;
const longestVerbatim = 600;
const verbatimsShown = 3;

/** A group with its measures; with `all` every measure has its curve, its records and its query. */
export function groupLines({ key, scorecard, account, answers }: ExplainedGroup, words: Words, all: boolean): readonly string[] {
  const { detail, settings } = scorecard;
  const group = detail.groups.find(({ k }) => k === key);
  if (!group || group.of === 0) return [];
  const title = settings.groups.find(({ k }) => k === key)?.title ?? key;
  const score = group.s === null ? words('unknown') : group.s.toFixed(1);
  const reasons = weightiest(detail.measures);
  const inGroup = detail.measures.flatMap((measure) => {
    const setting = settings.measures.find(({ k, g }) => k === measure.k && g === key);
    return setting === undefined ? [] : [{ measure, setting }];
  });
  return [
    `  ${title} ${score}   ${filled(words('groupReadings'), group.n, group.of)}`,
    ...inGroup.flatMap(({ measure, setting }) => [
      measureLine(measure, setting, answers[measure.k] ?? [], words),
      ...answerLines(shownAnswers(measure, answers[measure.k] ?? [], all), words),
      ...(all || reasons.has(measure.k) ? recordLines(measure, words) : []),
      ...(all ? judgedLines({ measure, setting, account }, words) : [])
    ])
  ];
}

/** Keys of the measures that weigh most in the distance from the best band. */
function weightiest(measures: readonly DetailMeasure[]): ReadonlySet<string> {
  const worst = measures.filter(({ eff }) => eff < 0).sort((a, b) => a.eff - b.eff || (a.k < b.k ? -1 : 1));
  return new Set(worst.slice(0, reasonsShown).map(({ k }) => k));
}

function measureLine(measure: DetailMeasure, setting: Setting, answers: readonly ExplainedAnswer[], words: Words): string {
  const title = setting.title.padEnd(titleColumns);
  if (measure.pts === null) return `    ${title} ${words(measure.miss === undefined ? 'noReading' : `noReading.${measure.miss}`)}`;
  const numbers = filled(words('measure'), measure.pts.toFixed(1), signedText(measure.con), signedText(measure.eff));
  return `    ${title} ${measuredText(measure, setting, answers, words).padEnd(valueColumns)} ${numbers}`;
}

/** The value with its unit. Of a survey with few answers the answers themselves: a net score of two people says nothing. */
function measuredText(measure: DetailMeasure, setting: Setting, answers: readonly ExplainedAnswer[], words: Words): string {
  if (measure.hid) return words('hidden');
  const { sv } = measure;
  if (sv?.few !== true) return valueText(measure, setting.unit, words) || quantityText(null);
  const scores = answers.flatMap(({ score }) => (score === null ? [] : [quantityText(score)]));
  return scores.length === 0 ? filled(words('answers'), sv.n) : filled(words('answers.scores'), sv.n, scores.join(', '));
}

/** All answers where few have answered, else the newest with something written. */
function shownAnswers({ sv }: DetailMeasure, answers: readonly ExplainedAnswer[], all: boolean): readonly ExplainedAnswer[] {
  if (sv?.few === true) return answers;
  const written = answers.filter(({ verbatim }) => verbatim !== undefined);
  return all ? written : written.slice(0, verbatimsShown);
}

function answerLines(answers: readonly ExplainedAnswer[], words: Words): readonly string[] {
  return answers.flatMap(({ id, score, scaleMax, on, verbatim }) => {
    const said = verbatim === undefined ? [] : [`"${verbatim.slice(0, longestVerbatim)}${verbatim.length > longestVerbatim ? '...' : ''}"`];
    const answer = filled(words('answer'), on ?? words('unknown'), quantityText(score), quantityText(scaleMax), id);
    return wrapped([answer, ...said].join(' '), 6);
  });
}

function recordLines(measure: DetailMeasure, words: Words): readonly string[] {
  return measure.ids.length === 0 ? [] : wrapped(filled(words('records'), measure.n, measure.ids.join(', ')), 6);
}

/** How the value became points, and the query for all records: on one line, so that it can be copied. */
function judgedLines(
  { measure, setting, account }: { readonly measure: DetailMeasure; readonly setting: Setting; readonly account: string },
  words: Words
): readonly string[] {
  const knots = setting.knots ?? setting.categories ?? [];
  const curve = knots.map(([x, points]) => `${x}:${points}`).join(', ');
  const { sv } = measure;
  const survey =
    sv === undefined
      ? []
      : wrapped(
          filled(
            words('survey'),
            sv.n,
            sv.sent ?? words('unknown'),
            ...[sv.raw, sv.low, sv.high].map((score) => score?.toFixed(1) ?? quantityText(null))
          ),
          6
        );
  return [
    ...wrapped(filled(words('judged'), quantityText(measure.w), curve === '' ? (setting.productLine ?? '-') : curve), 6),
    ...survey,
    ...(measure.q === '' ? [] : [`      ${measure.q.replaceAll(':account', `'${account}'`)}`])
  ];
}
