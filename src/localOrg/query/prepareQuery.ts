import { checkQuery } from '../../soql/checkQuery.ts';
import type { CompiledQuery } from '../../soql/compiledQuery.ts';
import { parseSoql } from '../../soql/parseSoql.ts';
import type { SqlBinding, TableRole } from '../../soql/sqlBinding.ts';
import type { SoqlSchema } from '../../soql/schema.ts';
import { toSqlite } from '../../soql/toSqlite.ts';
import { archiveActivities } from '../behaviours/archiveActivities.ts';
import type { OrgContext } from '../orgContext.ts';
import { isActivity } from '../schema/object.ts';
import { namesIn, readSource } from '../schema/computedColumns.ts';
import { quoted } from '../schema/tables.ts';
import { checkBulkQuery } from './bulkRules.ts';
import { checkCatalogQuery } from './catalogRules.ts';
import { scopeCondition, type ScopeCondition } from './filterScope.ts';
import { queryError } from './queryError.ts';
import { queryMoment } from './queryMoment.ts';
import { userSchema } from './userSchema.ts';

export type QueryOptions = {
  /** queryAll: rows in the recycle bin and archived activities are seen too. */
  readonly deleted?: boolean;
  /** A query job of Bulk API 2.0, which takes less than REST does. */
  readonly bulk?: boolean;
  /** API version of the request, `58`; the newest where none is given. */
  readonly version?: number;
  /** What the query may name; all that the user may see where none is given. */
  readonly schema?: SoqlSchema;
};

/** Child queries have children of their own since this version. Source: SOQL and SOSL Reference, "Using Relationship Queries". */
const deepVersion = 58;

/** A query of the user, checked and compiled for the org's database. Throws `OrgError` with Salesforce's code and text. */
export function prepareQuery(context: OrgContext, soql: string, options: QueryOptions = {}): CompiledQuery {
  archiveActivities(context.org);
  const parsed = parseSoql(soql);
  if (!parsed.ok) throw queryError(parsed.error);
  const flat = options.version !== undefined && options.version < deepVersion;
  const rules = { ...(flat ? { childLevels: 1 } : {}), partsOnly: options.bulk ?? false };
  const checked = checkQuery(parsed.value, options.schema ?? userSchema(context), rules);
  if (!checked.ok) throw queryError(checked.error);
  checkCatalogQuery(context, checked.value);
  if (options.bulk) checkBulkQuery(checked.value, parsed.value);
  const names = namesIn(soql);
  const table: SqlBinding['table'] = (object) => readSource(context.schema.known(object), context.user.id, names);
  const binding = { ...bindingOf(context, options.deleted ?? false, scopeCondition(context, checked.value)), table };
  return toSqlite(checked.value, { binding, moment: queryMoment(context) });
}

function bindingOf(context: OrgContext, deleted: boolean, scope: ScopeCondition | undefined): SqlBinding {
  return {
    table: quoted,
    column: (_object, field) => quoted(field),
    visible: (name, alias, role) => visibleRows(context, { name, alias, role }, { deleted, scope })
  };
}

type Table = { readonly name: string; readonly alias: string; readonly role: TableRole };
type Rows = { readonly deleted: boolean; readonly scope: ScopeCondition | undefined };

function visibleRows(context: OrgContext, table: Table, rows: Rows): string | undefined {
  const object = context.schema.known(table.name);
  const conditions: string[] = [];
  const hidesOld = !rows.deleted && table.role !== 'parent';
  if (hidesOld && object.softDelete) conditions.push(`${table.alias}."IsDeleted" = 0`);
  if (hidesOld && isActivity(object)) conditions.push(`${table.alias}."IsArchived" = 0`);
  const shared = context.sharing.condition(object, table.alias);
  if (shared) conditions.push(shared);
  if (rows.scope && table.role === 'root') conditions.push(rows.scope(table.alias));
  return conditions.length > 0 ? conditions.join(' and ') : undefined;
}
