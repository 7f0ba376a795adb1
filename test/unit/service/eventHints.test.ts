import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Alarm } from '../../../src/service/alarm.ts';
import { EventHints } from '../../../src/service/eventHints.ts';
import { ServiceBook } from '../../../src/service/serviceBook.ts';
import { openStateStore } from '../../../src/store/sqliteStateStore.ts';
import type { StateStore } from '../../../src/store/stateStore.ts';
import { ScriptedOrg, orgId } from '../org/scriptedOrg.ts';
import type { Answer, Asked } from '../org/scriptedOrg.ts';

const event = {
  channel: '/data/CaseChangeEvent',
  data: { payload: { ChangeEventHeader: { entityName: 'Case' } }, event: { replayId: 1 } }
};

describe('events that never end', () => {
  let org: ScriptedOrg;
  let folder: string;
  let state: StateStore;
  let book: ServiceBook;
  let hints: EventHints;

  beforeEach(async () => {
    org = new ScriptedOrg();
    await org.start();
    folder = await mkdtemp(join(tmpdir(), 'headroom-hints-'));
    state = await openStateStore({ folder, orgId });
    book = new ServiceBook(Date.now());
    org.on('POST /cometd/68.0', ({ body }: Asked): Answer => {
      const [{ channel }] = JSON.parse(body) as [{ channel: string }];
      const answer = { channel, successful: true, clientId: 'c' };
      return { json: channel === '/meta/connect' ? [event, answer] : [answer] };
    });
  });
  afterEach(async () => {
    await hints.close();
    await state.close();
    await org.stop();
    await rm(folder, { recursive: true, force: true });
  });

  /**
   * When a loop that does nothing but wait is woken, in milliseconds from its begin, until events came that would wake it more than
   * once.
   *
   * @param times  so often at least
   */
  const wokenAt = async (times: number): Promise<readonly number[]> => {
    const alarm = new Alarm();
    const request = {
      connect: () => org.connect(),
      dataFolder: folder,
      mode: { kind: 'watch', pauseMs: 5000 },
      changeEvents: ['Case'],
      say: () => undefined,
      book,
      signal: new AbortController().signal
    } as const;
    hints = new EventHints(request, state, alarm);
    const begunAt = performance.now();
    const woken: number[] = [];
    let isOver = false;
    const wait = async (): Promise<void> => {
      for (;;) {
        await alarm.pause(3_600_000);
        if (isOver) return;
        woken.push(performance.now() - begunAt);
      }
    };
    const waited = wait();
    hints.listen(await org.connect());
    await vi.waitUntil(() => woken.length >= times && book.facts.sums.eventsTaken > 10, { timeout: 60_000 });
    isOver = true;
    alarm.ring();
    await waited;
    return woken;
  };

  it('wake the service once a second', async () => {
    const [atOnce = NaN, second = NaN, third = NaN] = await wokenAt(3);
    // Timers may fire a millisecond early.
    expect([second - atOnce > 990, third - second > 990]).toEqual([true, true]);
    expect(hints.take()).toEqual(new Set(['Case']));
  });

  it('do not wake one that waits after an error', async () => {
    book.note({ trouble: 'OrgUnreachable' });
    expect(await wokenAt(0)).toEqual([]);
  });

  it('do not wake one that looks less often than wished, because its calls run short', async () => {
    book.note({ pauseMs: 5001 });
    expect(await wokenAt(0)).toEqual([]);
    expect(hints.take()).toEqual(new Set(['Case']));
  });
});
