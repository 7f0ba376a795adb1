import { historyOf } from '../domain/fieldHistory.ts';
import type { Demand, Describes } from './pullPlan.ts';
import type { ReadField } from './resolveDemand.ts';

/** Fields that others follow from: closed from the status, won from the stage. */
const sources: Readonly<Record<string, readonly string[]>> = {
  Case: ['Status', 'IsClosed', 'ClosedDate'],
  Opportunity: ['StageName', 'IsClosed', 'IsWon', 'Amount', 'CloseDate']
};

/** Every org keeps these snapshots of its opportunities, tracked fields or not. */
const snapshots = { object: 'OpportunityHistory', paths: ['OpportunityId', 'StageName', 'Amount', 'CloseDate', 'CreatedDate'] };

/** Fields whose earlier values are asked for, by history object. */
export type Watched = ReadonlyMap<string, readonly string[]>;

/**
 * Fields that somebody may change, among those that the settings read, by the object that keeps their history. Objects
 * whose describe names no history are left out.
 */
export function watchedFields(fields: readonly ReadField[]): Watched {
  const watched = new Map<string, Set<string>>();
  for (const { object, field } of fields) {
    const history = historyOf(object.name);
    if (!history || object.historyObject !== history.name) continue;
    const names = watched.get(history.name) ?? new Set(sources[object.name] ?? []);
    watched.set(history.name, names);
    if (field.calculated || unchanging.includes(field.name)) continue;
    names.add(field.name);
    // Changes of the owner stand under `Owner`, those of a lookup of ours under its own name.
    if (field.type === 'reference' && !field.name.endsWith('__c')) names.add(field.name.replace(/Id$/, ''));
  }
  return new Map([...watched].filter(([, names]) => names.size > 0).map(([history, names]) => [history, [...names].sort()]));
}

const unchanging = ['Id', 'CreatedDate', 'CreatedById', 'SystemModstamp', 'IsDeleted'];

/** What the past is read from: the histories of watched fields, snapshots of opportunities, and what states follow from. */
export function historyDemands(fields: readonly ReadField[], watched: Watched, describes: Describes): readonly Demand[] {
  const named = new Set(fields.map(({ object }) => object.name));
  const parents = [...named].flatMap((object) => historyOf(object) ?? []);
  const histories = parents.filter(({ name }) => watched.has(name));
  return [
    ...histories.flatMap(({ name, parent }) => optional(name, [parent, 'Field', 'DataType', 'OldValue', 'NewValue', 'CreatedDate'])),
    ...Object.entries(sources).flatMap(([object, paths]) => (named.has(object) ? optional(object, paths) : [])),
    ...(named.has('Opportunity') && describes.get('Opportunity') ? optional(snapshots.object, snapshots.paths) : [])
  ];
}

function optional(object: string, paths: readonly string[]): readonly Demand[] {
  return paths.map((path): Demand => ({ object, path, record: '', field: '', optional: true }));
}
