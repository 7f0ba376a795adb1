import type { OutboxEntry, Written } from '../store/stateStore.ts';
import type { HeldRecord } from './changes.ts';
import { fieldsNotOurs, writtenOf } from './ownLedger.ts';

/** Of what an earlier run sent without reading the answer as much as is looked at again: one Bulk job. */
export const mostSent = { entries: 500_000, mostText: 90_000_000 } as const;

/**
 * Which writes whose answer nobody read have arrived: what they say stands in the org, or what they delete does not. Pure.
 *
 * Without this the ledger would keep what was written before them, and our own values would look like somebody else's.
 *
 * @param sent  entries on their way, of the accounts that `held` is about
 * @param held  records of ours as the org holds them
 */
export function arrivedWrites(sent: readonly OutboxEntry[], held: readonly HeldRecord[]): readonly Written[] {
  const standing = new Map(held.flatMap((record) => [record.key, record.id].map((name) => [`${record.object} ${name}`, record])));
  return sent.flatMap((entry) => {
    const record = standing.get(`${entry.object} ${entry.key}`);
    if (entry.operation === 'delete') return record === undefined ? [writtenOf(entry, { ok: true, id: entry.key, created: false })] : [];
    if (record === undefined) return [];
    const written = writtenOf(entry, { ok: true, id: record.id, created: false });
    return written.entry !== undefined && fieldsNotOurs(written.entry, record).length === 0 ? [written] : [];
  });
}
