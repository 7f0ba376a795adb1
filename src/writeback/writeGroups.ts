import { inParts } from '../domain/inParts.ts';
import { documentedLimit } from '../domain/platformLimits.ts';
import type { OutboxEntry, OutboxGroup, OutboxItem } from '../store/stateStore.ts';

/** Above this many rows of one kind a Bulk job costs fewer calls than collections of 200. */
export const bulkFrom = 2000;

/** Tries of a large group by Bulk; what is left then goes by collections, one after another, because Bulk 2.0 has no serial mode. */
export const bulkTries = 2;

/**
 * What one Bulk job takes of a large group: characters of text, and rows, which bound what is held in memory at once. Salesforce
 * takes 100 MB of text and any number of rows.
 */
export const textAJob = 90_000_000;
export const rowsAJob = 100_000;

/** Rows of a collection, and collections of a call. */
export const rowsACollection = documentedLimit('collectionRows');
export const collectionsACall = documentedLimit('compositeQueries');

/** Changes of one object and operation can share a request. */
export function groupKey(item: Pick<OutboxItem, 'object' | 'operation'>): string {
  return `${item.object} ${item.operation}`;
}

/** Objects that records of ours look up to by key: settings versions, which results name, then results, which summaries name. */
const lookedUpTo = ['Headroom_Settings_Version__c', 'Headroom_Scorecard_Result__c'];

/** Place of an object in the order of writing: what others look up to comes first. */
export function writeRank(object = ''): number {
  const rank = lookedUpTo.findIndex((name) => object.endsWith(name));
  return rank < 0 ? lookedUpTo.length : rank;
}

/**
 * Groups in the order in which they are sent, what others look up to first. Small ones next to one another are sent together, so
 * that they share calls; a large one, and records to create, stand alone. Pure.
 */
export function sentTogether<Group extends OutboxGroup>(groups: readonly Group[]): readonly (readonly Group[])[] {
  const together: Group[][] = [];
  let isOpen = false;
  for (const group of groups.toSorted((a, b) => writeRank(a.object) - writeRank(b.object))) {
    const isSmall = group.count <= bulkFrom && group.operation !== 'insert';
    if (isSmall && isOpen) together.at(-1)?.push(group);
    else together.push([group]);
    isOpen = isSmall;
  }
  return together;
}

/**
 * Entries of small groups cut into what one call takes, in their order, so that the answers of a call are kept before the next
 * one is made. Pure.
 *
 * @returns  calls, of parts that are each of one group
 */
export function callsOf(groups: readonly (readonly OutboxEntry[])[]): readonly (readonly (readonly OutboxEntry[])[])[] {
  const parts = groups.flatMap((group) => inParts(group, rowsACollection));
  return inParts(parts, collectionsACall);
}
