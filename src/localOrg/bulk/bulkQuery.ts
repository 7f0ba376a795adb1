import type { CompiledQuery } from '../../soql/compiledQuery.ts';
import type { OrgContext } from '../orgContext.ts';
import { OrgError } from '../orgError.ts';
import { prepareQuery } from '../query/prepareQuery.ts';

/**
 * A query that a job can run, compiled. GROUP BY, aggregates, OFFSET, TYPEOF and child queries are refused.
 *
 * Sources: https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/queries.htm (what is not supported),
 * github.com/OpenFn/adaptors issue 395 (the message for child queries), github.com/airbytehq/airbyte source-salesforce (the code)
 */
export function prepareBulkQuery(context: OrgContext, soql: string, deleted: boolean): CompiledQuery {
  const query = prepareQuery(context, soql, { deleted });
  const refuse = (what: string): OrgError => new OrgError(400, 'API_ERROR', what);
  if (query.kind !== 'rows') throw refuse('Aggregate Relationships not supported in Bulk Query');
  if (query.children.length > 0) throw refuse('Aggregate Relationships not supported in Bulk V2 Query with CSV content type');
  const words = soql.replace(/'(?:[^'\\]|\\.)*'/g, "''");
  if (/\btypeof\b/i.test(words)) throw refuse('TYPEOF clause not supported in Bulk Query');
  if (/\boffset\s+\d+/i.test(words)) throw refuse('OFFSET clause not supported in Bulk Query');
  return query;
}
