import type jsforce from 'jsforce';

/** Objects that the sync writes one record of per account and key; whitespace cells included. */
const scored = ['Headroom_Scorecard_Result__c', 'Headroom_Whitespace_Cell__c', 'Headroom_Account_Summary__c'] as const;

/** Everything else that a run could touch. */
const others = [
  'Headroom_Settings_Version__c',
  'Headroom_Health_Run__c',
  'Headroom_Portfolio_Snapshot__c',
  'Account',
  'Task',
  'Opportunity'
];

export type Row = Readonly<Record<string, unknown>>;

/** A record's stamp by object and id; for what is written per account also whose it is. */
export type Stamps = ReadonlyMap<string, { readonly stamp: string; readonly accountId: string }>;

/** All records of a query, whatever the number of pages. */
export async function rowsOf(org: jsforce.Connection, soql: string): Promise<readonly Row[]> {
  return (await org.query(soql, { autoFetch: true, maxFetch: 100_000 })).records as readonly Row[];
}

export async function idOfAccount(org: jsforce.Connection, name: string): Promise<string> {
  const [account] = await rowsOf(org, `SELECT Id FROM Account WHERE Name = '${name}'`);
  if (!account) throw new Error(`The demo has no account ${name}.`);
  return String(account['Id']);
}

/** When the org last saved each score, cell and summary. */
export async function scoreStamps(org: jsforce.Connection): Promise<Stamps> {
  const found = await Promise.all(
    scored.map(async (object) => stampsOf(object, await rowsOf(org, `SELECT Id, Account__c, SystemModstamp FROM ${object}`)))
  );
  return new Map(found.flat());
}

/** When the org last saved each record that any run of the sync could touch, its own run records included. */
export async function allStamps(org: jsforce.Connection): Promise<Stamps> {
  const found = await Promise.all(
    others.map(async (object) => stampsOf(object, await rowsOf(org, `SELECT Id, SystemModstamp FROM ${object}`)))
  );
  return new Map([...(await scoreStamps(org)), ...found.flat()]);
}

function stampsOf(object: string, rows: readonly Row[]): [string, { stamp: string; accountId: string }][] {
  return rows.map((row) => [
    `${object} ${row['Id']}`,
    { stamp: String(row['SystemModstamp']), accountId: String(row['Account__c'] ?? '') }
  ]);
}

/** Accounts of records that were created, saved again or deleted between two looks. */
export function accountsTouched(before: Stamps, after: Stamps): readonly string[] {
  const keys = new Set([...before.keys(), ...after.keys()]);
  const touched = [...keys].filter((key) => before.get(key)?.stamp !== after.get(key)?.stamp);
  return [...new Set(touched.map((key) => (after.get(key) ?? before.get(key))?.accountId ?? ''))];
}

const contents = {
  Headroom_Scorecard_Result__c: 'Scorecard__c, State__c, Score__c, Band__c, Coverage__c, Detail__c',
  Headroom_Whitespace_Cell__c: 'Product_Line__c, Status__c, Level__c, Owned__c, Target__c, Amount_Expected__c, Blocker__c, Detail__c',
  Headroom_Account_Summary__c: 'Contract_Value__c, Whitespace_Open_Count__c, Whitespace_Hold_Count__c, Whitespace_Amount__c, Cells__c'
} as const;

/** What stands in the scores, cells and summary of an account, without the moment at which it was worked out. */
export async function contentsOf(org: jsforce.Connection, accountId: string): Promise<readonly string[]> {
  const found = await Promise.all(
    Object.entries(contents).map(([object, fields]) =>
      rowsOf(org, `SELECT Key__c, ${fields} FROM ${object} WHERE Account__c = '${accountId}' ORDER BY Key__c`)
    )
  );
  return found.flat().map(({ attributes: _, ...row }) => JSON.stringify(row).replaceAll(/\\"asOf\\":\\"[^"]*\\",?/g, ''));
}
