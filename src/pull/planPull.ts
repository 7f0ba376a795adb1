import type { Settings } from '../domain/settings.ts';
import type { FieldDescribe, ObjectDescribe } from '../org/orgClient.ts';
import { changeWay } from './changeWay.ts';
import { columnType } from './columnType.ts';
import { historyDemands, watchedFields } from './historyDemands.ts';
import type { Watched } from './historyDemands.ts';
import { ownDemands } from './ownDemands.ts';
import { customName, findingsOf, warningsOf } from './demandFindings.ts';
import type { Resolved } from './demandFindings.ts';
import { crowdedObjects } from './crowdedObjects.ts';
import type { Demand, Describes, PullObject, PullPlan } from './pullPlan.ts';
import { resolveDemand } from './resolveDemand.ts';
import type { ReadField } from './resolveDemand.ts';
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
 *
 * @param objectNames  all objects that the user sees, to tell a misspelt name from an object that is switched off
 */
export function planPull(settings: Settings, describes: Describes, objectNames: readonly string[] = []): Planning {
  const named = settingDemands(settings);
  const asked = fieldsOf(resolveAll(named.demands, describes));
  const watched = watchedFields(asked);
  const demands = [...named.demands, ...ownDemands(settings), ...historyDemands(asked, watched, describes)];
  const resolved = resolveAll(demands, describes);
  const unknown = new Set(resolved.flatMap(({ resolution }) => (resolution.kind === 'unknown' ? resolution.objects : [])));
  if (!describes.has('Account')) unknown.add('Account');
  for (const name of mistakable(resolved)) if (!describes.has(name)) unknown.add(name);
  if (unknown.size > 0) return { kind: 'describe', objects: [...unknown].sort() };
  const known = { describes, objectNames };
  const objects = pullObjectsOf(fieldsOf(resolved), settings, watched);
  return {
    kind: 'plan',
    plan: {
      objects,
      warnings: warningsOf(resolved, known),
      findings: [...named.findings, ...resolved.flatMap((each) => findingsOf(each, known)), ...crowdedObjects(objects, named.demands)]
    }
  };
}

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
    .map(({ object, names }) => ({
      object: object.name,
      columns: columnsOf(object, names),
      parents: parentsOf(object, names),
      ...rowsToRead(object.name, settings, watched),
      changes: changeWay(object, names)
    }))
    .sort((a, b) => (a.object < b.object ? -1 : 1));
}

function columnsOf(object: ObjectDescribe, names: ReadonlySet<string>): PullObject['columns'] {
  const hasMoney = object.fields.some((field) => names.has(field.name) && field.type === 'currency');
  const wanted = new Set([...names, ...alwaysRead, ...(hasMoney ? ['CurrencyIsoCode'] : [])]);
  const columns = object.fields
    .filter((field) => wanted.has(field.name) && field.name !== 'Id')
    .map(columnOf)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return [{ name: 'Id', type: 'text', isId: true }, ...columns];
}

function parentsOf({ fields }: ObjectDescribe, names: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
  const lookups = fields.filter(({ name, filterable, referenceTo }) => names.has(name) && filterable && referenceTo.length > 0);
  return new Map(lookups.map(({ name, referenceTo }) => [name, referenceTo]));
}

function columnOf(field: FieldDescribe): PullObject['columns'][number] {
  const holds = field.type === 'reference' ? ({ isId: true } as const) : field.type === 'anyType' ? ({ isAny: true } as const) : {};
  return { name: field.name, type: columnType(field.type) ?? 'text', ...holds };
}

/** Custom objects that may be meant where the org has no object of the name without `__c`. */
function mistakable(resolved: readonly Resolved[]): readonly string[] {
  return resolved.flatMap(({ resolution }) => (resolution.kind === 'no_object' ? customName(resolution.object) : []));
}
