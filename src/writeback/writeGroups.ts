import type { OutboxEntry, OutboxItem } from '../store/stateStore.ts';

/** Above this many rows of one kind a Bulk job costs fewer calls than collections of 200. */
export const bulkFrom = 2000;

/** Tries of a large group by Bulk; what is left then goes by collections, one after another, because Bulk 2.0 has no serial mode. */
export const bulkTries = 2;

/** Changes of one object and operation can share a request. */
export function groupKey(item: Pick<OutboxItem, 'object' | 'operation' | 'externalId'>): string {
  return [item.object, item.operation, item.externalId ?? ''].join(' ');
}

/** Objects that records of ours look up to by key: settings versions, which results name, then results, which summaries name. */
const lookedUpTo = ['Headroom_Settings_Version__c', 'Headroom_Scorecard_Result__c'];

/** Place of an object in the order of writing: what others look up to comes first. */
export function writeRank(object = ''): number {
  const rank = lookedUpTo.findIndex((name) => object.endsWith(name));
  return rank < 0 ? lookedUpTo.length : rank;
}

/**
 * Entries as they are sent: by object and operation, inside in the order of the outbox, what others look up to first. Small
 * groups next to one another are sent together, so that they share calls; a large one, and records to create, stand alone. Pure.
 */
export function sentTogether(entries: readonly OutboxEntry[]): readonly (readonly (readonly OutboxEntry[])[])[] {
  const groups = [...Map.groupBy(entries, groupKey).values()].sort((a, b) => writeRank(a[0]?.object) - writeRank(b[0]?.object));
  const together: (readonly OutboxEntry[])[][] = [];
  let isOpen = false;
  for (const group of groups) {
    const isSmall = group.length <= bulkFrom && group[0]?.operation !== 'insert';
    if (isSmall && isOpen) together.at(-1)?.push(group);
    else together.push([group]);
    isOpen = isSmall;
  }
  return together;
}
