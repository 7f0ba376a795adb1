import { afterEach, beforeEach, expect, it } from 'vitest';
import { ScriptedOrg } from './scriptedOrg.ts';

let org: ScriptedOrg;

beforeEach(async () => {
  org = new ScriptedOrg();
  await org.start();
});
afterEach(() => org.stop());

it('Ids in the rows of a query have 18 characters, those of looked-up records too, and other texts stay as they are', async () => {
  const client = await org.connect();
  // The pair of Salesforce's own article on ids: 001D000000IRFma is 001D000000IRFmaIAH.
  const account = { attributes: { type: 'Account' }, Id: '001D000000IRFma', Name: '001D000000IRFma' };
  const row = {
    attributes: { type: 'Case' },
    Id: '500D000000IRFma',
    AccountId: '001D000000IRFma',
    Subject: '001D000000IRFma',
    Account: account
  };
  org.on('GET /query', { json: { totalSize: 1, done: true, records: [row] } });
  expect(await client.query('SELECT Id, AccountId, Subject, Account.Id, Account.Name FROM Case')).toEqual([
    {
      ...{ Id: '500D000000IRFmaIAH', AccountId: '001D000000IRFmaIAH', Subject: '001D000000IRFma' },
      Account: { Id: '001D000000IRFmaIAH', Name: '001D000000IRFma' }
    }
  ]);
});
