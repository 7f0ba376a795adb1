import { storedRow, type OrgContext } from '../orgContext.ts';
import type { JsonRecord } from '../query/shapeRecord.ts';
import type { OrgObject } from '../schema/object.ts';

const viewed = /\bFOR\s+(?:VIEW|REFERENCE)\s*$/i;
const mostKept = 200;

/** A record as `recentItems` lists it. */
export type RecentItem = {
  readonly attributes: { readonly type: string; readonly url: string };
  readonly Id: string;
  readonly Name: unknown;
};

/**
 * Keeps the records of a query that ends in FOR VIEW or FOR REFERENCE as recently viewed; other queries leave no trace.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_for_view.htm
 */
export function noteViewed(context: OrgContext, soql: string, records: readonly unknown[]): void {
  if (!viewed.test(soql)) return;
  const { database } = context.org;
  database.transaction(() => {
    for (const record of records) {
      const attributes = (record as JsonRecord)['attributes'] as { type?: string; url?: string } | undefined;
      const id = attributes?.url?.split('/').at(-1);
      if (id === undefined || attributes?.type === undefined) continue;
      database
        .statement('insert or replace into org_recent (user_id, id, object, position) values (?, ?, ?, ?)')
        .run(context.user.id, id, attributes.type, database.nextNumber('recent'));
    }
  });
}

/** Records that the user viewed last, the newest first; deleted and hidden ones are left out. `object` narrows to one. */
export function recentItems(
  context: OrgContext,
  options: { readonly dataPath: string; readonly object?: OrgObject; readonly limit?: number }
): RecentItem[] {
  const { org, schema, user } = context;
  const rows = org.database
    .statement('select id, object from org_recent where user_id = ? and (? is null or object = ?) order by position desc limit ?')
    .all(user.id, options.object?.name ?? null, options.object?.name ?? null, mostKept);
  const items: RecentItem[] = [];
  for (const { id, object: name } of rows) {
    const object = schema.object(String(name));
    const row = object && storedRow(org, object, String(id));
    if (
      !object ||
      !row ||
      row['IsDeleted'] === 1 ||
      !context.permissions.object(object).read ||
      !context.sharing.canRead(object, String(id))
    )
      continue;
    const url = `${options.dataPath}/sobjects/${object.name}/${String(id)}`;
    items.push({ attributes: { type: object.name, url }, Id: String(id), Name: row[object.nameField] ?? null });
  }
  return items.slice(0, options.limit ?? mostKept);
}
