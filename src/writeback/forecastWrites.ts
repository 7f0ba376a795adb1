import type { OutboxGroup, OutboxItem } from '../store/stateStore.ts';
import { bulkFrom, collectionsACall, groupKey, rowsACollection, rowsAJob, sentTogether, textAJob } from './writeGroups.ts';

/** Create, upload, start, about three looks, the results of rows that were taken and of those that were refused. */
const callsABulkJob = 8;

/** Salesforce counts 2 KB of data storage for a record, whatever it holds. */
const recordsAMb = 512;

/** What writing a set of changes will take from the org: API calls, and data storage (less than 0 where it frees some). */
export type WriteForecast = { readonly apiCalls: number; readonly addedMb: number };

/**
 * Calls and storage that a set of changes will take, if nothing is refused.
 *
 * @example  forecastWrites([], 0) // { apiCalls: 0, addedMb: 0 }
 */
export function forecastWrites(items: readonly OutboxItem[], created: number): WriteForecast {
  const groups = Map.groupBy(items, groupKey);
  const counted = [...groups.values()].flatMap((group) => (group[0] === undefined ? [] : [{ ...group[0], count: group.length }]));
  const calls = sentTogether(counted).map((together) => callsTo(together, groups));
  const deleted = items.filter((item) => item.operation === 'delete').length;
  return { apiCalls: calls.reduce((sum, each) => sum + each, 0), addedMb: (created - deleted) / recordsAMb };
}

function callsTo(together: readonly OutboxGroup[], items: ReadonlyMap<string, readonly OutboxItem[]>): number {
  const [first] = together;
  if (first === undefined) return 0;
  const collections = together.reduce((sum, { count }) => sum + Math.ceil(count / rowsACollection), 0);
  // The org is asked for their keys before each of the parts.
  if (first.operation === 'insert') return collections * 2;
  if (first.count <= bulkFrom) return Math.ceil(collections / collectionsACall);
  const text = (items.get(groupKey(first)) ?? []).reduce((sum, { row }) => sum + textOf(row), 0);
  return Math.max(Math.ceil(text / textAJob), Math.ceil(first.count / rowsAJob)) * callsABulkJob;
}

/** Characters of a line of CSV: values, their quotes and commas. */
function textOf(row: OutboxItem['row']): number {
  return Object.values(row).reduce<number>((sum, value) => sum + String(value).length + 3, 0);
}
