import { hostname } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openOrgState } from '../../src/operations/openStores.ts';
import { stateFile } from '../../src/store/sqliteStateStore.ts';
import { openCompany } from './openCompany.ts';
import type { Company } from './openCompany.ts';
import { covers } from './rows.ts';
import { startService } from './serviceProcess.ts';
import type { LogLine, ServiceProcess } from './serviceProcess.ts';

const is =
  (event: string, facts: Readonly<Record<string, unknown>> = {}) =>
  (line: LogLine): boolean =>
    line.event === event && Object.entries(facts).every(([name, value]) => line[name] === value);

describe('two services on one org', { timeout: 600_000 }, () => {
  let company: Company;
  const running: ServiceProcess[] = [];
  beforeAll(async () => {
    company = await openCompany();
  });
  afterEach(async () => {
    for (const service of running.splice(0)) {
      service.signal('SIGKILL');
      await service.ended;
    }
  });
  afterAll(() => company.remove());

  const start = (): ServiceProcess => {
    const service = startService(company, '--watch', '--poll-seconds', '1');
    running.push(service);
    return service;
  };

  /** Prolongs the lease of a process that is gone: whoever takes its place does so because it is gone, not because its time is over. */
  const prolong = ({ pid }: ServiceProcess): (() => void) => {
    const path = stateFile({ folder: join(company.dataFolder, 'store'), orgId: company.org.orgId });
    const state = new DatabaseSync(path, { timeout: 60_000 });
    const lease = state.prepare('update lease set held_until = ? where holder like ?');
    const again = (): void => void lease.run(new Date(Date.now() + 30_000).toISOString(), `${hostname()} ${pid} %`);
    const timer = setInterval(again, 1000);
    again();
    return () => {
      clearInterval(timer);
      state.close();
    };
  };

  it('exclude one another: the second waits and says so, and takes over as soon as the first was killed', async () => {
    covers([50]);
    const first = start();
    await first.until(is('cycle_done', { status: 'done' }));
    const second = start();
    const { heldBy } = await second.until(is('lease_waiting'));
    expect(heldBy).toBe(`${hostname()}, process ${first.pid}`);
    expect(second.log.some(is('cycle_started'))).toBe(false);
    first.signal('SIGKILL');
    await first.ended;
    const end = prolong(first);
    try {
      await second.until(is('lease_taken'));
    } finally {
      end();
    }
    await second.until(is('cycle_done', { status: 'done' }));
  });

  it('end gracefully: exit code 0, the place free, nothing said of itself any more', async () => {
    const first = start();
    await first.until(is('cycle_done', { status: 'done' }));
    first.signal('SIGTERM');
    expect(await first.ended).toBe(0);
    expect(first.log.at(-1)).toMatchObject({ event: 'stopped', cut: false });
    const state = await openOrgState(company.dataFolder, company.org.orgId);
    try {
      expect(await state.service.lease()).toBeUndefined();
      expect(await state.service.read()).toBeUndefined();
    } finally {
      await state.close();
    }
  });

  it('end with exit code 69 when the calls of the day are used up', async () => {
    covers([26]);
    const first = start();
    await first.until(is('cycle_done', { status: 'done' }));
    await company.fault('daily_limit', { remaining: 0 });
    expect(await first.ended).toBe(69);
    await company.noFaults();
    expect(first.log.at(-1)).toMatchObject({ event: 'paused' });
  });

  it('write once: the first, held still in the middle of a run beyond its lease, wakes and writes nothing', async () => {
    covers([50]);
    const first = start();
    await first.until((line) => line.event === 'step' && line['step'] === 'window_chosen');
    first.signal('SIGSTOP');
    const second = start();
    await second.until(is('lease_waiting'));
    await second.until(is('lease_taken'));
    const before = first.log.length;
    first.signal('SIGCONT');
    await first.until(is('lease_lost'), { from: before });
    await first.until(is('lease_waiting'), { from: before });
    await second.until(is('cycle_done', { status: 'done' }));
    expect(first.log.slice(before).filter(is('cycle_done'))).toEqual([]);
    const written = first.log.slice(before).filter((line) => line.event === 'step' && line['step'] === 'write_sent');
    expect(written).toEqual([]);
    const runs = await company.org.query('SELECT Status__c FROM Headroom_Health_Run__c');
    expect(runs.filter((run) => run['Status__c'] === 'Failed')).toEqual([]);
  });
});
