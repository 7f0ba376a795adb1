import { formatExplanation } from '../../src/formatters/explanation.ts';
import { explain } from '../../src/operations/explain/explain.ts';
import type { OrgClient } from '../../src/org/orgClient.ts';
import { phrasesOf } from '../unit/formatters/phrases.ts';
import type { Seen } from './planted.ts';

/** What the service writes. */
const written = [
  'Account',
  'Headroom_Account_Summary__c',
  'Headroom_Health_Run__c',
  'Headroom_Scorecard_Result__c',
  'Headroom_Settings_Version__c',
  'Headroom_Whitespace_Cell__c'
];

/** All that a user is told by the command and by the API: the explanation of an account, and every field of ours that he may read. */
export async function readEverything(client: OrgClient, account: string): Promise<readonly Seen[]> {
  const explanation = await explain(client, account);
  const lines = formatExplanation(explanation, phrasesOf('explain.md'), { all: true, history: true });
  const records = await Promise.all(written.map((object) => readObject(client, object)));
  return [{ where: 'explain', text: lines.join('\n') }, { where: 'explain --json', text: JSON.stringify(explanation) }, ...records.flat()];
}

async function readObject(client: OrgClient, object: string): Promise<readonly Seen[]> {
  const { fields } = await client.describe(object);
  const names = fields.map(({ name }) => name).filter((name) => object !== 'Account' || name === 'Id' || name.startsWith('Headroom_'));
  const rows = await client.query(`SELECT ${names.join(', ')} FROM ${object}`);
  return rows.flatMap((row) => names.map((name) => ({ where: `${object}.${name}`, text: String(row[name] ?? '') })));
}
