import type { Finding } from '../domain/finding.ts';
import type { Demand, PullObject } from './pullPlan.ts';

/**
 * Fields of one object that one query reads at most. Ours, not Salesforce's: its limit is the length of the query
 * (100,000 characters), which 500 fields with the longest names stay below, paths of parents included.
 */
const mostFields = 500;

/** Objects of which the settings name more fields than one query reads, at the record that names the last of them. */
export function crowdedObjects(objects: readonly PullObject[], demands: readonly Demand[]): readonly Finding[] {
  return objects
    .filter(({ columns }) => columns.length > mostFields)
    .map(({ object, columns }) => {
      const last = demands.findLast((demand) => demand.object === object);
      return {
        code: 'E-FIELDS-MANY',
        record: last?.record ?? object,
        field: last?.field ?? object,
        value: last?.path ?? '',
        what: `the settings read ${columns.length} fields of ${object}, more than ${mostFields}`,
        fix: 'Switch off signals that read it, or gather values in formula fields'
      };
    });
}
