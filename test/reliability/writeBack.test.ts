import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { integrationUsername } from '../../src/localOrg/seed/createOrg.ts';
import { openFactStore } from '../../src/store/duckFactStore.ts';
import { openStateStore } from '../../src/store/sqliteStateStore.ts';
import type { OutboxEntry } from '../../src/store/stateStore.ts';
import { readHeld } from '../../src/writeback/heldRecords.ts';
import { editedSince } from '../../src/writeback/ownLedger.ts';
import { assign, changeSettings } from './changeSettings.ts';
import { openCompany, type Company } from './openCompany.ts';
import { differences } from './orgEqualsStore.ts';
import { peopleOf, type People } from './peopleAct.ts';
import { covers } from './rows.ts';

type Logged = { readonly method: string; readonly path: string; readonly object?: string; readonly inside?: true };

const log = '/services/headroom-local/requests';
const results = 'Headroom_Scorecard_Result__c';

let company: Company;
let people: People;
beforeAll(async () => {
  company = await openCompany();
  people = peopleOf(company);
  await changeSettings(company, { 'Headroom_Health_Setting.default': { Least_Share__c: 20, Mirror_To_Account__c: true } });
  await assign(company, integrationUsername, 'Headroom_Account_Mirror');
  await company.sync();
});
afterEach(() => company.noFaults());
afterAll(() => company.remove());

/** Something that changes the score of a customer. */
async function news(account: string, subject: string): Promise<string> {
  await people.openCase(account, subject, { Priority: 'High', Type: 'Problem' });
  await company.pass(400);
  return people.account(account);
}

/** Requests of what is done meanwhile. */
async function during(work: () => Promise<unknown>): Promise<readonly Logged[]> {
  const { body: before } = await company.org.call('GET', log);
  await work();
  const { body: after } = await company.org.call('GET', `${log}?since=${before.next}`);
  return after.requests;
}

const isWrite = ({ method, path, object }: Logged): boolean =>
  method !== 'GET' && path.includes('/composite/sobjects') && object !== 'Headroom_Health_Run__c';

describe('what one changed case brings about', () => {
  it('is written in one call, however many objects it moves', async () => {
    covers([36]);
    await news('Cedar Foods', 'One case');
    const asked = await during(() => company.sync());
    const objects = new Set(asked.filter(isWrite).map(({ object }) => object));
    expect(objects).toContain(results);
    expect(objects.size).toBeGreaterThan(1);
    const first = asked.findIndex(isWrite);
    const last = asked.findLastIndex(isWrite);
    // A composite request stands behind those inside it.
    expect(asked.slice(first, last + 2).filter(({ inside }) => inside !== true)).toHaveLength(1);
  });
});

describe('the outbox', () => {
  it('never holds a record or a field that people own', async () => {
    covers([34]);
    const found = await company.org.query(`SELECT Id FROM ${results}`);
    await company.org.call('DELETE', `/composite/sobjects?ids=${found.map(({ Id }) => Id).join(',')}`);
    await company.org.create('Headroom_Pulse__c', {
      Account__c: await people.account('Oak Hospitals'),
      Pulse__c: 'Confident',
      Reason__c: 'Ours'
    });
    await news('Oak Hospitals', 'Much to write');
    const state = await openStateStore({ folder: join(company.dataFolder, 'store'), orgId: company.org.orgId });
    let planned: Promise<readonly OutboxEntry[]> = Promise.resolve([]);
    try {
      await company.sync({ state, full: true, onStep: (step) => step === 'write_set_planned' && (planned = state.waiting(100_000)) });
      const entries = await planned;
      const objects = [...new Set(entries.map(({ object }) => object))].sort();
      expect(objects).toEqual(
        ['Account', 'Headroom_Account_Summary__c', results, 'Headroom_Whitespace_Cell__c'].filter((each) => objects.includes(each))
      );
      expect(objects).toContain('Account');
      expect(objects).toContain(results);
      const onAccounts = entries.filter(({ object }) => object === 'Account').flatMap(({ row }) => Object.keys(row));
      expect(new Set(onAccounts.map((name) => (name.startsWith('Headroom_') ? 'ours' : name)))).toEqual(new Set(['Id', 'ours']));
    } finally {
      await state.close();
    }
  });

  it('and the ledger agree with the org: nothing waits, and every record of ours holds what was written', async () => {
    covers([35]);
    await company.pass(400);
    expect(await company.sync()).toMatchObject({ status: 'done', writtenTotal: 0 });
    const place = { folder: join(company.dataFolder, 'store'), orgId: company.org.orgId };
    const state = await openStateStore(place);
    const facts = await openFactStore({ ...place, memoryLimitMb: 256 });
    try {
      expect(await state.waitingGroups()).toEqual([]);
      for (const object of [results, 'Headroom_Account_Summary__c']) {
        const held = await readHeld(facts, { object });
        expect(held.length).toBeGreaterThan(0);
        expect(await editedSince(state, object, held)).toEqual([]);
      }
    } finally {
      await facts.close();
      await state.close();
    }
  });
});

describe('a row that the org refused', () => {
  it('is not sent while nothing changed, by the first run of the next day whatever changed, and then stands in the org', async () => {
    covers([30, 31]);
    const id = await news('Birch Dental', 'Refused');
    await company.fault('trigger_fails', { object: 'Account', times: 'always' });
    expect(await company.sync()).toMatchObject({ status: 'partly', failed: [{ object: 'Account', key: id }] });
    await news('Elm Logistics', 'Another account');
    const quiet = await during(() => company.sync());
    expect(quiet.filter(isWrite).length).toBeGreaterThan(0);
    const [before] = await company.org.query(`SELECT Headroom_Score__c FROM Account WHERE Id = '${id}'`);
    await company.noFaults();
    expect(await company.sync()).toMatchObject({ status: 'partly' });
    await company.pass(86_400);
    expect(await company.sync()).toMatchObject({ status: 'done', failed: [] });
    const [after] = await company.org.query(`SELECT Headroom_Score__c FROM Account WHERE Id = '${id}'`);
    expect(after).not.toEqual(before);
  });
});

describe('a row that the org refused, once somebody saves its record', () => {
  it('is sent again at once, even where nothing that is read changed', async () => {
    covers([31]);
    const id = await news('Cedar Foods', 'Refused, then saved');
    await company.fault('trigger_fails', { object: 'Account', times: 'always' });
    expect(await company.sync()).toMatchObject({ status: 'partly', failed: [{ object: 'Account', key: id }] });
    await company.noFaults();
    expect(await company.sync()).toMatchObject({ status: 'partly', scored: { kind: 'touched', accounts: 0 }, writtenTotal: 0 });
    await people.change('Account', id, { Phone: '555 0101' });
    await company.pass(400);
    expect(await company.sync()).toMatchObject({ status: 'done', failed: [], scored: { kind: 'touched', accounts: 1 }, writtenTotal: 1 });
  });
});

describe('an account that we have just written to', () => {
  it('is scored again where somebody else edits it, whatever of ours it holds', async () => {
    covers([35]);
    const id = await news('Cedar Foods', 'Written, then edited');
    expect((await company.sync()).writtenTotal).toBeGreaterThan(0);
    // Right behind our own write, so that both come with the same window.
    await people.change('Account', id, { NumberOfEmployees: 4321 });
    await company.pass(400);
    expect((await company.sync()).scored).toEqual({ kind: 'touched', accounts: 1 });
  });
});

describe('an account that somebody deletes', () => {
  it('is forgotten with its records: the ledger knows them no more after the next run over all', async () => {
    covers([33]);
    const id = await people.account('Elm Logistics');
    const state = await openStateStore({ folder: join(company.dataFolder, 'store'), orgId: company.org.orgId });
    try {
      const known = async (): Promise<readonly string[]> =>
        (await state.ledger(results)).map(({ key }) => key).filter((key) => key.startsWith(id));
      expect(await known()).not.toEqual([]);
      // What keeps an account from being deleted.
      for (const object of ['Case', 'Contract', 'Opportunity']) {
        for (const { Id } of await company.org.query(`SELECT Id FROM ${object} WHERE AccountId = '${id}'`)) await people.remove(object, Id);
      }
      await people.remove('Account', id);
      await company.pass(400);
      expect(await company.sync({ full: true })).toMatchObject({ failed: [] });
      expect(await known()).toEqual([]);
    } finally {
      await state.close();
    }
  });
});

describe('an account that is a customer no more', () => {
  it('keeps no score of ours, and is written once', async () => {
    const id = await people.account('Alder Print');
    const shown = async (): Promise<unknown> =>
      (
        await company.org.query(`SELECT Headroom_Score__c, Headroom_Band__c, Headroom_Whitespace_Count__c FROM Account WHERE Id = '${id}'`)
      )[0];
    expect(await shown()).toMatchObject({ Headroom_Score__c: expect.any(Number) });
    for (const { Id } of await company.org.query(`SELECT Id FROM Contract WHERE AccountId = '${id}'`)) {
      await people.change('Contract', Id, { StartDate: '2020-01-01', ContractTerm: 12 });
    }
    await people.change('Account', id, { Type: 'Former client' });
    await company.pass(400);
    expect(await company.sync()).toMatchObject({ status: 'done', scored: { kind: 'touched', accounts: 1 } });
    expect(await shown()).toMatchObject({ Headroom_Score__c: null, Headroom_Band__c: null, Headroom_Whitespace_Count__c: null });
    expect(await company.org.query(`SELECT Id FROM ${results} WHERE Account__c = '${id}'`)).toEqual([]);
    await company.pass(400);
    expect(await company.sync()).toMatchObject({ writtenTotal: 0, scored: { kind: 'touched', accounts: 0 } });
    expect(await company.sync({ full: true })).toMatchObject({ writtenTotal: 0 });
  });
});

describe('an account that is merged between reading and writing', () => {
  it('gets nothing written any more; the winner is scored, the records of the loser go, what people said stays', async () => {
    covers([6, 33]);
    const winner = await people.account('Fir Insurance');
    const loser = await news('Dogwood Labs', 'Merged meanwhile');
    const pulse = await company.org.create('Headroom_Pulse__c', { Account__c: loser, Pulse__c: 'Worried', Reason__c: 'They told us' });
    await company.fault('meanwhile', { method: 'PATCH', path: 'composite', does: people.merging(winner, loser) });
    expect(await company.sync()).toMatchObject({ failed: [] });
    await company.pass(400);
    expect(await company.sync()).toMatchObject({ status: 'done', failed: [] });
    expect(await company.org.query(`SELECT Id FROM Account WHERE Id = '${loser}'`)).toEqual([]);
    for (const object of [results, 'Headroom_Account_Summary__c', 'Headroom_Whitespace_Cell__c']) {
      const keys = (await company.org.query(`SELECT Key__c FROM ${object}`)).map(({ Key__c }) => String(Key__c));
      expect(keys.filter((key) => key.includes(loser))).toEqual([]);
    }
    expect(await company.org.query(`SELECT Account__c, Reason__c FROM Headroom_Pulse__c WHERE Id = '${pulse}'`)).toMatchObject([
      { Account__c: winner, Reason__c: 'They told us' }
    ]);
    await company.pass(400);
    expect(await company.sync()).toMatchObject({ writtenTotal: 0 });
    expect(await differences(company)).toEqual([]);
  });
});
