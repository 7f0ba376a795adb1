import type { BacktestPeriod, BacktestResult, Comparison, LeaverCount, OutcomeRow, OutcomeTable } from '../domain/backtestResult.ts';
import type { Interval } from '../domain/interval.ts';
import { filled, indented, wrapped, type Words } from './words.ts';

/**
 * What became of the customers as text: a table a period, one for all together, and one honest sentence.
 *
 * @param words  phrases of `messages/backtest.md`
 */
export function formatBacktest(result: BacktestResult, words: Words): readonly string[] {
  const { scorecard, days, periods, total } = result;
  const several = periods.length > 1;
  return [
    filled(words('title'), scorecard.title, days),
    ...periods.flatMap(({ on, until, table }) => ['', filled(words('period'), on, until), ...tableLines(table, result, words)]),
    ...(several ? ['', togetherLine(result, words), ...tableLines(total, result, words)] : []),
    '',
    ...comparisonLines(result, words),
    ...(several ? [words('counted')] : []),
    ...noteLines(periods, words)
  ];
}

/** Periods that follow one another are named by their first and last day. */
function togetherLine({ periods, days }: BacktestResult, words: Words): string {
  const follow = periods.every(({ on }, index) => index === 0 || on === periods[index - 1]?.until);
  const from = periods[0]?.on ?? '';
  const to = periods[periods.length - 1]?.until ?? '';
  return follow ? filled(words('periods'), periods.length, days, from, to) : filled(words('apart'), periods.length, days);
}

function tableLines({ rows, bound, withoutContract }: OutcomeTable, { bands }: BacktestResult, words: Words): readonly string[] {
  const title = ({ band }: OutcomeRow): string => bands.find(({ key }) => key === band)?.title ?? words('noNumber');
  const head = ['band', 'left', 'of', 'share', 'range'].map((key) => words(`header.${key}`));
  const cells = rows.map((row) => [title(row), `${row.left}`, `${row.of}`, shareText(row, words), rangeText(row.interval, words)]);
  const widths = head.map((text, column) => Math.max(text.length, ...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    indented(row.map((text, column) => (column === 0 ? text.padEnd(widths[0] ?? 0) : text.padStart(widths[column] ?? 0))).join('  '));
  const beside = filled(words('beside'), bound.of, bound.left, withoutContract);
  return [line(head), ...cells.map(line), ...wrapped(beside, 2)];
}

function comparisonLines({ total, bands }: BacktestResult, words: Words): readonly string[] {
  const [others, best] = total.comparisons;
  if (!others) return [];
  const { worst, other } = others;
  const title = bands[0]?.title ?? '';
  const shares = [worst.left, worst.of, title, shareText(worst, words), other.left, other.of, shareText(other, words)];
  const first = filled(words('sentence'), ...shares, timesText(others, total, words));
  if (!best?.ratio || bands.length < 3) return wrapped(first, 0);
  const values = [bands[bands.length - 1]?.title ?? '', best.other.left, best.other.of, shareText(best.other, words)];
  return [...wrapped(first, 0), ...wrapped(filled(words('sentence.best'), ...values, timesText(best, total, words)), 0)];
}

function timesText({ ratio }: Comparison, { total }: OutcomeTable, words: Words): string {
  if (!ratio) return filled(words('sentence.notEnough'), total.left, total.of - total.left);
  const { times, low, high } = ratio;
  if (times === null || high === null) return filled(words('sentence.atLeast'), oneDecimal(low));
  if (times === 0) return filled(words('sentence.nobody'), oneDecimal(high));
  const isChance = low <= 1 && high >= 1;
  const phrase = words(isChance ? 'sentence.noDifference' : 'sentence.times');
  return filled(phrase, times >= leastWhole ? Math.round(times) : oneDecimal(times), oneDecimal(low), oneDecimal(high));
}

/** From here on a ratio is said in whole numbers: more would promise what few outcomes cannot hold. */
const leastWhole = 3;

function noteLines(periods: readonly BacktestPeriod[], words: Words): readonly string[] {
  const kinds = new Set(periods.map(({ scores }) => scores));
  const [kind = 'rebuilt'] = kinds;
  const leftOut = [...new Set(periods.flatMap((period) => period.leftOut))];
  return [
    words(`scores.${kinds.size > 1 ? 'both' : kind}`),
    ...(leftOut.length === 0 ? [] : wrapped(filled(words('leftOut'), leftOut.join(', ')), 0)),
    words('goesWith')
  ];
}

function shareText({ left, of }: LeaverCount, words: Words): string {
  return of === 0 ? words('none') : `${Math.round((left / of) * 100)}%`;
}

function rangeText(interval: Interval | null, words: Words): string {
  if (interval === null) return words('none');
  return filled(words('range'), `${Math.round(interval.low * 100)}%`, `${Math.round(interval.high * 100)}%`);
}

function oneDecimal(value: number): string {
  return value.toFixed(1);
}
