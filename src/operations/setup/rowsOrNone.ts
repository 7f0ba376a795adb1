import { HealthError } from '../../domain/healthError.ts';
import type { OrgClient, OrgRecord } from '../../org/orgClient.ts';

/** Rows of a query; none where the org has no such object, or the user sees it or a field of it not. Reads the org only. */
export async function rowsOrNone(client: OrgClient, soql: string): Promise<readonly OrgRecord[]> {
  try {
    return await client.query(soql);
  } catch (error) {
    if (error instanceof HealthError && (error.name === 'ObjectMissing' || error.name === 'FieldMissing')) return [];
    throw error;
  }
}
