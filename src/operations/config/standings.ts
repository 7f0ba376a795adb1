import { resultState } from '../../scoring/resultState.ts';
import { SCORED } from '../../scoring/types.ts';
import type { Assessment } from '../../whitespace/assessAccounts.ts';
import type { HeldRecord } from '../../writeback/changes.ts';
import type { Standing } from '../../domain/configPreview.ts';

/** Where an account stands on a scorecard, and its number. */
export type AccountStanding = {
  readonly k: Standing;
  /** NaN = no number. */
  readonly score: number;
  /** Band that the score points to while it is not confirmed; absent = none. */
  readonly next?: Standing;
};

/** No result at all: no customer, or not in the scorecard's population. */
export const nowhere: AccountStanding = { k: 'none', score: NaN };

/** Standings of one scorecard by account id; accounts without a result are absent. */
export type Standings = ReadonlyMap<string, AccountStanding>;

/** Standings that an assessment gives on a scorecard; undefined where it is not set up, held back or gone. Pure. */
export function judgedStandings(assessment: Assessment, scorecard: string, accounts: readonly string[]): Standings | undefined {
  const assessed = assessment.scorecards.find(({ key }) => key === scorecard);
  if (assessed === undefined) return undefined;
  const { model, result, population } = assessed;
  const standing = (i: number): AccountStanding => {
    const next = model.bands[result.nextBand[i] ?? -1]?.key;
    const k = result.state[i] === SCORED ? (model.bands[result.band[i] ?? -1]?.key ?? 'none') : resultState(result.state[i]);
    return { k, score: result.score[i] ?? NaN, ...(next === undefined ? {} : { next }) };
  };
  return new Map(accounts.flatMap((id, i) => (population[i] === 1 ? [[id, standing(i)] as const] : [])));
}

/** Standings that the org's records show, by scorecard. Pure. */
export function shownStandings(held: readonly HeldRecord[]): ReadonlyMap<string, Standings> {
  const shown = new Map<string, Map<string, AccountStanding>>();
  for (const { object, accountId, fields } of held) {
    if (object !== 'Headroom_Scorecard_Result__c' || accountId === undefined) continue;
    const { Scorecard__c: scorecard, Band__c: band, State__c: state, Score__c: score } = fields;
    const standings = shown.get(String(scorecard)) ?? new Map<string, AccountStanding>();
    standings.set(accountId, { k: String(band ?? state ?? 'none'), score: typeof score === 'number' ? score : NaN });
    shown.set(String(scorecard), standings);
  }
  return shown;
}
