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

  /** How often a loop that does nothing but wait is woken within so many milliseconds. */
  const wokenIn = async (ms: number): Promise<number> => {
    const alarm = new Alarm();
    const request = {
      connect: () => org.connect(),
      dataFolder: folder,
      mode: { kind: 'watch', pollMs: 5000 },
      changeEvents: ['Case'],
      say: () => undefined,
      book,
      signal: new AbortController().signal
    } as const;
    hints = new EventHints(request, state, alarm);
    hints.listen(await org.connect());
    const lastMs = Date.now() + ms;
    let woken = 0;
    for (;;) {
      await alarm.pause(Math.max(0, lastMs - Date.now()));
      if (Date.now() >= lastMs) return woken;
      woken += 1;
    }
  };

  it('wake the service once a second', async () => {
    // At once, after one second and after two.
    expect(await wokenIn(2500)).toBe(3);
    expect(book.facts.sums.eventsTaken).toBeGreaterThan(10);
    expect(hints.take()).toEqual(new Set(['Case']));
  });

  it('do not wake one that waits after an error', async () => {
    book.note({ trouble: 'OrgUnreachable' });
    expect(await wokenIn(500)).toBe(0);
  });

  it('do not wake one that polls less often than wished, because its calls run short', async () => {
    book.note({ pollMs: 5001 });
    expect(await wokenIn(500)).toBe(0);
    expect(hints.take()).toEqual(new Set(['Case']));
  });
});
