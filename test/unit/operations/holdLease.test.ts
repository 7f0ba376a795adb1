import { mkdtemp, rm } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { holdLease } from '../../../src/operations/holdLease.ts';
import { openStateStore } from '../../../src/store/sqliteStateStore.ts';
import type { StateStore } from '../../../src/store/stateStore.ts';

const start = Date.parse('2026-11-23T10:00:00.000Z');
const second = 1000;
const at = (ms: number): string => new Date(start + ms).toISOString();

let folder: string;
let other: StateStore;
let ours: StateStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'headroom-lease-'));
  [other, ours] = [
    await openStateStore({ folder, orgId: '00D000000000001AAA' }),
    await openStateStore({ folder, orgId: '00D000000000001AAA' })
  ];
  vi.useFakeTimers({ now: start, toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'] });
});
afterEach(async () => {
  vi.useRealTimers();
  await other.close();
  await ours.close();
  await rm(folder, { recursive: true });
});

/** Waits for the place, and tells whether it is taken after some seconds. */
function wait(): { takenAfter(seconds: number): Promise<boolean>; readonly told: string[]; end(): Promise<void> } {
  const told: string[] = [];
  let isTaken = false;
  const stop = new AbortController();
  const held = holdLease(ours, { onWait: (heldBy) => told.push(heldBy), signal: stop.signal }).then(
    (lease) => {
      isTaken = true;
      return lease;
    },
    () => undefined
  );
  return {
    told,
    takenAfter: async (seconds) => {
      await vi.advanceTimersByTimeAsync(seconds * second);
      return isTaken;
    },
    end: async () => {
      stop.abort();
      await vi.advanceTimersByTimeAsync(2 * second);
      await (await held)?.release();
    }
  };
}

describe('the place to write', () => {
  it('of another machine is waited for until its lease ends', async () => {
    await other.takeLease('elsewhere 7 x', at(0), at(20 * second));
    const waiting = wait();
    expect(await waiting.takenAfter(19)).toBe(false);
    expect(waiting.told).toEqual(['elsewhere, process 7']);
    expect(await waiting.takenAfter(2)).toBe(true);
    await waiting.end();
  });

  it('of a machine whose clock was years ahead is taken once it has been silent as long as a lease lasts', async () => {
    await other.takeLease('elsewhere 7 x', at(0), '2031-01-01T00:00:30.000Z');
    const waiting = wait();
    expect(await waiting.takenAfter(29)).toBe(false);
    expect(await waiting.takenAfter(3)).toBe(true);
    await expect(other.startRun('late', at(0))).rejects.toMatchObject({ name: 'LeaseLost' });
    await waiting.end();
  });

  it('of a machine whose clock is ahead is left to it as long as it is prolonged', async () => {
    await other.takeLease('elsewhere 7 x', at(0), '2031-01-01T00:00:30.000Z');
    const waiting = wait();
    for (const part of [10, 20, 30, 40, 50, 60]) {
      expect(await waiting.takenAfter(10)).toBe(false);
      expect(await other.renewLease(`2031-01-01T00:01:${String(part - 10).padStart(2, '0')}.000Z`)).toBe(true);
    }
    await waiting.end();
  });

  it('of a process of this machine that is gone is taken at once', async () => {
    await other.takeLease(`${hostname()} 4194305 x`, at(0), at(30 * second));
    const waiting = wait();
    expect(await waiting.takenAfter(0)).toBe(true);
    expect(waiting.told).toEqual([]);
    await waiting.end();
  });

  it.runIf(process.platform === 'linux')(
    'of a container of the same host name is left to it: its processes are not to be seen from here',
    async () => {
      await other.takeLease(`${hostname()} 4194305 x pid:[1]`, at(0), at(20 * second));
      const waiting = wait();
      expect(await waiting.takenAfter(19)).toBe(false);
      expect(await waiting.takenAfter(2)).toBe(true);
      await waiting.end();
    }
  );

  it('stays with whoever holds it, far beyond the time of one lease', async () => {
    const waiting = wait();
    expect(await waiting.takenAfter(0)).toBe(true);
    await vi.advanceTimersByTimeAsync(300 * second);
    expect(await other.takeLease('elsewhere 7 x', at(300 * second), at(330 * second))).toMatchObject({
      heldBy: expect.stringContaining(` ${process.pid} `)
    });
    await waiting.end();
    expect(await other.takeLease('elsewhere 7 x', at(302 * second), at(332 * second))).toMatchObject({ token: expect.any(Number) });
  });
});
