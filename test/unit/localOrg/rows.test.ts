import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toZip } from '../../localOrg/smallPackage.ts';
import { dataPath, deploy, openTestOrg, type TestOrg } from '../../localOrg/testOrg.ts';

let org: TestOrg;

beforeAll(async () => {
  org = await openTestOrg({ now: '2026-11-22T10:00:00Z' });
  expect((await deploy(org, toZip())).status).toBe('Succeeded');
});
afterAll(() => org.remove());

const path = '/sobjects/Ticket__c/Number__c';

describe('upsert', () => {
  it('by a value that stands twice answers 300 with the addresses of the records, and changes none', async () => {
    const ids = [await org.create('Ticket__c', { Number__c: 'twice' }), await org.create('Ticket__c', { Number__c: 'twice' })];
    const urls = ids.map((id) => `${dataPath}/sobjects/Ticket__c/${id}`);
    for (const method of ['PATCH', 'GET', 'DELETE']) {
      const { status, body } = await org.call(method, `${path}/twice`, method === 'PATCH' ? { Note__c: 'changed' } : undefined);
      expect([status, body]).toEqual([300, urls]);
    }
    expect(await org.query("SELECT Note__c FROM Ticket__c WHERE Number__c = 'twice'")).toMatchObject([
      { Note__c: null },
      { Note__c: null }
    ]);
  });

  it('with updateOnly creates nothing and answers 404', async () => {
    expect((await org.call('PATCH', `${path}/none?updateOnly=true`, { Note__c: 'x' })).status).toBe(404);
    expect(await org.query("SELECT Id FROM Ticket__c WHERE Number__c = 'none'")).toEqual([]);
    await org.create('Ticket__c', { Number__c: 'some' });
    expect((await org.call('PATCH', `${path}/some?updateOnly=true`, { Note__c: 'x' })).status).toBe(200);
  });

  it('refuses the id and the key in the body', async () => {
    const withId = await org.call('PATCH', `${path}/own`, { Id: '001000000000001AAA' });
    expect([withId.status, withId.body]).toEqual([
      400,
      [{ errorCode: 'INVALID_FIELD', message: 'The Id field should not be specified in the sobject data.' }]
    ]);
    const withKey = await org.call('PATCH', `${path}/own`, { Number__c: 'own' });
    expect(withKey.body[0]).toMatchObject({
      errorCode: 'INVALID_FIELD',
      message: 'The Number__c field should not be specified in the sobject data.'
    });
  });

  it('goes by a standard field with idLookup, not by one without', async () => {
    const created = await org.call('PATCH', '/sobjects/Contact/Email/jane@example.com', { LastName: 'Doe' });
    expect([created.status, created.body.created]).toEqual([201, true]);
    expect((await org.call('PATCH', '/sobjects/Contact/Email/JANE@example.com', { FirstName: 'Jane' })).status).toBe(200);
    const { body } = await org.call('GET', '/sobjects/Contact/Email/jane@example.com?fields=FirstName,LastName');
    expect(body).toMatchObject({ Id: created.body.id, FirstName: 'Jane', LastName: 'Doe' });
    expect((await org.call('PATCH', '/sobjects/Account/Name/Acme', {})).body[0]).toEqual({
      errorCode: 'NOT_FOUND',
      message: 'Provided external ID field does not exist or is not accessible: Name'
    });
    const { fields } = (await org.call('GET', '/sobjects/Contact/describe')).body;
    const lookups = fields.filter((field: { idLookup: boolean }) => field.idLookup).map((field: { name: string }) => field.name);
    expect(lookups).toEqual(['Id', 'Email']);
  });

  it('under the path of Id without a value creates a record', async () => {
    const { status, body } = await org.call('POST', '/sobjects/Account/Id', { Name: 'By Id' });
    expect([status, body]).toEqual([201, { id: expect.stringMatching(/^001/), success: true, errors: [], created: true }]);
  });

  it('of a list says created for failed records, too, and undoes all with allOrNone', async () => {
    await org.create('Ticket__c', { Number__c: 'known' });
    const record = (values: Record<string, unknown>) => ({ attributes: { type: 'Ticket__c' }, ...values });
    const records = [record({ Number__c: 'known' }), record({ Number__c: 'new' }), record({ Number__c: 'bad', OwnerId: 'NOBODY' })];
    const { body } = await org.call('PATCH', '/composite/sobjects/Ticket__c/Number__c', { allOrNone: true, records });
    const result = (created: boolean, statusCode: string) => ({ success: false, created, errors: [{ statusCode }] });
    expect(body).toMatchObject([
      result(false, 'ALL_OR_NONE_OPERATION_ROLLED_BACK'),
      result(true, 'ALL_OR_NONE_OPERATION_ROLLED_BACK'),
      result(true, 'MALFORMED_ID')
    ]);
    expect(await org.query("SELECT Id FROM Ticket__c WHERE Number__c IN ('new', 'bad')")).toEqual([]);
  });
});

describe('a list', () => {
  it('is read by ids in the address, null for a record that is not there', async () => {
    const id = await org.create('Account', { Name: 'By address' });
    const { status, body } = await org.call('GET', `/composite/sobjects/Account?ids=${id},001000000000000AAA&fields=Id,Name`);
    expect([status, body]).toMatchObject([200, [{ attributes: { type: 'Account' }, Id: id, Name: 'By address' }, null]]);
  });

  it('of ids with one that cannot be deleted is kept as a whole with allOrNone', async () => {
    const id = await org.create('Account', { Name: 'Kept by allOrNone' });
    const { body } = await org.call('DELETE', `/composite/sobjects?ids=${id},001000000000000AAA&allOrNone=true`);
    expect(body).toMatchObject([
      { success: false, errors: [{ statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK' }] },
      { success: false, errors: [{ statusCode: 'INVALID_CROSS_REFERENCE_KEY' }] }
    ]);
    expect((await org.call('GET', `/sobjects/Account/${id}`)).status).toBe(200);
    expect((await org.call('DELETE', `/composite/sobjects?ids=${id},001000000000000AAA`)).body[0].success).toBe(true);
  });

  it('of more than ten chunks of types is refused, of ten it is taken', async () => {
    const records = (count: number) =>
      Array.from({ length: count }, (_, at) =>
        at % 2 === 0
          ? { attributes: { type: 'Account' }, Name: `Chunk ${at}` }
          : { attributes: { type: 'Contact' }, LastName: `Chunk ${at}` }
      );
    expect((await org.call('POST', '/composite/sobjects', { records: records(10) })).status).toBe(200);
    const { status, body } = await org.call('POST', '/composite/sobjects', { records: records(11) });
    expect([status, body[0].message]).toEqual([
      400,
      'Cannot have more than 10 chunks in a single operation. Please rearrange the data to reduce chunking.'
    ]);
  });
});

describe('a relationship in the path', () => {
  it('reads, changes and deletes the parent, and pages the children', async () => {
    const parent = await org.create('Account', { Name: 'Parent' });
    const child = await org.create('Contact', { LastName: 'Child', AccountId: parent });
    const read = await org.call('GET', `/sobjects/Contact/${child}/Account?fields=Name`);
    expect(read.body).toMatchObject({ attributes: { type: 'Account' }, Id: parent, Name: 'Parent' });
    expect((await org.call('PATCH', `/sobjects/Contact/${child}/Account`, { Name: 'Renamed' })).status).toBe(204);
    const children = await org.call('GET', `/sobjects/Account/${parent}/Contacts?fields=LastName`);
    expect(children.body).toMatchObject({ totalSize: 1, done: true, records: [{ Id: child, LastName: 'Child' }] });
    expect((await org.call('DELETE', `/sobjects/Contact/${child}/Account`)).status).toBe(204);
    expect((await org.call('GET', `/sobjects/Account/${parent}`)).body[0].errorCode).toBe('ENTITY_IS_DELETED');
  });

  it('that leads nowhere or does not exist is 404', async () => {
    const lonely = await org.create('Contact', { LastName: 'Lonely' });
    expect((await org.call('GET', `/sobjects/Contact/${lonely}/Account`)).status).toBe(404);
    expect((await org.call('GET', `/sobjects/Contact/${lonely}/Nothing`)).status).toBe(404);
  });
});

describe('conditional requests', () => {
  const since = (text: string) => ({ headers: { 'If-Modified-Since': text } });

  it('for a describe answer 304 until a deploy changes it', async () => {
    const first = await org.call('GET', '/sobjects/Ticket__c/describe');
    const modified = first.headers.get('last-modified')!;
    const again = await org.call('GET', '/sobjects/Ticket__c/describe', undefined, since(modified));
    expect([again.status, again.text]).toEqual([304, '']);
    const global = await org.call('GET', '/sobjects');
    const globalAgain = await org.call('GET', '/sobjects', undefined, since(global.headers.get('last-modified')!));
    expect(globalAgain.status).toBe(304);
    await org.setClock('2026-11-22T11:00:00Z');
    await deploy(org, toZip({ label: 'Renamed ticket' }));
    const changed = await org.call('GET', '/sobjects/Ticket__c/describe', undefined, since(modified));
    expect([changed.status, changed.body.label]).toEqual([200, 'Renamed ticket']);
  });

  it('for a record compare its last change', async () => {
    const id = await org.create('Contact', { LastName: 'Conditional' });
    const { headers } = await org.call('GET', `/sobjects/Contact/${id}`);
    const modified = headers.get('last-modified')!;
    expect((await org.call('GET', `/sobjects/Contact/${id}`, undefined, since(modified))).status).toBe(304);
    const early = { headers: { 'If-Unmodified-Since': 'Sun, 01 Nov 2026 00:00:00 GMT' } };
    expect((await org.call('PATCH', `/sobjects/Contact/${id}`, { LastName: 'Lost' }, early)).status).toBe(412);
    const broken = { headers: { 'If-Unmodified-Since': 'yesterday' } };
    expect((await org.call('PATCH', `/sobjects/Contact/${id}`, { LastName: 'Lost' }, broken)).status).toBe(400);
    expect((await org.call('GET', `/sobjects/Contact/${id}`)).body.LastName).toBe('Conditional');
  });

  it('for an account compare its entity tag, so that an edit in between is not lost', async () => {
    const id = await org.create('Account', { Name: 'Tagged' });
    const etag = (await org.call('GET', `/sobjects/Account/${id}`)).headers.get('etag')!;
    expect((await org.call('GET', `/sobjects/Account/${id}`, undefined, { headers: { 'If-None-Match': etag } })).status).toBe(304);
    const match = { headers: { 'If-Match': etag.replace(/"$/, '-gzip"') } };
    expect((await org.call('PATCH', `/sobjects/Account/${id}`, { Site: 'first' }, match)).status).toBe(204);
    expect((await org.call('PATCH', `/sobjects/Account/${id}`, { Site: 'second' }, match)).status).toBe(412);
    expect((await org.call('GET', `/sobjects/Account/${id}`)).body.Site).toBe('first');
    const contact = await org.create('Contact', { LastName: 'No tag' });
    expect((await org.call('GET', `/sobjects/Contact/${contact}`)).headers.get('etag')).toBeNull();
  });
});

it('lists every limit of the documented reply, with those that the org counts', async () => {
  const { body } = await org.call('GET', '/limits');
  expect(Object.keys(body)).toHaveLength(51);
  expect(body.DailyApiRequests.Remaining).toBeLessThan(body.DailyApiRequests.Max);
  expect(body.PermissionSets).toMatchObject({ Max: 1500, CreateCustom: { Max: 1000 } });
});
