import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openFactStore } from '../../../src/store/duckFactStore.ts';
import { stateFile } from '../../../src/store/sqliteStateStore.ts';
import type { Company } from '../openCompany.ts';

/** Lines of text by the table or object that they stand in, sorted. */
export type Content = Readonly<Record<string, readonly string[]>>;

/** All that a sync leaves: the copy of the org, the state, and what it wrote into the org. */
export type CompanyContent = { readonly facts: Content; readonly state: Content; readonly org: Content };

/** Objects that the sync writes. Its run records tell of runs, and two runs are not one. */
const written = [
  'Headroom_Scorecard_Result__c',
  'Headroom_Whitespace_Cell__c',
  'Headroom_Account_Summary__c',
  'Headroom_Settings_Version__c',
  'Headroom_Portfolio_Snapshot__c',
  'Task'
];

/** Fields that say when, by whom and as which record something was saved; external keys name the record. */
const passing = /^(Id|SystemModstamp|Created(Date|ById)|LastModified(Date|ById)|Last(Viewed|Referenced)Date|As_Of__c|Name)$/;

/** Tables of the state without those of leases, runs and services, and the columns of each that two runs have in common. */
const stateTables: Readonly<Record<string, string>> = {
  cursor: 'object, columns_hash, filter, under_way',
  download: '*',
  download_page: '*',
  history_point: 'scorecard, account_id, week, taken_on, score, plain, coverage, band, rebuilt',
  ledger: 'object, key, record_id',
  merged_record: '*',
  outbox: 'object, operation, key, state, row',
  suggestion_shown: '*'
};

/** Reads everything back; the company's sync must not be running. */
export async function companyContent(company: Company): Promise<CompanyContent> {
  return { facts: await factsOf(company), state: stateOf(company), org: await recordsOf(company) };
}

async function factsOf({ org, dataFolder }: Company): Promise<Content> {
  const facts = await openFactStore({ folder: join(dataFolder, 'store'), orgId: org.orgId, memoryLimitMb: 256 });
  try {
    const content: Record<string, readonly string[]> = {};
    for (const object of (await facts.tables()).keys()) {
      // Of what the sync writes the copy holds what stood there before; `org` holds what stands there now.
      if (!written.includes(object)) content[object] = lines(await facts.rows(`select * from "${object}"`), false);
    }
    return content;
  } finally {
    await facts.close();
  }
}

function stateOf({ org, dataFolder }: Company): Content {
  const database = new DatabaseSync(stateFile({ folder: join(dataFolder, 'store'), orgId: org.orgId }), { readOnly: true });
  try {
    const read = ([table, columns]: [string, string]): [string, readonly string[]] => [
      table,
      lines(database.prepare(`select ${columns} from ${table}`).all(), false)
    ];
    return Object.fromEntries(Object.entries(stateTables).map(read));
  } finally {
    database.close();
  }
}

async function recordsOf({ org }: Company): Promise<Content> {
  const content: Record<string, readonly string[]> = {};
  for (const object of written) {
    const { body } = await org.call('GET', `/sobjects/${object}/describe`);
    const fields = (body.fields as { readonly name: string }[]).map(({ name }) => name);
    content[object] = lines(await org.query(`SELECT ${fields.join(', ')} FROM ${object}`), true);
  }
  return content;
}

/** Rows as sorted lines; instants of the day of the test are all the same, since two runs have two of them. */
function lines(rows: readonly Readonly<Record<string, unknown>>[], isOurs: boolean): readonly string[] {
  const text = (row: Readonly<Record<string, unknown>>): string => {
    const kept = Object.entries(row).filter(
      ([name]) => name !== 'attributes' && !(isOurs ? passing.test(name) : name === 'SystemModstamp')
    );
    return JSON.stringify(Object.fromEntries(kept)).replaceAll(/2026-11-23T\d\d:\d\d:\d\d(\.\d+)?(Z|\+0000)?/g, 'today');
  };
  return rows.map(text).sort();
}
