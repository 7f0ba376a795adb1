import { checkQuery } from '../../soql/checkQuery.ts';
import type { CompiledQuery } from '../../soql/compiledQuery.ts';
import { parseSoql } from '../../soql/parseSoql.ts';
import type { SqlBinding, TableRole } from '../../soql/sqlBinding.ts';
import type { SoqlError } from '../../soql/soqlError.ts';
import { toSqlite } from '../../soql/toSqlite.ts';
import { archiveActivities } from '../behaviours/archiveActivities.ts';
import type { OrgContext } from '../orgContext.ts';
import { OrgError } from '../orgError.ts';
import { isActivity } from '../schema/object.ts';
import { quoted, readSource } from '../schema/tables.ts';
import { userSchema } from './userSchema.ts';

const longestQuery = 100_000;

export type QueryOptions = {
  /** queryAll: rows in the recycle bin and archived activities are seen too. */
  readonly deleted?: boolean;
};

/** A query of the user, checked and compiled for the org's database. Throws `OrgError` with Salesforce's code and text. */
export function prepareQuery(context: OrgContext, soql: string, options: QueryOptions = {}): CompiledQuery {
  if (soql.length > longestQuery) throw new OrgError(400, 'MALFORMED_QUERY', 'SOQL statements cannot be longer than 100000 characters.');
  archiveActivities(context.org);
  const parsed = parseSoql(soql);
  if (!parsed.ok) throw queryError(parsed.error);
  const checked = checkQuery(parsed.value, userSchema(context));
  if (!checked.ok) throw queryError(checked.error);
  const scope = checked.value.scope?.toLowerCase() ?? 'everything';
  if (scope !== 'everything' && scope !== 'mine') {
    throw new OrgError(
      501,
      'NOT_IMPLEMENTED',
      `The local org has the scopes everything and mine, not ${scope}. Add it in src/localOrg/query/prepareQuery.ts.`
    );
  }
  const moment = { instant: new Date(context.org.clock.nowMs()).toISOString(), timeZone: context.user.timeZone };
  const binding = bindingOf(context, { deleted: options.deleted ?? false, mine: scope === 'mine' });
  return toSqlite(checked.value, { binding, moment });
}

function queryError(error: SoqlError): OrgError {
  if (error.errorCode === 'NOT_SUPPORTED') {
    return new OrgError(501, 'NOT_IMPLEMENTED', `The local org does not translate this query: ${error.message}. Add it in src/soql.`);
  }
  return new OrgError(400, error.errorCode, error.message);
}

function bindingOf(context: OrgContext, rows: { readonly deleted: boolean; readonly mine: boolean }): SqlBinding {
  return {
    table: (object) => readSource(context.schema.known(object), context.user.id),
    column: (_object, field) => quoted(field),
    visible: (name, alias, role) => visibleRows(context, { name, alias, role }, rows)
  };
}

type Table = { readonly name: string; readonly alias: string; readonly role: TableRole };

function visibleRows(context: OrgContext, table: Table, rows: { readonly deleted: boolean; readonly mine: boolean }): string | undefined {
  const object = context.schema.known(table.name);
  const conditions: string[] = [];
  const hidesOld = !rows.deleted && table.role !== 'parent';
  if (hidesOld && object.softDelete) conditions.push(`${table.alias}."IsDeleted" = 0`);
  if (hidesOld && isActivity(object)) conditions.push(`${table.alias}."IsArchived" = 0`);
  const shared = context.sharing.condition(object, table.alias);
  if (shared) conditions.push(shared);
  if (rows.mine && table.role === 'root') conditions.push(`${table.alias}."OwnerId" = '${context.user.id}'`);
  return conditions.length > 0 ? conditions.join(' and ') : undefined;
}
