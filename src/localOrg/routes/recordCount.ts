import type { SessionRoute } from '../http/route.ts';
import type { OrgContext } from '../orgContext.ts';
import { OrgError } from '../orgError.ts';
import type { OrgObject } from '../schema/object.ts';
import { quoted } from '../schema/tables.ts';

/**
 * Number of records of each object, without those in the recycle bin; all objects but histories and Custom Metadata where none is
 * named. The platform's number is a snapshot of some moment, this one is of now.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_record_count.htm
 */
export const recordCountRoute: SessionRoute = {
  says: 'counts the records of objects',
  method: 'GET',
  path: '/services/data/v:version/limits/recordCount',
  handle: ({ context, query }) => {
    if (!context.permissions.has('PermissionsViewSetup')) {
      throw new OrgError(403, 'INSUFFICIENT_ACCESS', 'You need the View Setup and Configuration permission to count records.');
    }
    const sObjects = countedObjects(context, query.get('sObjects')).map((object) => ({
      count: countOf(context, object),
      name: object.name
    }));
    return { status: 200, json: { sObjects } };
  }
};

/** Objects of the list in the order given; names that the org does not know are left out. */
function countedObjects({ schema }: OrgContext, names: string | null): readonly OrgObject[] {
  const asked = names ? names.split(',').flatMap((name) => schema.object(name.trim()) ?? []) : schema.all();
  return asked.filter((object) => !object.isMetadataType && !/History$/.test(object.name));
}

function countOf({ org }: OrgContext, object: OrgObject): number {
  const alive = object.softDelete ? ' where "IsDeleted" = 0' : '';
  return org.database.number(`select count(*) from ${quoted(object.name)}${alive}`);
}
