import { HealthError } from '../../domain/healthError.ts';
import type { ObjectDescribe, OrgClient, OrgRecord } from '../../org/orgClient.ts';

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
 * refusing it, also on parents (`CreatedBy.Name`). Nothing is passed over unsaid: `hidden` names what was left out.
 */
export function rowReader(client: OrgClient): RowReader {
  const hidden = new Set<string>();
  return {
    rows: async ({ object, fields, optional = [], rest }) => {
      if ((await seenObject(client, object)) === undefined) {
        hidden.add(object);
        return [];
      }
      const asked: string[] = [];
      for (const field of [...fields, ...optional]) {
        if (await isSeen(client, object, field)) asked.push(field);
        else if (!optional.includes(field)) hidden.add(`${object}.${field}`);
      }
      return client.query(`SELECT ${asked.join(', ')} FROM ${object} ${rest}`);
    },
    hidden: () => [...hidden].sort()
  };
}

/** Whether a field, or every step of a path over parents, can be read. */
async function isSeen(client: OrgClient, object: string, path: string): Promise<boolean> {
  const fields = (await seenObject(client, object))?.fields ?? [];
  const [first = '', ...rest] = path.split('.');
  if (rest.length === 0) return fields.some(({ name }) => name === first);
  const parents = fields.find(({ relationshipName }) => relationshipName === first)?.referenceTo ?? [];
  for (const parent of parents) if (await isSeen(client, parent, rest.join('.'))) return true;
  return false;
}

async function seenObject(client: OrgClient, object: string): Promise<ObjectDescribe | undefined> {
  try {
    const described = await client.describe(object);
    return described.queryable ? described : undefined;
  } catch (error) {
    if (error instanceof HealthError && error.name === 'ObjectMissing') return undefined;
    throw error;
  }
}
