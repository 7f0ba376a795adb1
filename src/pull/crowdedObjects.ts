import type { Finding } from '../domain/finding.ts';
import type { Demand, PullObject } from './pullPlan.ts';

/**
 * Fields of one object that one query reads at most. Ours, not Salesforce's: its limit is the length of the query
 * (100,000 characters), which 500 fields with the longest names stay below.
 */
const mostFields = 500;

/** Objects of which the settings name more fields than one query reads, at the setting that names most of them. */
export function crowdedObjects(objects: readonly PullObject[], demands: readonly Demand[]): readonly Finding[] {
  return objects
    .filter(({ columns }) => columns.length > mostFields)
    .map(({ object, columns }) => {
      const byPlace = Map.groupBy(
        demands.filter((demand) => demand.object === object),
        ({ record, field }) => `${record} ${field}`
      );
      const [first] = [...byPlace.values()].sort((a, b) => b.length - a.length)[0] ?? [];
      return {
        code: 'E-FIELDS-MANY',
        record: first?.record ?? object,
        field: first?.field ?? object,
        value: '',
        what: `the settings read ${columns.length} fields of ${object}, more than ${mostFields}`,
        fix: 'Read fewer of them, or gather values in formula fields'
      };
    });
}
