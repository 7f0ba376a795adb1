import type { ExplainedHistory, ExplainedScorecard } from '../../domain/explanation.ts';
import type { HistoryJson, ScorecardSettingsJson } from '../../domain/resultJson.ts';
import type { OrgRecord } from '../../org/orgClient.ts';
import { soqlText } from '../../org/soqlText.ts';
import { bandOf } from '../../scoring/roundScore.ts';
import { numberOf, parentOf, readJson, readJsonIfAny, textOf } from './explainJson.ts';
import type { RowReader } from './explainReader.ts';

const fields = [
  ...['Scorecard__c', 'Score__c', 'Band__c', 'Band_Since__c', 'Change__c', 'As_Of__c', 'Detail__c', 'History__c'],
  ...['Settings_Version__r.Key__c', 'Settings_Version__r.Settings__c', 'Settings_Version__r.Published_At__c'],
  'Settings_Version__r.Published_By__c'
];

/** Scorecards of an account with their past, in the order of the page. */
export async function explainScorecards(reader: RowReader, account: string): Promise<readonly ExplainedScorecard[]> {
  const rest = `WHERE Account__c = ${soqlText(account)} ORDER BY Scorecard__c`;
  const records = await reader.rows({ object: 'Headroom_Scorecard_Result__c', fields, rest });
  const read = records.map((record) => ({
    record,
    history: readJsonIfAny('history', record['History__c'], { field: 'History__c', record: resultName(record, account) })
  }));
  const contents = await olderContents(reader, read);
  return read.map(({ record, history }) => explainedScorecard(record, { account, history, contents })).sort(asOnThePage);
}

function resultName(record: OrgRecord, account: string): string {
  return `Headroom_Scorecard_Result__c ${String(record['Scorecard__c'])} of ${account}`;
}

/** Headline first, then those that judge, worst first, then those that only describe: as on the page. */
function asOnThePage(a: ExplainedScorecard, b: ExplainedScorecard): number {
  const rank = ({ settings: { scorecard } }: ExplainedScorecard): number => (scorecard.headline ? 0 : scorecard.judged ? 1 : 2);
  return rank(a) - rank(b) || (a.score ?? Infinity) - (b.score ?? Infinity) || (a.key < b.key ? -1 : 1);
}

type Contents = ReadonlyMap<string, ScorecardSettingsJson>;

/** Settings that points of the past were made with, by key of the version; those of the results themselves among them. */
async function olderContents(
  reader: RowReader,
  read: readonly { readonly record: OrgRecord; readonly history: HistoryJson | undefined }[]
): Promise<Contents> {
  const contents = new Map<string, ScorecardSettingsJson>();
  for (const { record } of read) contents.set(versionOf(record).key, contentOf(record));
  const missing = [...new Set(read.flatMap(({ history }) => history?.versions ?? []))].filter((key) => !contents.has(key));
  if (missing.length === 0) return contents;
  const rest = `WHERE Key__c IN (${missing.map(soqlText).join(', ')}) ORDER BY Key__c`;
  for (const record of await reader.rows({ object: 'Headroom_Settings_Version__c', fields: ['Key__c', 'Settings__c'], rest }))
    contents.set(String(record['Key__c']), settingsOf(record));
  return contents;
}

type Beside = { readonly account: string; readonly history: HistoryJson | undefined; readonly contents: Contents };

function explainedScorecard(record: OrgRecord, { account, history, contents }: Beside): ExplainedScorecard {
  return {
    key: String(record['Scorecard__c']),
    score: numberOf(record, 'Score__c'),
    band: textOf(record, 'Band__c') ?? null,
    bandSince: textOf(record, 'Band_Since__c') ?? null,
    change: numberOf(record, 'Change__c'),
    asOf: String(record['As_Of__c'] ?? ''),
    version: versionOf(record),
    detail: readJson('detail', record['Detail__c'], { field: 'Detail__c', record: resultName(record, account) }),
    settings: contentOf(record),
    history: explainedHistory(history, contents)
  };
}

function versionOf(record: OrgRecord): ExplainedScorecard['version'] {
  const version = parentOf(record, 'Settings_Version__r');
  return {
    key: textOf(version, 'Key__c') ?? '',
    publishedAt: textOf(version, 'Published_At__c') ?? null,
    publishedBy: textOf(version, 'Published_By__c') ?? null
  };
}

function contentOf(record: OrgRecord): ScorecardSettingsJson {
  return settingsOf(parentOf(record, 'Settings_Version__r'));
}

function settingsOf(version: OrgRecord | undefined): ScorecardSettingsJson {
  const record = `Headroom_Settings_Version__c ${String(version?.['Key__c'] ?? '')}`.trimEnd();
  return readJson('scorecard', version?.['Settings__c'], { field: 'Settings__c', record });
}

/** Points in words of the settings that they were made with; the word is that of the point's own score. */
function explainedHistory(history: HistoryJson | undefined, contents: Contents): ExplainedHistory {
  const points = (history?.points ?? []).map((point) => {
    const version = history?.versions[point.v] ?? '';
    const bands = [...(contents.get(version)?.bands ?? [])].sort((a, b) => a.floor - b.floor);
    const place = bandOf(
      point.s ?? NaN,
      bands.map(({ k, floor }) => ({ key: k, floor }))
    );
    return {
      week: point.w,
      day: point.d,
      score: point.s,
      ...(point.p === undefined ? {} : { plain: point.p }),
      band: bands[place]?.label ?? null,
      coverage: point.c,
      rebuilt: point.r === true,
      version
    };
  });
  return { points, leftOut: history?.leftOut ?? [] };
}
