import { readdirSync } from 'node:fs';
import { cp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { VerifyResult } from '../../src/domain/verifyResult.ts';
import { verify } from '../../src/operations/verify/verify.ts';
import { openStateStore } from '../../src/store/sqliteStateStore.ts';
import { openCompany, type Company } from './openCompany.ts';
import { peopleOf } from './peopleAct.ts';
import { covers } from './rows.ts';

let company: Company;
let store: string;

beforeAll(async () => {
  company = await openCompany();
  store = join(company.dataFolder, 'store');
  // What the first sync wrote is in the copy from the second on.
  await company.sync();
});

afterAll(() => company.remove());

/** Each test plants what it looks for; what it leaves in the stores goes with it. */
beforeEach(() => cp(store, `${store}-saved`, { recursive: true }));

afterEach(async () => {
  await rm(store, { recursive: true });
  await rename(`${store}-saved`, store);
});

/** Changes the copy behind the back of everybody. */
async function inCopy(sql: string): Promise<void> {
  const instance = await DuckDBInstance.create(join(store, `facts-${company.org.orgId}.duckdb`));
  const connection = await instance.connect();
  await connection.run(sql);
  connection.closeSync();
  instance.closeSync();
}

async function idOf(soql: string): Promise<string> {
  return (await company.org.query(soql))[0].Id as string;
}

const look = async (
  options: { readonly all?: boolean; readonly values?: boolean; readonly bulkFrom?: number } = {}
): Promise<VerifyResult> => verify({ client: await company.client(), dataFolder: company.dataFolder, ...options });

describe('verify', () => {
  it.each([false, true])('finds a copy equal to its org after a sync, all rows compared: %s', async (all) => {
    const result = await look({ all });
    expect(result).toMatchObject({ equal: true, differencesTotal: 0, differences: [], refused: [], unread: [], waiting: 0 });
    expect(result.objects.find(({ object }) => object === 'Account')).toMatchObject({
      inOrg: 16,
      inStore: 16,
      compared: 16,
      differences: 0
    });
    expect(result.written.map(({ object, compared, known }) => [object, compared === known])).toEqual([
      ['Headroom_Account_Summary__c', true],
      ['Headroom_Scorecard_Result__c', true],
      ['Headroom_Settings_Version__c', true]
    ]);
  });

  it('leaves neither a trace in the store nor a record in the org', async () => {
    const before = await company.org.query('SELECT Id, SystemModstamp FROM Headroom_Health_Run__c ORDER BY Id');
    const files = readdirSync(store).sort();
    await look({ all: true });
    expect(readdirSync(store).sort()).toEqual(files);
    expect(await company.org.query('SELECT Id, SystemModstamp FROM Headroom_Health_Run__c ORDER BY Id')).toEqual(before);
  });

  it('names record and field of a value that was changed in the copy, and the values only where they are asked for', async () => {
    const id = await idOf("SELECT Id FROM Account WHERE Name = 'Oak Hospitals'");
    await inCopy(`update "Account" set "NumberOfEmployees" = 7, "Name" = 'Another' where "Id" = '${id}'`);
    const silent = await look();
    expect(silent.equal).toBe(false);
    expect(silent.differences).toEqual([
      { object: 'Account', id, kind: 'content', fields: [{ name: 'Name' }, { name: 'NumberOfEmployees' }] }
    ]);
    const told = await look({ values: true });
    expect(told.differences[0]?.fields).toEqual([{ name: 'Name' }, { name: 'NumberOfEmployees', inStore: '7', inOrg: '900' }]);
  });

  it('names a row that the copy lost, and one that it has too much', async () => {
    covers([5]);
    const id = await idOf("SELECT Id FROM Contact WHERE Account.Name = 'Oak Hospitals' ORDER BY Name LIMIT 1");
    await inCopy(`delete from "Contact" where "Id" = '${id}'`);
    await inCopy(`insert into "Contact" by name select '003L0000000099ZIAQ' as "Id" from (select 1)`);
    const { differences, objects } = await look();
    expect(differences).toEqual([
      { object: 'Contact', id, kind: 'missing', fields: [] },
      { object: 'Contact', id: '003L0000000099ZIAQ', kind: 'extra', fields: [], cause: 'unseen' }
    ]);
    expect((await look({ all: true, bulkFrom: 10 })).differences).toEqual(differences);
    expect(objects.find(({ object }) => object === 'Contact')).toMatchObject({ differences: 2 });
  });

  it('tells of refused and of waiting changes, and is not equal while the org refuses one', async () => {
    const state = await openStateStore({ folder: store, orgId: company.org.orgId });
    const row = { Key__c: 'k', Score__c: 1 };
    const item = { object: 'Headroom_Scorecard_Result__c', operation: 'upsert', externalId: 'Key__c', accountId: '001', row } as const;
    await state.replaceOutbox(
      'run',
      ['k', 'l'].map((key) => ({ ...item, key }))
    );
    const [first] = await state.waiting(1);
    await state.markParked([{ id: first!.id, code: 'ENTITY_IS_LOCKED', message: 'the record is in approval' }]);
    const result = await look();
    expect(result).toMatchObject({ equal: false, differencesTotal: 0, waiting: 1 });
    expect(result.refused).toEqual([
      { object: 'Headroom_Scorecard_Result__c', key: 'k', code: 'ENTITY_IS_LOCKED', message: 'the record is in approval' }
    ]);
    await state.close();
  });

  it('names a result that stands with another account than its own, as after a merge', async () => {
    covers([6]);
    const [result] = await company.org.query('SELECT Id, Account__c FROM Headroom_Scorecard_Result__c ORDER BY Key__c LIMIT 1');
    const other = await idOf(`SELECT Id FROM Account WHERE Id != '${result.Account__c}' LIMIT 1`);
    const stray = `update "Headroom_Scorecard_Result__c" set "Account__c" = '${other}' where "Id" = '${result.Id}'`;
    await inCopy(stray);
    const content = { object: 'Headroom_Scorecard_Result__c', id: result.Id, kind: 'content', fields: [{ name: 'Account__c' }] };
    // It stands where it should in the org: the copy alone is wrong.
    expect((await look()).differences).toEqual([content]);
    await peopleOf(company).change('Headroom_Scorecard_Result__c', result.Id, { Account__c: other });
    expect((await look()).differences).toEqual([
      { ...content, kind: 'edited' },
      { object: 'Headroom_Scorecard_Result__c', id: result.Id, kind: 'orphan', fields: [], cause: 'merged' }
    ]);
    await peopleOf(company).change('Headroom_Scorecard_Result__c', result.Id, { Account__c: result.Account__c });
  });

  it('names a result that somebody edited, and one that somebody deleted', async () => {
    covers([35]);
    const [edited, deleted] = await company.org.query('SELECT Id FROM Headroom_Scorecard_Result__c ORDER BY Key__c LIMIT 2');
    await company.org.call('PATCH', `/sobjects/Headroom_Scorecard_Result__c/${edited.Id}`, { Title__c: 'All is well' });
    await company.org.call('DELETE', `/sobjects/Headroom_Scorecard_Result__c/${deleted.Id}`);
    const { differences } = await look();
    expect(differences).toEqual(
      expect.arrayContaining([
        { object: 'Headroom_Scorecard_Result__c', id: edited.Id, kind: 'edited', fields: [{ name: 'Title__c' }] },
        { object: 'Headroom_Scorecard_Result__c', id: deleted.Id, kind: 'gone', fields: [] }
      ])
    );
    expect(differences).toHaveLength(2);
  });

  it('takes what was made, saved and deleted after the last sync for no difference', async () => {
    const before = await look();
    const id = await idOf("SELECT Id FROM Account WHERE Name = 'Alder Print'");
    await company.org.create('Case', { AccountId: id, Subject: 'New', Status: 'New', Origin: 'Email' });
    await company.org.call('PATCH', `/sobjects/Account/${id}`, { NumberOfEmployees: 121 });
    const contact = await idOf("SELECT Id FROM Contact WHERE Account.Name = 'Alder Print' ORDER BY Name LIMIT 1");
    await company.org.call('DELETE', `/sobjects/Contact/${contact}`);
    const after = await look({ all: true });
    expect(after.differences).toEqual(before.differences);
    expect(after.objects.find(({ object }) => object === 'Case')).toMatchObject({ pending: 1 });
  });

  it('refuses what would take more API calls than the settings allow, with both numbers, before it reads a row', async () => {
    covers([26]);
    const client = await company.client();
    let callsBefore = 0;
    const { apiCallsForecast } = await verify({
      client,
      dataFolder: company.dataFolder,
      all: true,
      onProgress: (key) => {
        if (key === 'forecast') callsBefore = client.budget.callsThisRun;
      }
    });
    // Of 100,000 calls the settings leave the last fifth alone.
    await company.fault('daily_limit', { remaining: 20_000 + callsBefore + Math.floor(apiCallsForecast / 2) });
    const refused = await look({ all: true }).catch((error: unknown) => error);
    await company.noFaults();
    expect(refused).toMatchObject({ name: 'VerifyTooCostly', values: [String(apiCallsForecast), expect.stringMatching(/^\d+$/)] });
  });

  it('says of a row too many whether it is in the bin, or left out by the settings', async () => {
    covers([4]);
    // Of the history of cases the settings read changes of the status only.
    const created = await idOf("SELECT Id FROM CaseHistory WHERE Field = 'created' ORDER BY Id LIMIT 1");
    const contact = await idOf("SELECT Id FROM Contact WHERE Account.Name = 'Elm Logistics' ORDER BY Name LIMIT 1");
    await company.org.call('DELETE', `/sobjects/Contact/${contact}`);
    await company.pass(600);
    await company.sync();
    await inCopy(`insert into "CaseHistory" by name select '${created}' as "Id" from (select 1)`);
    await inCopy(`insert into "Contact" by name select '${contact}' as "Id" from (select 1)`);
    const { differences } = await look();
    expect(differences.filter(({ kind }) => kind === 'extra')).toEqual([
      { object: 'CaseHistory', id: created, kind: 'extra', fields: [], cause: 'filtered' },
      { object: 'Contact', id: contact, kind: 'extra', fields: [], cause: 'binned' }
    ]);
  });
});
