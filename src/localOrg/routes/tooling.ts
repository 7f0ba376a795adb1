import { readableObject } from '../http/objectParam.ts';
import { dataPath, type SessionRoute } from '../http/route.ts';
import { OrgError } from '../orgError.ts';
import { queryColumns } from '../query/columnMetadata.ts';
import { prepareQuery } from '../query/prepareQuery.ts';
import { runSoql } from '../query/runSoql.ts';
import { describeObject } from '../schema/describe.ts';
import { describeAccess } from '../session/describeAccess.ts';

/** SOQL over the objects that the Tooling API shares with the data API. Source: https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/intro_rest_resources.htm */
export const toolingQueryRoute: SessionRoute = {
  says: 'runs a query of the Tooling API',
  method: 'GET',
  path: '/services/data/v:version/tooling/query',
  handle: (request) => {
    const soql = request.query.get('q');
    if (!soql) throw new OrgError(400, 'MALFORMED_QUERY', 'A query string has to be specified');
    if (request.query.get('columns') === 'true') {
      return { status: 200, json: queryColumns(request.context, prepareQuery(request.context, soql)) };
    }
    const { totalSize, records } = runSoql(request.context, soql, { dataPath: `${dataPath(request)}/tooling` });
    return { status: 200, json: { size: records.length, totalSize, done: true, queryLocator: null, entityTypeName: null, records } };
  }
};

/** Describe by the Tooling API; 404 for SourceMember tells clients that the org tracks no source. */
export const toolingDescribeRoute: SessionRoute = {
  says: 'describes an object of the Tooling API',
  method: 'GET',
  path: '/services/data/v:version/tooling/sobjects/:object/describe',
  handle: (request) => {
    const { context } = request;
    const object = readableObject(context, request.params['object']);
    return { status: 200, json: describeObject(object, [], describeAccess(context, object), `${dataPath(request)}/tooling`) };
  }
};
