import type { BacktestPeriod } from '../../domain/backtestResult.ts';
import { dayText, epochDay } from '../../domain/day.ts';
import { HealthError } from '../../domain/healthError.ts';
import type { Band } from '../../domain/settings.ts';
import { bandOf } from '../../scoring/roundScore.ts';
import type { StateStore } from '../../store/stateStore.ts';
import { assessAccounts } from '../../whitespace/assessAccounts.ts';
import { gatherPast } from '../history/gatherPast.ts';
import type { PastRequest } from '../history/gatherPast.ts';

/** What scores of past days are taken from. */
export type BacktestFacts = { readonly past: PastRequest; readonly state: StateStore; readonly scorecard: string };

/** Customers of a day by the band that their score without human overrides fell into; null = no number. */
export type BandedScores = Pick<BacktestPeriod, 'scores' | 'leftOut'> & { readonly bandByAccount: ReadonlyMap<string, string | null> };

/** A measured point is taken once a week: it stands for the days until the next. */
const pointDays = 7;

/**
 * Scores of a past day as bands: measured ones of the week before where a run took them, else rebuilt from the facts.
 * The band is the one with the highest floor that the score reaches; where it stood a day earlier does not matter.
 *
 * @param bands  worst first
 * @throws HealthError ScorecardNotSetUp where the facts of that day do not carry the scorecard
 */
export async function bandedScores(facts: BacktestFacts, bands: readonly Band[], day: string): Promise<BandedScores> {
  const floors = bands.map(({ key, floor }) => ({ key, floor }));
  const banded = (score: number | null): string | null => (score === null ? null : (floors[bandOf(score, floors)]?.key ?? null));
  const measured = await measuredScores(facts, day);
  const { scores, leftOut } = measured ? { scores: measured, leftOut: [] } : await rebuiltScores(facts, day);
  return {
    scores: measured ? 'measured' : 'rebuilt',
    leftOut,
    bandByAccount: new Map([...scores].map(([account, score]) => [account, banded(score)]))
  };
}

type Scores = ReadonlyMap<string, number | null>;

async function measuredScores({ state, scorecard }: BacktestFacts, day: string): Promise<Scores | undefined> {
  const from = dayText(epochDay(day) - pointDays + 1);
  const points = (await state.history(scorecard, from)).filter(({ takenOn, rebuilt }) => takenOn <= day && !rebuilt);
  return points.length === 0 ? undefined : new Map(points.map(({ accountId, plain }) => [accountId, plain]));
}

async function rebuiltScores(
  { past, scorecard }: BacktestFacts,
  day: string
): Promise<{ readonly scores: Scores; readonly leftOut: readonly string[] }> {
  const { input } = await gatherPast(past, day);
  const assessed = assessAccounts(input).scorecards.find(({ key }) => key === scorecard);
  if (!assessed) throw new HealthError('ScorecardNotSetUp', [scorecard, day]);
  const { plain } = assessed.result;
  const customers = input.accounts.flatMap((id, i) => (assessed.population[i] === 1 ? [[id, plain[i] ?? NaN] as const] : []));
  const hidden = assessed.measures.filter(({ signal }) => signal !== undefined && input.leftOut.has(signal.key));
  return {
    scores: new Map(customers.map(([id, score]) => [id, Number.isNaN(score) ? null : score])),
    leftOut: hidden.map(({ measure }) => measure.title)
  };
}
