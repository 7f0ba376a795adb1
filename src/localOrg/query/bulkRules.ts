import type { CheckedQuery } from '../../soql/checkedQuery.ts';
import { OrgError } from '../orgError.ts';

/**
 * Refuses what Bulk API 2.0 does not query: child queries, groups and aggregates, OFFSET, TYPEOF.
 *
 * Source: https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/queries.htm; the words for child queries
 * stand in https://github.com/OpenFn/adaptors/issues/395, the code in https://github.com/xjsender/haoide/issues/137.
 */
export function checkBulkQuery(query: CheckedQuery): void {
  if (query.children.length > 0) throw refusal('Aggregate Relationships not supported in Bulk V2 Query with CSV content type');
  if (query.kind !== 'rows') throw refusal('Aggregate functions and GROUP BY not supported in Bulk V2 Query');
  if (query.typeofs.length > 0) throw refusal('TYPEOF not supported in Bulk V2 Query');
  if (query.offset !== undefined) throw refusal('OFFSET not supported in Bulk V2 Query');
}

function refusal(message: string): OrgError {
  return new OrgError(400, 'FUNCTIONALITY_NOT_ENABLED', message);
}
