import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { dataPath, openTestOrg, type TestOrg } from '../../localOrg/testOrg.ts';

let org: TestOrg;

beforeAll(async () => {
  org = await openTestOrg({ now: '2025-06-01T12:00:00Z' });
});
afterAll(() => org.remove());

describe('every reply', () => {
  it('carries the marker, the clock of the org and the API usage, and allows no other origin', async () => {
    const { headers } = await org.call('GET', '/limits');
    expect(headers.get('x-headroom-local-org')).toBe(org.orgId);
    expect(org.orgId).toMatch(/^00DLOCAL0.{9}$/);
    expect(headers.get('date')).toMatch(/^Sun, 01 Jun 2025 12:/);
    expect(headers.get('sforce-limit-info')).toMatch(/^api-usage=\d+\/100000$/);
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });

  it('to an error carries them too', async () => {
    const denied = await org.call('GET', '/limits', undefined, { token: 'wrong' });
    expect([denied.status, denied.headers.get('x-headroom-local-org')]).toEqual([401, org.orgId]);
    for (const path of ['/sobjects/Nothing__c', '/query?q=nonsense']) {
      const { headers } = await org.call('GET', path);
      expect(headers.get('sforce-limit-info')).toMatch(/^api-usage=\d+\/100000$/);
    }
  });

  it('is compressed when the client asks for it', async () => {
    const { headers, body } = await org.call('GET', '/sobjects/Account/describe', undefined, { headers: { 'Accept-Encoding': 'gzip' } });
    expect(headers.get('content-encoding')).toBe('gzip');
    expect(body.name).toBe('Account');
  });
});

describe('addresses', () => {
  it('collapses doubled slashes and accepts every version from 31 to 66', async () => {
    expect((await org.call('GET', '/services//data//v31.0/limits')).status).toBe(200);
    const { body } = await org.call('GET', '/services/data');
    expect(body.at(-1)).toEqual({ label: "Spring '26", url: '/services/data/v66.0', version: '66.0' });
    expect((await org.call('GET', '/services/data/v99.0/limits')).status).toBe(404);
    const retired = await org.call('GET', '/services/data/v30.0/limits');
    expect([retired.status, retired.body[0].errorCode]).toEqual([410, 'GONE']);
  });

  it('refuses what it does not know in the shape of Salesforce and says on stderr what to add', async () => {
    const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const { status, body } = await org.call('GET', '/no/such/thing');
    expect([status, body]).toEqual([404, [{ errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' }]]);
    expect(String(stderr.mock.calls[0]?.[0])).toContain(
      'no route for GET /services/data/v66.0/no/such/thing. Add a file under src/localOrg/routes'
    );
    stderr.mockRestore();
  });

  it('name the methods that a resource has when another is sent', async () => {
    const { status, body } = await org.call('PUT', '/sobjects/Account/001000000000001AAA', {});
    expect([status, body]).toEqual([
      405,
      [{ errorCode: 'METHOD_NOT_ALLOWED', message: "HTTP Method 'PUT' not allowed. Allowed are HEAD,GET,PATCH,DELETE" }]
    ]);
  });

  const missing: readonly (readonly [string, string])[] = [
    ['composite graphs', `${dataPath}/composite/graph`],
    ['search', `${dataPath}/search?q=FIND+%7BAcme%7D`],
    ['the Connect API', `${dataPath}/chatter/feeds`],
    ['reports and analytics', `${dataPath}/analytics/reports`],
    ['tabs and themes', `${dataPath}/theme`],
    ['quick actions', `${dataPath}/quickActions`],
    ['approvals', `${dataPath}/process/approvals`],
    ['layouts in describe', `${dataPath}/sobjects/Account/describe/layouts`],
    ['list views', `${dataPath}/sobjects/Account/listviews`],
    ['users by SCIM, as @salesforce/core creates them', '/services/scim/v1/Users'],
    ['Apex REST', '/services/apexrest/Anything'],
    ['the authorization page of OAuth', '/services/oauth2/authorize?response_type=code']
  ];
  for (const [what, path] of missing) {
    it(`refuse ${what} with 501 and a line on stderr`, async () => {
      const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
      const response = await fetch(org.url + path, { headers: { Authorization: `Bearer ${org.accessToken}` } });
      expect(response.status).toBe(501);
      expect(await response.json()).toMatchObject([{ errorCode: 'NOT_IMPLEMENTED' }]);
      expect(String(stderr.mock.calls[0]?.[0])).toContain('which the local org lacks. Add a file under src/localOrg/routes');
      stderr.mockRestore();
    });
  }

  it('refuses SOAP with a fault', async () => {
    const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const { status, text } = await org.call('POST', '/services/Soap/u/66.0', undefined, { raw: '<login/>' });
    expect([status, text.includes('<faultstring>')]).toEqual([500, true]);
    stderr.mockRestore();
  });
});

describe('formats', () => {
  it('indent JSON when X-PrettyPrint asks for it', async () => {
    const plain = await org.call('GET', '/services/data');
    const pretty = await org.call('GET', '/services/data', undefined, { headers: { 'X-PrettyPrint': '1' } });
    expect(plain.text).not.toContain('\n');
    expect(pretty.text.startsWith('[\n  {\n    "label": ')).toBe(true);
    expect(pretty.body).toEqual(plain.body);
  });

  it('are JSON only: a client that takes nothing but XML is refused with 406, a body that is no JSON with 415', async () => {
    const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const xml = await org.call('GET', '/limits', undefined, { headers: { Accept: 'application/xml' } });
    expect([xml.status, xml.body[0].errorCode]).toEqual([406, 'NOT_ACCEPTABLE']);
    stderr.mockRestore();
    expect((await org.call('GET', '/limits', undefined, { headers: { Accept: 'application/xml, */*' } })).status).toBe(200);
    const form = await org.call('POST', '/sobjects/Account', undefined, {
      raw: 'Name=Acme',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' }
    });
    expect([form.status, form.body[0].errorCode]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
  });

  it('answer JSON that cannot be read with JSON_PARSER_ERROR, the character and its place', async () => {
    const broken = async (raw: string) => (await org.call('POST', '/sobjects/Account', undefined, { raw })).body;
    expect(await broken('{"Name" "x"}')).toEqual([
      { errorCode: 'JSON_PARSER_ERROR', message: `Unexpected character ('"' (code 34)) at [line:1, column:9]` }
    ]);
    expect(await broken('{\n"Name": ')).toEqual([
      { errorCode: 'JSON_PARSER_ERROR', message: 'Unexpected end-of-input at [line:2, column:9]' }
    ]);
    expect((await broken(''))[0].message).toBe('The HTTP entity body is required, but this request has no entity body.');
  });

  it('take PATCH as a POST that says so in its address or a header', async () => {
    const id = await org.create('Account', { Name: 'Before' });
    expect((await org.call('POST', `/sobjects/Account/${id}?_HttpMethod=PATCH`, { Name: 'By address' })).status).toBe(204);
    expect((await org.call('GET', `/sobjects/Account/${id}`)).body.Name).toBe('By address');
    const headers = { 'X-HTTP-Method-Override': 'PATCH' };
    expect((await org.call('POST', `/sobjects/Account/${id}`, { Name: 'By header' }, { headers })).status).toBe(204);
    expect((await org.call('GET', `/sobjects/Account/${id}`)).body.Name).toBe('By header');
  });

  it('answer HEAD like GET, without a body', async () => {
    const { status, text, headers } = await org.call('HEAD', '/sobjects/Account/describe');
    expect([status, text, headers.get('content-type')]).toEqual([200, '', 'application/json;charset=UTF-8']);
  });
});

describe('the clock', () => {
  it('is moved by its control address and runs on from there', async () => {
    await org.setClock('2024-02-29T10:00:00Z');
    const id = await org.create('Account', { Name: 'Leap' });
    const { body } = await org.call('GET', `/sobjects/Account/${id}`);
    expect(body.CreatedDate).toMatch(/^2024-02-29T10:00:/);
    expect((await org.call('POST', '/services/headroom-local/clock', { now: 'soon' })).status).toBe(400);
  });

  it('and everything else survives a restart', async () => {
    const first = await openTestOrg({ now: '2023-05-05T05:00:00Z' });
    const id = await first.create('Account', { Name: 'Kept' });
    await first.close();
    const second = await openTestOrg({ folder: first.folder });
    expect([second.orgId, second.accessToken]).toEqual([first.orgId, first.accessToken]);
    const { body, headers } = await second.call('GET', `/sobjects/Account/${id}`);
    expect(body.Name).toBe('Kept');
    expect(headers.get('date')).toContain('05 May 2023');
    await second.remove();
  });
});
