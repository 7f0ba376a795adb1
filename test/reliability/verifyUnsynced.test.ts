import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { VerifyDifference } from '../../src/domain/verifyResult.ts';
import { verify } from '../../src/operations/verify/verify.ts';
import { openCompany, type Company } from './openCompany.ts';
import { peopleOf, type People } from './peopleAct.ts';
import { covers } from './rows.ts';

let company: Company;
let people: People;

beforeAll(async () => {
  company = await openCompany();
  people = peopleOf(company);
});

afterAll(() => company.remove());

/** What verify finds when every row is compared. */
const found = async (): Promise<readonly VerifyDifference[]> =>
  (await verify({ client: await company.client(), dataFolder: company.dataFolder, all: true })).differences;

/** Time passes, so that the next sync covers what was done before. */
async function settle(): Promise<void> {
  await company.pass(600);
  await company.sync();
}

describe('verify of what people did after the last sync', () => {
  it('is silent of a merge of accounts, before the sync that follows it and right after', async () => {
    covers([6]);
    await settle();
    await people.merge(await people.account('Birch Dental'), await people.account('Cedar Foods'));
    expect(await found()).toEqual([]);
    await company.sync();
    expect(await found()).toEqual([]);
  });

  it('is silent of rows that went with their case', async () => {
    covers([4]);
    await settle();
    // Rows of a history have the day of their creation only, which no deletion moves.
    const [{ CaseId }] = await company.org.query("SELECT CaseId FROM CaseHistory WHERE Field = 'Status' ORDER BY Id LIMIT 1");
    await people.remove('Case', CaseId);
    expect(await found()).toEqual([]);
    await settle();
    expect(await found()).toEqual([]);
  });

  it('is silent of an account that was deleted, and of the records about it that went along', async () => {
    covers([5]);
    // The platform keeps accounts that have cases or contracts.
    const id = await company.org.create('Account', { Name: 'Sage Rooms', Type: 'Customer - Direct' });
    await settle();
    const about = await company.org.query(`SELECT Id FROM Headroom_Scorecard_Result__c WHERE Account__c = '${id}'`);
    expect(about.length).toBeGreaterThan(0);
    await people.remove('Account', id);
    expect(await found()).toEqual([]);
    await settle();
    expect(await found()).toEqual([]);
  });

  it('still names a record that somebody deleted while its account stands', async () => {
    covers([33]);
    await settle();
    const [{ Id }] = await company.org.query('SELECT Id FROM Headroom_Account_Summary__c ORDER BY Key__c LIMIT 1');
    await people.remove('Headroom_Account_Summary__c', Id);
    expect(await found()).toEqual([{ object: 'Headroom_Account_Summary__c', id: Id, kind: 'gone', fields: [] }]);
  });
});
