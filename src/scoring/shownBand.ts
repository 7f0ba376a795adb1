import { bandOf } from './roundScore.ts';
import type { EngineScorecard } from './types.ts';

/** A band shown and the one that the score points to; places in `EngineScorecard.bands`, -1 = none. */
export type BandStanding = { readonly band: number; readonly next: number; readonly nights: number };

/** Which way a band follows at once whatever the hysteresis: a cap acts, or a person stated the number. */
export type AtOnce = 'no' | 'worse' | 'both';

const LAST_BIT = 1e-9;

/**
 * Band that is shown for a score: the one it falls into, but a little beyond a limit only when that lasts.
 *
 * The band follows at once as far as the score passes limits by the hysteresis or more, and wholly where `atOnce` says so;
 * otherwise it becomes the band of the score once the score has stood on the same side outside the band shown for the
 * nights that the scorecard asks for. Without a band shown before, it is the band of the score. A score that returns
 * starts the count anew.
 *
 * Source: docs/METHODS.md, "Hysteresis" and "Confirmation".
 *
 * @param score  rounded score; NaN = none, which also forgets what was held
 * @param held   standing after the last run; `isNight` when this run counts a night
 * @returns      standing after this run
 * @example      shownBand(riskByDepartment, 79.5, { band: 2, next: -1, nights: 0, isNight: true }, 'no')
 *               // { band: 2, next: 1, nights: 1 }
 */
export function shownBand(
  scorecard: EngineScorecard,
  score: number,
  held: BandStanding & { readonly isNight: boolean },
  atOnce: AtOnce
): BandStanding {
  const raw = bandOf(score, scorecard.bands);
  const isFirst = !(held.band >= 0 && held.band < scorecard.bands.length);
  if (isFirst || raw < 0 || raw === held.band || atOnce === 'both' || (atOnce === 'worse' && raw < held.band)) {
    return { band: raw, next: -1, nights: 0 };
  }
  const night = held.isNight ? 1 : 0;
  const isSameSide = held.next >= 0 && held.next > held.band === raw > held.band;
  const nights = (isSameSide ? held.nights : 0) + night;
  const passed = passedBand(scorecard, score, held.band, raw);
  if (passed === raw || nights >= (scorecard.confirmationNights ?? 0)) {
    return { band: raw, next: -1, nights: 0 };
  }
  return { band: passed, next: raw, nights: passed === held.band ? nights : night };
}

/** The farthest band on the way from `from` to `to` whose limit the score passes by the hysteresis. */
function passedBand({ bands, hysteresis = 0 }: EngineScorecard, score: number, from: number, to: number): number {
  let reached = from;
  while (reached < to && score + LAST_BIT >= (bands[reached + 1]?.floor ?? Infinity) + hysteresis) {
    reached += 1;
  }
  while (reached > to && score - LAST_BIT <= (bands[reached]?.floor ?? -Infinity) - hysteresis) {
    reached -= 1;
  }
  return reached;
}
