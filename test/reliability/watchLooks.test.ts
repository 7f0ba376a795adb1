import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { settingTypes } from '../../src/settings/readSettings.ts';
import { changeSettings } from './changeSettings.ts';
import { openCompany, type Company } from './openCompany.ts';
import { callsOf, newestRequest, requestsSince } from './requestsAsked.ts';
import { untilQuiet, watchOrg, type Watched } from './watchedOrg.ts';

describe('a service between two cycles', () => {
  let company: Company;
  let service: Watched | undefined;
  beforeAll(async () => {
    company = await openCompany();
  });
  afterEach(async () => {
    await service?.stop().catch(() => undefined);
    service = undefined;
  });
  afterAll(() => company.remove());

  const start = (options: Parameters<typeof watchOrg>[1] = {}): Watched => {
    service = watchOrg(company, { settingsEveryMs: 3_600_000, ...options });
    return service;
  };
  const cycles = ({ said }: Watched): readonly string[] => said.flatMap((event) => (event.kind === 'cycle_started' ? [event.because] : []));

  it('runs none for what its first cycle has read', async () => {
    const [alder] = await company.org.query("SELECT Id FROM Account WHERE Name = 'Alder Print'");
    await company.org.create('Case', { AccountId: alder.Id, Subject: 'Cannot print', Priority: 'High', Type: 'Problem' });
    // Beyond the second of the edit, and within the five minutes that windows overlap.
    await company.pass(60);
    const watched = start();
    await untilQuiet(watched, 4);
    expect(cycles(watched)).toEqual(['start']);
  });

  it('runs one for an edit of settings in Setup within the next looks, long before fields are described anew', async () => {
    const watched = start();
    await untilQuiet(watched, 1);
    const from = watched.said.length;
    const looks = watched.book.facts.sums.looks;
    await changeSettings(company, { 'Headroom_Measure.vr_open_cases': { Weight__c: 45 } });
    await watched.until((event) => event.kind === 'cycle_started' && event.because === 'settings', { from });
    // The look that was under way and the one that follows it.
    expect(watched.book.facts.sums.looks - looks).toBeLessThanOrEqual(3);
    await watched.until((event) => event.kind === 'cycle_done' && event.status === 'done', { from });
  });

  it('asks for settings with the objects: a look costs as many calls as its reads fill', async () => {
    const watched = start();
    await untilQuiet(watched, 1);
    await company.pass(600);
    await untilQuiet(watched, 2);
    const newest = await newestRequest(company);
    const before = watched.book.facts.sums.looks;
    await vi.waitUntil(() => watched.book.facts.sums.looks >= before + 4, { timeout: 240_000 });
    await watched.stop();
    const requests = await requestsSince(company, newest);
    const lists = requests.filter(({ path }) => /\/(updated|deleted)\?/.test(path)).length;
    const queries = requests.filter(({ path, inside }) => path.includes('/query') && inside === true).length;
    // By what the org was asked: a look may be under way as its requests begin to be counted.
    const looks = Math.ceil(queries / settingTypes.length);
    expect(looks).toBeGreaterThanOrEqual(3);
    expect(callsOf(requests)).toBeLessThanOrEqual(Math.ceil((lists + queries) / 25) + looks);
  });

  it('says once that settings cannot be used, looks on, and goes on with the look that finds them corrected', async () => {
    const watched = start();
    await untilQuiet(watched, 1);
    const from = watched.said.length;
    await changeSettings(company, { 'Headroom_Measure.vr_oldest_case': { Curve__c: '0:100, 0:60' } });
    await watched.until((event) => event.kind === 'failed' && event.error === 'SettingsInvalid', { from });
    expect(watched.book.facts.trouble).toBe('SettingsInvalid');
    await new Promise((resolve) => setTimeout(resolve, 2000));
    expect(watched.said.slice(from).filter(({ kind }) => kind === 'failed')).toHaveLength(1);
    await changeSettings(company, { 'Headroom_Measure.vr_oldest_case': {} });
    await watched.until((event) => event.kind === 'recovered', { from });
    expect(cycles(watched).filter((because) => because === 'retry')).toEqual([]);
  });
});

it('A service that syncs at an interval keeps it when the clock of its machine goes back an hour', async () => {
  const company = await openCompany();
  const watched = watchOrg(company, { mode: { kind: 'every', everyMs: 1000 } });
  const now = Date.now.bind(Date);
  const clock = vi.spyOn(Date, 'now');
  try {
    await watched.until(({ kind }) => kind === 'cycle_done');
    clock.mockImplementation(() => now() - 3_600_000);
    const from = watched.said.length;
    await watched.until((event) => event.kind === 'cycle_started' && event.because === 'interval', { from });
    const later = watched.said.length;
    await watched.until((event) => event.kind === 'cycle_started' && event.because === 'interval', { from: later });
  } finally {
    clock.mockRestore();
    await watched.stop();
    await company.remove();
  }
});
