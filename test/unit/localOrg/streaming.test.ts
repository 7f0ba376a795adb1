import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openTestOrg, signInAs, type Json, type TestOrg } from '../../localOrg/testOrg.ts';

const app = { key: 'streaming', secret: 'secret' };
const accounts = '/data/AccountChangeEvent';

/** A client by hand: each call is one request with one message. */
type Hand = {
  say(channel: string, message?: object): Promise<Json[]>;
  subscribe(channel: string, replay?: number | string): Promise<Json>;
  /** Events of the next connect. */
  events(): Promise<Json[]>;
};

describe('Change Data Capture over CometD', () => {
  let org: TestOrg;
  let cookie = '';

  beforeAll(async () => {
    org = await openTestOrg({ apps: [{ consumerKey: app.key, consumerSecret: app.secret }] });
    const chosen = await org.call('POST', '/services/headroom-local/change-events', { objects: ['account', 'Contact', 'Case'] });
    expect(chosen.body).toEqual({ objects: ['Account', 'Contact', 'Case'] });
  });

  afterEach(async () => {
    await org.call('DELETE', '/services/headroom-local/faults');
  });

  afterAll(() => org.remove());

  const post = async (messages: object, authorization: string | undefined): Promise<Json[]> => {
    const headers = {
      'Content-Type': 'application/json',
      ...(cookie === '' ? {} : { Cookie: cookie }),
      ...(authorization === undefined ? {} : { Authorization: authorization })
    };
    const reply = await fetch(`${org.url}/cometd/66.0`, { method: 'POST', headers, body: JSON.stringify(messages) });
    cookie = (reply.headers.getSetCookie()[0] ?? cookie).replace(/;.*/, '');
    return (await reply.json()) as Json[];
  };
  const bearer = (): string => `Bearer ${org.accessToken}`;
  const shakeHands = async (token = bearer()): Promise<Hand> => {
    const hello = { channel: '/meta/handshake', version: '1.0', supportedConnectionTypes: ['long-polling'], id: '1' };
    const [{ clientId }] = await post(hello, token);
    const say: Hand['say'] = (channel, message) =>
      post([{ channel, clientId, connectionType: 'long-polling', id: '2', ...message }], token);
    await say('/meta/connect');
    return {
      say,
      subscribe: async (subscription, replay) =>
        (
          await say('/meta/subscribe', { subscription, ...(replay === undefined ? {} : { ext: { replay: { [subscription]: replay } } }) })
        )[0],
      events: async () => (await say('/meta/connect')).filter(({ data }) => data !== undefined)
    };
  };
  const fault = (name: string, parameters: object = {}): Promise<unknown> =>
    org.call('POST', '/services/headroom-local/faults', { fault: name, ...parameters });
  const headerOf = (event: Json): Json => event.data.payload.ChangeEventHeader;

  it('takes at most five objects that the org has', async () => {
    const choose = async (objects: unknown): Promise<Json> =>
      (await org.call('POST', '/services/headroom-local/change-events', { objects })).body[0];
    expect((await choose(['Nothing'])).message).toContain('Nothing');
    expect((await choose(['Account', 'Case', 'Contact', 'Lead', 'Task', 'Event'])).errorCode).toBe('LIMIT_EXCEEDED');
    expect((await org.call('GET', '/services/headroom-local/change-events')).body).toEqual({ objects: ['Account', 'Contact', 'Case'] });
  });

  it('tells of a created, updated, deleted and undeleted record with what the platform says of each', async () => {
    const hand = await shakeHands();
    expect(await hand.subscribe(accounts)).toMatchObject({ successful: true, subscription: accounts });
    const id = await org.create('Account', { Name: 'Told', BillingCity: 'Bonn', Phone: '1' });
    const [created] = await hand.events();
    expect(created).toMatchObject({
      channel: accounts,
      data: { payload: { Name: 'Told', BillingAddress: { City: 'Bonn' }, Phone: '1' }, event: { replayId: expect.any(Number) } }
    });
    expect(headerOf(created)).toMatchObject({
      entityName: 'Account',
      recordIds: [id],
      changeType: 'CREATE',
      changedFields: [],
      sequenceNumber: 1
    });
    expect(created.data.payload).not.toHaveProperty('SystemModstamp');
    await org.call('PATCH', `/sobjects/Account/${id}`, { BillingCity: 'Köln', Phone: null });
    const [updated] = await hand.events();
    expect(headerOf(updated).changeType).toBe('UPDATE');
    expect(
      headerOf(updated)
        .changedFields.filter((name: string) => name !== 'LastModifiedDate')
        .toSorted()
    ).toEqual(['BillingAddress.City', 'Phone']);
    expect(headerOf(updated).nulledFields).toEqual(['Phone']);
    expect(updated.data.payload).toMatchObject({ BillingAddress: { City: 'Köln' }, Phone: null });
    expect(updated.data.payload).not.toHaveProperty('Name');
    await org.call('DELETE', `/sobjects/Account/${id}`);
    const [deleted] = await hand.events();
    expect([headerOf(deleted).changeType, Object.keys(deleted.data.payload)]).toEqual(['DELETE', ['ChangeEventHeader']]);
  });

  it('tells nothing of objects that are not chosen, and nothing of what is undone', async () => {
    const hand = await shakeHands();
    await hand.subscribe('/data/ChangeEvents');
    await org.create('Lead', { LastName: 'Unseen', Company: 'Unseen' });
    const record = (values: object): object => ({ attributes: { type: 'Account' }, ...values });
    await org.call('POST', '/composite/sobjects', { allOrNone: true, records: [record({ Name: 'Undone' }), record({ Phone: 'no name' })] });
    const id = await org.create('Contact', { LastName: 'Seen', FirstName: 'Ann' });
    const events = await hand.events();
    expect(events.map((event) => headerOf(event).recordIds)).toEqual([[id]]);
    expect(events[0].data.payload.Name).toEqual({ LastName: 'Seen', FirstName: 'Ann' });
  });

  it('gives changes of one request one transaction key and rising numbers', async () => {
    const hand = await shakeHands();
    await hand.subscribe(accounts);
    const records = ['One', 'Two'].map((Name) => ({ attributes: { type: 'Account' }, Name }));
    await org.call('POST', '/composite/sobjects', { records });
    const headers = (await hand.events()).map(headerOf);
    expect(headers.map(({ sequenceNumber }) => sequenceNumber)).toEqual([1, 2]);
    expect(new Set(headers.map(({ transactionKey }) => transactionKey)).size).toBe(1);
  });

  it('replays from an id on, from the oldest with -2, and only new ones with -1', async () => {
    const first = await org.create('Case', { Subject: 'First' });
    const all = await shakeHands();
    await all.subscribe('/data/CaseChangeEvent', -2);
    const [event] = await all.events();
    expect(headerOf(event).recordIds).toEqual([first]);
    const second = await org.create('Case', { Subject: 'Second' });
    const later = await shakeHands();
    await later.subscribe('/data/CaseChangeEvent', String(event.data.event.replayId));
    expect((await later.events()).map((each) => headerOf(each).recordIds)).toEqual([[second]]);
    const fresh = await shakeHands();
    await fresh.subscribe('/data/CaseChangeEvent', -1);
    const third = await org.create('Case', { Subject: 'Third' });
    expect((await fresh.events()).map((each) => headerOf(each).recordIds)).toEqual([[third]]);
  });

  it('refuses a replay id that is not kept, after 72 hours too', async () => {
    await org.create('Account', { Name: 'Soon gone' });
    const hand = await shakeHands();
    await hand.subscribe(accounts, -2);
    const events = await hand.events();
    const { replayId } = events[events.length - 1].data.event;
    expect((await hand.subscribe(accounts, replayId as number)).successful).toBe(true);
    const invalid = (id: number): string =>
      `400::The replayId {${id}} you provided was invalid. Please provide a valid ID, -2 to replay all events, or -1 to replay only new events.`;
    expect(await hand.subscribe(accounts, 999_999)).toMatchObject({ successful: false, error: invalid(999_999) });
    await fault('replay_id_stale');
    expect((await hand.subscribe(accounts, replayId as number)).error).toBe(invalid(replayId as number));
    await org.setClock(new Date(Date.now() + 73 * 3_600_000).toISOString());
    expect((await hand.subscribe(accounts, replayId as number)).error).toBe(invalid(replayId as number));
  });

  it('wakes a connect that waits, and ends it when another takes its place', async () => {
    const hand = await shakeHands();
    await hand.subscribe(accounts);
    const replaced = hand.say('/meta/connect');
    const waiting = hand.events();
    expect(await replaced).toMatchObject([{ channel: '/meta/connect', successful: true }]);
    const id = await org.create('Account', { Name: 'Awaited' });
    expect((await waiting).map((event) => headerOf(event).recordIds)).toEqual([[id]]);
  });

  it('refuses unknown clients, channels and users in the words of the platform', async () => {
    const hand = await shakeHands();
    expect(await hand.subscribe('/data/NothingChangeEvent')).toMatchObject({
      error: '400::The channel you requested to subscribe to does not exist {/data/NothingChangeEvent}'
    });
    expect((await hand.subscribe('/data/accountChangeEvent')).successful).toBe(false);
    expect((await hand.say('/meta/connect', { clientId: 'gone' }))[0]).toMatchObject({
      error: '403::Unknown client',
      advice: { interval: 0, reconnect: 'handshake' }
    });
    expect((await hand.say('/meta/disconnect'))[0].successful).toBe(true);
    expect((await hand.say('/meta/connect'))[0].error).toBe('403::Unknown client');
    const integration = await shakeHands(`OAuth ${await signInAs(org, app)}`);
    expect((await integration.subscribe(accounts)).error).toMatch(/^403/);
  });

  it('says 401 to a dead token, and to none', async () => {
    const hello = { channel: '/meta/handshake', version: '1.0', supportedConnectionTypes: ['long-polling'] };
    expect(await post(hello, 'Bearer dead')).toEqual([
      {
        channel: '/meta/handshake',
        error: '403::Handshake denied',
        successful: false,
        advice: { reconnect: 'none', interval: 0 },
        ext: { replay: true, sfdc: { failureReason: '401::Authentication invalid' } }
      }
    ]);
    expect((await post({ channel: '/meta/connect', clientId: 'x' }, undefined))[0].error).toBe('401::Request requires authentication');
  });

  it('has long polling only', async () => {
    const [reply] = await post({ channel: '/meta/handshake', version: '1.0', supportedConnectionTypes: ['websocket'] }, bearer());
    expect(reply).toMatchObject({ successful: false, error: '400::Invalid connection type websocket' });
    expect((await fetch(`${org.url}/cometd/66.0`)).status).toBe(400);
  });

  it('sends a gap event without fields, one overflow event without ids, an event twice, events in the wrong order, or none', async () => {
    const hand = await shakeHands();
    await hand.subscribe(accounts);
    await fault('event_gap');
    await fault('event_overflow');
    await fault('events_dropped', { at: 3 });
    await org.create('Account', { Name: 'Overflow' });
    const gap = await org.create('Account', { Name: 'Gap' });
    await org.create('Account', { Name: 'Dropped' });
    const told = (await hand.events()).map((event) => [headerOf(event).changeType, headerOf(event).recordIds, event.data.payload.Name]);
    expect(told).toEqual([
      ['GAP_OVERFLOW', [], undefined],
      ['GAP_CREATE', [gap], undefined]
    ]);
    await fault('events_duplicated');
    await fault('events_reordered');
    const [one, two] = [await org.create('Account', { Name: 'One' }), await org.create('Account', { Name: 'Two' })];
    expect((await hand.events()).map((event) => headerOf(event).recordIds[0])).toEqual([two, one, one]);
  });
});
