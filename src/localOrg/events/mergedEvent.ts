import type { StoredEvent } from './changeEvents.ts';

/** Kinds of changes that several records can share. */
const mergeable: ReadonlySet<unknown> = new Set(['UPDATE', 'DELETE', 'UNDELETE', 'GAP_UPDATE', 'GAP_DELETE', 'GAP_UNDELETE']);
/** Records of one event at most: as many as the platform saves in one go. */
const mostRecords = 200;

/**
 * The event that was kept last with one more record in it, where the same happened to that record in the same second; undefined where it
 * needs an event of its own. The platform merges "sometimes", and also events that others stand between. Pure.
 *
 * Sources: https://developer.salesforce.com/docs/atlas.en-us.260.0.change_data_capture.meta/change_data_capture/cdc_subscribe_merged_events.htm,
 * https://developer.salesforce.com/docs/atlas.en-us.246.0.change_data_capture.meta/change_data_capture/cdc_other_events_gap.htm
 */
export function mergedEvent(last: StoredEvent | undefined, next: Omit<StoredEvent, 'replayId'>): StoredEvent | undefined {
  if (last?.entity !== next.entity || !mergeable.has(next.header['changeType'])) return undefined;
  const isSame = ['changeType', 'commitTimestamp', 'commitUser'].every((name) => last.header[name] === next.header[name]);
  const [ids, added] = [recordIdsOf(last), recordIdsOf(next)];
  if (!isSame || ids.length >= mostRecords || added.some((id) => ids.includes(id))) return undefined;
  if (JSON.stringify(last.values) !== JSON.stringify(next.values)) return undefined;
  return { ...last, header: { ...last.header, recordIds: [...ids, ...added] } };
}

function recordIdsOf({ header }: Pick<StoredEvent, 'header'>): readonly string[] {
  return header['recordIds'] as readonly string[];
}
