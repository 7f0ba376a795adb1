import type { CheckedQuery } from '../../soql/checkedQuery.ts';
import type { SoqlQuery } from '../../soql/syntax.ts';
import { OrgError } from '../orgError.ts';

/**
 * Refuses what Bulk API 2.0 does not query: child queries, groups and aggregates, OFFSET, TYPEOF, compound fields, and of FIELDS() all but
 * the standard ones.
 *
 * Sources: https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/queries.htm (what is not supported),
 * https://github.com/OpenFn/adaptors/issues/395 (the message for child queries), query.nut.ts of salesforcecli/plugin-data (that for
 * COUNT()), source-salesforce of airbytehq/airbyte (the code); SOQL and SOSL Reference, "FIELDS()".
 */
export function checkBulkQuery(query: CheckedQuery, raw: SoqlQuery): void {
  if (raw.select.some((item) => item.kind === 'fields' && item.group !== 'STANDARD')) {
    throw new OrgError(400, 'MALFORMED_QUERY', 'The SOQL FIELDS function is not supported with an unbounded set of fields in this API.');
  }
  if (query.kind === 'count') throw refusal('COUNT not supported in Bulk Query');
  if (query.kind !== 'rows') throw refusal('Aggregate Relationships not supported in Bulk Query');
  if (query.children.length > 0) throw refusal('Aggregate Relationships not supported in Bulk V2 Query with CSV content type');
  if (query.typeofs.length > 0) throw refusal('TYPEOF clause not supported in Bulk Query');
  if (query.items.some(({ value }) => value.type === 'address')) throw refusal('Selecting compound data not supported in Bulk Query');
  if (query.offset !== undefined) throw refusal('OFFSET clause not supported in Bulk Query');
}

function refusal(message: string): OrgError {
  return new OrgError(400, 'API_ERROR', message);
}
