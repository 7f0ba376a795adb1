import type { ResultState } from '../domain/detailJson.ts';
import { EXCLUDED, SCORED, WITHHELD } from './types.ts';

/**
 * Word for a state of the engine, as records hold it.
 *
 * @param state  of the result's column; undefined = an account that is not in it
 */
export function resultState(state: number | undefined): ResultState {
  switch (state) {
    case SCORED:
      return 'scored';
    case WITHHELD:
      return 'too_new';
    case EXCLUDED:
      return 'excluded';
    default:
      return 'not_enough_data';
  }
}
