import type { Finding } from '../domain/finding.ts';
import { nearestLabelled, nearestName } from '../domain/nearestName.ts';
import type { ObjectDescribe } from '../org/orgClient.ts';
import { mirrorFields } from './ownDemands.ts';
import type { Demand, Describes, PullWarning } from './pullPlan.ts';
import type { Resolution } from './resolveDemand.ts';

/** A demand and what the org has for it. */
export type Resolved = { readonly demand: Demand; readonly resolution: Resolution };

/** What is known of the org: the objects asked for, and the names of all that this user sees. */
export type Known = { readonly describes: Describes; readonly objectNames: readonly string[] };

/**
 * Standard objects that default records name, and others that an org may have switched off or keep from this user: the name
 * of one is never a misspelt one of another, however near they are (Contract, Contact).
 */
const standardObjects: readonly string[] = [
  'Account',
  'AccountTeamMember',
  'Asset',
  'Campaign',
  'CampaignMember',
  'Case',
  'Contact',
  'Contract',
  'Entitlement',
  'Event',
  'Lead',
  'Opportunity',
  'OpportunityContactRole',
  'OpportunityTeamMember',
  'Order',
  'Product2',
  'Quote',
  'ServiceContract',
  'Task',
  'User',
  'WorkOrder'
];

/** Whether a name is that of a standard object or of the object that keeps its history. */
export function isStandardName(object: string): boolean {
  return standardObjects.includes(object.replace(/(?:Field)?History$/, ''));
}

/** Custom objects that may be meant where the org has no object of the name without `__c`. */
export function customName(object: string): readonly string[] {
  return object.includes('__') ? [] : [`${object}__c`];
}

/** Objects that the org lacks and the run can do without, each with the records that name it. */
export function warningsOf(resolved: readonly Resolved[], known: Known): readonly PullWarning[] {
  const found = resolved.flatMap(({ demand, resolution }) =>
    resolution.kind !== 'no_object' || demand.optional === true || isRequired(demand, resolution.object, known)
      ? []
      : [{ object: resolution.object, record: demand.record, place: placeOf(demand, resolution.object) }]
  );
  return [...Map.groupBy(found, ({ object }) => object)]
    .map(([object, missing]) => ({
      object,
      records: [...new Set(missing.map(({ record }) => record))].sort(),
      places: [...new Set(missing.map(({ place }) => place))].sort()
    }))
    .sort((a, b) => (a.object < b.object ? -1 : 1));
}

/** What stops a run: objects and fields that are not there, or that cannot be read as the settings want them. */
export function findingsOf({ demand, resolution }: Resolved, known: Known): readonly Finding[] {
  if (demand.optional === true) return [];
  const isOwn = demand.record === demand.object;
  const access = `or give the user read access with the permission set ${isOwn ? 'Headroom_Integration' : 'Headroom_Sources'}`;
  const place = { record: demand.record, field: demand.field, value: demand.path };
  switch (resolution.kind) {
    case 'no_object': {
      if (!isRequired(demand, resolution.object, known)) return [];
      const what = `the org has no object ${resolution.object} that this user can see`;
      if (isOwn) return [{ code: 'E-PACKAGE-FIELD', ...place, what, fix: `Deploy the package, ${access}` }];
      const nearest = nearestName(resolution.object, known.objectNames);
      const cure = nearest === undefined ? 'Correct the name, deploy the object' : `Write ${nearest}, deploy the object`;
      return [{ code: 'E-OBJECT-UNKNOWN', ...place, what, fix: `${cure}, ${access}` }];
    }
    case 'closed':
      return [closed(demand, resolution.object)];
    case 'no_field': {
      const what = `the object ${resolution.object} has no field ${resolution.field} that this user can see`;
      if (isOwn) return [{ code: 'E-PACKAGE-FIELD', ...place, what, fix: `Deploy the package, ${access}` }];
      const nearest = nearestLabelled(resolution.field, namesOf(known.describes.get(resolution.object), demand.path));
      return [
        { code: 'E-FIELD-UNKNOWN', ...place, what, fix: `${nearest === undefined ? 'Correct the name' : `Write ${nearest}`}, ${access}` }
      ];
    }
    case 'unreadable':
      return [unreadable(place, resolution)];
    default:
      return resolution.kind === 'fields' && !isOwn ? loopFindings(demand, resolution) : [];
  }
}

/** Objects of ours that the sync writes, with or without a namespace. */
const writtenObject =
  /^(?:\w+__)?Headroom_(?:Scorecard_Result|Whitespace_Cell|Account_Summary|Portfolio_Snapshot|Health_Run|Settings_Version)__c$/i;

/** A path or a filter that reads what the sync writes: scores would rest on scores. */
function loopFindings(demand: Demand, { fields }: Resolution & { readonly kind: 'fields' }): readonly Finding[] {
  if (demand.field === 'Mirror_To_Account__c') return [];
  const written = fields.find(
    ({ object, field }) => writtenObject.test(object.name) || (object.name === 'Account' && mirrorFields.includes(field.name))
  );
  if (written === undefined) return [];
  const what = `reads ${written.object.name}.${written.field.name}, which the sync writes, so that a score would rest on scores`;
  return [{ code: 'E-LOOP', record: demand.record, field: demand.field, value: demand.path, what, fix: 'Name a field that holds facts' }];
}

function unreadable(
  place: Pick<Finding, 'record' | 'field' | 'value'>,
  { object, field, type }: Resolution & { readonly kind: 'unreadable' }
): Finding {
  if (type === 'encryptedstring') {
    const what = `${object}.${field} is encrypted, so that this user reads only its mask`;
    return { code: 'E-FIELD-ENCRYPTED', ...place, what, fix: 'Name a field that is not encrypted' };
  }
  const what = `${object}.${field} has the type ${type}, which cannot be read in bulk`;
  return { code: 'E-FIELD-COMPOUND', ...place, what, fix: 'Name one of its parts, such as BillingCity of BillingAddress' };
}

/** Fields of an object, and the relationships that a path could go over. */
function namesOf(object: ObjectDescribe | undefined, path: string): ObjectDescribe['fields'] | readonly { readonly name: string }[] {
  if (object === undefined) return [];
  if (!path.includes('.')) return object.fields;
  return [
    ...object.fields.flatMap(({ relationshipName }) => (relationshipName === undefined ? [] : [{ name: relationshipName }])),
    ...object.fields
  ];
}

/** An object that is there and that nobody can query, said once for all fields of it. */
function closed(demand: Demand, object: string): Finding {
  const own = namesObject(demand, object);
  const place = { record: demand.record, field: own ? 'Object__c' : demand.field, value: own ? object : demand.path };
  return { code: 'E-OBJECT-CLOSED', ...place, what: `nobody can query ${object}`, fix: 'Name an object that can be queried' };
}

/** Whether the record itself names the object, and no path of its leads there. */
function namesObject(demand: Demand, object: string): boolean {
  return /^Headroom_(Signal|Contract_Source)\./.test(demand.record) && demand.object === object;
}

/** The field that names the object: the record's own object where the path begins there, else the path that leads to it. */
function placeOf(demand: Demand, object: string): string {
  return `${demand.record}, ${namesObject(demand, object) ? 'Object__c' : demand.field}`;
}

/**
 * Our own objects, and objects that somebody named: a default record names none of them, so a name that the org does not
 * know is a mistake where it is a custom object's or close to one that exists.
 */
function isRequired(demand: Demand, object: string, { describes, objectNames }: Known): boolean {
  if (demand.record === object || (object.endsWith('__c') && !object.includes('Headroom_'))) return true;
  if (customName(object).some((name) => describes.get(name) !== undefined)) return true;
  return !isStandardName(object) && !object.includes('Headroom_') && nearestName(object, objectNames) !== undefined;
}
