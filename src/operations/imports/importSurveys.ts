import type { ImportResult } from '../../domain/importResult.ts';
import { AnswerKeys, clashFinding } from '../../imports/answerKeys.ts';
import type { Answer } from '../../imports/answer.ts';
import { checkMap } from '../../imports/checkMap.ts';
import type { ColumnMap } from '../../imports/columnMap.ts';
import { readColumnMap } from '../../imports/columnMap.ts';
import { findRecords } from '../../imports/findRecords.ts';
import type { FoundRecords } from '../../imports/findRecords.ts';
import { readAnswer } from '../../imports/readAnswer.ts';
import type { AnswerReading } from '../../imports/readAnswer.ts';
import { placeColumns } from '../../imports/rowCells.ts';
import { referenceFields, references } from '../../imports/surveyFields.ts';
import { surveyRow } from '../../imports/surveyRow.ts';
import type { ObjectDescribe, OrgClient } from '../../org/orgClient.ts';
import { describeToWrite } from './importAccess.ts';
import { openImportFile } from './importFile.ts';
import type { ImportFile } from './importFile.ts';
import { findInOrg } from './importLookups.ts';
import type { WantedRecords } from './importLookups.ts';
import { ImportTally } from './importTally.ts';
import type { JudgedRow } from './importTally.ts';
import { ImportWriter } from './importWriter.ts';
import { asOfMoment } from '../prepareRun.ts';

export type ImportRequest = {
  readonly client: OrgClient;
  /** Path of the CSV file. */
  readonly file: string;
  /** Text of the column map. */
  readonly map: string;
  readonly dryRun?: boolean;
  /** Write nothing unless every row is good. */
  readonly allOrNothing?: boolean;
  readonly onProgress?: (key: 'read' | 'find' | 'check' | 'write', ...values: readonly (string | number)[]) => void;
};

const surveyObject = 'Headroom_Survey_Response__c';
const progressEvery = 1000;

/**
 * Imports answers of surveys from a CSV file.
 *
 * Reads the file three times (what it names, what is wrong, what to write), so that it is never held in memory, and the org for
 * the records it names. Writes survey responses by their key: a repeat, whole or after an interrupt, changes nothing.
 *
 * @returns  what was written and every row that was not, with line and cure; `refused` with nothing written where the map is wrong
 * @throws HealthError ImportFileInvalid, ImportNotAllowed, and those of the org
 */
export async function importSurveys(request: ImportRequest): Promise<ImportResult> {
  const { client, dryRun = false, allOrNothing = false } = request;
  const file = await openImportFile(request.file);
  const { map, problems } = readColumnMap(request.map);
  const wrong = problems.length > 0 ? problems : checkMap(map, { headings: file.headings, externalIds: await externalIds(client) });
  const tally = new ImportTally(request);
  if (wrong.length > 0) return tally.result('refused', wrong);
  const touchpoints = knownTouchpoints(await describeToWrite(client, surveyObject, map));
  const { today, timeZone } = asOfMoment(await client.now(), client.identity.timeZone);
  const reading: AnswerReading = { ...placeColumns(map, file.headings), today, timeZone };
  const wanted = await wantedRecords({ request, file, reading });
  request.onProgress?.('find', wanted.Account__c.size + wanted.Contact__c.size + wanted.Case__c.size);
  const found = await findInOrg(client, map, wanted);
  for await (const one of rowsToWrite({ file, reading, found })) {
    tally.take(one, touchpoints);
    if (tally.rows % progressEvery === 0) request.onProgress?.('check', tally.rows);
  }
  if (tally.good === 0 || (allOrNothing && tally.bad > 0)) return tally.result(tally.rows === 0 ? 'done' : 'refused');
  if (dryRun) return tally.result(tally.bad > 0 ? 'partly' : 'done');
  const writer = new ImportWriter({
    client,
    object: surveyObject,
    total: tally.good,
    onWritten: (count) => request.onProgress?.('write', count, tally.good)
  });
  for await (const one of rowsToWrite({ file, reading, found })) if (one.row) await writer.add({ line: one.line, row: one.row });
  const written = await writer.end();
  tally.written(written);
  return tally.result(tally.bad > 0 ? 'partly' : 'done');
}

type Judging = { readonly file: ImportFile; readonly reading: AnswerReading; readonly found: FoundRecords };

async function* rowsToWrite({ file, reading, found }: Judging): AsyncGenerator<JudgedRow> {
  const keys = new AnswerKeys();
  for await (const fileRow of file.rows()) {
    const answer = readAnswer(fileRow, reading);
    yield answer.ok ? judged(answer.value, { map: reading.map, found, keys }) : { line: fileRow.line, findings: answer.findings };
  }
}

function judged(
  answer: Answer,
  { map, found, keys }: { readonly map: ColumnMap; readonly found: FoundRecords; readonly keys: AnswerKeys }
): JudgedRow {
  const { line } = answer;
  const records = findRecords(answer, map, found);
  if (!records.ok) return { line, findings: records.findings };
  const keyed = keys.give(answer, records.value);
  if (keyed.seen === 'again') return { line, findings: [] };
  if (keyed.seen === 'first') return { line, findings: [], row: surveyRow(answer, records.value, { map, key: keyed.key }) };
  return { line, findings: [clashFinding(answer, keyed.line, map)] };
}

async function wantedRecords({
  request,
  file,
  reading
}: {
  readonly request: ImportRequest;
  readonly file: ImportFile;
  readonly reading: AnswerReading;
}): Promise<WantedRecords> {
  const wanted = { Account__c: new Set<string>(), Contact__c: new Set<string>(), Case__c: new Set<string>() };
  let rows = 0;
  for await (const row of file.rows()) {
    const answer = readAnswer(row, reading);
    if (answer.ok) for (const field of referenceFields) addText(wanted[field], answer.value.references[field]);
    rows += 1;
    if (rows % progressEvery === 0) request.onProgress?.('read', rows);
  }
  return wanted;
}

function addText(texts: Set<string>, text: string | undefined): void {
  if (text !== undefined) texts.add(text);
}

/** Text fields of the objects behind references that are external ids. */
async function externalIds(client: OrgClient): Promise<ReadonlyMap<string, readonly string[]>> {
  const objects = referenceFields.map((field) => references[field].object);
  const fields = objects.map(async (object) => {
    const { fields: all } = await client.describe(object);
    return [
      object,
      all.filter(({ externalId, type }) => externalId && (type === 'string' || type === 'email')).map(({ name }) => name)
    ] as const;
  });
  return new Map(await Promise.all(fields));
}

function knownTouchpoints({ fields }: ObjectDescribe): ReadonlySet<string> {
  const values = fields.find(({ name }) => name === 'Touchpoint__c')?.picklistValues ?? [];
  return new Set(values.map((value) => value.toLowerCase()));
}
