import { heldBack } from '../../../quality/publication.ts';
import type { ScorecardReach } from '../../../quality/publication.ts';
import { setUp } from '../../../scoring/setUp.ts';
import { EXCLUDED, SCORED, WITHHELD } from '../../../scoring/types.ts';
import { assessAccounts } from '../../../whitespace/assessAccounts.ts';
import type { AssessedScorecard, Assessment } from '../../../whitespace/assessAccounts.ts';
import { scoresAlone } from '../../../whitespace/scoresAlone.ts';
import type { AssessInput } from '../../../whitespace/assessInput.ts';
import type { HeldRecord } from '../../../writeback/changes.ts';

/** Scores and cells as they may be published. */
export type Publishable = {
  /** Without the scorecards that are held back: those are among the ones not set up. */
  readonly assessment: Assessment;
  readonly reaches: readonly ScorecardReach[];
  readonly heldBack: readonly string[];
  /** Share of the weight in use, 0-1, by scorecard. */
  readonly weights: Readonly<Record<string, number>>;
};

export type PublishableOptions = {
  /** Scorecards that a run over all accounts held back, where these are a part of them; absent = that is decided here. */
  readonly decided?: readonly string[];
  /** True where nobody is shown how the scores came about: the assessment has no columns by measure. */
  readonly scoresOnly?: boolean;
};

/**
 * Scores accounts and holds back scorecards that were never published and would give too few customers a number.
 *
 * Where one is held back everything is worked out again without it, so that no cap, hold or cell rests on a score that nobody
 * can see. Pure.
 *
 * @param published  scorecards with results in the org
 */
export function assessPublishable(
  input: AssessInput,
  published: ReadonlySet<string>,
  { decided, scoresOnly = false }: PublishableOptions = {}
): Publishable {
  const keeps = scoresOnly ? scoresAlone : undefined;
  const assessment = assessAccounts(input, keeps);
  const reaches = assessment.scorecards.map(reachOf);
  const back = decided ?? heldBack(reaches, published, input.settings.general.leastShare);
  const isInUse = (signal: string): boolean => input.uses.get(signal)?.inUse !== false;
  const weights = Object.fromEntries(input.settings.scorecards.map(({ key }) => [key, setUp(input.settings, key, isInUse).share]));
  if (back.length === 0) return { assessment, reaches, heldBack: back, weights };
  const scorecards = input.settings.scorecards.filter(({ key }) => !back.includes(key));
  const without = assessAccounts({ ...input, settings: { ...input.settings, scorecards } }, keeps);
  const notSetUp = { ...without.notSetUp, ...Object.fromEntries(back.map((key) => [key, weights[key] ?? 0])) };
  return { assessment: { ...without, notSetUp }, reaches, heldBack: back, weights };
}

function reachOf({ key, population, result }: AssessedScorecard): ScorecardReach {
  const states = Array.from(result.state).filter((_, i) => population[i] === 1);
  const judged = states.filter((state) => state !== WITHHELD && state !== EXCLUDED).length;
  return { key, judged, numbers: states.filter((state) => state === SCORED).length };
}

/** Scorecards that have results in the org. */
export function publishedScorecards(held: readonly HeldRecord[]): ReadonlySet<string> {
  const results = held.filter(({ object }) => object === 'Headroom_Scorecard_Result__c');
  return new Set(results.map(({ fields }) => String(fields['Scorecard__c'])));
}
