import type { Receipt } from '../org/orgClient.ts';
import type { LedgerEntry } from '../store/ledgerTable.ts';
import type { OutboxEntry, StateStore, Written } from '../store/stateStore.ts';
import type { HeldRecord } from './changes.ts';
import { ruleOf } from './objectRules.ts';
import { valueHash } from './valueHash.ts';

/** What becomes of an entry that the org took: it leaves the outbox, and the ledger keeps the values or forgets the record. */
export function writtenOf(entry: OutboxEntry, receipt: Receipt): Written {
  const { id, object, key, operation } = entry;
  if (operation === 'delete') return { id, gone: { object, key, byUs: true } };
  if (!receipt.ok) return { id, gone: { object, key } };
  if (ruleOf(object) === undefined) return { id };
  const hashes = Object.fromEntries(comparedFields(entry.row).map((name) => [name, valueHash(entry.row[name])]));
  const how = { isWhole: operation === 'upsert', restores: entry.restores === true };
  return { id, entry: { object, key, recordId: receipt.id, runId: entry.runId, hashes, ...how } };
}

/** Fields of a row that the ledger keeps. Lookups given by a key are left out: the org answers them with an id. */
export function comparedFields(row: OutboxEntry['row']): readonly string[] {
  return Object.keys(row).filter((name) => name !== 'Id' && name !== 'Key__c' && !name.includes('.'));
}

/** A record of ours that somebody else changed since we wrote it, with the fields that differ. */
export type EditedRecord = { readonly record: HeldRecord; readonly fields: readonly string[] };

/**
 * Which of these records hold something else than what we wrote last; what is left is the echo of our own writes.
 *
 * Reads the state only. A record that the ledger does not know (written by another machine, by an older version, or by a run
 * that was killed before it read the reply) counts as edited in no field: nobody can say that it is ours.
 *
 * @param held  records of one object, as the org holds them
 */
export async function editedSince(
  state: Pick<StateStore, 'ledger'>,
  object: string,
  held: readonly HeldRecord[]
): Promise<readonly EditedRecord[]> {
  const entries = await state.ledger(
    object,
    held.map(({ key }) => key)
  );
  const known = new Map(entries.map((entry) => [entry.key, entry]));
  return held.flatMap((record) => {
    const entry = known.get(record.key);
    if (entry === undefined) return [{ record, fields: [] }];
    const fields = fieldsNotOurs(entry, record);
    return fields.length === 0 ? [] : [{ record, fields }];
  });
}

/** Fields that hold something else than what was written last; fields that were not read are left alone. Pure. */
export function fieldsNotOurs(entry: Pick<LedgerEntry, 'hashes'>, { fields }: Pick<HeldRecord, 'fields'>): readonly string[] {
  return Object.keys(entry.hashes).filter((name) => name in fields && valueHash(fields[name]) !== entry.hashes[name]);
}
