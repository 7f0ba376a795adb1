import type { OutboxGroup } from '../store/stateStore.ts';
import { bulkFrom, collectionsACall, rowsACollection, rowsAJob, sentTogether, textAJob } from './writeGroups.ts';

/** Create, upload, start, about three looks, the results of rows that were taken and of those that were refused. */
const callsABulkJob = 8;

/** Salesforce counts 2 KB of data storage for a record, whatever it holds. */
const recordsAMb = 512;

/** What writing a set of changes will take from the org: API calls, and data storage (less than 0 where it frees some). */
export type WriteForecast = { readonly apiCalls: number; readonly addedMb: number };

/** Changes of one object and operation, counted. */
export type WriteGroup = OutboxGroup & {
  /** Characters that they have as CSV. */
  readonly text: number;
};

/**
 * Calls and storage that a set of changes will take, if nothing is refused.
 *
 * @example  forecastWrites([], 0) // { apiCalls: 0, addedMb: 0 }
 */
export function forecastWrites(groups: readonly WriteGroup[], created: number): WriteForecast {
  const calls = sentTogether(groups).map(callsTo);
  const deleted = groups.reduce((sum, { operation, count }) => sum + (operation === 'delete' ? count : 0), 0);
  return { apiCalls: calls.reduce((sum, each) => sum + each, 0), addedMb: (created - deleted) / recordsAMb };
}

function callsTo(together: readonly WriteGroup[]): number {
  const [first] = together;
  if (first === undefined) return 0;
  const collections = together.reduce((sum, { count }) => sum + Math.ceil(count / rowsACollection), 0);
  // The org is asked for their keys before each of the parts.
  if (first.operation === 'insert') return collections * 2;
  if (first.count <= bulkFrom) return Math.ceil(collections / collectionsACall);
  return Math.max(Math.ceil(first.text / textAJob), Math.ceil(first.count / rowsAJob)) * callsABulkJob;
}
