import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writtenObjects } from '../../src/operations/install/packageInOrg.ts';
import { prepareRun } from '../../src/operations/prepareRun.ts';
import type { PullObject } from '../../src/pull/pullPlan.ts';
import { openFactStore } from '../../src/store/duckFactStore.ts';
import type { FactColumn } from '../../src/store/factStore.ts';
import type { Json } from '../localOrg/testOrg.ts';
import { namedBySettings } from './namedBySettings.ts';
import type { FieldsNamed } from './namedBySettings.ts';
import type { Company } from './openCompany.ts';

type Value = string | number | boolean | null;

/** Records that a run writes after it has read: the copy holds what they were before. */
const ours = ['Headroom_Health_Run__c', ...writtenObjects(false)];

/**
 * How the copy differs from the org, in lines such as `Case 500...: Status is New in the copy, Closed in the org`; none = every record
 * and field that the settings name (told by `namedBySettings`, whatever the plan says) stands in the copy once, as the org's
 * administrator sees it, and nothing else does.
 *
 * @param except  objects that are not compared: those that the copy keeps otherwise on purpose
 */
export async function differences(company: Company, except: readonly string[] = []): Promise<readonly string[]> {
  const client = await company.client();
  const { plan, settings } = await prepareRun(client);
  const named = await namedBySettings(client, settings);
  const facts = await openFactStore({ folder: join(company.dataFolder, 'store'), orgId: company.org.orgId, memoryLimitMb: 256 });
  try {
    const tables = await facts.tables();
    const found = lackedBy(tables, named);
    for (const wanted of plan.objects) {
      if (ours.includes(wanted.object) || except.includes(wanted.object)) continue;
      const rows = await facts.rows(`select * from "${wanted.object}"`);
      const whole = { ...wanted, columns: tables.get(wanted.object) ?? wanted.columns };
      found.push(...differencesOf(whole, rows, await inOrg(company, whole)));
    }
    return found;
  } finally {
    await facts.close();
  }
}

/** Fields that settings name and the copy has no column for. */
function lackedBy(tables: ReadonlyMap<string, readonly FactColumn[]>, named: FieldsNamed): string[] {
  return [...named].flatMap(([object, fields]) => {
    const there = new Set(tables.get(object)?.map(({ name }) => name));
    return [...fields].filter((field) => !there.has(field)).map((field) => `${object}: ${field} is named by settings and not in the copy`);
  });
}

async function inOrg({ org }: Company, { object, columns, where, archived }: PullObject): Promise<readonly Json[]> {
  const soql = `SELECT ${columns.map(({ name }) => name).join(', ')} FROM ${object}${where === undefined ? '' : ` WHERE ${where}`}`;
  const { status, body } = await org.call('GET', `/${archived ? 'queryAll' : 'query'}?q=${encodeURIComponent(soql)}`);
  if (status !== 200 || body.done !== true) throw new Error(`${soql}: ${JSON.stringify(body).slice(0, 300)}`);
  return body.records;
}

function differencesOf(wanted: PullObject, copy: readonly Readonly<Record<string, unknown>>[], org: readonly Json[]): readonly string[] {
  const { object, columns } = wanted;
  const inCopy = Map.groupBy(copy, (row) => String(row['Id']));
  const inOrg = new Map(org.map((row) => [String(row.Id), row]));
  const lost = [...inOrg.keys()].filter((id) => !inCopy.has(id)).map((id) => `${object} ${id}: not in the copy`);
  const others = [...inCopy].flatMap(([id, rows]) => {
    const record = inOrg.get(id);
    if (!record) return [`${object} ${id}: in the copy and not in the org`];
    const twice = rows.length > 1 ? [`${object} ${id}: ${rows.length} times in the copy`] : [];
    return [...twice, ...rows.flatMap((row) => valuesThatDiffer(columns, row, record).map((text) => `${object} ${id}: ${text}`))];
  });
  return [...lost, ...others];
}

/** Stamps may move with nothing changed, and then stay as they were in the copy. */
const notCompared = ['SystemModstamp', 'LastModifiedDate', 'LastViewedDate', 'LastReferencedDate'];

/** What a run mirrors to accounts it writes after it has read them. */
function valuesThatDiffer(columns: readonly FactColumn[], row: Readonly<Record<string, unknown>>, record: Json): readonly string[] {
  return columns
    .filter(({ name }) => !notCompared.includes(name) && !(record.attributes.type === 'Account' && name.startsWith('Headroom_')))
    .map((column) => ({ column, ours: comparable(column, row[column.name]), theirs: comparable(column, record[column.name]) }))
    .filter(({ ours, theirs }) => ours !== theirs)
    .map(({ column, ours, theirs }) => `${column.name} is ${ours} in the copy, ${theirs} in the org`);
}

function comparable({ type }: FactColumn, value: unknown): Value {
  if (value === null || value === undefined || value === '') return null;
  if (type === 'number' || type === 'money') return Number(value);
  if (type === 'boolean') return value === true || value === 'true';
  if (type === 'instant') return new Date(String(value)).toISOString();
  return type === 'date' ? String(value).slice(0, 10) : String(value);
}

/** What a result says beside when, by which record and with which past it was written: fields of our records that are judged. */
const judged: Readonly<Record<string, readonly string[]>> = {
  Headroom_Scorecard_Result__c: ['State__c', 'Score__c', 'Band__c', 'Coverage__c', 'Top_Reason_1__c', 'Top_Reason_2__c', 'Top_Reason_3__c'],
  Headroom_Whitespace_Cell__c: ['Status__c', 'Level__c', 'Owned__c', 'Target__c', 'Amount_Expected__c'],
  Headroom_Account_Summary__c: ['Decision_Date__c', 'Last_Meeting_On__c', 'Contract_Value__c', 'Flags__c']
};

/**
 * Lets a machine without any copy read the org anew and write what it finds, and says what that changed: nothing, where the org holds
 * what it should. Words about the past are left out: a past that is rebuilt knows less than one that was lived through.
 */
export async function changesByFreshCopy(company: Company): Promise<readonly string[]> {
  const before = await judgements(company);
  const dataFolder = await mkdtemp(join(tmpdir(), 'headroom-fresh-'));
  try {
    await company.sync({ dataFolder });
  } finally {
    await rm(dataFolder, { recursive: true, force: true });
  }
  const after = await judgements(company);
  const keys = [...new Set([...before.keys(), ...after.keys()])];
  return keys.filter((key) => before.get(key) !== after.get(key)).map((key) => `${key}: ${before.get(key)} became ${after.get(key)}`);
}

/** What stands in the org, by object and key. */
async function judgements({ org }: Company): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const [object, fields] of Object.entries(judged)) {
    for (const row of await org.query(`SELECT Key__c, ${fields.join(', ')} FROM ${object}`)) {
      found.set(`${object} ${row.Key__c}`, fields.map((field) => row[field]).join(' | '));
    }
  }
  return found;
}
