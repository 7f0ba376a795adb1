import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataPath, openTestOrg, type Answer, type Json, type TestOrg } from './testOrg.ts';

/*
 * Requests as no client of ours sends them, and as the platform's pages allow them: what is not asked for in one form only is not built
 * for one client only.
 */

let org: TestOrg;
let id = '';

beforeAll(async () => {
  org = await openTestOrg();
  id = await org.create('Account', { Name: 'Odd', Site: 'a' });
});
afterAll(() => org.remove());

const siteOf = async (): Promise<string> => (await org.query(`SELECT Site FROM Account WHERE Id = '${id}'`))[0].Site as string;

describe('object and field names', () => {
  it('may be written in any letter case, and are answered in their own', async () => {
    const read = await org.call('GET', `/sobjects/aCCOUNT/${id}?fields=nAME,sITE`);
    expect(read.body).toEqual({
      attributes: { type: 'Account', url: `${dataPath}/sobjects/Account/${id}` },
      Name: 'Odd',
      Site: 'a',
      Id: id
    });
    const created = await org.call('POST', '/sobjects/contact', { lastNAME: 'Small', accountid: id });
    expect(created.status).toBe(201);
    const saved = await org.call('PATCH', '/composite/sobjects', { records: [{ attributes: { type: 'account' }, ID: id, site: 'b' }] });
    expect(saved.body).toEqual([{ id, success: true, errors: [] }]);
    expect((await org.call('GET', '/sobjects/account/describe')).body.name).toBe('Account');
    const job = await org.call('POST', '/jobs/query', { operation: 'query', query: 'select ID, nAME from aCCount' });
    expect(job.body.object).toBe('Account');
  });
});

describe('ids of 15 characters', () => {
  it('are taken wherever an id is', async () => {
    const short = id.slice(0, 15);
    const contact = await org.create('Contact', { LastName: 'Short', AccountId: short });
    expect((await org.call('GET', `/sobjects/Contact/${contact.slice(0, 15)}?fields=AccountId`)).body.AccountId).toBe(id);
    expect(await org.query(`SELECT Id FROM Account WHERE Id IN ('${short}')`)).toHaveLength(1);
    expect((await org.call('PATCH', `/sobjects/Account/${short}`, { Site: 'c' })).status).toBe(204);
    const url = `${dataPath}/sobjects/Account/${short}`;
    const { body } = await org.call('POST', '/composite', {
      compositeRequest: [
        { method: 'GET', url, referenceId: 'a' },
        {
          method: 'PATCH',
          url: `${dataPath}/sobjects/Contact/${contact}`,
          referenceId: 'b',
          body: { AccountId: short, Title: '@{a.Site}' }
        }
      ]
    });
    expect(body.compositeResponse.map(({ httpStatusCode }: Json) => httpStatusCode)).toEqual([200, 204]);
    expect((await org.query(`SELECT Title FROM Contact WHERE Id = '${contact}'`))[0].Title).toBe('c');
    expect((await org.call('DELETE', `/composite/sobjects?ids=${contact.slice(0, 15)}`)).body).toEqual([
      { id: contact, success: true, errors: [] }
    ]);
  });

  it('are those of jobs, too', async () => {
    const { body } = await org.call('POST', '/jobs/query', { operation: 'query', query: 'SELECT Id FROM Account' });
    expect((await org.call('GET', `/jobs/query/${body.id.slice(0, 15)}`)).body.id).toBe(body.id);
  });
});

describe('a query', () => {
  it('may be encoded in either way, in any white space, with a slash behind the resource', async () => {
    const texts = [
      '/query?q=SELECT+Id+FROM+Account+WHERE+Name+=+%27Odd%27',
      '/query/?q=SELECT%20Id%20FROM%20Account%20WHERE%20Name%20%3D%20%27Odd%27',
      '/query?q=select%0A%09Id%0D%0Afrom%20%20Account%0Awhere%20Name=%27Odd%27%20',
      '/queryAll/?q=SELECT+Id+FROM+Account+WHERE+Name=' + "'Odd'"
    ];
    for (const text of texts) expect((await org.call('GET', text)).body.records).toMatchObject([{ Id: id }]);
  });

  it('keeps a plus that is encoded', async () => {
    await org.create('Account', { Name: 'A+B' });
    expect((await org.call('GET', '/query?q=SELECT+Id+FROM+Account+WHERE+Name=%27A%2BB%27')).body.totalSize).toBe(1);
    expect((await org.call('GET', "/query?q=SELECT+Id+FROM+Account+WHERE+Name='A+B'")).body.totalSize).toBe(0);
  });
});

/** Source: https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/dome_update_fields.htm (_HttpMethod) */
describe('methods that a client cannot send', () => {
  it('go through a POST, alone and for collections', async () => {
    expect((await org.call('POST', `/sobjects/Account/${id}?_HttpMethod=PATCH`, { Site: 'd' })).status).toBe(204);
    const records = [{ attributes: { type: 'Account' }, id, Site: 'e' }];
    expect((await org.call('POST', '/composite/sobjects/?_HttpMethod=PATCH', { records })).body[0].success).toBe(true);
    expect(await siteOf()).toBe('e');
    const gone = await org.create('Account', { Name: 'Gone' });
    expect((await org.call('POST', `/composite/sobjects?ids=${gone}&_HttpMethod=DELETE`)).body[0].success).toBe(true);
  });
});

/** Source: https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/intro_rest_compression.htm */
describe('compressed bodies', () => {
  const zipped = (method: string, path: string, body: unknown, type = 'application/json'): Promise<Answer> =>
    org.call(method, path, undefined, {
      raw: gzipSync(typeof body === 'string' ? body : JSON.stringify(body)),
      headers: { 'Content-Encoding': 'gzip', 'Content-Type': type }
    });

  it('are read for records, composites and the rows of jobs', async () => {
    expect((await zipped('PATCH', `/sobjects/Account/${id}`, { Site: 'f' })).status).toBe(204);
    const compositeRequest = [{ method: 'GET', url: `${dataPath}/sobjects/Account/${id}?fields=Site`, referenceId: 'a' }];
    expect((await zipped('POST', '/composite/', { compositeRequest })).body.compositeResponse[0].body.Site).toBe('f');
    const { body } = await org.call('POST', '/jobs/ingest/', { object: 'Account', operation: 'update', contentType: 'CSV' });
    const path = `/jobs/ingest/${body.id}`;
    expect((await zipped('PUT', `${path}/batches/`, `Site,Id\ng,${id.slice(0, 15)}\n`, 'text/csv')).status).toBe(201);
    await org.call('PATCH', path, { state: 'UploadComplete' });
    while ((await org.call('GET', path)).body.state !== 'JobComplete') await new Promise((resolve) => setTimeout(resolve, 10));
    expect(await siteOf()).toBe('g');
  });
});

describe('a composite', () => {
  it('takes members that it does not know, and properties in any order', async () => {
    const text = JSON.stringify({
      compositeRequest: [{ referenceId: 'first_1', body: null, httpHeaders: {}, url: `${dataPath}/sobjects/account/${id}`, method: 'GET' }],
      allOrNone: false
    });
    const { status, body } = await org.call('POST', '/composite', undefined, { raw: `\n  ${text}  \n` });
    expect([status, body.compositeResponse[0].httpStatusCode]).toEqual([200, 200]);
  });

  it('is not nested', async () => {
    for (const resource of ['composite', 'composite/batch', 'composite/tree/Account']) {
      const compositeRequest = [{ method: 'POST', url: `${dataPath}/${resource}`, referenceId: 'a', body: {} }];
      expect((await org.call('POST', '/composite', { compositeRequest })).status).toBe(400);
    }
  });
});
