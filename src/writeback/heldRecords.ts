import type { FactStore } from '../store/factStore.ts';
import type { HeldRecord } from './changes.ts';
import type { FieldValue } from './equalValue.ts';

/** Objects whose records the service writes under a key of its own. */
const keyedObjects = [
  'Headroom_Scorecard_Result__c',
  'Headroom_Whitespace_Cell__c',
  'Headroom_Account_Summary__c',
  'Headroom_Settings_Version__c'
];

/** What the org holds of everything that the service writes, as the last pull found it. Reads the fact store only. */
export async function readHeld(facts: FactStore): Promise<readonly HeldRecord[]> {
  const tables = await facts.tables();
  const held: HeldRecord[] = [];
  for (const object of keyedObjects) {
    if (!tables.has(object)) continue;
    const rows = await facts.rows(`select * from "${object}" where "Key__c" is not null`);
    held.push(...rows.map((row) => keyedRecord(object, row)));
  }
  const mirrored = (tables.get('Account') ?? []).map((column) => column.name).filter((name) => name.startsWith('Headroom_'));
  if (mirrored.length === 0) return held;
  const accounts = await facts.rows(`select "Id", ${mirrored.map((name) => `"${name}"`).join(', ')} from "Account"`);
  return [...held, ...accounts.map(accountRecord)];
}

type Row = { readonly [column: string]: FieldValue };

function keyedRecord(object: string, row: Row): HeldRecord {
  const { Id, Key__c, ...fields } = row;
  const accountId = fields['Account__c'];
  return { object, id: String(Id), key: String(Key__c), ...(typeof accountId === 'string' ? { accountId } : {}), fields };
}

function accountRecord(row: Row): HeldRecord {
  const { Id, ...fields } = row;
  return { object: 'Account', id: String(Id), key: String(Id), accountId: String(Id), fields };
}
