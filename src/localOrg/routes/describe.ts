import { createHash } from 'node:crypto';
import { asDescribed } from '../faults/unfilterable.ts';
import { answerConditions, validatorHeaders } from '../http/conditions.ts';
import { readableObject } from '../http/objectParam.ts';
import { dataPath, type OrgReply, type SessionRequest, type SessionRoute } from '../http/route.ts';
import { describeValidator } from '../rest/describeState.ts';
import { recentItems } from '../rest/recentRecords.ts';
import { describeEntry, describeObject } from '../schema/describe.ts';
import { describeAccess } from '../session/describeAccess.ts';
import { visibleChildren } from '../session/visibleChildren.ts';

/** Objects that the user may see. Source: https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_describeGlobal.htm */
export const describeGlobalRoute: SessionRoute = {
  says: 'lists the objects',
  method: 'GET',
  path: '/services/data/v:version/sobjects',
  handle: (request) => {
    const { context } = request;
    const readable = context.schema.all().filter((object) => context.permissions.object(object).read);
    const sobjects = readable
      .map((object) => asDescribed(context.org, object))
      .map((object) => describeEntry(object, describeAccess(context, object), dataPath(request)));
    return unlessUnchanged(request, '*', { encoding: 'UTF-8', maxBatchSize: 200, sobjects });
  }
};

/** Metadata of one object. Source: .../resources_sobject_describe.htm */
export const describeRoute: SessionRoute = {
  says: 'describes an object with its fields',
  method: 'GET',
  path: '/services/data/v:version/sobjects/:object/describe',
  handle: (request) => {
    const { context } = request;
    const object = asDescribed(context.org, readableObject(context, request.params['object']));
    const children = visibleChildren(context, object);
    return unlessUnchanged(request, object.name, describeObject(object, children, describeAccess(context, object), dataPath(request)));
  }
};

/**
 * 304 for a client that has seen it, by its date: the tag is told, but conditions on tags are for accounts alone.
 * Sources: .../intro_rest_conditional_requests.htm, .../dome_composite_composite.htm (reply to the describe)
 */
function unlessUnchanged(request: SessionRequest, what: string, json: unknown): OrgReply {
  const validator = describeValidator(request, what, json);
  const reply = answerConditions(request, validator) ?? { status: 200, json, headers: validatorHeaders(validator) };
  const tag = createHash('sha1').update(JSON.stringify(json)).digest('hex').slice(0, 8);
  return { ...reply, headers: { ...reply.headers, ETag: `"${tag}"` } };
}

/** Basic facts of one object. Source: .../resources_sobject_basic_info.htm */
export const objectInfoRoute: SessionRoute = {
  says: 'describes an object in short',
  method: 'GET',
  path: '/services/data/v:version/sobjects/:object',
  handle: (request) => {
    const object = readableObject(request.context, request.params['object']);
    const entry = describeEntry(object, describeAccess(request.context, object), dataPath(request));
    const items = recentItems(request.context, { dataPath: dataPath(request), object });
    return { status: 200, json: { objectDescribe: entry, recentItems: items } };
  }
};
