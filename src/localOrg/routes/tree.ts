import { readableObject } from '../http/objectParam.ts';
import type { SessionRoute } from '../http/route.ts';
import { readTree } from '../rest/tree/readTree.ts';
import { saveTree } from '../rest/tree/saveTree.ts';

/**
 * Creates trees of records, up to 200 in all, five levels deep, all or none: 201, or 400 with the records that were refused.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_sobject_tree.htm
 */
export const treeRoute: SessionRoute = {
  says: 'creates records with their children',
  method: 'POST',
  path: '/services/data/v:version/composite/tree/:object',
  handle: (request) => {
    const result = saveTree(request.context, readTree(request, readableObject(request.context, request.params['object'])));
    return { status: result.hasErrors ? 400 : 201, json: result };
  }
};
