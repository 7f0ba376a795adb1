import { inParts } from '../../domain/inParts.ts';
import type { FlagsJson } from '../../domain/resultJson.ts';
import type { ReviewedAccount, ReviewedScore } from '../../domain/reviewResult.ts';
import { idsAQuery } from '../../org/queryAddress.ts';
import { soqlText } from '../../org/soqlText.ts';
import { numberOf, parentOf, readJsonIfAny, textOf } from '../explain/explainJson.ts';
import type { RowReader } from '../explain/explainReader.ts';

/** What scorecards say of the accounts that are listed, and how their groups are called. */
export type Scores = {
  readonly score: (accountId: string, scorecard: string) => ReviewedScore;
  readonly groupTitle: (scorecard: string, group: string) => string;
};

const object = 'Headroom_Scorecard_Result__c';

/** Reads scores of flagged accounts; what cannot be read keeps its key as title. */
export async function readScores(
  reader: RowReader,
  flagged: readonly { readonly account: ReviewedAccount; readonly flags: FlagsJson }[]
): Promise<Scores> {
  const read = new Map<string, ReviewedScore>();
  for (const ids of inParts(
    flagged.map(({ account }) => account.id),
    idsAQuery
  )) {
    const rest = `WHERE Account__c IN (${ids.map(soqlText).join(', ')}) ORDER BY Account__c, Scorecard__c`;
    const fields = ['Account__c', 'Scorecard__c', 'Title__c', 'Score__c', 'Band_Label__c'];
    for (const record of await reader.rows({ object, fields, rest })) {
      const key = String(record['Scorecard__c']);
      const said = { key, title: textOf(record, 'Title__c') ?? key, score: numberOf(record, 'Score__c') };
      read.set(`${String(record['Account__c'])} ${key}`, { ...said, band: textOf(record, 'Band_Label__c') ?? null });
    }
  }
  const grouped = flagged.flatMap(({ flags }) => flags.flags.flatMap((flag) => (flag.k === 'groups' ? [flag.scorecard] : [])));
  const titles = await groupTitles(reader, [...new Set(grouped)]);
  return {
    score: (accountId, key) => read.get(`${accountId} ${key}`) ?? { key, title: key, score: null, band: null },
    groupTitle: (scorecard, group) => titles.get(`${scorecard} ${group}`) ?? group
  };
}

/** Titles of groups by scorecard and key, from the newest settings of each scorecard. */
async function groupTitles(reader: RowReader, scorecards: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const titles = new Map<string, string>();
  for (const scorecard of scorecards) {
    const rest = `WHERE Scorecard__c = ${soqlText(scorecard)} ORDER BY As_Of__c DESC LIMIT 1`;
    const [result] = await reader.rows({ object, fields: ['Settings_Version__r.Settings__c'], rest });
    const version = result === undefined ? undefined : parentOf(result, 'Settings_Version__r');
    const place = { field: 'Settings__c', record: `Headroom_Settings_Version__c of ${scorecard}` };
    const content = readJsonIfAny('scorecard', version?.['Settings__c'], place);
    for (const { k, title } of content?.groups ?? []) titles.set(`${scorecard} ${k}`, title);
  }
  return titles;
}
