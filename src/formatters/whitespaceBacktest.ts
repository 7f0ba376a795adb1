import { dayText, epochDay } from '../domain/day.ts';
import type { CalibrationStep, RankQuality, ReplayJson } from '../domain/resultJson.ts';
import type { WhitespaceBacktest } from '../domain/whitespaceBacktest.ts';
import { csvText } from './csvText.ts';
import type { CsvValue } from './csvText.ts';
import { textTable } from './textTable.ts';
import { filled, wrapped, type Words } from './words.ts';

/** Half a year, which the sentence names so. */
const halfYear = 182;

/**
 * A replay of suggestions as text in at most 100 columns: one sentence, how good each method was, what was stated against what came,
 * what was left out, and what is shown.
 *
 * @param words  phrases of `messages/whitespace.backtest.md`
 */
export function formatWhitespaceBacktest(result: WhitespaceBacktest, words: Words): readonly string[] {
  const { replay } = result;
  return [
    filled(words('title'), replay.days, replay.until, replay.k),
    ...paragraph(sentence(replay, words)),
    ...paragraph(verdict(replay, words)),
    ...methodLines(replay, words),
    ...calibrationLines(replay, words),
    ...paragraph(leftOutText(result, words)),
    ...paragraph(shownText(replay, words)),
    '',
    ...wrapped(words('goesWith'), 0)
  ];
}

function paragraph(text: string): readonly string[] {
  return text === '' ? [] : ['', ...wrapped(text, 0)];
}

/** The chosen method stands first; the most popular lines are always among the others. */
function sentence({ days, tested }: ReplayJson, words: Words): string {
  const popular = tested.find(({ method }) => method === 'popularity');
  const [chosen] = tested;
  if (chosen === undefined || popular === undefined) return '';
  const span = days === halfYear ? words('lastHalfYear') : filled(words('lastDays'), days);
  return filled(words('sentence'), span, chosen.suggested, chosen.bought, shareText(chosen), shareText(popular));
}

function shareText({ bought, suggested }: RankQuality): string {
  return suggested === 0 ? '-' : `${Math.round((bought / suggested) * 100)}%`;
}

/** What is shown of it, or why nothing is and what would be needed. */
function verdict(replay: ReplayJson, words: Words): string {
  if (replay.refused === undefined) return words('passed');
  const from = dayText(epochDay(replay.until) + 1 - 3 * replay.days);
  return `${filled(words(`refused.${replay.refused}`), ...needs(replay, from))} ${words('instead')}`;
}

function needs({ refused, days, k }: ReplayJson, from: string): readonly (string | number)[] {
  if (refused === 'history_too_short') return [days, from];
  if (refused === 'few_product_lines') return [k];
  return [days];
}

function methodLines({ tested, gain, k, method, lambda, testedOn = '', until }: ReplayJson, words: Words): readonly string[] {
  if (tested.length === 0) return [];
  const name = (one: RankQuality): string =>
    one.method === method ? filled(words('chosen'), methodName(one, lambda, words)) : words(`method.${one.method}`);
  return [
    ...['', filled(words('methods'), testedOn, until, tested[0]?.accounts ?? 0)],
    ...textTable(
      [
        { title: words('column.method'), of: name },
        { title: words('column.suggested'), of: ({ suggested }) => String(suggested), right: true },
        { title: words('column.bought'), of: ({ bought }) => String(bought), right: true },
        { title: filled(words('column.precision'), k), of: ({ precision }) => precision.toFixed(3), right: true },
        { title: filled(words('column.recall'), k), of: ({ recall }) => recall.toFixed(3), right: true },
        { title: filled(words('column.ndcg'), k), of: ({ ndcg }) => ndcg.toFixed(3), right: true }
      ],
      tested
    ),
    ...(gain === undefined ? [] : wrapped(filled(words('gain'), gain.value.toFixed(3), gain.low.toFixed(3), gain.high.toFixed(3)), 2))
  ];
}

function methodName({ method }: RankQuality, lambda: number | undefined, words: Words): string {
  return lambda === undefined ? words(`method.${method}`) : filled(words('strength'), words(`method.${method}`), lambda);
}

function calibrationLines({ calibration }: ReplayJson, words: Words): readonly string[] {
  if (calibration.length === 0) return [];
  return [
    '',
    ...wrapped(words('calibration'), 0),
    ...textTable<CalibrationStep>(
      [
        { title: words('column.stated'), of: ({ stated }) => percent(stated), right: true },
        { title: words('column.range'), of: ({ statedLow, statedHigh }) => rangeText(statedLow, statedHigh, words), right: true },
        { title: words('column.pairs'), of: ({ of }) => String(of), right: true },
        { title: words('column.bought'), of: ({ bought }) => String(bought), right: true },
        { title: words('column.came'), of: ({ bought, of }) => percent(bought / of), right: true },
        { title: words('column.range'), of: ({ low, high }) => rangeText(low, high, words), right: true }
      ],
      calibration
    )
  ];
}

function rangeText(low: number | undefined, high: number | undefined, words: Words): string {
  return low === undefined || high === undefined ? '' : filled(words('range'), percent(low), percent(high));
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}

function leftOutText({ replay: { leftOut }, lines }: WhitespaceBacktest, words: Words): string {
  if (leftOut.length === 0) return '';
  const named = leftOut.map(({ line, because }) => {
    const title = lines.find(({ key }) => key === line)?.title ?? line;
    return filled(words(`leftOut.${because}`), title);
  });
  return filled(words('leftOut'), named.join(', '));
}

/** What became of suggestions that people have seen. */
function shownText({ shown }: ReplayJson, words: Words): string {
  return shown === undefined ? words('shown.none') : filled(words('shown'), shown.since, shown.put, shown.bought, shown.declined);
}

/**
 * The numbers of a replay as a CSV file: a line for each method, then one for each step of the calibration.
 *
 * @param words  phrases of `messages/whitespace.backtest.md`
 */
export function whitespaceBacktestCsv({ replay }: WhitespaceBacktest, words: Words): string {
  const header = ['kind', 'method', 'accounts', 'suggested', 'bought', 'precision', 'recall', 'ndcg', 'stated', 'statedLow', 'statedHigh'];
  const methods = replay.tested.map(({ method, accounts, suggested, bought, precision, recall, ndcg }): readonly CsvValue[] => [
    ...['method', method, accounts, suggested, bought, precision, recall, ndcg],
    ...[null, null, null, null, null]
  ]);
  const steps = replay.calibration.map(({ stated, statedLow = null, statedHigh = null, of, bought, low, high }): readonly CsvValue[] => [
    ...['calibration', replay.method ?? null, null, of, bought, null, null, null],
    ...[stated, statedLow, statedHigh, low, high]
  ]);
  return csvText([[...header, 'low', 'high'].map((key) => words(`csv.${key}`)), ...methods, ...steps]);
}
