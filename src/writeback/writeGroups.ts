import type { OutboxItem } from '../store/stateStore.ts';

/** Above this many rows of one kind a Bulk job costs fewer calls than collections of 200. */
export const bulkFrom = 2000;

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
