import { createHash } from 'node:crypto';
import type { DifferingField, VerifiedWrites, VerifyDifference } from '../../domain/verifyResult.ts';
import type { OrgRecord } from '../../org/orgClient.ts';
import { rowsByIds } from '../../pull/readRows.ts';
import type { LedgerEntry } from '../../store/ledgerTable.ts';
import type { StateStore } from '../../store/stateStore.ts';
import type { FieldValue } from '../../writeback/equalValue.ts';
import { fieldsNotOurs } from '../../writeback/ownLedger.ts';
import { deletedSince } from './verifyIds.ts';
import { ofAccounts } from './verifyOwners.ts';
import { recentFrom, sampleRows, type VerifyContext, type VerifyTask } from './verifyTask.ts';

const none: ReadonlySet<string> = new Set();

/** Objects that the sync writes and remembers what it wrote. */
export const rememberedObjects = [
  'Account',
  'Headroom_Account_Summary__c',
  'Headroom_Portfolio_Snapshot__c',
  'Headroom_Scorecard_Result__c',
  'Headroom_Settings_Version__c',
  'Headroom_Whitespace_Cell__c'
] as const;

/** Those of them that are about an account, or are one. */
const aboutAccounts: ReadonlySet<string> = new Set(['Account', ...ofAccounts]);

export type WrittenDifferences = { readonly written: VerifiedWrites; readonly differences: readonly VerifyDifference[] };

/**
 * Compares records of one object that the sync wrote with what the state remembers: all of them, or a sample and those that
 * somebody else saved in the last days. Reads the org and the state.
 *
 * @param accounts  the accounts as they are verified: records about one that is gone go with it
 * @returns  undefined for an object that was never written
 */
export async function verifyWritten(
  context: VerifyContext,
  state: Pick<StateStore, 'ledger'>,
  object: string,
  accounts: VerifyTask | undefined
): Promise<WrittenDifferences | undefined> {
  const known = await state.ledger(object);
  if (known.length === 0) return undefined;
  const entries = context.all || known.length <= sampleRows ? known : await chosen(context, object, known);
  const ids = entries.map(idOf).filter((id) => id !== undefined);
  const names = [...new Set(entries.flatMap(({ hashes }) => Object.keys(hashes)))].sort();
  const columns = ['Id', ...names].map((name) => ({ name, type: 'text' }) as const);
  const rows = new Map((await rowsByIds(context.client, { object, columns, archived: false }, ids)).map((row) => [String(row['Id']), row]));
  const found = entries.flatMap((entry) => differenceOf(object, entry, rows).map((difference) => ({ key: entry.key, difference })));
  const gone = aboutAccounts.has(object) && accounts !== undefined ? await accountsGone(context, accounts, found.filter(mayGoAlong)) : none;
  const differences = found.filter((each) => !gone.has(accountOf(each)) || !mayGoAlong(each)).map(({ difference }) => difference);
  return { written: { object, known: known.length, compared: ids.length, differences: differences.length }, differences };
}

type FoundRecord = { readonly key: string; readonly difference: VerifyDifference };

/** Whether a difference is one that an account leaves which is deleted or merged: its records go, or go to the winner. Pure. */
function mayGoAlong({ difference: { kind, fields } }: FoundRecord): boolean {
  return kind === 'gone' || fields.every(({ name }) => name === 'Account__c');
}

/** Keys of records about an account begin with its id. */
function accountOf({ key }: FoundRecord): string {
  return key.slice(0, 18);
}

/** Accounts of these records that are gone: from the copy, or since the last sync from the org. */
async function accountsGone(context: VerifyContext, accounts: VerifyTask, found: readonly FoundRecord[]): Promise<ReadonlySet<string>> {
  if (found.length === 0) return none;
  const known = new Set((await context.facts.rows('select "Id" as id from "Account"')).map(({ id }) => String(id)));
  return new Set([...found.map(accountOf).filter((id) => !known.has(id)), ...(await deletedSince(context, accounts))]);
}

/** The sample that the seed draws, and what somebody else saved lately. */
async function chosen(context: VerifyContext, object: string, known: readonly LedgerEntry[]): Promise<readonly LedgerEntry[]> {
  const { client, seed } = context;
  const others = await client.query(
    `SELECT Id FROM ${object} WHERE LastModifiedById != '${client.identity.userId}' AND LastModifiedDate >= ${recentFrom(context)}`
  );
  const edited = new Set(others.map((row) => String(row['Id'])));
  const drawn = new Set(
    known
      .map(({ key }) => key)
      .sort((a, b) => placeOf(a, seed).localeCompare(placeOf(b, seed)))
      .slice(0, sampleRows)
  );
  return known.filter((entry) => drawn.has(entry.key) || edited.has(idOf(entry) ?? ''));
}

/** A place in a row that nothing but the seed decides. */
function placeOf(key: string, seed: number): string {
  return createHash('md5').update(`${key}${seed}`).digest('hex');
}

/** Of an account the key is its id. */
function idOf({ object, key, recordId }: LedgerEntry): string | undefined {
  return recordId ?? (object === 'Account' ? key : undefined);
}

function differenceOf(object: string, entry: LedgerEntry, rows: ReadonlyMap<string, OrgRecord>): readonly VerifyDifference[] {
  const id = idOf(entry);
  if (id === undefined) return [];
  const row = rows.get(id);
  if (row === undefined) return [{ object, id, kind: 'gone', fields: [] }];
  const fields = fieldsNotOurs(entry, { fields: row as Readonly<Record<string, FieldValue>> });
  if (fields.length === 0) return [];
  // What was written is remembered as a hash only, so there is one value to tell at most: what stands there now.
  return [{ object, id, kind: 'edited', fields: fields.map((name): DifferingField => ({ name })) }];
}
