import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { doctor } from '../../src/operations/doctor.ts';
import { explain } from '../../src/operations/explain/explain.ts';
import { openCompany, type Company } from './openCompany.ts';
import { peopleOf, type People } from './peopleAct.ts';

let company: Company;
let people: People;
beforeAll(async () => {
  company = await openCompany();
  people = peopleOf(company);
});
afterAll(() => company.remove());

describe('JSON of ours that somebody else wrote over', () => {
  it('in a result is named with its record, and a sync over all accounts writes it anew', async () => {
    const account = await people.account('Cedar Foods');
    const [{ Id, Scorecard__c }] = await company.org.query(
      `SELECT Id, Scorecard__c FROM Headroom_Scorecard_Result__c WHERE Account__c = '${account}' ORDER BY Scorecard__c LIMIT 1`
    );
    await people.change('Headroom_Scorecard_Result__c', Id, { Detail__c: '{"v":1,"measures":"none"}' });
    await expect(explain(await company.client(), account)).rejects.toMatchObject({
      name: 'RecordUnreadable',
      values: ['Detail__c', `Headroom_Scorecard_Result__c ${Scorecard__c} of ${account}`, expect.any(String)]
    });
    await company.pass(400);
    await company.sync({ full: true });
    expect((await explain(await company.client(), account)).account.id).toBe(account);
  });

  it('in the record of a run is a problem that the doctor names, until the next run', async () => {
    const [{ Id, Key__c }] = await company.org.query(
      "SELECT Id, Key__c FROM Headroom_Health_Run__c WHERE Status__c = 'Done' ORDER BY Finished_At__c DESC LIMIT 1"
    );
    await people.change('Headroom_Health_Run__c', Id, { Report__c: 'all is well' });
    const found = async () => (await doctor(await company.client())).checks.filter(({ key }) => key === 'report');
    expect(await found()).toEqual([
      { key: 'report', state: 'problem', values: ['Report__c', `Headroom_Health_Run__c ${Key__c}`, expect.stringContaining('JSON')] }
    ]);
    await company.pass(400);
    await company.sync();
    expect(await found()).toEqual([]);
  });
});
