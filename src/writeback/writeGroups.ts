import type { OutboxItem } from '../store/stateStore.ts';

/** Above this many rows of one kind a Bulk job costs fewer calls than collections of 200. */
export const bulkFrom = 2000;

/** Changes of one object and operation can share a request. */
export function groupKey(item: Pick<OutboxItem, 'object' | 'operation' | 'externalId'>): string {
  return [item.object, item.operation, item.externalId ?? ''].join(' ');
}
