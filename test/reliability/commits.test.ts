import { rm } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openCompany, type Company } from './openCompany.ts';
import { openPull } from './openPull.ts';
import { differences, changesByFreshCopy } from './orgEqualsStore.ts';
import { covers } from './rows.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterEach(() => company.noFaults());
afterAll(() => company.remove());

const accountId = async (name: string): Promise<string> => (await company.org.query(`SELECT Id FROM Account WHERE Name = '${name}'`))[0].Id;

describe('records that are committed late', () => {
  it('are read though their stamps lie before the last run, because the org holds its safe mark', async () => {
    covers([1]);
    const AccountId = await accountId('Cedar Foods');
    await company.fault('late_commit', { delayS: 600 });
    const { status } = await company.org.call('POST', '/sobjects/Case', { AccountId, Subject: 'Late', Status: 'New', Origin: 'Email' });
    expect(status).toBe(202);
    // More than the overlap, so that nothing but the mark brings the late one.
    await company.pass(420);
    await company.org.create('Case', { AccountId, Subject: 'In time', Status: 'New', Origin: 'Email' });
    await company.sync();
    await company.pass(300);
    await company.sync();
    const [late] = await company.org.query(`SELECT CreatedDate FROM Case WHERE Subject = 'Late'`);
    const [inTime] = await company.org.query(`SELECT CreatedDate FROM Case WHERE Subject = 'In time'`);
    expect(late.CreatedDate < inTime.CreatedDate).toBe(true);
    expect(await differences(company)).toEqual([]);
  });

  it('are read where the org held nothing, as long as they come within the five minutes that windows overlap', async () => {
    covers([1]);
    const [{ Id }] = await company.org.query(`SELECT Id FROM Case WHERE Subject = 'In time'`);
    await company.fault('late_commit', { delayS: 200, holdsMark: false });
    await company.org.call('PATCH', `/sobjects/Case/${Id}`, { Priority: 'High' });
    await company.pass(100);
    await company.sync();
    await company.pass(140);
    await company.sync();
    expect(await company.org.query(`SELECT Priority FROM Case WHERE Id = '${Id}'`)).toMatchObject([{ Priority: 'High' }]);
    expect(await differences(company)).toEqual([]);
  });

  it('wait for a transaction of hours: runs meanwhile go on, and nothing is lost behind it', async () => {
    covers([1]);
    await company.fault('long_transaction');
    await company.pass(3 * 3600);
    await company.org.create('Contact', { LastName: 'Meanwhile', AccountId: await accountId('Birch Dental') });
    expect(await company.sync()).toMatchObject({ status: 'done' });
    expect(await differences(company)).toEqual([]);
    await company.noFaults();
    expect(await company.sync()).toMatchObject({ status: 'done', writtenTotal: 0 });
    expect(await differences(company)).toEqual([]);
  });
});

describe('records that are committed while a machine reads the org for the first time', () => {
  it('are read by the run after it', async () => {
    covers([1]);
    const AccountId = await accountId('Birch Dental');
    await company.fault('late_commit', { delayS: 600 });
    await company.org.call('POST', '/sobjects/Case', { AccountId, Subject: 'Late for the first', Status: 'New', Origin: 'Email' });
    await company.pass(420);
    await rm(company.dataFolder, { recursive: true, force: true });
    await company.sync();
    await company.pass(300);
    await company.sync();
    expect(await company.org.query(`SELECT Id FROM Case WHERE Subject = 'Late for the first'`)).toHaveLength(1);
    expect(await differences(company)).toEqual([]);
  });
});

describe('rows of an object of which the org keeps no log', () => {
  it('are read though they are committed late: the mark of other objects holds for them, too', async () => {
    covers([1]);
    const copy = await openPull(company, { Case: { fields: ['Status'] }, User: { fields: ['Title'] } });
    const titleOf = async (id: string): Promise<unknown> =>
      (await copy.facts.rows('select "Title" as title from "User" where "Id" = ?', [id]))[0]?.['title'];
    try {
      const [late, inTime] = await company.org.query('SELECT Id FROM User WHERE IsActive = true ORDER BY Id LIMIT 2');
      await copy.pull();
      await company.pass(900);
      await company.fault('late_commit', { delayS: 600 });
      expect((await company.org.call('PATCH', `/sobjects/User/${late.Id}`, { Title: 'Late' })).status).toBe(202);
      await company.pass(420);
      await company.org.call('PATCH', `/sobjects/User/${inTime.Id}`, { Title: 'In time' });
      expect((await copy.pull())['User']).toMatchObject({ read: 'delta' });
      expect([await titleOf(inTime.Id), await titleOf(late.Id)]).not.toContain('Late');
      await company.pass(300);
      await copy.pull();
      expect([await titleOf(inTime.Id), await titleOf(late.Id)]).toEqual(['In time', 'Late']);
    } finally {
      await copy.remove();
    }
  });
});

describe('stamps', () => {
  it('that are equal on more records than a page holds lose none and hold nothing up', async () => {
    covers([2]);
    const AccountId = await accountId('Oak Hospitals');
    await company.fault('equal_stamps');
    const rows = Array.from({ length: 450 }, (_each, at) => ({ attributes: { type: 'Contact' }, LastName: `Equal ${at}`, AccountId }));
    for (let at = 0; at < rows.length; at += 200) {
      await company.org.call('POST', '/composite/sobjects', { records: rows.slice(at, at + 200) });
    }
    await company.noFaults();
    await company.pass(400);
    await company.sync({ sizes: { pageRows: 100 } });
    expect(await differences(company)).toEqual([]);
  });

  it('that move on every account change no account and cause no write', async () => {
    covers([8]);
    await company.sync();
    await company.pass(600);
    await company.fault('touch_storm', { of: 'Account' });
    await company.fault('touch_storm', { of: 'Case' });
    const result = await company.sync();
    expect(result).toMatchObject({ status: 'done', writtenTotal: 0 });
    expect(result.scored).toMatchObject({ kind: 'touched', accounts: 0 });
    expect(await differences(company)).toEqual([]);
  });

  it('from ten years ago are read by the first load of a machine', async () => {
    covers([10]);
    const { headers } = await company.org.call('GET', '/services/data');
    await company.org.setClock('2016-11-23T10:00:00.000Z');
    await company.org.create('Case', {
      AccountId: await accountId('Elm Logistics'),
      Subject: 'Ten years old',
      Status: 'New',
      Origin: 'Email'
    });
    await company.org.setClock(new Date(Date.parse(headers.get('date') ?? '')).toISOString());
    await rm(company.dataFolder, { recursive: true, force: true });
    expect(await company.sync()).toMatchObject({ status: 'done', failed: [] });
    expect(await company.org.query('SELECT Id FROM Case WHERE CreatedDate < 2017-01-01T00:00:00Z')).toHaveLength(1);
    expect(await differences(company)).toEqual([]);
    expect(await changesByFreshCopy(company)).toEqual([]);
  });
});
