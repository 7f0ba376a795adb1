import { isSurveyKind } from '../../domain/surveyCounts.ts';
import type { SurveyCounts, SurveyKind } from '../../domain/surveyCounts.ts';
import { plain, sql } from '../../soql/sqlText.ts';
import type { Sql } from '../../soql/sqlText.ts';
import { exactSum, weight } from '../aggregateSql.ts';
import type { ResolvedSignal } from '../resolve/resolvedSignal.ts';
import { RowQuery, countedRows } from '../rowQuery.ts';
import type { SignalContext } from '../signalContext.ts';
import { effortScaleByDefault, surveyAnswer } from './surveyAnswer.ts';
import type { SurveyAnswer } from './surveyAnswer.ts';
import { notAfter, withinDays } from '../timeSql.ts';

/**
 * Counts the answers of every survey signal by account, and the questions sent, by signal key. A signal that rolls up is
 * left out: its value is made of the scores of several accounts, not of answers.
 *
 * Reads the fact store only, through the same rows as `readSignals`, so that a reading of the past knows only what was
 * known then; a repeat gives equal bits.
 *
 * @param scoresOnly  true leaves the questions sent unread: they are shown, never scored
 */
export async function readSurveys(
  context: SignalContext,
  { scoresOnly = false }: { readonly scoresOnly?: boolean } = {}
): Promise<ReadonlyMap<string, SurveyCounts>> {
  const asked = [...context.resolved].filter(
    ([key, signal]) => isSurvey(signal) && signal.signal.rollUp === undefined && !context.leftOut.has(key)
  );
  return new Map(await Promise.all(asked.map(async ([key, signal]) => [key, await readSurvey(signal, context, !scoresOnly)] as const)));
}

/** True for signals that have a survey score. */
export function isSurvey({ signal }: ResolvedSignal): boolean {
  return isSurveyKind(signal.aggregate);
}

async function readSurvey(resolved: ResolvedSignal, context: SignalContext, withSent: boolean): Promise<SurveyCounts> {
  const counts = emptyCounts(resolved, context.accounts.length);
  await fill(answersSql(resolved, context), context, {
    answers: counts.answers,
    weight: counts.weight,
    weightSquares: counts.weightSquares,
    weightedHigh: counts.weightedHigh,
    weightedLow: counts.weightedLow,
    high: counts.high,
    low: counts.low,
    squares: counts.squares
  });
  const sent = withSent ? sentSql(resolved, context) : undefined;
  if (sent) await fill(sent, context, { sent: counts.sent, replied: counts.replied });
  return counts;
}

function emptyCounts({ signal }: ResolvedSignal, size: number): SurveyCounts {
  const zero = (): Float64Array => new Float64Array(size);
  return {
    kind: signal.aggregate as SurveyKind,
    scaleMax: signal.scaleMax ?? effortScaleByDefault,
    answers: zero(),
    weight: zero(),
    weightSquares: zero(),
    weightedHigh: zero(),
    weightedLow: zero(),
    high: zero(),
    low: zero(),
    squares: zero(),
    sent: zero().fill(NaN),
    replied: zero().fill(NaN)
  };
}

/** Reads a row's answer as its signal says. */
export function answerOf(resolved: ResolvedSignal, query: RowQuery): SurveyAnswer {
  const value = resolved.value ? query.column(resolved.value) : plain('null');
  return surveyAnswer(resolved, { value, scale: resolved.second && query.column(resolved.second) });
}

function answersSql(resolved: ResolvedSignal, context: SignalContext): Sql {
  const query = countedRows(resolved, context);
  const { valid, high, low } = answerOf(resolved, query);
  query.where(valid);
  const share = weight({ signal: resolved, context, query });
  const squares = resolved.signal.aggregate === 'CES' ? exactSum(sql`${high} * ${high}`) : plain('0.0');
  return sql`select
  place.place as place,
  count(*) as answers,
  ${exactSum(share)} as weight,
  ${exactSum(sql`${share} * ${share}`)} as "weightSquares",
  ${exactSum(sql`${high} * ${share}`)} as "weightedHigh",
  ${exactSum(sql`${low} * ${share}`)} as "weightedLow",
  ${exactSum(high)} as high,
  ${exactSum(low)} as low,
  ${squares} as squares
${query.body()}
group by 1`;
}

/** Questions sent in the window, and those of them that have a valid answer by now. */
function sentSql(resolved: ResolvedSignal, context: SignalContext): Sql | undefined {
  const { sent, date, windowDays, filter } = resolved;
  if (!sent) return undefined;
  const query = new RowQuery(resolved, context).filter(filter);
  const column = query.column(sent);
  query.where(notAfter(sent, column, context));
  if (windowDays !== undefined) query.where(withinDays(sent, column, windowDays, context));
  const { valid } = answerOf(resolved, query);
  const answered = date ? sql`${valid} and ${notAfter(date, query.column(date), context)}` : valid;
  return sql`select place.place as place, count(*) as sent, count(*) filter (where ${answered}) as replied\n${query.body()}\ngroup by 1`;
}

/** Runs a statement and puts its columns in the places that it names. */
async function fill(statement: Sql, context: SignalContext, into: Readonly<Record<string, Float64Array>>): Promise<void> {
  const { place = new Float64Array(), ...columns } = await context.facts.numbers(statement.text, statement.parameters);
  for (const [name, target] of Object.entries(into)) {
    for (const [row, at] of place.entries()) target[at] = columns[name]?.[row] ?? NaN;
  }
}
