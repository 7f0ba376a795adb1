import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { integrationUsername } from '../../src/localOrg/seed/createOrg.ts';
import { assign, changeSettings } from './changeSettings.ts';
import { openCompany, type Company } from './openCompany.ts';
import { changesByFreshCopy, differences } from './orgEqualsStore.ts';
import { peopleOf, type People } from './peopleAct.ts';
import { covers } from './rows.ts';

type LoggedWrite = { readonly method: string; readonly path: string; readonly object?: string; readonly rows: number };

let company: Company;
let people: People;
const data = '/services/data/v66.0';
const setting = 'Headroom_Health_Setting.default';
const mirrored = 'Headroom_Score__c, Headroom_Band__c';

/** The scores are mirrored to accounts, so that rules about accounts are in the way. */
beforeAll(async () => {
  company = await openCompany();
  people = peopleOf(company);
  await changeSettings(company, { [setting]: { Least_Share__c: 20, Mirror_To_Account__c: true } });
  await assign(company, integrationUsername, 'Headroom_Account_Mirror');
  expect(await company.sync()).toMatchObject({ status: 'done', failed: [] });
}, 600_000);
afterEach(() => company.noFaults());
afterAll(() => company.remove());

const mirrorOf = async (id: string): Promise<unknown> => (await company.org.query(`SELECT ${mirrored} FROM Account WHERE Id = '${id}'`))[0];

/** Something that changes the score of a customer. */
async function news(account: string, subject: string): Promise<string> {
  for (let at = 0; at < 3; at++) await people.openCase(account, `${subject} ${at}`, { Priority: 'High', Type: 'Problem' });
  await company.pass(400);
  return people.account(account);
}

describe('a trigger of the org that fails', () => {
  it('keeps one row back, named with the words of the org; the others are written, and the row follows', async () => {
    covers([31]);
    const id = await news('Cedar Foods', 'Fails');
    const before = await mirrorOf(id);
    await company.fault('trigger_fails', { object: 'Account', times: 'always', trigger: 'AccountTrigger' });
    const result = await company.sync();
    expect(result).toMatchObject({
      status: 'partly',
      failed: [{ object: 'Account', key: id, code: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY' }]
    });
    expect(result.failed[0]?.message).toContain('AccountTrigger: execution of BeforeUpdate');
    expect(result.writtenTotal).toBeGreaterThan(0);
    await company.noFaults();
    await company.pass(86_400);
    expect(await company.sync()).toMatchObject({ status: 'done', failed: [] });
    expect(await mirrorOf(id)).not.toEqual(before);
  });
});

describe('a duplicate rule on accounts', () => {
  it('keeps the row back, and lets it pass only where the settings say so', async () => {
    covers([32]);
    await company.org.create('Account', { Name: 'Elm Logistics', Type: 'Prospect' });
    const [{ Id: id }] = await company.org.query(`SELECT Id FROM Account WHERE Name = 'Elm Logistics' AND Type <> 'Prospect'`);
    for (let at = 0; at < 3; at++) {
      await company.org.create('Case', {
        AccountId: id,
        Subject: `Double ${at}`,
        Status: 'New',
        Origin: 'Email',
        Priority: 'High',
        Type: 'Problem'
      });
    }
    await company.pass(400);
    const before = await mirrorOf(id);
    await company.fault('duplicate_rule', { object: 'Account', times: 'always' });
    expect(await company.sync()).toMatchObject({ status: 'partly', failed: [{ object: 'Account', key: id, code: 'DUPLICATES_DETECTED' }] });
    expect(await mirrorOf(id)).toEqual(before);
    await changeSettings(company, { [setting]: { Least_Share__c: 20, Mirror_To_Account__c: true, Save_Despite_Duplicates__c: true } });
    expect(await company.sync()).toMatchObject({ status: 'done', failed: [] });
    expect(await mirrorOf(id)).not.toEqual(before);
  });
});

describe('a record that changes between reading and writing', () => {
  it('and is merged into another then is dropped: no error, nothing written to the loser', async () => {
    covers([33]);
    const winner = await people.account('Oak Hospitals');
    const loser = await news('Birch Dental', 'Merged meanwhile');
    await company.fault('meanwhile', { method: 'PATCH', path: 'composite/sobjects/', does: people.merging(winner, loser) });
    expect(await company.sync()).toMatchObject({ failed: [] });
    expect(await company.org.query(`SELECT Id FROM Account WHERE Id = '${loser}'`)).toEqual([]);
    await company.pass(400);
    expect(await company.sync()).toMatchObject({ status: 'done', failed: [] });
    for (const object of ['Headroom_Scorecard_Result__c', 'Headroom_Account_Summary__c']) {
      expect((await company.org.query(`SELECT Key__c FROM ${object}`)).filter(({ Key__c }) => Key__c.startsWith(loser))).toEqual([]);
    }
    expect(await differences(company)).toEqual([]);
  });

  it('keeps what somebody typed in that moment', async () => {
    covers([34]);
    const id = await news('Dogwood Labs', 'Edited meanwhile');
    const body = { Phone: '555 0100', Description: 'Typed while the sync wrote' };
    await company.fault('meanwhile', {
      method: 'PATCH',
      path: 'composite',
      does: { method: 'PATCH', path: `${data}/sobjects/Account/${id}`, body }
    });
    expect(await company.sync()).toMatchObject({ status: 'done', failed: [] });
    const [after] = await company.org.query(`SELECT Phone, Description FROM Account WHERE Id = '${id}'`);
    expect(after).toMatchObject(body);
  });
});

describe('our own writes', () => {
  it('cause nothing in the next run', async () => {
    covers([35]);
    await news('Oak Hospitals', 'Echo');
    expect((await company.sync()).writtenTotal).toBeGreaterThan(0);
    await company.pass(400);
    expect(await company.sync()).toMatchObject({ writtenTotal: 0, scored: { kind: 'touched', accounts: 0 } });
  });

  it('that a trigger of the org edits each time are put right without a loop', async () => {
    covers([35]);
    const id = await news('Fir Insurance', 'Trigger edits');
    await company.fault('trigger_edits_after', { object: 'Account', field: 'Headroom_Band__c', value: 'Theirs' });
    await company.sync();
    const written: number[] = [];
    for (let run = 0; run < 4; run++) {
      await company.pass(400);
      written.push((await company.sync()).writtenTotal);
    }
    expect(written.slice(1)).toEqual([0, 0, 0]);
    expect((await company.org.query(`SELECT Headroom_Band__c FROM Account WHERE Id = '${id}'`))[0].Headroom_Band__c).toBe('Theirs');
  });

  it('save each record at most once in a run', async () => {
    covers([36]);
    await news('Alder Print', 'Once');
    const log = '/services/headroom-local/requests';
    const { body: before } = await company.org.call('GET', log);
    const { writtenTotal } = await company.sync();
    const { body: after } = await company.org.call('GET', `${log}?since=${before.next}`);
    const writes = after.requests.filter(
      ({ method, path, object }: LoggedWrite) =>
        method !== 'GET' && path.includes('/composite/sobjects') && object !== 'Headroom_Health_Run__c'
    );
    expect(writtenTotal).toBeGreaterThan(0);
    expect(writes.reduce((sum: number, { rows }: LoggedWrite) => sum + rows, 0)).toBe(writtenTotal);
  });
});

it('Records that the org refused leave scores that a machine without any copy gives, too', async () => {
  covers([31, 33]);
  expect(await changesByFreshCopy(company)).toEqual([]);
});
