import type { AsOf } from '../../domain/asOf.ts';
import { HealthError } from '../../domain/healthError.ts';
import type { Stores } from '../openStores.ts';
import { asOfMoment } from '../prepareRun.ts';

/** Runs that are looked through for one that was done. */
const mostRuns = 1000;

/**
 * The moment of the newest run that was done: later than that the store knows nothing.
 *
 * @throws HealthError NoRunYet
 */
export async function lastSync({ state, facts }: Pick<Stores, 'state' | 'facts'>, timeZone: string, folder: string): Promise<AsOf> {
  const runs = await state.runs(mostRuns);
  const done = runs.find(({ status }) => status === 'done' || status === 'partly');
  const held = await facts.tables();
  if (!done || !held.has('Account')) throw new HealthError('NoRunYet', [folder]);
  return asOfMoment(done.startedAt, timeZone);
}
