import type { CompiledQuery } from '../../soql/compiledQuery.ts';
import type { OrgContext } from '../orgContext.ts';
import { prepareQuery } from '../query/prepareQuery.ts';

/** A query that a job can run, compiled; what Bulk API 2.0 does not query is refused (query/bulkRules.ts). */
export function prepareBulkQuery(context: OrgContext, soql: string, deleted: boolean): CompiledQuery {
  return prepareQuery(context, soql, { deleted, bulk: true });
}
