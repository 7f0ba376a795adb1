import type { Interval } from '../domain/interval.ts';
import { enoughAnswers } from '../domain/surveyCounts.ts';
import type { CustomersMean, SurveyColumns, SurveyCounts } from '../domain/surveyCounts.ts';
import { normal975 } from '../statistics/normalQuantile.ts';
import { wilsonInterval } from '../statistics/wilsonInterval.ts';
import { drawTowards } from './drawTowards.ts';
import { netInterval } from './netInterval.ts';
import { priorStrength } from './priorStrength.ts';
import type { AnsweredAccount } from './priorStrength.ts';

/** A survey signal as scores read it (`values`) and what stands beside it. NaN = nobody answered. */
export type DrawnSurvey = { readonly values: Float64Array; readonly survey: SurveyColumns };

/**
 * Survey scores by account, drawn towards the customers' mean while an account has fewer than 10 answers.
 *
 * Formula: (n x own + k x mean) / (n + k), n = effective number of answers (sum of weights squared over sum of squared
 * weights), so that time alone moves nothing. Of an NPS own and mean are promoters less detractors: the Dirichlet
 * posterior. Without a mean (fewer than 10 answers of all customers) the score is the account's own.
 * Source: docs/METHODS.md, "Few answers".
 *
 * @param counts     of all accounts asked about
 * @param customers  1 = customer: only they make the mean; in the order of the accounts
 * @param known      mean of all customers, where the accounts are a part of them; `mean` undefined = there is none
 * @returns          NPS -100 to 100, CSAT 0 to 100, CES 1 to the top of its scale; four decimals
 */
export function drawnScores(
  counts: SurveyCounts,
  customers: ArrayLike<number>,
  known?: { readonly mean: CustomersMean | undefined }
): DrawnSurvey {
  const size = counts.answers.length;
  const { mean } = known ?? { mean: customersMean(counts, customers) };
  const none = (): Float64Array => new Float64Array(size).fill(NaN);
  const values = none();
  const survey = { answers: counts.answers, sent: counts.sent, replied: counts.replied, raw: none(), low: none(), high: none() };
  for (let i = 0; i < size; i += 1) {
    const answers = counts.answers[i] ?? 0;
    if (answers === 0) continue;
    const own = ownScore(counts, i);
    const effective = (counts.weight[i] ?? 0) ** 2 / (counts.weightSquares[i] ?? 1);
    const score = netOf(counts, own);
    survey.raw[i] = rounded(score);
    values[i] = rounded(answers >= enoughAnswers || !mean ? score : drawTowards(score, effective, netOf(counts, mean), mean.strength));
    const { low, high } = intervalOf(counts, own, effective, mean?.within);
    survey.low[i] = low;
    survey.high[i] = high;
  }
  return { values, survey };
}

/**
 * Mean of all customers' answers; undefined with fewer than 10 of them.
 *
 * Shares in whole percent, a CES in tenths, so that one more answer somewhere does not move the score of every account.
 */
export function customersMean(counts: SurveyCounts, customers: ArrayLike<number>): CustomersMean | undefined {
  const answered = [...counts.answers.keys()].filter((i) => customers[i] === 1 && (counts.answers[i] ?? 0) > 0);
  const total = (column: Float64Array): number => answered.reduce((sum, i) => sum + (column[i] ?? 0), 0);
  if (total(counts.answers) < enoughAnswers) return undefined;
  const weight = total(counts.weight);
  const steps = counts.kind === 'CES' ? 10 : 100;
  const { within, strength } = priorStrength(answered.map((i) => answeredAccount(counts, i)));
  return {
    high: stepped(total(counts.weightedHigh) / weight, steps),
    low: stepped(total(counts.weightedLow) / weight, steps),
    strength,
    within
  };
}

type Own = { readonly high: number; readonly low: number };

function ownScore({ weight, weightedHigh, weightedLow }: SurveyCounts, i: number): Own {
  return { high: (weightedHigh[i] ?? 0) / (weight[i] ?? 1), low: (weightedLow[i] ?? 0) / (weight[i] ?? 1) };
}

function netOf({ kind }: SurveyCounts, { high, low }: Own): number {
  return kind === 'CES' ? high : 100 * (high - low);
}

function answeredAccount({ kind, answers, high, low, squares }: SurveyCounts, i: number): AnsweredAccount {
  const n = answers[i] ?? 0;
  const [up, down] = [high[i] ?? 0, low[i] ?? 0];
  if (kind === 'CES') return { answers: n, sums: [up], squares: squares[i] ?? 0 };
  return { answers: n, sums: [up, down, n - up - down], squares: n };
}

const unknown: Interval = { low: NaN, high: NaN };

function intervalOf({ kind, scaleMax }: SurveyCounts, { high, low }: Own, answers: number, within: number | undefined): Interval {
  if (kind === 'NPS') return netInterval(high, low, answers);
  if (kind === 'CSAT') {
    const share = wilsonInterval(high * answers, answers) ?? unknown;
    return { low: 100 * share.low, high: 100 * share.high };
  }
  if (within === undefined) return unknown;
  const half = normal975 * Math.sqrt(within / answers);
  return { low: Math.max(1, high - half), high: Math.min(scaleMax, high + half) };
}

/** To the nearest step, halves up; the millionth keeps what binary numbers cannot hold from moving a step by itself. */
function stepped(value: number, steps: number): number {
  return Math.floor(value * steps + 0.5 + 1e-6) / steps;
}

/** Four decimals: weights that all age alike leave the score as it is, up to what binary numbers lose. */
function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
