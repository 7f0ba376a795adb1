import { dataPath, type SessionRoute } from '../http/route.ts';
import { OrgError } from '../orgError.ts';
import { recentItems } from '../rest/recentRecords.ts';

/** Records that the user viewed last. Source: https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_recent_items.htm */
export const recentRoute: SessionRoute = {
  says: 'lists the records that the user viewed last',
  method: 'GET',
  path: '/services/data/v:version/recent',
  handle: (request) => {
    const text = request.query.get('limit');
    const limit = text === null ? undefined : Number(text);
    if (limit !== undefined && (!Number.isInteger(limit) || limit < 1))
      throw new OrgError(400, 'INVALID_INPUT', `limit must be a number above 0, not ${String(text)}`);
    const options = limit === undefined ? {} : { limit };
    return { status: 200, json: recentItems(request.context, { dataPath: dataPath(request), ...options }) };
  }
};
