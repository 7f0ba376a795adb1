import type { FlagJson, FlagsJson } from '../domain/resultJson.ts';
import { bandOf, roundScore } from '../scoring/roundScore.ts';
import { SCORED } from '../scoring/types.ts';
import type { AssessedScorecard, Assessment } from './assessAccounts.ts';
import type { PulseFact } from '../domain/judgement.ts';
import type { AssessInput } from './assessInput.ts';
import { bandSince } from './heldBandColumns.ts';

/** Kind of scorecard whose groups are outcomes of their own, so that they too may contradict one another. */
const SEVERAL_OUTCOMES = 'Vendor outcomes';

/** A pulse of at most this is worried; of at least `CONFIDENT` confident. */
const WORRIED = 2;
const CONFIDENT = 4;

type Standing = 'best' | 'worst' | 'between';
type Standings = readonly { readonly key: string; readonly standing: Standing }[];

/**
 * Where judgements of one account contradict one another: listed for review, never averaged and never in a score.
 *
 * Two scorecards that judge, one in its best band and one in its worst; two groups of a scorecard of outcomes likewise (an
 * advocate who leaves, a detractor who is stuck); the manager's pulse against the headline.
 *
 * Source: docs/METHODS.md, "Disagreement".
 *
 * @param i  place of the account
 */
export function flagsOf(input: AssessInput, assessment: Assessment, i: number): FlagsJson {
  const pulse = assessment.pulses.get(input.accounts[i] ?? '');
  const here = assessment.scorecards.filter(({ model, population }) => model.judged && population[i] === 1);
  const scorecards = here.map((scorecard) => ({ key: scorecard.key, standing: standingOf(scorecard, i) }));
  return {
    v: 1,
    ...(pulse === undefined ? {} : { pulse: { id: pulse.id, step: pulse.step, on: pulse.on, by: pulse.by } }),
    flags: [
      ...opposed(scorecards).map((pair): FlagJson => ({ k: 'scorecards', ...pair })),
      ...here.flatMap((scorecard) => groupFlags(input, scorecard, i)),
      ...pulseFlags(input, here, pulse, i)
    ]
  };
}

function standingOf({ model, result }: AssessedScorecard, i: number): Standing {
  return result.state[i] === SCORED ? placeOf(result.band[i] ?? -1, model.bands.length) : 'between';
}

function placeOf(band: number, bands: number): Standing {
  if (bands < 2 || band < 0) {
    return 'between';
  }
  return band === bands - 1 ? 'best' : band === 0 ? 'worst' : 'between';
}

/** Every pair of one in its best band and one in its worst, in the order of their keys. */
function opposed(standings: Standings): readonly { readonly high: string; readonly low: string }[] {
  const low = standings.filter(({ standing }) => standing === 'worst');
  return standings.filter(({ standing }) => standing === 'best').flatMap((high) => low.map((one) => ({ high: high.key, low: one.key })));
}

/** Groups that are judged by as much of their readings as the scorecard asks for. */
function groupFlags(input: AssessInput, { key, model, result }: AssessedScorecard, i: number): readonly FlagJson[] {
  const kind = input.settings.scorecards.find((scorecard) => scorecard.key === key)?.kind;
  if (kind !== SEVERAL_OUTCOMES || result.state[i] !== SCORED) {
    return [];
  }
  const standings = model.groups.map((group, g) => {
    const inUse = result.groupInUse[g]?.[i] ?? 0;
    const enough = inUse > 0 && (result.groupObserved[g]?.[i] ?? 0) / inUse >= model.minimumCoverage;
    const band = enough ? bandOf(roundScore(result.groupScores[g]?.[i] ?? NaN), model.bands) : -1;
    return { key: group.key, standing: placeOf(band, model.bands.length) };
  });
  return opposed(standings).map((pair): FlagJson => ({ k: 'groups', scorecard: key, ...pair }));
}

function pulseFlags(
  input: AssessInput,
  judged: readonly AssessedScorecard[],
  pulse: PulseFact | undefined,
  i: number
): readonly FlagJson[] {
  const headline = judged.find(({ key }) => key === input.settings.general.headline);
  if (pulse === undefined || headline === undefined) {
    return [];
  }
  const standing = standingOf(headline, i);
  const isWorse = pulse.step <= WORRIED && standing === 'best';
  const isBetter = pulse.step >= CONFIDENT && standing === 'worst';
  const since = bandSince(input, headline, i);
  return isWorse || isBetter
    ? [{ k: 'pulse', scorecard: headline.key, side: isWorse ? 'worse' : 'better', since: since > pulse.on ? since : pulse.on }]
    : [];
}
