import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { utcOffsetOf } from '../../../src/localOrg/identity/person.ts';
import { type Answer, openTestOrg, type TestOrg } from '../../localOrg/testOrg.ts';

let org: TestOrg;
let adminId: string;

beforeAll(async () => {
  org = await openTestOrg();
  const [admin] = await org.query(`SELECT Id FROM User WHERE Username = '${org.username}'`);
  adminId = admin.Id;
});
afterAll(() => org.remove());

const get = (path: string, token?: string): Promise<Answer> => org.call('GET', path, undefined, token === undefined ? {} : { token });

describe('identity URL', () => {
  it('says who a user is, with the addresses of the services', async () => {
    const { status, body } = await get(`/id/${org.orgId}/${adminId}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: `${org.url}/id/${org.orgId}/${adminId}`,
      asserted_user: true,
      user_id: adminId,
      organization_id: org.orgId,
      username: 'admin@headroom.local',
      display_name: 'Ada Admin',
      first_name: 'Ada',
      last_name: 'Admin',
      active: true,
      user_type: 'STANDARD',
      timezone: 'Europe/Berlin',
      utcOffset: 3_600_000
    });
    expect(body.urls.query).toBe(`${org.url}/services/data/v{version}/query/`);
  });

  it('describes another user of the org', async () => {
    const [other] = await org.query(`SELECT Id FROM User WHERE Username = '${org.integrationUsername}'`);
    expect((await get(`/id/${org.orgId}/${other.Id}`)).body).toMatchObject({ username: org.integrationUsername, user_id: other.Id });
  });

  it('puts the newest version into the addresses for version=latest', async () => {
    const { body } = await get(`/id/${org.orgId}/${adminId}?version=latest`);
    expect(body.urls.query).toBe(`${org.url}/services/data/v66.0/query/`);
  });

  it('wraps the answer in the function of callback', async () => {
    const { text } = await get(`/id/${org.orgId}/${adminId}?callback=show`);
    expect(text).toMatch(/^show\(\{.*\}\);$/);
  });

  const refused: readonly (readonly [string, (org: TestOrg) => string, string | undefined, number, string])[] = [
    ['refuses a missing token with 403 Missing_OAuth_Token', ({ orgId }) => `/id/${orgId}/${adminId}`, '', 403, 'Missing_OAuth_Token'],
    ['refuses an unknown token with 403 Bad_OAuth_Token', ({ orgId }) => `/id/${orgId}/${adminId}`, 'x', 403, 'Bad_OAuth_Token'],
    ['refuses another org with 403 Wrong_Org', () => `/id/00D000000000001/${adminId}`, undefined, 403, 'Wrong_Org'],
    ['refuses an unknown user with 404 Bad_Id', ({ orgId }) => `/id/${orgId}/005000000000009`, undefined, 404, 'Bad_Id'],
    [
      'refuses a bad version with 406 Invalid_Version',
      ({ orgId }) => `/id/${orgId}/${adminId}?version=x`,
      undefined,
      406,
      'Invalid_Version'
    ],
    [
      'refuses a bad callback with 406 Invalid_Callback',
      ({ orgId }) => `/id/${orgId}/${adminId}?callback=a-b`,
      undefined,
      406,
      'Invalid_Callback'
    ],
    ['refuses XML with 406, as it has JSON only', ({ orgId }) => `/id/${orgId}/${adminId}?format=xml`, undefined, 406, 'Invalid_Format']
  ];
  for (const [what, path, token, status, word] of refused) {
    it(what, async () => {
      const answer = await get(path(org), token);
      expect([answer.status, answer.text]).toEqual([status, word]);
    });
  }
});

describe('userinfo', () => {
  it('says who signed in, in the words of OpenID', async () => {
    const { status, body } = await get('/services/oauth2/userinfo');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      sub: `${org.url}/id/${org.orgId}/${adminId}`,
      preferred_username: 'admin@headroom.local',
      given_name: 'Ada',
      family_name: 'Admin',
      zoneinfo: 'Europe/Berlin',
      is_salesforce_integration_user: false
    });
  });

  it('refuses an unknown token with 403 and the word Bad_OAuth_Token, not with 401', async () => {
    const answer = await get('/services/oauth2/userinfo', 'x');
    expect([answer.status, answer.text]).toEqual([403, 'Bad_OAuth_Token']);
  });
});

describe('frontdoor URL', () => {
  it('opens once and says that the local org has no user interface', async () => {
    const { body } = await get('/services/oauth2/singleaccess?redirect_uri=%2Flightning%2Fsetup%2FSetupOneHome%2Fhome');
    const door = new URL(body.frontdoor_uri);
    expect([door.origin, door.pathname]).toEqual([org.url, '/secur/frontdoor.jsp']);
    const shown = await (await fetch(door)).text();
    expect(shown).toContain('has no user interface');
    expect(shown).toContain('/lightning/setup/SetupOneHome/home');
    expect((await fetch(door)).status).toBe(403);
  });

  it('takes the token from the form of a POST', async () => {
    const form = new URLSearchParams({ access_token: org.accessToken, redirect_uri: '/001' });
    const answer = await fetch(`${org.url}/services/oauth2/singleaccess`, { method: 'POST', body: form });
    expect(await answer.json()).toEqual({ frontdoor_uri: expect.stringContaining('startURL=%2F001') });
  });

  it('is also opened by a session id, in a form', async () => {
    const door = `${org.url}/secur/frontdoor.jsp`;
    const shown = await fetch(door, { method: 'POST', body: new URLSearchParams({ sid: org.accessToken, retURL: '/001' }) });
    expect([shown.status, await shown.text()]).toEqual([200, expect.stringContaining('<code>/001</code>')]);
    expect((await fetch(door, { method: 'POST', body: new URLSearchParams({ sid: 'x' }) })).status).toBe(403);
  });

  it('leads to no other host', async () => {
    const answer = await get('/services/oauth2/singleaccess?redirect_uri=https%3A%2F%2Fattacker.example%2F');
    expect([answer.status, answer.body.error]).toEqual([400, 'invalid_request']);
  });

  it('refuses an unknown token with 403 and the word Bad_OAuth_Token', async () => {
    const answer = await get('/services/oauth2/singleaccess', 'x');
    expect([answer.status, answer.text]).toEqual([403, 'Bad_OAuth_Token']);
  });

  it('shows what the address holds as text', async () => {
    const { body } = await get(`/services/oauth2/singleaccess?redirect_uri=${encodeURIComponent("/x?a='<script>")}`);
    expect(await (await fetch(body.frontdoor_uri)).text()).not.toContain('<script>');
  });
});

describe('UTC offset of a time zone', () => {
  it('is in milliseconds and leaves daylight saving out, north and south', () => {
    expect(['America/Los_Angeles', 'Asia/Kolkata', 'Australia/Sydney', 'GMT'].map(utcOffsetOf)).toEqual([
      -28_800_000, 19_800_000, 36_000_000, 0
    ]);
  });
});
