import type { LedgerEntry } from '../store/ledgerTable.ts';
import type { OutboxItem } from '../store/stateStore.ts';
import type { HeldRecord } from './changes.ts';
import { comparedFields } from './ownLedger.ts';
import { recordKey } from './recordKey.ts';
import { differingFields } from './sameWrite.ts';
import { valueHash } from './valueHash.ts';

/** A record in which somebody else, most often a trigger or a flow, puts another value in the place of ours. */
export type Contested = { readonly item: OutboxItem; readonly fields: readonly string[] };

export type ContestedPlan = {
  /** The write set; writes that only put back what we wrote before say so. */
  readonly items: readonly OutboxItem[];
  /** Writes that were left out: they were put back once already since the value last changed. */
  readonly contested: readonly Contested[];
};

/**
 * Keeps a write set from fighting over fields: what somebody else changed in a record of ours is put right once, and then no
 * more until we have something else to say, or a night has passed. Pure.
 *
 * @param held       records as the org holds them
 * @param ledger     what was last written into the records of the write set
 * @param isPatient  false puts everything right: in the first run of a day, or where somebody asks for it
 */
export function withoutContested(
  items: readonly OutboxItem[],
  {
    held,
    ledger,
    isPatient
  }: { readonly held: readonly HeldRecord[]; readonly ledger: readonly LedgerEntry[]; readonly isPatient: boolean }
): ContestedPlan {
  const standing = new Map(held.map((record) => [recordKey(record), record]));
  const wrote = new Map(ledger.map((entry) => [recordKey(entry), entry]));
  const contested: Contested[] = [];
  const kept = items.flatMap((item) => {
    const [record, entry] = [standing.get(recordKey(item)), wrote.get(recordKey(item))];
    const fields = record === undefined || entry === undefined ? [] : fieldsPutBack(item, record, entry);
    if (fields.length === 0) return [item];
    if (!isPatient || entry?.restored === 0) return [{ ...item, restores: true as const }];
    contested.push({ item, fields });
    return [];
  });
  return { items: kept, contested };
}

/** Fields that a write would set to what we wrote last, where it does nothing else; none where it says something new. */
function fieldsPutBack(item: OutboxItem, { fields }: HeldRecord, { hashes }: LedgerEntry): readonly string[] {
  const changed = item.operation === 'delete' ? [] : differingFields(item, fields, comparedFields(item.row));
  return changed.every((name) => hashes[name] === valueHash(item.row[name])) ? changed : [];
}
