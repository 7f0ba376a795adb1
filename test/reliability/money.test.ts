import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCompany, type Company } from './openCompany.ts';
import { changesByFreshCopy, differences } from './orgEqualsStore.ts';
import { peopleOf, type People } from './peopleAct.ts';
import { covers } from './rows.ts';

let company: Company;
let people: People;
beforeAll(async () => {
  company = await openCompany();
  people = peopleOf(company);
});
afterAll(() => company.remove());

describe('person accounts', () => {
  it('are customers like all others once they are enabled, with and without a first name', async () => {
    covers([41]);
    await company.fault('person_accounts');
    const people41 = [
      { FirstName: 'Kim', LastName: 'Lee' },
      { FirstName: null, LastName: 'Prince' }
    ];
    for (const person of people41) await company.org.create('Account', { ...person, Type: 'Customer - Direct' });
    await company.pass(400);
    expect(await company.sync()).toMatchObject({ status: 'done', failed: [] });
    const rows = await company.org.query('SELECT Account__r.Name FROM Headroom_Account_Summary__c');
    expect(rows.map(({ Account__r }) => Account__r.Name)).toEqual(expect.arrayContaining(['Kim Lee', 'Prince']));
    expect(await differences(company)).toEqual([]);
  });
});

describe('an org that begins to work in several currencies', () => {
  it('is read anew with the currency of every amount', async () => {
    covers([40, 12]);
    await company.fault('currencies', { corporate: 'EUR', rates: { USD: 1.1, JPY: 160 } });
    await company.pass(400);
    expect(await company.sync()).toMatchObject({ status: 'done', failed: [] });
    expect(await differences(company)).toEqual([]);
  });

  it('has records change their currency and rates change, and both are in the copy', async () => {
    covers([40]);
    const account = await people.account('Cedar Foods');
    await people.change('Account', account, { CurrencyIsoCode: 'USD' });
    const contracts = await company.org.query(`SELECT Id FROM Contract WHERE AccountId = '${account}'`);
    for (const { Id } of contracts) await people.change('Contract', Id, { CurrencyIsoCode: 'JPY' });
    const [{ Id: dollar }] = await company.org.query("SELECT Id FROM CurrencyType WHERE IsoCode = 'USD'");
    await people.change('CurrencyType', dollar, { ConversionRate: 1.25 });
    await company.pass(400);
    expect(await company.sync()).toMatchObject({ status: 'done', failed: [] });
    expect(await differences(company)).toEqual([]);
  });

  it('has the contract value that a machine without any copy gives, and no sum of two currencies', async () => {
    covers([40]);
    const account = await people.account('Oak Hospitals');
    const [won] = await company.org.query(`SELECT Id FROM Opportunity WHERE AccountId = '${account}' LIMIT 1`);
    await people.change('Opportunity', won.Id, { CurrencyIsoCode: 'JPY' });
    await company.pass(400);
    await company.sync();
    expect(await changesByFreshCopy(company)).toEqual([]);
  });
});
