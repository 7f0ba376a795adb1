import type { FactStore } from '../store/factStore.ts';
import type { HeldRecord } from './changes.ts';
import type { FieldValue } from './equalValue.ts';

/** The object of published settings: the only one of ours whose records belong to no account. */
export const versionObject = 'Headroom_Settings_Version__c';

/** Objects whose records the service writes under a key of its own. */
export const keyedObjects: readonly string[] = [
  'Headroom_Scorecard_Result__c',
  'Headroom_Whitespace_Cell__c',
  'Headroom_Account_Summary__c',
  versionObject
];

/** A part of what the org holds; absent in both = all of it. */
type HeldPart = {
  /** Ids of accounts, gone ones too; '' = none. Records of objects that never belong to an account are read all the same. */
  readonly accounts?: readonly string[];
  readonly object?: string;
  /** Ids of records. */
  readonly ids?: readonly string[];
};

/** What the org holds of everything that the service writes, as the last pull found it. Reads the fact store only. */
export async function readHeld(facts: FactStore, part: HeldPart = {}): Promise<readonly HeldRecord[]> {
  const tables = await facts.tables();
  const isAsked = (object: string): boolean => part.object === undefined || part.object === object;
  const held: HeldRecord[] = [];
  for (const object of keyedObjects.filter(isAsked)) {
    const columns = tables.get(object);
    if (columns === undefined) continue;
    const { where, given } = conditionOf(part, columns.some(({ name }) => name === 'Account__c') ? 'Account__c' : undefined);
    const rows = await facts.rows(`select * from "${object}" where "Key__c" is not null${where}`, given);
    held.push(...rows.map((row) => keyedRecord(object, row)));
  }
  const names = (tables.get('Account') ?? []).map(({ name }) => name);
  const mirrored = names.filter((name) => name.startsWith('Headroom_'));
  if (mirrored.length === 0 || !isAsked('Account')) return held;
  const columns = ['Id', ...names.filter((name) => name === 'SystemModstamp'), ...mirrored].map((name) => `"${name}"`).join(', ');
  const { where, given } = conditionOf(part, 'Id');
  const rows = await facts.rows(`select ${columns} from "Account" where true${where}`, given);
  return [...held, ...rows.map(accountRecord)];
}

/** SQL for the rows of a part, and what it is given. @param account  column with the account of a row; undefined = none */
function conditionOf({ accounts, ids }: HeldPart, account: string | undefined): { readonly where: string; readonly given: string[] } {
  const asked = [
    ...(accounts === undefined || account === undefined ? [] : [{ column: `coalesce("${account}", '')`, values: accounts }]),
    ...(ids === undefined ? [] : [{ column: '"Id"', values: ids }])
  ];
  return {
    where: asked.map(({ column }) => ` and ${column} in (select unnest(from_json(?, '["varchar"]')))`).join(''),
    given: asked.map(({ values }) => JSON.stringify(values))
  };
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

/** Our records as the org holds them, in parts that memory holds. */
export type HeldReader = {
  /** Ids of the accounts that have some, sorted; '' = records that belong to none. */
  accounts(): Promise<readonly string[]>;
  /** Records of some accounts, and those of objects that never belong to one. */
  of(accounts: readonly string[]): Promise<readonly HeldRecord[]>;
};

/** Reads the fact store only. */
export function heldReader(facts: FactStore): HeldReader {
  return { accounts: () => heldAccounts(facts), of: (accounts) => readHeld(facts, { accounts }) };
}

async function heldAccounts(facts: FactStore): Promise<readonly string[]> {
  const tables = await facts.tables();
  const owned = keyedObjects.filter((object) => tables.get(object)?.some(({ name }) => name === 'Account__c') === true);
  if (owned.length === 0) return [];
  const each = owned.map((object) => `select coalesce("Account__c", '') as id from "${object}" where "Key__c" is not null`);
  const rows = await facts.rows(`select distinct id from (${each.join(' union all ')}) order by id`);
  return rows.map(({ id }) => String(id));
}

/** The same, of parts that memory holds: each is read once. */
export function readOnce(held: HeldReader): HeldReader {
  const read = new Map<readonly string[], ReturnType<HeldReader['of']>>();
  return {
    accounts: () => held.accounts(),
    of: (accounts) => {
      const known = read.get(accounts) ?? held.of(accounts);
      read.set(accounts, known);
      return known;
    }
  };
}
