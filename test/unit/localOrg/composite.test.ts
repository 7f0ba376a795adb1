import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataPath, type Json, openTestOrg, type TestOrg } from '../../localOrg/testOrg.ts';

let org: TestOrg;

beforeAll(async () => {
  org = await openTestOrg();
});
afterAll(() => org.remove());

const account = (referenceId: string, body: unknown) => ({ method: 'POST', url: `${dataPath}/sobjects/Account`, referenceId, body });
const contact = (referenceId: string, body: unknown) => ({ method: 'POST', url: `${dataPath}/sobjects/Contact`, referenceId, body });
const read = (referenceId: string, path: string) => ({ method: 'GET', url: dataPath + path, referenceId });

async function composite(requests: readonly unknown[], options: Record<string, unknown> = {}, version = '66.0'): Promise<Json> {
  return org.call('POST', `/services/data/v${version}/composite`, { ...options, compositeRequest: requests });
}

async function count(name: string): Promise<number> {
  return (await org.query(`SELECT Id FROM Account WHERE Name = '${name}'`)).length;
}

describe('composite', () => {
  it('hands results on by reference, in addresses, in bodies and out of lists', async () => {
    const { body } = await composite([
      account('acme', { Name: 'Acme', NumberOfEmployees: 7 }),
      contact('jane', { LastName: 'Doe of @{acme.id}', AccountId: '@{acme.id}' }),
      read('found', `/query?q=SELECT+Id,Name,NumberOfEmployees+FROM+Account+WHERE+Id='@{acme.id}'`),
      account('copy', { Name: 'Copy of @{found.records[0].Name}', NumberOfEmployees: '@{found.records[0].NumberOfEmployees}' }),
      read('check', '/sobjects/Account/@{copy.id}?fields=Name,NumberOfEmployees')
    ]);
    const [first, , , , last] = body.compositeResponse;
    expect(first).toEqual({
      body: { id: expect.stringMatching(/^001/), success: true, errors: [] },
      httpHeaders: { Location: `${dataPath}/sobjects/Account/${first.body.id}` },
      httpStatusCode: 201,
      referenceId: 'acme'
    });
    expect(last.body).toMatchObject({ Name: 'Copy of Acme', NumberOfEmployees: 7 });
    expect(await org.query(`SELECT LastName FROM Contact WHERE AccountId = '${first.body.id}'`)).toMatchObject([
      { LastName: `Doe of ${first.body.id}` }
    ]);
  });

  it('goes on behind a failure, and halts only what refers to it', async () => {
    const { status, body } = await composite([
      account('bad', {}),
      contact('child', { LastName: 'x', AccountId: '@{bad.id}' }),
      account('good', { Name: 'Behind a failure' })
    ]);
    const [bad, child, good] = body.compositeResponse;
    expect([status, bad.httpStatusCode, child.httpStatusCode, good.httpStatusCode]).toEqual([200, 400, 400, 201]);
    expect(child.body).toEqual([
      {
        errorCode: 'PROCESSING_HALTED',
        message:
          "Invalid reference specified. No value for bad.id found in bad. Provided referenceId ('bad.id') must start with a letter or a " +
          "number, and it can contain only letters, numbers and underscores ('_')."
      }
    ]);
    expect(await count('Behind a failure')).toBe(1);
  });

  it('undoes all with allOrNone, and answers 400 for every request but the one that failed', async () => {
    const requests = [account('one', { Name: 'Undone' }), account('two', {}), account('three', { Name: 'Undone' })];
    const { status, body } = await composite(requests, { allOrNone: true });
    const halted = [
      { errorCode: 'PROCESSING_HALTED', message: 'The transaction was rolled back since another operation in the same transaction failed.' }
    ];
    expect(status).toBe(200);
    expect(body.compositeResponse).toEqual([
      { body: halted, httpHeaders: {}, httpStatusCode: 400, referenceId: 'one' },
      expect.objectContaining({ httpStatusCode: 400, body: [expect.objectContaining({ errorCode: 'REQUIRED_FIELD_MISSING' })] }),
      { body: halted, httpHeaders: {}, httpStatusCode: 400, referenceId: 'three' }
    ]);
    expect(await count('Undone')).toBe(0);
  });

  it('undoes a collection with a failed record when allOrNone stands outside only, and keeps its reply', async () => {
    const records = [{ attributes: { type: 'Account' }, Name: 'Inner' }, { attributes: { type: 'Account' } }];
    const list = { method: 'POST', url: `${dataPath}/composite/sobjects`, referenceId: 'list', body: { records } };
    const { body } = await composite([list, account('later', { Name: 'Inner' })], { allOrNone: true });
    const [collection, later] = body.compositeResponse;
    expect([collection.httpStatusCode, collection.body[0].success, later.body[0].errorCode]).toEqual([200, true, 'PROCESSING_HALTED']);
    expect(await count('Inner')).toBe(0);
  });

  it('refers to a null from version 52 on, before it halts', async () => {
    const id = await org.create('Contact', { LastName: 'No first name' });
    const requests = [
      read('ref', `/sobjects/Contact/${id}?fields=FirstName,LastName`),
      contact('new', { FirstName: '@{ref.FirstName}', LastName: '@{ref.LastName}' })
    ];
    expect((await composite(requests)).body.compositeResponse[1].httpStatusCode).toBe(201);
    expect((await composite(requests, {}, '51.0')).body.compositeResponse[1].body[0].errorCode).toBe('PROCESSING_HALTED');
  });

  it('compares names in references with their letter case', async () => {
    const { body } = await composite([account('ref', { Name: 'Case' }), read('wrong', '/sobjects/Account/@{ref.Id}')]);
    expect(body.compositeResponse[1].body[0].errorCode).toBe('PROCESSING_HALTED');
  });

  it('gives a request headers of its own', async () => {
    const since = new Date(Date.now() + 60_000).toUTCString();
    await org.call('GET', '/sobjects/Account/describe');
    const { body } = await composite([{ ...read('info', '/sobjects/Account/describe'), httpHeaders: { 'If-Modified-Since': since } }]);
    expect([body.compositeResponse[0].httpStatusCode, body.compositeResponse[0].body]).toEqual([304, null]);
  });

  const limits = (many: number): unknown[] => Array.from({ length: many }, (_, at) => read(`r${at}`, '/sobjects/Account'));
  const queries = Array.from({ length: 6 }, (_, at) => read(`q${at}`, '/query?q=SELECT+Id+FROM+Account'));
  const refused: readonly (readonly [string, readonly unknown[]])[] = [
    ['more than 25 requests', limits(26)],
    ['more than 5 queries and collections', queries],
    ['an empty list', []],
    ['a reference id with a bracket from version 52 on', [read('a[1]', '/sobjects/Account')]],
    ['a reference id twice', [read('a', '/sobjects/Account'), read('a', '/sobjects/Account')]],
    ['an address outside the data API', [{ method: 'GET', url: '/services/oauth2/userinfo', referenceId: 'a' }]],
    ['a resource that composite does not have', [read('a', '/limits')]],
    ['a method in small letters', [{ ...read('a', '/sobjects/Account'), method: 'get' }]],
    ['a header that is inherited', [{ ...read('a', '/sobjects/Account'), httpHeaders: { Authorization: 'Bearer x' } }]]
  ];
  for (const [what, requests] of refused) {
    it(`refuses ${what} as a whole`, async () => {
      expect((await composite(requests)).status).toBe(400);
    });
  }

  it('takes collateSubrequests as true or false only', async () => {
    expect((await composite([read('a', '/sobjects/Account')], { collateSubrequests: true })).status).toBe(200);
    expect((await composite([read('a', '/sobjects/Account')], { collateSubrequests: 'yes' })).status).toBe(400);
  });

  it('takes 25 requests and 5 queries', async () => {
    expect((await composite(limits(25))).body.compositeResponse).toHaveLength(25);
    expect((await composite(queries.slice(0, 5))).body.compositeResponse).toHaveLength(5);
  });

  it('lists its resources', async () => {
    const base = `${dataPath}/composite`;
    expect((await org.call('GET', '/composite')).body).toEqual({
      tree: `${base}/tree`,
      batch: `${base}/batch`,
      sobjects: `${base}/sobjects`
    });
  });
});

describe('composite batch', () => {
  const batch = (requests: readonly unknown[], haltOnError?: boolean) =>
    org.call('POST', '/composite/batch', { batchRequests: requests, ...(haltOnError === undefined ? {} : { haltOnError }) });

  it('runs independent requests with addresses that begin with the version', async () => {
    const id = await org.create('Account', { Name: 'Batch' });
    const { status, body } = await batch([
      { method: 'PATCH', url: `v66.0/sobjects/Account/${id}`, richInput: { Name: 'Batched' } },
      { method: 'GET', url: `v66.0/sobjects/Account/${id}?fields=Name` },
      { method: 'GET', url: 'v66.0/limits' }
    ]);
    expect([status, body.hasErrors, body.results[0]]).toEqual([200, false, { statusCode: 204, result: null }]);
    expect(body.results[1]).toMatchObject({ statusCode: 200, result: { Name: 'Batched' } });
  });

  it('goes on behind a failure, and with haltOnError answers 412 for the rest', async () => {
    const requests = [
      { method: 'GET', url: 'v66.0/sobjects/Nothing__c' },
      { method: 'GET', url: 'v66.0/limits' }
    ];
    const on = await batch(requests);
    expect([on.body.hasErrors, on.body.results.map((each: Json) => each.statusCode)]).toEqual([true, [404, 200]]);
    const halted = await batch(requests, true);
    expect(halted.body.results[1]).toMatchObject({ statusCode: 412, result: [{ errorCode: 'BATCH_PROCESSING_HALTED' }] });
  });

  it('refuses more than 25 requests', async () => {
    expect((await batch(Array.from({ length: 26 }, () => ({ method: 'GET', url: 'v66.0/limits' })))).status).toBe(400);
  });
});
