import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { stateFile } from '../../src/store/sqliteStateStore.ts';
import { changeSettings } from './changeSettings.ts';
import { openCompany } from './openCompany.ts';
import type { Company } from './openCompany.ts';
import { covers } from './rows.ts';
import { untilQuiet, watchOrg } from './watchedOrg.ts';
import type { Watched } from './watchedOrg.ts';

describe('a service that watches an org', { timeout: 600_000 }, () => {
  let company: Company;
  let service: Watched | undefined;
  beforeAll(async () => {
    company = await openCompany();
  });
  afterEach(async () => {
    await service?.stop().catch(() => undefined);
    service = undefined;
    await company.noFaults();
  });
  afterAll(() => company.remove());

  const accountId = async (): Promise<string> => (await company.org.query("SELECT Id FROM Account WHERE Name = 'Alder Print'"))[0].Id;
  /** What the results of an account say, as one text. */
  const results = async (account: string): Promise<string> => {
    const soql = `SELECT Id, Score__c, Detail__c FROM Headroom_Scorecard_Result__c WHERE Account__c = '${account}' ORDER BY Id`;
    return (await company.org.query(soql)).map((row) => `${row['Score__c']} ${row['Detail__c']}`).join('\n');
  };
  const openCase = async (account: string): Promise<string> =>
    company.org.create('Case', { AccountId: account, Subject: 'Nothing prints', Priority: 'High', Status: 'New', Type: 'Problem' });

  it('has each change on the page with one cycle, which the second look behind it begins at the latest, and takes none of its own writes for a change', async () => {
    covers([35]);
    const begun: number[] = [];
    const watched = watchOrg(company, {
      say: ({ kind }) => {
        if (kind === 'cycle_started') begun.push(watched.book.facts.sums.looks);
      }
    });
    service = watched;
    const account = await accountId();
    /** What stands on the page after the cycle that a change leads to. */
    const shownAfter = async (change: () => Promise<unknown>): Promise<string> => {
      await untilQuiet(watched, 1);
      const [from, cycle] = [watched.said.length, begun.length];
      await change();
      const { looks } = watched.book.facts.sums;
      await watched.until((event) => event.kind === 'cycle_done' && event.status === 'done', { from });
      // The look that was under way may have asked before.
      expect((begun[cycle] ?? NaN) - looks).toBeLessThanOrEqual(2);
      return results(account);
    };
    let id = '';
    const opened = await shownAfter(async () => (id = await openCase(account)));
    expect(opened).toContain(id);
    const cycles = begun.length;
    await untilQuiet(watched, 6);
    // One more where the look fell into the second of the edit.
    expect(begun.length - cycles).toBeLessThanOrEqual(1);
    const closed = await shownAfter(() => company.org.call('PATCH', `/sobjects/Case/${id}`, { Status: 'Closed' }));
    expect(closed).not.toBe(opened);
    const both = await shownAfter(async () => (id = await openCase(account)));
    expect(both).not.toBe(closed);
    expect(await shownAfter(() => company.org.call('DELETE', `/sobjects/Case/${id}`))).not.toBe(both);
  });

  it('shares the calls of a look among all objects', async () => {
    service = watchOrg(company);
    await untilQuiet(service);
    const { sums } = service.book.facts;
    await untilQuiet(service, 6);
    const { looks, calls } = service.book.facts.sums;
    expect(looks - sums.looks).toBeGreaterThanOrEqual(6);
    // Two questions an object, 25 of them a call, and one call for five objects that changed a moment ago.
    expect(service.book.facts.budget?.callsThisRun).toBeLessThanOrEqual(6);
    expect(calls).toBeGreaterThan(sums.calls);
  });

  it('runs a cycle on a new day of the org', async () => {
    service = watchOrg(company);
    await untilQuiet(service);
    const from = service.said.length;
    await company.pass(24 * 3600);
    await service.until((event) => event.kind === 'cycle_started' && event.because === 'night', { from });
    await service.until((event) => event.kind === 'cycle_done' && event.status === 'done', { from });
  });

  it('goes on by itself when the org answers again', async () => {
    covers([27]);
    service = watchOrg(company);
    await untilQuiet(service, 1);
    await company.fault('server_error', { status: 503, path: '/services/data', times: 40 });
    await service.until((event) => event.kind === 'failed' && event.error === 'OrgUnreachable');
    await company.noFaults();
    const from = service.said.length;
    await service.until((event) => event.kind === 'recovered', { from });
    expect(service.book.facts.trouble).toBeUndefined();
  });

  it('tries a cycle again that failed, though nothing more changes in the org', async () => {
    covers([51]);
    service = watchOrg(company);
    await untilQuiet(service, 1);
    const state = new DatabaseSync(stateFile({ folder: join(company.dataFolder, 'store'), orgId: company.org.orgId }));
    try {
      state.exec("create trigger full before insert on outbox begin select raise(abort, 'disk is full'); end");
      const account = await accountId();
      const before = await results(account);
      await openCase(account);
      await service.until((event) => event.kind === 'failed' && event.error === 'StoreFull');
      const from = service.said.length;
      state.exec('drop trigger full');
      await service.until((event) => event.kind === 'cycle_started' && event.because === 'retry', { from });
      await service.until((event) => event.kind === 'cycle_done' && event.status === 'done', { from });
      expect(await results(account)).not.toBe(before);
    } finally {
      state.close();
    }
  });

  it('stays up while settings cannot be used, says so, and goes on when somebody has corrected them', async () => {
    service = watchOrg(company);
    await untilQuiet(service, 1);
    await changeSettings(company, { 'Headroom_Signal.case_open': { Filter__c: "Priority = 'High" } });
    await service.until((event) => event.kind === 'failed' && event.error === 'SettingsInvalid');
    expect(service.book.facts).toMatchObject({ state: 'degraded', trouble: 'SettingsInvalid' });
    const from = service.said.length;
    await changeSettings(company, { 'Headroom_Signal.case_open': {} });
    await service.until((event) => event.kind === 'recovered', { from });
  });

  it('pauses when the calls of the day are used up, keeps its place and goes on when they are back', async () => {
    covers([26]);
    service = watchOrg(company);
    await untilQuiet(service, 1);
    await company.fault('daily_limit', { remaining: 0 });
    expect(await service.end).toBe('paused');
    await company.noFaults();
    service = watchOrg(company);
    await service.until((event) => event.kind === 'cycle_done' && event.status === 'done');
  });

  it('stops between two steps of a cycle, and leaves the place to write', async () => {
    let isAsked = false;
    const stopping: Watched = watchOrg(company, {
      say: (event) => {
        if (event.kind !== 'step' || event.step !== 'cursor_advanced' || isAsked) return;
        isAsked = true;
        void stopping.stop();
      }
    });
    service = stopping;
    expect(await stopping.end).toBe('stopped');
    expect(isAsked).toBe(true);
    expect(stopping.said.some(({ kind }) => kind === 'cycle_done')).toBe(false);
    expect(await company.sync()).toMatchObject({ status: 'done' });
  });
});
