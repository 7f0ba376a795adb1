import { HealthError } from '../../domain/healthError.ts';
import type { OrgClient } from '../../org/orgClient.ts';

/** Of the objects given those in which something was created in the last 365 days. Reads counts only; one that the org lacks is not used. */
export async function usedObjects(client: OrgClient, objects: readonly string[]): Promise<ReadonlySet<string>> {
  const counts = await Promise.all([...new Set(objects)].map(async (object) => ({ object, rows: await rowsOf(client, object) })));
  return new Set(counts.filter(({ rows }) => rows > 0).map(({ object }) => object));
}

async function rowsOf(client: OrgClient, object: string): Promise<number> {
  try {
    return await client.count(`SELECT COUNT() FROM ${object} WHERE CreatedDate = LAST_N_DAYS:365`);
  } catch (error) {
    if (error instanceof HealthError && error.name === 'ObjectMissing') return 0;
    throw error;
  }
}
