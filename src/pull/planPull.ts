import type { Settings } from '../domain/settings.ts';
import type { FieldDescribe, ObjectDescribe } from '../org/orgClient.ts';
import { columnType } from './columnType.ts';
import { historyDemands, watchedFields } from './historyDemands.ts';
import type { Watched } from './historyDemands.ts';
import { ownDemands } from './ownDemands.ts';
import type { Demand, Describes, PullFinding, PullObject, PullPlan, PullWarning } from './pullPlan.ts';
import { resolveDemand } from './resolveDemand.ts';
import type { ReadField, Resolution } from './resolveDemand.ts';
import { rowsToRead } from './rowsToRead.ts';
import { settingDemands } from './settingDemands.ts';

/** Either the plan, or the objects that have to be described before there can be one. */
export type Planning =
  { readonly kind: 'plan'; readonly plan: PullPlan } | { readonly kind: 'describe'; readonly objects: readonly string[] };

/** Read of every object that has them: since when a row counts, and what later runs find changed rows by. */
const alwaysRead = ['CreatedDate', 'SystemModstamp'];

/**
 * Objects and fields to pull: those that the settings name, and those of our own.
 *
 * Each object of a path becomes a table of its own, never a parent field of another one, so that a changed parent can
 * later be pulled by itself. An object that the org lacks is a warning, because default records name objects that not
 * every org has; a field that an existing object lacks is a finding, as is an unreadable filter, and so is anything
 * missing of our own package.
 */
export function planPull(settings: Settings, describes: Describes): Planning {
  const named = settingDemands(settings);
  const asked = fieldsOf(resolveAll(named.demands, describes));
  const watched = watchedFields(asked);
  const demands = [...named.demands, ...ownDemands(settings), ...historyDemands(asked, watched, describes)];
  const resolved = resolveAll(demands, describes);
  const unknown = new Set(resolved.flatMap(({ resolution }) => (resolution.kind === 'unknown' ? resolution.objects : [])));
  if (!describes.has('Account')) unknown.add('Account');
  for (const name of mistakable(resolved)) if (!describes.has(name)) unknown.add(name);
  if (unknown.size > 0) return { kind: 'describe', objects: [...unknown].sort() };
  return {
    kind: 'plan',
    plan: {
      objects: pullObjectsOf(fieldsOf(resolved), settings, watched),
      warnings: warningsOf(resolved, describes),
      findings: [...named.findings, ...resolved.flatMap((each) => findingsOf(each, describes))]
    }
  };
}

type Resolved = { readonly demand: Demand; readonly resolution: Resolution };

function resolveAll(demands: readonly Demand[], describes: Describes): readonly Resolved[] {
  return demands.map((demand) => ({ demand, resolution: resolveDemand(demand, describes) }));
}

function fieldsOf(resolved: readonly Resolved[]): readonly ReadField[] {
  return resolved.flatMap(({ resolution }) => (resolution.kind === 'fields' ? resolution.fields : []));
}

function pullObjectsOf(fields: readonly ReadField[], settings: Settings, watched: Watched): readonly PullObject[] {
  const byObject = new Map<string, { readonly object: ObjectDescribe; readonly names: Set<string> }>();
  for (const { object, field } of fields) {
    const entry = byObject.get(object.name) ?? { object, names: new Set<string>() };
    entry.names.add(field.name);
    byObject.set(object.name, entry);
  }
  return [...byObject.values()]
    .map(({ object, names }) => ({ object: object.name, columns: columnsOf(object, names), ...rowsToRead(object.name, settings, watched) }))
    .sort((a, b) => (a.object < b.object ? -1 : 1));
}

function columnsOf(object: ObjectDescribe, names: ReadonlySet<string>): PullObject['columns'] {
  const hasMoney = object.fields.some((field) => names.has(field.name) && field.type === 'currency');
  const wanted = new Set([...names, ...alwaysRead, ...(hasMoney ? ['CurrencyIsoCode'] : [])]);
  const columns = object.fields
    .filter((field) => wanted.has(field.name) && field.name !== 'Id')
    .map(columnOf)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return [{ name: 'Id', type: 'text' }, ...columns];
}

function columnOf(field: FieldDescribe): PullObject['columns'][number] {
  return { name: field.name, type: columnType(field.type) ?? 'text' };
}

/** Custom objects that may be meant where the org has no object of the name without `__c`. */
function mistakable(resolved: readonly Resolved[]): readonly string[] {
  return resolved.flatMap(({ resolution }) => (resolution.kind === 'no_object' ? customName(resolution.object) : []));
}

function customName(object: string): readonly string[] {
  return object.includes('__') ? [] : [`${object}__c`];
}

function warningsOf(resolved: readonly Resolved[], describes: Describes): readonly PullWarning[] {
  const found = resolved.flatMap(({ demand, resolution }) =>
    resolution.kind !== 'no_object' || demand.optional === true || isRequired(demand, resolution.object, describes)
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

/** The field that names the object: the record's own object where the path begins there, else the path that leads to it. */
function placeOf(demand: Demand, object: string): string {
  const ownObject = /^Headroom_(Signal|Contract_Source)\./.test(demand.record) && demand.object === object;
  return `${demand.record}, ${ownObject ? 'Object__c' : demand.field}`;
}

/**
 * Our own objects, and custom objects that somebody named: nobody ships a default record for those, so a name that the
 * org does not know is a mistake. So is the name of a custom object without its `__c`.
 */
function isRequired(demand: Demand, object: string, describes: Describes): boolean {
  const isMeant = customName(object).some((name) => describes.get(name) !== undefined);
  return demand.record === object || (object.endsWith('__c') && !object.includes('Headroom_')) || isMeant;
}

function findingsOf({ demand, resolution }: Resolved, describes: Describes): readonly PullFinding[] {
  if (demand.optional === true) return [];
  const place = { record: demand.record, field: demand.field, value: demand.path };
  const isOwn = demand.record === demand.object;
  const access = `or give the user read access with the permission set ${isOwn ? 'Headroom_Integration' : 'Headroom_Sources'}`;
  switch (resolution.kind) {
    case 'no_object':
      if (!isRequired(demand, resolution.object, describes)) return [];
      return [
        {
          ...place,
          what: `the org has no object ${resolution.object} that this user can see`,
          fix: `${isOwn ? 'Deploy the package' : 'Correct the name, deploy the object'}, ${access}`
        }
      ];
    case 'no_field':
      return [
        {
          ...place,
          what: `the object ${resolution.object} has no field ${resolution.field} that this user can see`,
          fix: `${isOwn ? 'Deploy the package' : 'Correct the name'}, ${access}`
        }
      ];
    case 'unreadable':
      return [
        {
          ...place,
          what: `${resolution.object}.${resolution.field} has the type ${resolution.type}, which cannot be read in bulk`,
          fix: 'Name one of its parts'
        }
      ];
    default:
      return [];
  }
}
