import type { CompiledQuery } from '../../soql/compiledQuery.ts';
import { dataPath, type OrgReply, param, type SessionRequest, type SessionRoute } from '../http/route.ts';
import { objectOfSoql } from '../http/objectOfRequest.ts';
import { OrgError } from '../orgError.ts';
import { firstPage, nextPage, type CursorPage } from '../query/cursor.ts';
import { queryColumns } from '../query/columnMetadata.ts';
import { prepareQuery } from '../query/prepareQuery.ts';
import { refuseToTranslate } from '../query/queryError.ts';
import { countOf, iterateRecords } from '../query/runSoql.ts';
import { noteViewed } from '../rest/recentRecords.ts';

const smallestPage = 200;
const largestPage = 2000;

/** Runs SOQL. Source: https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_query.htm */
export const queryRoute: SessionRoute = {
  says: 'runs a SOQL query',
  method: 'GET',
  path: '/services/data/v:version/query',
  handle: (request) => runQuery(request, 'query')
};

/** Runs SOQL over the recycle bin too. Source: .../resources_queryall.htm */
export const queryAllRoute: SessionRoute = {
  says: 'runs a SOQL query over deleted and archived records too',
  method: 'GET',
  path: '/services/data/v:version/queryAll',
  handle: (request) => runQuery(request, 'queryAll')
};

export const queryMoreRoute: SessionRoute = {
  says: 'gives the next page of a query',
  method: 'GET',
  path: '/services/data/v:version/query/:locator',
  handle: (request) => moreOf(request, 'query')
};

export const queryAllMoreRoute: SessionRoute = {
  says: 'gives the next page of a queryAll',
  method: 'GET',
  path: '/services/data/v:version/queryAll/:locator',
  handle: (request) => moreOf(request, 'queryAll')
};

type Resource = 'query' | 'queryAll';

function runQuery(request: SessionRequest, resource: Resource): OrgReply {
  const { context, org } = request;
  if (request.query.has('explain')) throw refuseToTranslate('Query plans (explain) are not supported', 'src/localOrg/routes/query.ts');
  const soql = request.query.get('q');
  if (!soql) throw new OrgError(400, 'MALFORMED_QUERY', 'A query string has to be specified');
  refuseQuery(request, soql);
  const query = prepareQuery(context, soql, { deleted: resource === 'queryAll', version: Number(request.params['version']) });
  if (request.query.get('columns') === 'true') return { status: 200, json: queryColumns(context, query) };
  const count = countOf(org, query);
  if (count !== undefined) return { status: 200, json: { totalSize: count, done: true, records: [] } };
  const pageSize = pageSizeOf(request);
  const pageReply = (page: CursorPage): Record<string, unknown> => replyOf(request, resource, page);
  if (query.kind === 'groups') return { status: 200, json: groupsReply(request, query) };
  const records = iterateRecords(context, query, {
    dataPath: dataPath(request),
    children: (rows) => (rows.length === 0 ? null : pageReply(firstPage(org, context.user.id, rows, pageSize)))
  });
  const page = firstPage(org, context.user.id, records, pageSize);
  noteViewed(context, soql, page.records);
  return { status: 200, json: pageReply(page) };
}

function refuseQuery({ org, path }: SessionRequest, soql: string): void {
  if (org.faults.isQuiet || !org.faults.fires('query_too_complicated', { path, object: objectOfSoql(soql) })) return;
  const message = 'Query is either selecting too many fields or the filter conditions are too complicated.';
  throw new OrgError(400, 'QUERY_TOO_COMPLICATED', message);
}

/** Groups come in one piece: there is no next page of them. Source: SOQL and SOSL Reference, "Considerations for GROUP BY". */
function groupsReply(request: SessionRequest, query: CompiledQuery): Record<string, unknown> {
  const records = [...iterateRecords(request.context, query, { dataPath: dataPath(request) })];
  if (records.length > request.org.limits.queryPageSize) {
    const message = 'Aggregate query does not support queryMore(), use LIMIT to restrict the results to a single batch';
    throw new OrgError(400, 'EXCEEDED_ID_LIMIT', message);
  }
  return { totalSize: records.length, done: true, records };
}

function moreOf(request: SessionRequest, resource: Resource): OrgReply {
  const occasion = { path: request.path, object: request.org.requests.objectOfLocator(param(request, 'locator')) };
  if (request.org.faults.fires('locator_expired', occasion)) throw new OrgError(400, 'INVALID_QUERY_LOCATOR', 'invalid query locator');
  const page = nextPage(request.org, request.context.user.id, param(request, 'locator'), pageSizeOf(request));
  return { status: 200, json: replyOf(request, resource, page) };
}

function replyOf(request: SessionRequest, resource: Resource, page: CursorPage): Record<string, unknown> {
  const next = page.locator ? { nextRecordsUrl: `${dataPath(request)}/${resource}/${page.locator}` } : {};
  return { totalSize: page.totalSize, done: page.done, ...next, records: page.records };
}

/** `Sforce-Query-Options: batchSize=500`. Source: .../headers_queryoptions.htm */
function pageSizeOf(request: SessionRequest): number {
  const asked = /batchSize=(\d+)/i.exec(String(request.headers['sforce-query-options'] ?? ''))?.[1];
  if (asked === undefined) return request.org.limits.queryPageSize;
  return Math.min(Math.max(Number(asked), smallestPage), largestPage);
}
