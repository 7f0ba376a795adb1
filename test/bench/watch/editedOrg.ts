import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import jsforce from 'jsforce';

type Row = Readonly<Record<string, unknown>> & { readonly Id: string };

/** The org of a demo that runs, edited by its administrator with a client that is not ours. */
export type EditedOrg = {
  /** Accounts with a score and few enough open cases that a new one is named in the result. */
  readonly accounts: readonly string[];
  openCase(account: string): Promise<string>;
  closeCase(id: string): Promise<void>;
  /** What the results of the account say in all. */
  shown(account: string): Promise<string>;
};

/** @param dataFolder  of `npm start`; its local org has to be running */
export async function openEditedOrg(dataFolder: string): Promise<EditedOrg> {
  const file = JSON.parse(readFileSync(join(dataFolder, 'local-org.json'), 'utf8')) as { instanceUrl: string; accessToken: string };
  const org = new jsforce.Connection({ instanceUrl: file.instanceUrl, accessToken: file.accessToken, version: '66.0' });
  const rows = async (soql: string): Promise<readonly Row[]> =>
    (await org.query<Row>(soql, { autoFetch: true, maxFetch: 100_000 })).records;
  const scored = await rows('SELECT Id, Account__c FROM Headroom_Scorecard_Result__c WHERE Score__c != null');
  const open = await rows('SELECT Id, AccountId FROM Case WHERE IsClosed = false');
  const cases = Map.groupBy(open, ({ AccountId }) => String(AccountId));
  const accounts = [...new Set(scored.map((row) => String(row['Account__c'])))].filter((id) => (cases.get(id) ?? []).length < 2);
  return {
    accounts: accounts.sort(),
    openCase: async (account) => {
      const made = await org
        .sobject('Case')
        .create({ AccountId: account, Subject: 'Measured', Priority: 'High', Status: 'New', Type: 'Problem' });
      if (!made.success) throw new Error(JSON.stringify(made.errors));
      return made.id;
    },
    closeCase: async (id) => {
      const closed = await org.sobject('Case').update({ Id: id, Status: 'Closed' });
      if (!closed.success) throw new Error(JSON.stringify(closed.errors));
    },
    shown: async (account) => {
      const results = await rows(
        `SELECT Id, Score__c, Detail__c FROM Headroom_Scorecard_Result__c WHERE Account__c = '${account}' ORDER BY Id`
      );
      return results.map((row) => `${String(row['Score__c'])} ${String(row['Detail__c'])}`).join('\n');
    }
  };
}
