import type { Detail } from '../domain/resultJson.ts';
import type { EngineResult, EngineScorecard, HeldBands } from '../scoring/types.ts';
import type { HeldBand } from '../domain/heldState.ts';
import type { AssessInput } from './assessInput.ts';

/** Bands of one scorecard as the last run left them, by account id. */
export type HeldByAccount = ReadonlyMap<string, HeldBand>;

/** Held bands of one scorecard by account. */
export function heldByAccount(input: AssessInput, scorecard: string): HeldByAccount {
  return new Map((input.heldBands ?? []).filter((one) => one.scorecard === scorecard).map((one) => [one.accountId, one]));
}

/**
 * Held bands as columns for the engine. A band that the settings no longer have was never there: the score is judged as a
 * first one.
 */
export function heldBandColumns(input: AssessInput, model: EngineScorecard, held: HeldByAccount): HeldBands | undefined {
  if (held.size === 0) {
    return undefined;
  }
  const place = new Map(model.bands.map((band, b) => [band.key, b]));
  const one = (i: number): HeldBand | undefined => held.get(input.accounts[i] ?? '');
  return {
    band: Int16Array.from(input.accounts, (_, i) => place.get(one(i)?.band ?? '') ?? -1),
    next: Int16Array.from(input.accounts, (_, i) => place.get(one(i)?.next?.band ?? '') ?? -1),
    nights: Uint16Array.from(input.accounts, (_, i) => one(i)?.next?.runs ?? 0),
    isNight: Uint8Array.from(input.accounts, (_, i) => (countsNight(input, one(i)) ? 1 : 0))
  };
}

/** The band that an account's score points to without being confirmed. */
export function nextBand(
  input: AssessInput,
  scorecard: { readonly model: EngineScorecard; readonly result: EngineResult; readonly held: HeldByAccount },
  i: number
): Pick<Detail, 'next'> {
  const { model, result, held } = scorecard;
  const band = model.bands[result.nextBand[i] ?? -1]?.key;
  const runs = result.nextNights[i] ?? 0;
  if (band === undefined) {
    return {};
  }
  const before = held.get(input.accounts[i] ?? '');
  const day = countsNight(input, before) || runs === 0 ? input.asOf.today : (before?.next?.day ?? input.asOf.today);
  return { next: { band, runs, day } };
}

/** Calendar day since which the band that an account shows has been shown. */
export function bandSince(
  input: AssessInput,
  scorecard: { readonly model: EngineScorecard; readonly result: EngineResult; readonly held: HeldByAccount },
  i: number
): string {
  const held = scorecard.held.get(input.accounts[i] ?? '');
  return held !== undefined && held.band === scorecard.model.bands[scorecard.result.band[i] ?? -1]?.key ? held.since : input.asOf.today;
}

/** True when this run is a night that the account's count does not hold yet. */
function countsNight({ isNight, asOf }: AssessInput, held: HeldBand | undefined): boolean {
  return isNight !== false && held?.next?.day !== asOf.today;
}
