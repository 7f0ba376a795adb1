import type { FactStore } from '../store/factStore.ts';
import type { HeldRecord } from './changes.ts';
import type { FieldValue } from './equalValue.ts';

/** Objects whose records the service writes under a key of its own. */
export const keyedObjects: readonly string[] = [
  'Headroom_Scorecard_Result__c',
  'Headroom_Whitespace_Cell__c',
  'Headroom_Account_Summary__c',
  'Headroom_Settings_Version__c'
];

/** A part of what the org holds; absent in both = all of it. */
type HeldPart = {
  /** Ids of accounts, gone ones too; records that belong to no account are read all the same. */
  readonly accounts?: readonly string[];
  readonly object?: string;
};

/** What the org holds of everything that the service writes, as the last pull found it. Reads the fact store only. */
export async function readHeld(facts: FactStore, { accounts, object: only }: HeldPart = {}): Promise<readonly HeldRecord[]> {
  const tables = await facts.tables();
  const held: HeldRecord[] = [];
  const among = (column: string): string => (accounts ? ` and "${column}" in (select unnest(from_json(?, '["varchar"]')))` : '');
  const given = accounts ? [JSON.stringify(accounts)] : [];
  for (const object of keyedObjects) {
    const columns = tables.get(object);
    if (columns === undefined || (only !== undefined && only !== object)) continue;
    const ofAccount = columns.some(({ name }) => name === 'Account__c');
    const where = `"Key__c" is not null${ofAccount ? among('Account__c') : ''}`;
    const rows = await facts.rows(`select * from "${object}" where ${where}`, ofAccount ? given : []);
    held.push(...rows.map((row) => keyedRecord(object, row)));
  }
  const mirrored = (tables.get('Account') ?? []).map((column) => column.name).filter((name) => name.startsWith('Headroom_'));
  if (mirrored.length === 0 || (only !== undefined && only !== 'Account')) return held;
  const stamp = (tables.get('Account') ?? []).some(({ name }) => name === 'SystemModstamp') ? ['SystemModstamp'] : [];
  const columns = ['Id', ...stamp, ...mirrored].map((name) => `"${name}"`).join(', ');
  const rows = await facts.rows(`select ${columns} from "Account" where true${among('Id')}`, given);
  return [...held, ...rows.map(accountRecord)];
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
