import type { CompiledQuery } from '../../soql/compiledQuery.ts';
import type { OrgContext } from '../orgContext.ts';
import { OrgError } from '../orgError.ts';
import { prepareQuery } from '../query/prepareQuery.ts';

const unboundedFields = /\bfields\s*\(\s*(?:all|custom)\s*\)/i;

/**
 * A query that a job can run, compiled; what Bulk API 2.0 does not query is refused (query/bulkRules.ts), and of FIELDS() all but the
 * standard fields. Source: https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_fields.htm
 */
export function prepareBulkQuery(context: OrgContext, soql: string, deleted: boolean): CompiledQuery {
  const query = prepareQuery(context, soql, { deleted, bulk: true });
  if (!unboundedFields.test(soql.replace(/'(?:[^'\\]|\\.)*'/g, "''"))) return query;
  throw new OrgError(400, 'MALFORMED_QUERY', 'The SOQL FIELDS function is not supported with an unbounded set of fields in this API.');
}
