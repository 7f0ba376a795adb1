import { dataPath, type SessionRoute } from '../http/route.ts';
import { runComposite } from '../rest/composite/runComposite.ts';
import { readComposite } from '../rest/composite/subRequests.ts';

const path = '/services/data/v:version/composite';

/**
 * Up to 25 requests in one, later ones with the results of earlier ones as `@{reference.field}`.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_composite_post.htm
 */
export const compositeRoute: SessionRoute = {
  says: 'runs up to 25 requests that may refer to one another',
  method: 'POST',
  path,
  handle: (request) => ({ status: 200, json: { compositeResponse: runComposite(request, readComposite(request)) } })
};

/** Source: https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_composite_get.htm */
export const compositeListRoute: SessionRoute = {
  says: 'lists the composite resources',
  method: 'GET',
  path,
  handle: (request) => {
    const base = `${dataPath(request)}/composite`;
    return { status: 200, json: { tree: `${base}/tree`, batch: `${base}/batch`, sobjects: `${base}/sobjects` } };
  }
};
