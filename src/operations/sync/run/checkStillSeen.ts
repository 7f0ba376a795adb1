import { HealthError } from '../../../domain/healthError.ts';
import type { PullWarning } from '../../../pull/pullPlan.ts';
import type { FactStore } from '../../../store/factStore.ts';
import { missingPlaces } from '../../prepareRun.ts';

/**
 * Stops a run where an object that settings name was read before and is not there for this user any more: a right was taken away by
 * mistake, or the org gave the object up. To go on without it would rewrite every score that rests on it.
 *
 * An object of which the copy has no row is not used here, and a warning is enough. Reads the fact store only.
 *
 * @param missing  objects that settings name and describe does not show
 * @throws HealthError ObjectHidden with the objects, their rows in the copy, and the records that name them
 */
export async function checkStillSeen(missing: readonly PullWarning[], facts: FactStore): Promise<void> {
  const tables = new Map([...(await facts.tables()).keys()].map((name) => [name.toLowerCase(), name]));
  const known: { readonly warning: PullWarning; readonly rows: number }[] = [];
  for (const warning of missing) {
    const table = tables.get(warning.object.toLowerCase());
    if (table === undefined) continue;
    const [counted] = await facts.rows(`select count(*) as n from "${table}"`);
    if (Number(counted?.['n']) > 0) known.push({ warning, rows: Number(counted?.['n']) });
  }
  if (known.length === 0) return;
  const objects = known.map(({ warning, rows }) => `${warning.object} (${rows})`).join(', ');
  throw new HealthError('ObjectHidden', [objects, known.map(({ warning }) => missingPlaces(warning)).join('; ')]);
}
