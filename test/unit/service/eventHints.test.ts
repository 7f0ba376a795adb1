import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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
   * When a loop that does nothing but wait is woken, in milliseconds from its begin.
   *
   * @param times  ends behind so many times; 0 = ends once more events came than a wake for each could hide among
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
    hints.listen(await org.connect());
    const begunAt = performance.now();
    const woken: number[] = [];
    const isEnough = (): boolean => woken.length >= times && book.facts.sums.eventsTaken > 10;
    while (!isEnough()) {
      const restMs = 20;
      const pausedAt = performance.now();
      await alarm.pause(restMs);
      // A pause that nobody ends lasts its whole time.
      if (performance.now() - pausedAt < restMs) woken.push(performance.now() - begunAt);
    }
    return woken;
  };

  it('wake the service once a second', async () => {
    const [atOnce = NaN, second = NaN, third = NaN] = await wokenIn(60_000, 3);
    // Timers may fire a millisecond early.
    expect([second - atOnce > 990, third - second > 990]).toEqual([true, true]);
    expect(book.facts.sums.eventsTaken).toBeGreaterThan(10);
    expect(hints.take()).toEqual(new Set(['Case']));
  });

  it('do not wake one that waits after an error', async () => {
    book.note({ trouble: 'OrgUnreachable' });
    expect(await wokenIn(500)).toEqual([]);
  });

  it('do not wake one that looks less often than wished, because its calls run short', async () => {
    book.note({ pauseMs: 5001 });
    expect(await wokenIn(500)).toEqual([]);
    expect(hints.take()).toEqual(new Set(['Case']));
  });
});
