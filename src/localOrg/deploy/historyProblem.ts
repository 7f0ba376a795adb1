import { historyPlace } from '../standardObjects/histories.ts';
import type { OrgObject } from '../schema/object.ts';

const mostTracked = 20;

/**
 * Why the org cannot track the fields of an object as the package says; undefined where it can. The platform's own words are not
 * public.
 *
 * Source: https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/customfield.htm (trackHistory needs enableHistory),
 * https://help.salesforce.com/s/articleView?id=xcloud.tracking_field_history.htm (20 fields)
 */
export function historyProblem(object: OrgObject): string | undefined {
  const tracked = object.fields.filter(({ trackHistory }) => trackHistory).map(({ name }) => name);
  if (object.isMetadataType || tracked.length === 0) return undefined;
  if (historyPlace(object) === undefined) {
    return `The local org keeps no history of ${object.name} (${tracked.join(', ')}): add it in src/localOrg/standardObjects/histories.ts`;
  }
  if (object.historySwitch === false) {
    return `Field history of ${object.name} is off and ${tracked.join(', ')} would be tracked: set enableHistory to true in the object`;
  }
  if (tracked.length > mostTracked) return `${tracked.length} fields of ${object.name} would be tracked: the most is ${mostTracked}`;
  return undefined;
}
