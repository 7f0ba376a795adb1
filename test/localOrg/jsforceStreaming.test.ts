import jsforce from 'jsforce';
import { StreamingExtension } from 'jsforce/lib/api/streaming.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestOrg, type Json, type TestOrg } from './testOrg.ts';

const channel = '/data/AccountChangeEvent';

describe('the streaming client of jsforce', () => {
  let org: TestOrg;
  let connection: jsforce.Connection;

  beforeAll(async () => {
    org = await openTestOrg();
    await org.call('POST', '/services/headroom-local/change-events', { objects: ['Account'] });
    connection = new jsforce.Connection({ instanceUrl: org.url, accessToken: org.accessToken, version: '66.0' });
  });

  afterAll(() => org.remove());

  /** Collects events until there are as many as asked for. */
  const listen = (extensions: object[] = []): { readonly ready: Promise<void>; take(count: number): Promise<Json[]>; stop(): void } => {
    const client = connection.streaming.createClient(extensions as never);
    const events: Json[] = [];
    let arrived = (): void => undefined;
    const subscription = client.subscribe(channel, (event: Json) => {
      events.push(event);
      arrived();
    });
    return {
      ready: Promise.resolve(subscription as unknown as Promise<void>),
      take: async (count) => {
        while (events.length < count) await new Promise<void>((resolve) => (arrived = resolve));
        return events;
      },
      stop: () => (client as unknown as { disconnect(): void }).disconnect()
    };
  };

  it('hears of a record soon after it was created', async () => {
    const listener = listen();
    await listener.ready;
    const id = await org.create('Account', { Name: 'Heard' });
    const [event] = await listener.take(1);
    expect(event.payload.ChangeEventHeader).toMatchObject({ entityName: 'Account', recordIds: [id], changeType: 'CREATE' });
    listener.stop();
  });

  it('is given what it missed, by its replay extension', async () => {
    const before = listen();
    await before.ready;
    await org.create('Account', { Name: 'Last seen' });
    const [seen] = await before.take(1);
    before.stop();
    const missed = await org.create('Account', { Name: 'Missed' });
    const after = listen([new StreamingExtension.Replay(channel, seen.event.replayId)]);
    const [event] = await after.take(1);
    expect(event.payload.ChangeEventHeader.recordIds).toEqual([missed]);
    after.stop();
  });

  it('is told by its extension for failures that a token is dead', async () => {
    const stranger = new jsforce.Connection({ instanceUrl: org.url, accessToken: `${org.orgId.slice(0, 15)}!dead`, version: '66.0' });
    const failure = await new Promise<Json>((resolve) => {
      const client = stranger.streaming.createClient([new StreamingExtension.AuthFailure(resolve as never)]);
      client.subscribe(channel, () => undefined);
    });
    expect(failure).toMatchObject({ channel: '/meta/handshake', error: '403::Handshake denied' });
  });
});
