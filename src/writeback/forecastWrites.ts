import type { OutboxItem } from '../store/stateStore.ts';
import { bulkFrom, groupKey } from './writeGroups.ts';

/** Rows of one collection. */
const rowsARequest = 200;

/** Create, upload, close, about three polls, three results, delete. */
const callsABulkJob = 10;

/** Salesforce counts 2 KB of data storage for a record, whatever it holds. */
const recordsAMb = 512;

/** What writing a set of changes will take from the org: API calls, and data storage (less than 0 where it frees some). */
export type WriteForecast = { readonly apiCalls: number; readonly addedMb: number };

/**
 * Calls and storage that a set of changes will take.
 *
 * @example  forecastWrites([]) // { apiCalls: 0, addedMb: 0 }
 */
export function forecastWrites(items: readonly OutboxItem[], created: number): WriteForecast {
  const sizes = new Map<string, number>();
  for (const item of items) sizes.set(groupKey(item), (sizes.get(groupKey(item)) ?? 0) + 1);
  const calls = [...sizes.values()].map((size) => (size > bulkFrom ? callsABulkJob : Math.ceil(size / rowsARequest)));
  const deleted = items.filter((item) => item.operation === 'delete').length;
  return { apiCalls: calls.reduce((sum, each) => sum + each, 0), addedMb: (created - deleted) / recordsAMb };
}
