import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { dataPath, openTestOrg, type Json, type TestOrg } from './testOrg.ts';

const faults = '/services/headroom-local/faults';
let org: TestOrg;

beforeAll(async () => {
  org = await openTestOrg();
  await org.call('POST', '/services/headroom-local/change-events', { objects: ['Account'] });
});
afterEach(async () => {
  await org.call('DELETE', faults);
});
afterAll(() => org.remove());

type Client = { readonly say: (channel: string, more?: object, cookie?: string) => Promise<Json[]>; readonly cookie: string };

/** A client that has shaken hands and connected once. */
async function shakeHands(): Promise<Client> {
  const post = (message: object, cookie: string | undefined): Promise<Response> =>
    fetch(`${org.url}/cometd/66.0`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${org.accessToken}`,
        'Content-Type': 'application/json',
        ...(cookie === undefined ? {} : { Cookie: cookie })
      },
      body: JSON.stringify([message])
    });
  const hello = await post({ channel: '/meta/handshake', version: '1.0', supportedConnectionTypes: ['long-polling'] }, undefined);
  const cookie = (hello.headers.getSetCookie()[0] ?? '').replace(/;.*/, '');
  const [{ clientId }] = (await hello.json()) as Json[];
  const say: Client['say'] = async (channel, more = {}, sent = cookie) =>
    (await (await post({ channel, clientId, connectionType: 'long-polling', ...more }, sent || undefined)).json()) as Json[];
  await say('/meta/connect');
  await say('/meta/subscribe', { subscription: '/data/AccountChangeEvent' });
  return { say, cookie };
}

/** Headers of the events of the next connect. */
async function told({ say }: Client): Promise<Json[]> {
  const messages = await say('/meta/connect');
  return messages.filter(({ data }) => data !== undefined).map(({ data }) => data.payload.ChangeEventHeader as Json);
}

/** Sources: https://github.com/cometd/cometd/issues/881, https://github.com/restforce/restforce/issues/161 (replies of real orgs) */
describe('a streaming session', () => {
  it('gives a cookie at the handshake, and refuses messages without it', async () => {
    const client = await shakeHands();
    expect(client.cookie).toMatch(/^BAYEUX_BROWSER=\w+$/);
    const [refused] = await client.say('/meta/connect', {}, 'other=1');
    expect(refused.successful).toBe(false);
    expect(refused.error).toMatch(/^400::Client \w+ has established a session, but no BAYEUX_BROWSER cookie present$/);
    const [taken] = await client.say('/meta/disconnect', {}, `other=1; ${client.cookie}`);
    expect(taken.successful).toBe(true);
  });
});

/** Source: .../change_data_capture/cdc_subscribe_merged_events.htm */
describe('events of records that the same happened to in one transaction', () => {
  const account = (id: string, values: Record<string, unknown>) => ({ attributes: { type: 'Account' }, id, ...values });

  const create = async (many: number): Promise<string[]> => {
    const records = Array.from({ length: many }, (_, at) => ({ attributes: { type: 'Account' }, Name: `Account ${at}` }));
    const { body } = await org.call('POST', '/composite/sobjects', { records });
    return body.map(({ id }: { id: string }) => id);
  };
  const idsOf = (headers: readonly Json[]): string[] => headers.flatMap(({ recordIds }) => recordIds as string[]);

  it('share an event, for updates and deletions, not where values differ', async () => {
    const ids = await create(40);
    const client = await shakeHands();
    const records = ids.map((id, at) => account(id, { Site: at < 39 ? 'same' : 'other' }));
    await org.call('PATCH', '/composite/sobjects', { records });
    const updates = await told(client);
    expect(idsOf(updates)).toEqual(ids);
    expect(updates.at(-1).recordIds).toEqual([ids[39]]);
    await org.call('DELETE', `/composite/sobjects?ids=${ids.join(',')}`);
    const deletions = await told(client);
    expect(idsOf(deletions)).toEqual(ids);
    // One for each second that passes meanwhile; without sharing there would be forty.
    for (const headers of [updates, deletions]) expect(headers.length).toBeLessThan(20);
  });

  it('lose no record because one before it was undone', async () => {
    const [one = '', two = ''] = await create(2);
    const client = await shakeHands();
    const patch = (referenceId: string, allOrNone: boolean, records: readonly object[]): object => ({
      method: 'PATCH',
      url: `${dataPath}/composite/sobjects`,
      referenceId,
      body: { allOrNone, records }
    });
    const compositeRequest = [
      patch('undone', true, [account(one, { Site: 'x' }), account('001000000000000AAA', { Site: 'x' })]),
      patch('kept', false, [account(two, { Site: 'x' })])
    ];
    await org.call('POST', '/composite', { compositeRequest });
    expect(idsOf(await told(client))).toEqual([two]);
  });
});
