import { HealthError } from '../domain/healthError.ts';
import type { OrgClient, OrgRecord } from '../org/orgClient.ts';

/** Which fields of an object to read, and which of its rows. */
export type RowRequest = {
  readonly object: string;
  readonly fields: readonly string[];
  /** Fields that not every org has; where one is missing there is nothing to say about it. */
  readonly optional?: readonly string[];
  /** What follows FROM: `WHERE ... ORDER BY ... LIMIT ...`. */
  readonly rest: string;
};

/** Reads records with the viewer's rights, and keeps what these rights leave out. */
export type RowReader = {
  rows(request: RowRequest): Promise<readonly OrgRecord[]>;
  /** Objects and fields that were asked for and cannot be seen, sorted. */
  hidden(): readonly string[];
};

/**
 * A reader that asks describe first, so that a field which the viewer may not read is left out of the query instead of
 * refusing it. Nothing is passed over unsaid: `hidden` names what was left out.
 *
 * Paths over parents (`CreatedBy.Name`) are asked for as they stand.
 */
export function rowReader(client: OrgClient): RowReader {
  const hidden = new Set<string>();
  return {
    rows: async ({ object, fields, optional = [], rest }) => {
      const seen = await visibleFields(client, object);
      if (seen === undefined) {
        hidden.add(object);
        return [];
      }
      const asked = fields.filter((field) => field.includes('.') || seen.has(field));
      for (const field of fields) if (!asked.includes(field)) hidden.add(`${object}.${field}`);
      asked.push(...optional.filter((field) => seen.has(field)));
      return client.query(`SELECT ${asked.join(', ')} FROM ${object} ${rest}`);
    },
    hidden: () => [...hidden].sort()
  };
}

async function visibleFields(client: OrgClient, object: string): Promise<ReadonlySet<string> | undefined> {
  try {
    const { queryable, fields } = await client.describe(object);
    return queryable ? new Set(fields.map(({ name }) => name)) : undefined;
  } catch (error) {
    if (error instanceof HealthError && error.name === 'ObjectMissing') return undefined;
    throw error;
  }
}
