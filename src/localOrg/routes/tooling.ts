import { readableObject } from '../http/objectParam.ts';
import { dataPath, type SessionRoute } from '../http/route.ts';
import { notFound, OrgError } from '../orgError.ts';
import { queryColumns } from '../query/columnMetadata.ts';
import { prepareQuery } from '../query/prepareQuery.ts';
import { runSoql } from '../query/runSoql.ts';
import { describeEntry, describeObject } from '../schema/describe.ts';
import { describeAccess } from '../session/describeAccess.ts';
import { isToolingObject, toolingSchema } from '../tooling/toolingSchema.ts';

/**
 * SOQL over the objects of the Tooling API that the local org has: set-up and the catalog. Objects of the data API are not among
 * them; what the platform has besides (ApexClass, SourceMember ...) is refused as an unknown type.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/intro_rest_resources.htm
 */
export const toolingQueryRoute: SessionRoute = {
  says: 'runs a query of the Tooling API',
  method: 'GET',
  path: '/services/data/v:version/tooling/query',
  handle: (request) => {
    const soql = request.query.get('q');
    if (!soql) throw new OrgError(400, 'MALFORMED_QUERY', 'A query string has to be specified');
    const schema = toolingSchema(request.context);
    if (request.query.get('columns') === 'true') {
      return { status: 200, json: queryColumns(request.context, prepareQuery(request.context, soql, { schema })) };
    }
    const { totalSize, records } = runSoql(request.context, soql, { schema, dataPath: `${dataPath(request)}/tooling` });
    return { status: 200, json: { size: records.length, totalSize, done: true, queryLocator: null, entityTypeName: null, records } };
  }
};

/** The objects of the Tooling API that the local org has. Source: .../intro_rest_resources.htm (sobjects) */
export const toolingDescribeGlobalRoute: SessionRoute = {
  says: 'lists the objects of the Tooling API',
  method: 'GET',
  path: '/services/data/v:version/tooling/sobjects',
  handle: (request) => {
    const { context } = request;
    const base = `${dataPath(request)}/tooling`;
    const sobjects = context.schema
      .all()
      .filter(isToolingObject)
      .map((object) => describeEntry(object, describeAccess(context, object), base));
    return { status: 200, json: { encoding: 'UTF-8', maxBatchSize: 200, sobjects } };
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
    if (!isToolingObject(object)) throw notFound();
    return { status: 200, json: describeObject(object, [], describeAccess(context, object), `${dataPath(request)}/tooling`) };
  }
};
