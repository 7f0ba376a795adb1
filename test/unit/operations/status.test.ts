import { mkdtempSync, rmSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { thisHolder } from '../../../src/operations/holdLease.ts';
import { openOrgState } from '../../../src/operations/openStores.ts';
import { status } from '../../../src/operations/status.ts';

const orgId = '00D000000000001AAA';
const start = Date.UTC(2026, 10, 22, 12, 0, 0);
const instant = (ms: number): string => new Date(start + ms).toISOString();

describe('the status of a service', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'headroom-status-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** A service that holds its place and said that it is up to date, in a process with this number. */
  const leftBy = async (pid: number): Promise<void> => {
    const state = await openOrgState(folder, orgId);
    await state.takeLease(thisHolder().replace(` ${process.pid} `, ` ${pid} `), instant(0), instant(30_000));
    await state.service.save({
      ...{ holder: `${hostname()} ${pid}`, mode: 'watch', state: 'idle', detail: '' },
      ...{ startedAt: instant(0), saidAt: instant(1000), dueAt: instant(6000) }
    });
    await state.close();
  };

  it('is that of one that is there while its process is', async () => {
    await leftBy(process.pid);
    expect(await status(folder)).toMatchObject([{ service: { isThere: true, state: 'idle' }, lease: { until: instant(30_000) } }]);
  });

  it.each([
    ['is no JSON', 'done'],
    ['has other values than a run wrote', '{"accounts":"many","writtenTotal":0,"apiCalls":1}']
  ])('stops with the file and the run where what a run kept of itself %s', async (_, report) => {
    const state = await openOrgState(folder, orgId);
    await state.finishRun({ runId: 'run-1', startedAt: instant(0), finishedAt: instant(1000), status: 'done', report });
    await state.close();
    await expect(status(folder)).rejects.toMatchObject({
      name: 'StoreUnreadable',
      values: [expect.stringMatching(/state-00D000000000001AAA\.sqlite, run run-1$/u), expect.any(String)]
    });
  });

  it('is that of one that is gone as soon as its process is, and nobody holds the place to write then', async () => {
    // No process has a number beyond what Linux gives out.
    await leftBy(2 ** 22 + 1);
    const [found] = await status(folder);
    expect(found?.service?.isThere).toBe(false);
    expect(found).not.toHaveProperty('lease');
  });
});
