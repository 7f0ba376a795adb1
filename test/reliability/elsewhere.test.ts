import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HealthError } from '../../src/domain/healthError.ts';
import { openOrgState } from '../../src/operations/openStores.ts';
import type { HolderElsewhere } from '../../src/operations/sync/run/elsewhere.ts';
import { newRunId } from '../../src/operations/sync/run/runId.ts';
import { UnderWay } from '../../src/operations/sync/run/underWay.ts';
import { verify } from '../../src/operations/verify/verify.ts';
import { nowOf, openCompany, type Company } from './openCompany.ts';
import { callsOf, newestRequest, requestsDuring, requestsSince } from './requestsAsked.ts';
import { covers } from './rows.ts';
import { untilQuiet, watchOrg, type Watched } from './watchedOrg.ts';

describe('two machines with data folders of their own on one org', { timeout: 600_000 }, () => {
  let company: Company;
  const services: Watched[] = [];
  beforeEach(async () => {
    company = await openCompany();
  });
  afterEach(async () => {
    for (const service of services.splice(0)) await service.stop().catch(() => undefined);
    await company.remove();
  });

  const other = (): string => join(company.dataFolder, 'other-machine');
  const here = `${hostname()}, process ${process.pid}`;
  const watched = (dataFolder: string): Watched => {
    const service = watchOrg(company, { dataFolder, elsewhereEveryMs: 200 });
    services.push(service);
    return service;
  };
  const lastRun = async (): Promise<Readonly<Record<string, unknown>>> =>
    (
      await company.org.query(
        'SELECT Key__c, Status__c, Held_By__c, Held_Until__c FROM Headroom_Health_Run__c ORDER BY Started_At__c DESC, Key__c DESC LIMIT 1'
      )
    )[0];
  const runs = async (): Promise<number> => (await company.org.query('SELECT Id FROM Headroom_Health_Run__c')).length;

  it('exclude one another: the second waits, names the first and since when, and goes on once that has stopped', async () => {
    covers([50]);
    const first = watched(company.dataFolder);
    await untilQuiet(first, 1);
    expect(await lastRun()).toMatchObject({ Status__c: 'Done', Held_By__c: here });
    const before = await runs();
    const second = watched(other());
    const waiting = await second.until(({ kind }) => kind === 'elsewhere_waiting');
    expect(waiting).toMatchObject({ heldBy: here, runId: (await lastRun())['Key__c'] });
    expect(second.book.facts).toMatchObject({ state: 'waiting', heldBy: here });
    const newest = await newestRequest(company);
    const asked = async (): Promise<number> =>
      (await requestsSince(company, newest)).filter(({ path }) => path.includes('Held_Until__c')).length;
    await vi.waitUntil(async () => (await asked()) >= 5, { timeout: 240_000 });
    expect(await runs()).toBe(before);
    await first.stop();
    expect(await lastRun()).toMatchObject({ Held_Until__c: null });
    await second.until((event) => event.kind === 'cycle_done' && event.status === 'done');
  });

  it('end the waiting of a service that is asked to stop', async () => {
    const first = watched(company.dataFolder);
    await untilQuiet(first, 1);
    const second = watched(other());
    await second.until(({ kind }) => kind === 'elsewhere_waiting');
    expect(await second.stop()).toBe('stopped');
  });

  it('do not wait for one that is silent beyond its time, and say so', async () => {
    covers([50]);
    await company.sync({ staysMs: 3_600_000 });
    const { Key__c: key } = await lastRun();
    await company.pass(3700);
    const silent: HolderElsewhere[] = [];
    const waits: unknown[] = [];
    const result = await company.sync({
      dataFolder: other(),
      onElsewhere: async (holder) => void waits.push(holder),
      onSilentElsewhere: (holder) => silent.push(holder)
    });
    expect(result.status).toBe('done');
    expect(waits).toEqual([]);
    expect(silent).toMatchObject([{ key, heldBy: here }]);
  });

  it('do not wait for a single sync that has ended, nor for themselves', async () => {
    await company.sync();
    const waits: unknown[] = [];
    const onElsewhere = async (holder: unknown): Promise<void> => void waits.push(holder);
    await company.sync({ dataFolder: other(), onElsewhere });
    await company.sync({ onElsewhere });
    await company.sync({ staysMs: 3_600_000, onElsewhere });
    await company.sync({ onElsewhere });
    expect(waits).toEqual([]);
  });

  it('ask about one another without a call more', async () => {
    await company.sync();
    const client = await company.client();
    const { requests } = await requestsDuring(company, () => company.sync({ client }));
    const asked = requests.filter(({ path }) => path.includes('Held_Until__c'));
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({ inside: true });
    expect(callsOf(requests)).toBeGreaterThan(0);
  });

  it('see a run that takes longer than a minute while it is under way, and one of them that was killed says so afterwards', async () => {
    covers([50]);
    const startedAt = await nowOf(company.org);
    const key = newRunId(Date.parse(startedAt));
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      const client = await company.client();
      const row = { Key__c: key, Run_Id__c: key, Started_At__c: startedAt };
      const late = new UnderWay(client, row, () => Promise.reject(new HealthError('LeaseLost')));
      const underWay = new UnderWay(client, row, () => Promise.resolve());
      vi.advanceTimersByTime(59_999);
      expect((await lastRun())['Key__c']).not.toBe(key);
      const { requests } = await requestsDuring(company, async () => {
        vi.advanceTimersByTime(1);
        await Promise.all([late.end(), underWay.end()]);
      });
      // Who lost the place to write says nothing.
      expect(requests.filter(({ method }) => method !== 'GET')).toHaveLength(1);
    } finally {
      vi.useRealTimers();
    }
    expect(await lastRun()).toMatchObject({ Key__c: key, Status__c: 'Running', Held_By__c: here });
    const stop = new AbortController();
    const waited = company.sync({ dataFolder: other(), signal: stop.signal, onElsewhere: async () => stop.abort(new Error('seen')) });
    await expect(waited).rejects.toThrow('seen');
    const state = await openOrgState(company.dataFolder, company.org.orgId);
    await state.startRun(key, startedAt);
    await state.close();
    await company.sync();
    const soql = `SELECT Status__c, Error__c, Held_Until__c FROM Headroom_Health_Run__c WHERE Key__c = '${key}'`;
    expect(await company.org.query(soql)).toMatchObject([{ Status__c: 'Failed', Error__c: 'Interrupted', Held_Until__c: null }]);
  });

  it('are told by verify that a copy is older than what the org holds, with the machine that went on', async () => {
    const look = async (): ReturnType<typeof verify> => verify({ client: await company.client(), dataFolder: company.dataFolder });
    expect(await look()).not.toHaveProperty('newerRuns');
    await company.pass(60);
    await company.sync({ dataFolder: other() });
    await company.pass(60);
    await company.sync({ dataFolder: other() });
    expect((await look()).newerRuns).toMatchObject({ count: 2, lastBy: here });
    await company.pass(60);
    await company.sync();
    expect(await look()).not.toHaveProperty('newerRuns');
  });
});
