import { HealthError } from '../domain/healthError.ts';
import type { ExplainedScorecard, Explanation } from '../domain/explanation.ts';
import type { CellJson, CellsJson, Detail, ProductLineSettingsJson, ScorecardSettingsJson } from '../domain/resultJson.ts';
import type { OrgClient, OrgRecord } from '../org/orgClient.ts';
import { soqlText } from '../org/soqlText.ts';

const resultFields = 'Scorecard__c, Score__c, Band__c, Band_Since__c, Change__c, As_Of__c, Detail__c, Settings_Version__r.Settings__c';
const summaryFields =
  'Contract_Value__c, Contract_Value_Source__c, Decision_Date__c, Whitespace_Amount__c, Whitespace_Open_Count__c, Whitespace_Hold_Count__c, ' +
  'Cells__c, Settings_Version__r.Settings__c';
const currencyField = 'CurrencyIsoCode';

/**
 * Reads what the sync wrote for one account and returns it as a tree, nothing recomputed.
 *
 * @param account  id of 15 or 18 characters, or the exact name
 * @throws HealthError AccountNotFound, NotScoredYet
 */
export async function explain(client: OrgClient, account: string): Promise<Explanation> {
  const found = await findAccount(client, account);
  const of = `Account__c = ${soqlText(found.id)}`;
  const results = await client.query(`SELECT ${resultFields} FROM Headroom_Scorecard_Result__c WHERE ${of} ORDER BY Scorecard__c`);
  const cells = await client.query(`SELECT Detail__c FROM Headroom_Whitespace_Cell__c WHERE ${of} ORDER BY Product_Line__c`);
  const summaries = await client.query(`SELECT ${await summaryFieldsIn(client)} FROM Headroom_Account_Summary__c WHERE ${of}`);
  if (results.length === 0 && summaries.length === 0) throw new HealthError('NotScoredYet', [found.name]);
  return {
    account: found,
    asOf: String(results[0]?.['As_Of__c'] ?? ''),
    scorecards: results.map(explainedScorecard).sort(asOnThePage),
    ...whitespaceOf(cells, summaries[0])
  };
}

/** Only an org with several currencies has the field that says which one an amount is in. */
async function summaryFieldsIn(client: OrgClient): Promise<string> {
  const { fields } = await client.describe('Headroom_Account_Summary__c');
  return fields.some(({ name }) => name === currencyField) ? `${summaryFields}, ${currencyField}` : summaryFields;
}

/** Headline first, then those that judge, worst first, then those that only describe: as on the page. */
function asOnThePage(a: ExplainedScorecard, b: ExplainedScorecard): number {
  const rank = ({ settings: { scorecard } }: ExplainedScorecard): number => (scorecard.headline ? 0 : scorecard.judged ? 1 : 2);
  return rank(a) - rank(b) || (a.score ?? Infinity) - (b.score ?? Infinity) || (a.key < b.key ? -1 : 1);
}

async function findAccount(client: OrgClient, account: string): Promise<{ readonly id: string; readonly name: string }> {
  const looksLikeId = /^001[0-9A-Za-z]{12}([0-9A-Za-z]{3})?$/.test(account);
  const where = `${looksLikeId ? 'Id' : 'Name'} = ${soqlText(account)}`;
  const [found] = await client.query(`SELECT Id, Name FROM Account WHERE ${where} LIMIT 1`);
  if (!found) throw new HealthError('AccountNotFound', [account]);
  return { id: String(found['Id']), name: String(found['Name']) };
}

function explainedScorecard(record: OrgRecord): ExplainedScorecard {
  return {
    key: String(record['Scorecard__c']),
    score: (record['Score__c'] as number | null) ?? null,
    band: (record['Band__c'] as string | null) ?? null,
    bandSince: (record['Band_Since__c'] as string | null) ?? null,
    change: (record['Change__c'] as number | null) ?? null,
    detail: readJson<Detail>(record['Detail__c'], 'Detail__c'),
    settings: readJson<ScorecardSettingsJson>(settingsText(record), 'Settings__c')
  };
}

function whitespaceOf(
  cells: readonly OrgRecord[],
  summary: OrgRecord | undefined
): Pick<Explanation, 'cells' | 'productLines' | 'summary'> {
  const own = cells.map((cell) => readJson<CellJson & { v: 1 }>(cell['Detail__c'], 'Detail__c'));
  if (!summary) return { cells: own };
  const others = readJson<CellsJson>(summary['Cells__c'], 'Cells__c').cells;
  return {
    cells: [...own, ...others],
    productLines: readJson<ProductLineSettingsJson>(settingsText(summary), 'Settings__c'),
    summary: {
      contractValue: (summary['Contract_Value__c'] as number | null) ?? null,
      contractValueSource: (summary['Contract_Value_Source__c'] as string | null) ?? null,
      decisionDate: (summary['Decision_Date__c'] as string | null) ?? null,
      whitespaceAmount: (summary['Whitespace_Amount__c'] as number | null) ?? null,
      ...(typeof summary[currencyField] === 'string' ? { currency: summary[currencyField] } : {}),
      openCount: Number(summary['Whitespace_Open_Count__c'] ?? 0),
      holdCount: Number(summary['Whitespace_Hold_Count__c'] ?? 0)
    }
  };
}

function settingsText(record: OrgRecord): unknown {
  return (record['Settings_Version__r'] as OrgRecord | null)?.['Settings__c'];
}

/** Reads versioned JSON of a record; a newer version is refused, since guessing at it would show wrong numbers. */
function readJson<Content extends { readonly v: 1 }>(text: unknown, field: string): Content {
  const content = JSON.parse(String(text)) as { readonly v: number };
  if (content.v !== 1) throw new HealthError('StoreNewer', [field, content.v, 1]);
  return content as Content;
}
