import type { CheckedCondition, CheckedQuery } from './checkedQuery.ts';
import { checkCondition } from './checkCondition.ts';
import { checkSemiJoinQuery } from './checkQuery.ts';
import { pathsOf } from './pathsOf.ts';
import type { FilterPaths } from './pathsOf.ts';
import { inFilter, readFilter } from './readFilter.ts';
import type { SoqlSchema } from './schema.ts';
import { bad, good } from './soqlError.ts';
import type { SoqlResult } from './soqlError.ts';
import type { SoqlQuery } from './syntax.ts';

export type FilterOptions = {
  /** True where IN (SELECT ...) may stand. */
  readonly semiJoins?: boolean;
  /** True for filters that only the store runs: fields that the org cannot filter by are allowed. */
  readonly inStore?: boolean;
};

/** A filter of the settings, checked: its condition and the paths that have to be pulled for it. */
export type CheckedFilter = { readonly condition: CheckedCondition; readonly paths: FilterPaths };

/**
 * Checks a filter of the settings against the schema.
 *
 * Allowed is what may stand after WHERE; ORDER BY, LIMIT, FOR, WITH, `;`, comments and bind variables are refused.
 * Rows and columns of errors count in the filter's own text.
 */
export function parseFilter(
  filter: string,
  objectName: string,
  schema: SoqlSchema,
  options: FilterOptions = {}
): SoqlResult<CheckedFilter> {
  const object = schema.object(objectName);
  if (!object) return bad('INVALID_TYPE', `sObject type '${objectName}' is not supported.`, { name: objectName });
  const read = readFilter(filter);
  if (!read.ok) return read;
  const semiJoin = options.semiJoins ? (query: SoqlQuery): SoqlResult<CheckedQuery> => checkSemiJoinQuery(query, schema) : undefined;
  const scope = { schema, object, text: read.value.text, polymorphic: 'name', unfiltered: options.inStore === true } as const;
  const condition = checkCondition(read.value.condition, scope, { clause: 'WHERE', semiJoin });
  if (!condition.ok) return { ok: false, error: inFilter(condition.error) };
  const paths = pathsOf(filter);
  return paths.ok ? good({ condition: condition.value, paths: paths.value }) : paths;
}
