import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse';
import type { ColumnMap } from '../../imports/columnMap.ts';
import { lookupField, referenceKey } from '../../imports/findRecords.ts';
import type { FoundRecord, FoundRecords } from '../../imports/findRecords.ts';
import { referenceFields, references } from '../../imports/surveyFields.ts';
import type { ReferenceField } from '../../imports/surveyFields.ts';
import type { OrgClient } from '../../org/orgClient.ts';
import { soqlText } from '../../org/soqlText.ts';

/** Texts of a file by which records are to be found, by reference. */
export type WantedRecords = Readonly<Record<ReferenceField, ReadonlySet<string>>>;

/** A GET of a query may be 16,384 characters long; names of three bytes a letter grow ninefold on the way. */
const queryBytes = 8_000;
/** Above this many texts the whole object is read by Bulk, which costs fewer calls. */
const mostByQuery = 5_000;

/** Finds the records that a file names: by queries, or by one Bulk query of the object where they are many. Reads only. */
export async function findInOrg(client: OrgClient, map: ColumnMap, wanted: WantedRecords): Promise<FoundRecords> {
  const found = referenceFields.map(
    async (field) => [field, await findAll(client, field, { lookup: lookupField(map, field), texts: wanted[field] })] as const
  );
  return Object.fromEntries(await Promise.all(found)) as Record<ReferenceField, ReadonlyMap<string, readonly FoundRecord[]>>;
}

type Question = { readonly lookup: string; readonly texts: ReadonlySet<string> };

async function findAll(client: OrgClient, field: ReferenceField, question: Question): Promise<ReadonlyMap<string, readonly FoundRecord[]>> {
  const { lookup, texts } = question;
  const { object } = references[field];
  const keys = new Set([...texts].map((text) => referenceKey(lookup, text)));
  const found = new Map<string, FoundRecord[]>();
  const add = (row: Readonly<Record<string, unknown>>): void => {
    const key = referenceKey(lookup, String(row[lookup] ?? ''));
    const accountId = typeof row['AccountId'] === 'string' && row['AccountId'] !== '' ? { accountId: row['AccountId'] } : {};
    if (keys.has(key)) found.set(key, [...(found.get(key) ?? []), { id: String(row['Id']), ...accountId }]);
  };
  const fields = [...new Set(['Id', lookup, ...(object === 'Account' ? [] : ['AccountId'])])].join(', ');
  if (texts.size > mostByQuery) {
    for await (const row of exported(client, `SELECT ${fields} FROM ${object} WHERE ${lookup} != null`)) add(row);
    return found;
  }
  for (const literals of literalParts(lookup, texts)) {
    for (const row of await client.query(`SELECT ${fields} FROM ${object} WHERE ${lookup} IN (${literals.join(', ')})`)) add(row);
  }
  return found;
}

const recordId = /^[A-Za-z0-9]{15}([A-Za-z0-9]{3})?$/;

/** Literals for IN, in parts that a query can hold. What is no id is not asked for as one: the org would refuse the query. */
function* literalParts(lookup: string, texts: ReadonlySet<string>): Generator<readonly string[]> {
  let part: string[] = [];
  let bytes = 0;
  for (const text of texts) {
    if (lookup === 'Id' && !recordId.test(text)) continue;
    const literal = soqlText(lookup === 'Id' ? text.slice(0, 15) : text);
    const size = encodeURIComponent(literal).length + 6;
    if (bytes + size > queryBytes && part.length > 0) {
      yield part;
      part = [];
      bytes = 0;
    }
    part.push(literal);
    bytes += size;
  }
  if (part.length > 0) yield part;
}

/** Rows of a Bulk query, through files that are gone afterwards. */
async function* exported(client: OrgClient, soql: string): AsyncGenerator<Readonly<Record<string, string>>> {
  const folder = await mkdtemp(join(tmpdir(), 'headroom-import-'));
  try {
    for (const { path } of await client.exportRows(soql, folder)) {
      const rows = createReadStream(path).compose(parse({ columns: true }));
      for await (const row of rows as AsyncIterable<Record<string, string>>) yield row;
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
