import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { channelOf, objectOf } from '../../../src/domain/changeChannel.ts';
import type { ChangeListener } from '../../../src/org/orgClient.ts';
import { ScriptedOrg } from './scriptedOrg.ts';
import type { Answer, Asked } from './scriptedOrg.ts';

type Message = { readonly channel: string; readonly clientId?: string; readonly ext?: { readonly replay?: Record<string, number> } };

describe('a channel of change events', () => {
  it('is named by its object, and back', () => {
    expect(['Case', 'Site_Visit__c', 'ns__Plan__c'].map(channelOf)).toEqual([
      '/data/CaseChangeEvent',
      '/data/Site_Visit__ChangeEvent',
      '/data/ns__Plan__ChangeEvent'
    ]);
    expect(['Case', 'Site_Visit__c', 'ns__Plan__c'].map((name) => objectOf(channelOf(name)))).toEqual([
      'Case',
      'Site_Visit__c',
      'ns__Plan__c'
    ]);
  });
});

describe('listening to change events', () => {
  let org: ScriptedOrg;
  let stop: AbortController;
  /** When each connect came. */
  let connectedAt: number[];
  /** Milliseconds between a connect and the next one. */
  const restsMs = (): readonly number[] => connectedAt.slice(1).map((at, index) => at - (connectedAt[index] ?? NaN));
  /** What the server answers to connects, one after the other; the last one for ever. */
  let connects: readonly object[][];
  const sent = (): readonly Message[] =>
    org.asked.filter(({ path }) => path.startsWith('/cometd/')).flatMap(({ body }) => JSON.parse(body) as Message[]);
  const ok = { channel: '/meta/connect', successful: true };
  const event = (replayId: unknown) => ({
    channel: '/data/CaseChangeEvent',
    data: { payload: { ChangeEventHeader: { entityName: 'Case', changeType: 'UPDATE' }, Subject: 'secret' }, event: { replayId } }
  });

  beforeEach(async () => {
    org = new ScriptedOrg();
    await org.start();
    stop = new AbortController();
    connects = [[ok]];
    connectedAt = [];
    let clients = 0;
    org.on('POST /cometd/68.0', ({ body }: Asked): Answer => {
      const [message] = JSON.parse(body) as Message[];
      if (message?.channel === '/meta/handshake') {
        clients += 1;
        return {
          headers: { 'set-cookie': 'BAYEUX_BROWSER=b1; Path=/; Secure' },
          json: [{ channel: message.channel, successful: true, clientId: `c${clients}` }]
        };
      }
      if (message?.channel !== '/meta/connect') return { json: [{ channel: message?.channel, successful: true }] };
      connectedAt.push(performance.now());
      const answer = connects[Math.min(connectedAt.length, connects.length) - 1] ?? [];
      // The last connect ends the test: a server would wait here.
      if (connectedAt.length >= connects.length) stop.abort();
      return { json: answer };
    });
    org.on('GET /services/data', { json: [{ version: '68.0' }] });
  });
  afterEach(() => org.stop());

  const listen = async (position?: number): Promise<{ readonly hints: readonly string[]; readonly said: readonly string[] }> => {
    const hints: string[] = [];
    const said: string[] = [];
    const listener: ChangeListener = {
      onHint: (object) => void hints.push(object),
      onState: (state, channel, detail) => void said.push(`${state} ${channel} ${detail}`.trim()),
      position: async () => position,
      onPosition: async (channel, replayId) => void said.push(`${channel} at ${replayId}`)
    };
    await (await org.connect()).listen(['Case'], listener, stop.signal);
    return { hints, said };
  };

  it('begins with what comes from now on, hints at the object once, and keeps the cookie of its server', async () => {
    expect(await listen()).toEqual({ hints: ['Case'], said: ['subscribed /data/CaseChangeEvent'] });
    expect(sent().map(({ channel }) => channel)).toEqual(['/meta/handshake', '/meta/subscribe', '/meta/connect', '/meta/disconnect']);
    expect(sent()[1]?.ext?.replay).toEqual({ '/data/CaseChangeEvent': -1 });
    const cookies = org.asked.filter(({ path }) => path.startsWith('/cometd/')).map(({ headers }) => headers.cookie);
    expect(cookies).toEqual([undefined, 'BAYEUX_BROWSER=b1', 'BAYEUX_BROWSER=b1', 'BAYEUX_BROWSER=b1']);
  });

  it('goes on behind the last event that was taken, and remembers each', async () => {
    connects = [[event(18), event(19), ok], [ok]];
    const { hints, said } = await listen(17);
    expect(sent()[1]?.ext?.replay).toEqual({ '/data/CaseChangeEvent': 17 });
    expect(hints).toEqual(['Case', 'Case', 'Case']);
    expect(said.slice(1)).toEqual(['/data/CaseChangeEvent at 18', '/data/CaseChangeEvent at 19']);
  });

  it('takes an event that it does not understand for a hint at the channel it came by', async () => {
    connects = [[{ channel: '/data/CaseChangeEvent', data: 'gone' }, event('not a number'), ok], [ok]];
    expect((await listen()).hints).toEqual(['Case', 'Case', 'Case']);
  });

  it('begins a new session, with a hint, when the server has forgotten the old one', async () => {
    connects = [[{ channel: '/meta/connect', successful: false, error: '403::Unknown client', advice: { reconnect: 'handshake' } }], [ok]];
    const { hints, said } = await listen();
    expect(hints).toEqual(['Case', 'Case']);
    expect(said).toEqual([
      'subscribed /data/CaseChangeEvent',
      'broken /data/CaseChangeEvent 403::Unknown client',
      'subscribed /data/CaseChangeEvent'
    ]);
    expect(
      sent()
        .filter(({ channel }) => channel === '/meta/connect')
        .map(({ clientId }) => clientId)
    ).toEqual(['c1', 'c2']);
  });

  it('waits a second before it asks again where a server holds no request and tells nothing', async () => {
    connects = [[ok], [ok], [ok]];
    await listen();
    const [first, second] = restsMs();
    // Timers may fire a millisecond early.
    expect(Math.min(first ?? 0, second ?? 0)).toBeGreaterThan(990);
  });

  it('asks again at once where events came', async () => {
    connects = [[event(1), ok], [event(2), ok], [event(3), ok], [ok]];
    expect((await listen()).hints.length).toBe(4);
    // A machine that stands still makes one rest long, but not all of them.
    expect(Math.min(...restsMs())).toBeLessThan(990);
  });

  it('ends with the error where a position cannot be kept for a reason that is none of the org', async () => {
    connects = [[event(1), ok], [ok]];
    const listener: ChangeListener = {
      onHint: () => undefined,
      onState: () => undefined,
      position: async () => undefined,
      onPosition: async () => {
        throw new TypeError('a fault of this program');
      }
    };
    await expect((await org.connect()).listen(['Case'], listener, stop.signal)).rejects.toThrow('a fault of this program');
  });

  it('counts no API calls', async () => {
    const client = await org.connect();
    const before = client.budget.callsInAll;
    const nothing: ChangeListener = {
      onHint: () => undefined,
      onState: () => undefined,
      position: async () => undefined,
      onPosition: async () => undefined
    };
    await client.listen(['Case'], nothing, stop.signal);
    expect(client.budget.callsInAll).toBe(before);
  });
});
