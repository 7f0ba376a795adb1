import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { integrationUsername } from '../../src/localOrg/seed/createOrg.ts';
import { dataPath, openTestOrg, signInAs, type TestOrg } from './testOrg.ts';

const faults = '/services/headroom-local/faults';
const app = { key: 'service', secret: 'a secret of this test' };
let org: TestOrg;

beforeAll(async () => {
  org = await openTestOrg({ apps: [{ consumerKey: app.key, consumerSecret: app.secret, runAs: integrationUsername }] });
});
afterEach(async () => {
  await org.call('DELETE', faults);
});
afterAll(() => org.remove());

/** Calls of the day that work costs, the two that count them left out. */
async function callsOf(work: () => Promise<unknown>): Promise<number> {
  const used = async (): Promise<number> => {
    const { body } = await org.call('GET', '/limits');
    return (body.DailyApiRequests.Max - body.DailyApiRequests.Remaining) as number;
  };
  const before = await used();
  await work();
  return (await used()) - before - 1;
}

/** Source: https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/headers_api_usage.htm */
describe('the list of versions', () => {
  it('needs no session, counts as no call and says nothing about calls', async () => {
    const ask = (): Promise<Response> => fetch(`${org.url}/services/data/`);
    expect([(await ask()).status, (await ask()).headers.get('sforce-limit-info')]).toEqual([200, null]);
    expect(await callsOf(ask)).toBe(0);
  });
});

/** Sources: .../resources_composite_composite_post.htm, .../resources_composite_batch.htm */
describe('requests inside a request', () => {
  const two = [`${dataPath}/sobjects/Account`, `${dataPath}/sobjects/Contact`];

  it('are one call in a composite, and one each in a batch', async () => {
    const compositeRequest = two.map((url, at) => ({ method: 'GET', url, referenceId: `r${at}` }));
    const batchRequests = two.map((url) => ({ method: 'GET', url: url.replace('/services/data/', '') }));
    expect(await callsOf(() => org.call('POST', '/composite', { compositeRequest }))).toBe(1);
    expect(await callsOf(() => org.call('POST', '/composite/batch', { batchRequests }))).toBe(2);
  });

  it('of a batch are of its version or an older one, and no collections', async () => {
    const statusOf = async (url: string, version = '66.0'): Promise<number> =>
      (await org.call('POST', `/services/data/v${version}/composite/batch`, { batchRequests: [{ method: 'GET', url }] })).status;
    expect(await statusOf('v60.0/limits', '61.0')).toBe(200);
    expect(await statusOf('v62.0/limits', '61.0')).toBe(400);
    expect(await statusOf('v33.0/limits')).toBe(400);
    expect(await statusOf('v66.0/composite/sobjects/Account?ids=001000000000000AAA&fields=Id')).toBe(400);
  });

  /** Source: .../requests_composite.htm: a request inherits Accept, Authorization and Content-Type, and nothing else. */
  it('do not take options of queries from the request around them', async () => {
    const records = Array.from({ length: 200 }, (_, at) => ({ attributes: { type: 'Contact' }, LastName: `Page ${at}` }));
    await org.call('POST', '/composite/sobjects', { records });
    await org.call('POST', '/composite/sobjects', { records });
    const options = { 'Sforce-Query-Options': 'batchSize=200' };
    const read = { method: 'GET', url: `${dataPath}/query?q=SELECT+Id+FROM+Contact`, referenceId: 'a' };
    const rowsOf = async (sub: object, headers: Record<string, string> = {}): Promise<number> =>
      (await org.call('POST', '/composite', { compositeRequest: [sub] }, { headers })).body.compositeResponse[0].body.records.length;
    expect(await rowsOf(read, options)).toBe(400);
    expect(await rowsOf({ ...read, httpHeaders: options })).toBe(200);
  });
});

/** Sources: https://developer.salesforce.com/docs/platform/api-rest/guide/resources-getupdated.html, .../sforce_api_calls_getdeleted.htm */
describe('lists of changes', () => {
  const now = Math.floor(Date.now() / 60_000) * 60_000;
  const iso = (minutes: number, seconds = 0): string => new Date(now + minutes * 60_000 + seconds * 1000).toISOString();
  const statusOf = async (start: string, end: string, kind = 'updated'): Promise<string> => {
    const { status, body } = await org.call('GET', `/sobjects/Account/${kind}/?start=${start}&end=${end}`);
    return status === 200 ? 'listed' : (body[0].errorCode as string);
  };

  it('take windows of more than a minute, seconds left out', async () => {
    for (const kind of ['updated', 'deleted']) {
      expect(await statusOf(iso(-5), iso(-4), kind)).toBe('INVALID_REPLICATION_DATE');
      expect(await statusOf(iso(-5), iso(-4, 59), kind)).toBe('INVALID_REPLICATION_DATE');
      expect(await statusOf(iso(-5), iso(-3), kind)).toBe('listed');
    }
  });

  it('take moments in UTC or with an offset, whose plus is encoded', async () => {
    const bare = iso(-5).slice(0, 19);
    expect(await statusOf(`${bare}Z`, iso(0))).toBe('listed');
    expect(await statusOf(`${bare}%2B00:00`, encodeURIComponent(iso(0)))).toBe('listed');
    expect(await statusOf(`${bare}%2B0000`, iso(0))).toBe('listed');
    expect(await statusOf(`${bare}+00:00`, iso(0))).toBe('INVALID_REPLICATION_DATE');
    expect(await statusOf(bare, iso(0))).toBe('INVALID_REPLICATION_DATE');
  });

  /** Source: https://github.com/tablexi/restforce-db/blob/master/lib/restforce/db/client.rb (a recorded reply: 22:31:00, and 22:31:17 in it) */
  it('name what happened behind the whole minute that they cover', async () => {
    const [kept, gone] = [await org.create('Account', { Name: 'Kept' }), await org.create('Account', { Name: 'Gone' })];
    await org.call('DELETE', `/sobjects/Account/${gone}`);
    const read = async (kind: string) => (await org.call('GET', `/sobjects/Account/${kind}?start=${iso(-5)}&end=${iso(60)}`)).body;
    const [updated, deleted] = [await read('updated'), await read('deleted')];
    expect(updated.ids).toContain(kept);
    expect(deleted.deletedRecords).toContainEqual({ id: gone, deletedDate: expect.stringMatching(/:\d\d\.000\+0000$/) });
    for (const { latestDateCovered } of [updated, deleted]) expect(latestDateCovered).toMatch(/T\d\d:\d\d:00\.000\+0000$/);
  });

  it('name the deleted records that the user sees', async () => {
    const [user] = await org.query(`SELECT Id FROM User WHERE Username = '${integrationUsername}'`);
    const set = await org.create('PermissionSet', { Name: 'Reads_Accounts', Label: 'Reads accounts' });
    const rights = { ParentId: set, SobjectType: 'Account', PermissionsRead: true, PermissionsViewAllRecords: true };
    await org.create('ObjectPermissions', rights);
    await org.create('PermissionSetAssignment', { AssigneeId: user.Id, PermissionSetId: set });
    const token = await signInAs(org, app);
    const ids: string[] = [];
    for (let at = 0; at < 40; at++) ids.push(await org.create('Account', { Name: `Account ${at}` }));
    await org.call('DELETE', `/composite/sobjects?ids=${ids.join(',')}`);
    const told = async (): Promise<number> => {
      const { body } = await org.call('GET', `/sobjects/Account/deleted?start=${iso(-5)}&end=${iso(5)}`, undefined, { token });
      return (body.deletedRecords as { id: string }[]).filter((each) => ids.includes(each.id)).length;
    };
    expect(await told()).toBe(40);
    await org.call('POST', faults, { fault: 'sharing_hide', of: 'Account', share: 0.5 });
    const seen = await told();
    expect([seen > 0, seen < 40]).toEqual([true, true]);
  });
});

/** Sources: .../intro_rest_conditional_requests.htm, .../dome_composite_composite.htm (the reply to the describe) */
describe('a describe', () => {
  it('has a tag, and is left out by its date, not by its tag', async () => {
    const ask = async (headers: Record<string, string> = {}) =>
      await org.call('GET', '/sobjects/account/describe/', undefined, { headers });
    const { headers } = await ask();
    const tag = headers.get('etag') ?? '';
    expect(tag).toMatch(/^"[0-9a-f]{8}"$/);
    expect((await ask({ 'If-None-Match': tag })).status).toBe(200);
    const later = await ask({ 'If-Modified-Since': headers.get('last-modified') ?? '' });
    expect([later.status, later.headers.get('etag')]).toEqual([304, tag]);
  });
});
