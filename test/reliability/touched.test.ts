import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCompany, type Company } from './openCompany.ts';
import { requestsDuring } from './requestsAsked.ts';

let company: Company;
let account: string;

beforeAll(async () => {
  company = await openCompany();
  const rows = await company.org.query("SELECT Id FROM Account WHERE Name = 'Alder Print'");
  account = String(rows[0]?.Id);
});
afterAll(() => company.remove());

describe('a run that is not the first of its day', () => {
  it('scores nobody and writes nothing where nothing has changed', async () => {
    const result = await company.sync();
    expect(result).toMatchObject({ status: 'done', writtenTotal: 0, scored: { kind: 'touched', accounts: 0 } });
  });

  it('scores only the account of a case that came, and writes in at most two calls beside its own record', async () => {
    await company.org.create('Case', { AccountId: account, Subject: 'Printer on fire', Priority: 'High', Type: 'Problem' });
    await company.pass(60);
    const { result, requests } = await requestsDuring(company, () => company.sync());
    expect(result.scored).toEqual({ kind: 'touched', accounts: 1 });
    const writes = requests.filter(({ method, path }) => method !== 'GET' && path.includes('/sobjects/'));
    const others = writes.filter(({ object }) => object !== 'Headroom_Health_Run__c');
    expect(writes.length - others.length).toBe(1);
    expect(others.length).toBeGreaterThan(0);
    expect(others.length).toBeLessThanOrEqual(2);
  });

  it('is not touched again by what it wrote itself', async () => {
    await company.pass(60);
    const result = await company.sync();
    expect(result).toMatchObject({ writtenTotal: 0, scored: { kind: 'touched', accounts: 0 } });
  });

  it('scores all where somebody asks for it, and finds nothing more to write', async () => {
    const result = await company.sync({ full: true });
    expect(result).toMatchObject({ writtenTotal: 0, scored: { kind: 'full', because: 'asked' } });
  });

  it('puts back what somebody changed in a record of ours, of that account alone', async () => {
    const [result] = await company.org.query(
      `SELECT Id, Score__c FROM Headroom_Scorecard_Result__c WHERE Account__c = '${account}' AND Score__c != null LIMIT 1`
    );
    await company.org.call('PATCH', `/sobjects/Headroom_Scorecard_Result__c/${result?.Id}`, { Score__c: 1 });
    await company.pass(60);
    expect(await company.sync()).toMatchObject({ writtenTotal: 1, scored: { kind: 'touched', accounts: 1 } });
    const [again] = await company.org.query(`SELECT Score__c FROM Headroom_Scorecard_Result__c WHERE Id = '${result?.Id}'`);
    expect(again?.Score__c).toBe(result?.Score__c);
  });

  it('scores both accounts of a case that moved from one to the other', async () => {
    const [other] = await company.org.query("SELECT Id FROM Account WHERE Name = 'Birch Dental'");
    const [moved] = await company.org.query("SELECT Id FROM Case WHERE Subject = 'Printer on fire'");
    await company.org.call('PATCH', `/sobjects/Case/${moved?.Id}`, { AccountId: other?.Id });
    await company.pass(60);
    expect((await company.sync()).scored).toEqual({ kind: 'touched', accounts: 2 });
  });

  it('says in its own record that it was about some accounts, and carries what was said of all', async () => {
    const [changed] = await company.org.query(
      'SELECT Kind__c, Accounts__c, Report__c FROM Headroom_Health_Run__c ORDER BY Started_At__c DESC LIMIT 1'
    );
    const [full] = await company.org.query(
      "SELECT Report__c FROM Headroom_Health_Run__c WHERE Kind__c = 'Full' ORDER BY Started_At__c DESC LIMIT 1"
    );
    expect(changed).toMatchObject({ Kind__c: 'Changed', Accounts__c: 2 });
    const partsOf = (record: typeof full): unknown => ({ ...JSON.parse(String(record?.Report__c)), stages: [] });
    expect(partsOf(changed)).toEqual(partsOf(full));
  });

  it('scores all again in the first run of the next day', async () => {
    await company.pass(24 * 3600);
    expect((await company.sync()).scored).toMatchObject({ kind: 'full', because: 'night' });
  });

  it('carries what the newest run over all found, not what an older one did', async () => {
    const newest = async (kind: string): Promise<unknown> => {
      const [run] = await company.org.query(
        `SELECT Report__c FROM Headroom_Health_Run__c WHERE Kind__c = '${kind}' ORDER BY Started_At__c DESC LIMIT 1`
      );
      return { ...JSON.parse(String(run?.Report__c)), stages: [] };
    };
    const older = await newest('Full');
    const [lost] = await company.org.query("SELECT Id FROM Account WHERE Name = 'Birch Dental'");
    for (const { Id } of await company.org.query(`SELECT Id FROM Contract WHERE AccountId = '${lost?.Id}'`)) {
      await company.org.call('PATCH', `/sobjects/Contract/${Id}`, { StartDate: '2020-01-01', ContractTerm: 12 });
    }
    await company.org.call('PATCH', `/sobjects/Account/${lost?.Id}`, { Type: 'Former client' });
    await company.pass(24 * 3600);
    expect((await company.sync()).scored).toMatchObject({ kind: 'full', because: 'night' });
    expect(await newest('Full')).not.toEqual(older);
    await company.org.create('Case', { AccountId: account, Subject: 'Printer on fire again', Priority: 'High', Type: 'Problem' });
    await company.pass(60);
    expect((await company.sync()).scored).toMatchObject({ kind: 'touched' });
    expect(await newest('Changed')).toEqual(await newest('Full'));
  });
});
