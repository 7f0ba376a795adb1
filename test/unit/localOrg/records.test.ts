import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestOrg, type TestOrg } from '../../localOrg/testOrg.ts';

let org: TestOrg;

beforeAll(async () => {
  org = await openTestOrg({ now: '2026-11-22T10:00:00Z' });
  await org.deploy('force-app');
});
afterAll(() => org.remove());

async function refusal(object: string, values: Record<string, unknown>) {
  const { status, body } = await org.call('POST', `/sobjects/${object}`, values);
  return { status, errorCode: body[0]?.errorCode, fields: body[0]?.fields, message: body[0]?.message };
}

describe('record routes', () => {
  it('answers a create with 201, id, success and no errors', async () => {
    const { status, body, headers } = await org.call('POST', '/sobjects/Account', { Name: 'Shape' });
    expect(status).toBe(201);
    expect(body).toEqual({ id: expect.stringMatching(/^001.{15}$/), success: true, errors: [] });
    expect(headers.get('location')).toBe(`/services/data/v66.0/sobjects/Account/${body.id}`);
  });

  it('sets owner, stamps and deletion mark itself', async () => {
    const id = await org.create('Account', { Name: 'Stamps' });
    const { body } = await org.call('GET', `/sobjects/Account/${id}`);
    expect(body).toMatchObject({ IsDeleted: false, CreatedById: body.OwnerId, attributes: { type: 'Account' } });
    expect(body.CreatedDate).toMatch(/^2026-11-22T10:\d\d:\d\d\.000\+0000$/);
    expect(await refusal('Account', { Name: 'x', CreatedDate: '2020-01-01T00:00:00Z' })).toMatchObject({
      errorCode: 'INVALID_FIELD_FOR_INSERT_UPDATE',
      fields: ['CreatedDate']
    });
  });

  it('reads by 15 characters, chosen fields and the id only', async () => {
    const id = await org.create('Account', { Name: 'Short id', NumberOfEmployees: 3 });
    const { body } = await org.call('GET', `/sobjects/Account/${id.slice(0, 15)}?fields=Name,NumberOfEmployees`);
    expect(body).toEqual({ attributes: expect.anything(), Id: id, Name: 'Short id', NumberOfEmployees: 3 });
  });

  it('answers 404 for an unknown record and object, and for text that is no id', async () => {
    expect((await org.call('GET', '/sobjects/Account/001L0000000zzzz')).status).toBe(404);
    expect((await org.call('GET', '/sobjects/Nothing__c/a00L0000000zzzz')).body[0].errorCode).toBe('NOT_FOUND');
    const message = 'Provided external ID field does not exist or is not accessible: xyz';
    for (const method of ['GET', 'PATCH', 'DELETE']) {
      const { status, body } = await org.call(method, '/sobjects/Account/xyz', method === 'PATCH' ? { Name: 'x' } : undefined);
      expect([status, body]).toEqual([404, [{ errorCode: 'NOT_FOUND', message }]]);
    }
  });

  it('keeps a deleted record in the recycle bin', async () => {
    const id = await org.create('Account', { Name: 'Bin' });
    expect((await org.call('DELETE', `/sobjects/Account/${id}`)).status).toBe(204);
    expect((await org.call('GET', `/sobjects/Account/${id}`)).body[0].errorCode).toBe('ENTITY_IS_DELETED');
    expect((await org.call('PATCH', `/sobjects/Account/${id}`, { Name: 'x' })).body[0]).toMatchObject({ errorCode: 'ENTITY_IS_DELETED' });
    expect(await org.query(`SELECT Id FROM Account WHERE Id = '${id}'`)).toEqual([]);
    const all = await org.call('GET', `/queryAll?q=${encodeURIComponent(`SELECT IsDeleted FROM Account WHERE Id = '${id}'`)}`);
    expect(all.body.records).toMatchObject([{ IsDeleted: true }]);
  });
});

describe('values', () => {
  const date = '2026-01-01';
  const cases: readonly (readonly [string, string, Record<string, unknown>, string, string[]])[] = [
    ['a missing required field', 'Contact', {}, 'REQUIRED_FIELD_MISSING', ['LastName']],
    ['text that is too long', 'Account', { Name: 'x'.repeat(256) }, 'STRING_TOO_LONG', ['Name']],
    ['an address without @', 'Contact', { LastName: 'x', Email: 'nobody' }, 'INVALID_EMAIL_ADDRESS', ['Email']],
    [
      'a number with too many digits',
      'Opportunity',
      { Name: 'x', StageName: 'Prospecting', CloseDate: date, Amount: 1e17 },
      'NUMBER_OUTSIDE_VALID_RANGE',
      ['Amount']
    ],
    ['a value that a restricted picklist lacks', 'Order', { Status: 'Lost' }, 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', ['Status']],
    ['an id that is none', 'Contact', { LastName: 'x', AccountId: 'abc' }, 'MALFORMED_ID', ['AccountId']],
    ['an id of another object', 'Contact', { LastName: 'x', AccountId: '005L00000000001IAA' }, 'FIELD_INTEGRITY_EXCEPTION', ['AccountId']],
    ['an id of no record', 'Contact', { LastName: 'x', AccountId: '001L0000000zzzzIAA' }, 'INVALID_CROSS_REFERENCE_KEY', ['AccountId']]
  ];
  for (const [what, object, values, errorCode, fields] of cases) {
    it(`refuses ${what} with ${errorCode}`, async () => {
      expect(await refusal(object, values)).toMatchObject({ status: 400, errorCode, fields });
    });
  }

  it('refuses an unknown field and JSON of the wrong type', async () => {
    expect(await refusal('Account', { Name: 'x', Nope__c: 1 })).toMatchObject({
      errorCode: 'INVALID_FIELD',
      message: "No such column 'Nope__c' on sobject of type Account"
    });
    for (const values of [{ NumberOfEmployees: 'many' }, { NumberOfEmployees: 1.5 }, { Name: 5 }]) {
      expect(await refusal('Account', { Name: 'x', ...values })).toMatchObject({ status: 400, errorCode: 'JSON_PARSER_ERROR' });
    }
    for (const text of ['0x10', '0b1', '1,5', 'Infinity', '1 2']) {
      expect(await refusal('Account', { Name: 'x', AnnualRevenue: text })).toMatchObject({ errorCode: 'JSON_PARSER_ERROR' });
    }
    expect(await refusal('Case', { IsEscalated: 'perhaps' })).toMatchObject({ errorCode: 'JSON_PARSER_ERROR' });
    expect(await refusal('Contact', { LastName: 'x', Birthdate: '2026-02-30' })).toMatchObject({ errorCode: 'JSON_PARSER_ERROR' });
    expect((await org.call('POST', '/sobjects/Account', undefined, { raw: '{"Name": ' })).body[0].errorCode).toBe('JSON_PARSER_ERROR');
  });

  it('cuts digits behind the scale and seconds of instants, and turns empty text into null', async () => {
    const account = await org.create('Account', { Name: 'Values', Site: '' });
    const id = await org.create('Headroom_Scorecard_Result__c', {
      Account__c: account,
      Key__c: 'k1',
      Score__c: 39.96,
      As_Of__c: '2026-03-01T10:00:00.789+01:00'
    });
    const [record] = await org.query(`SELECT Score__c, As_Of__c, Account__r.Site FROM Headroom_Scorecard_Result__c WHERE Id = '${id}'`);
    expect(record).toMatchObject({ Score__c: 39.9, As_Of__c: '2026-03-01T09:00:00.000+0000', Account__r: { Site: null } });
  });

  it('refuses a second record with the same unique value, whatever its letter case, and names the holder', async () => {
    const account = await org.create('Account', { Name: 'Unique' });
    const holder = await org.create('Headroom_Account_Summary__c', { Account__c: account, Key__c: 'only-one' });
    const second = await refusal('Headroom_Account_Summary__c', { Account__c: account, Key__c: 'ONLY-ONE' });
    expect(second).toMatchObject({
      errorCode: 'DUPLICATE_VALUE',
      message: `duplicate value found: Key__c duplicates value on record with id: ${holder}`
    });
  });
});

describe('upsert by external id', () => {
  it('answers 201 when it creates and 200 when it changes, 204 before version 46', async () => {
    const account = await org.create('Account', { Name: 'Upsert' });
    const path = '/sobjects/Headroom_Account_Summary__c/Key__c/upsert-1';
    const created = await org.call('PATCH', path, { Account__c: account, Notice_Days__c: 30 });
    expect(created).toMatchObject({ status: 201, body: { created: true, success: true, errors: [] } });
    expect(await org.call('PATCH', path, { Notice_Days__c: 60 })).toMatchObject({
      status: 200,
      body: { id: created.body.id, created: false }
    });
    expect((await org.call('PATCH', `/services/data/v45.0${path}`, { Notice_Days__c: 61 })).status).toBe(204);
    expect((await org.call('GET', `${path}?fields=Notice_Days__c`)).body.Notice_Days__c).toBe(61);
  });

  it('refuses a field that is no external id', async () => {
    expect((await org.call('PATCH', '/sobjects/Account/Site/x', { Name: 'y' })).status).toBe(404);
  });

  it('finds parents by external id', async () => {
    const account = await org.create('Account', { Name: 'Parent by key' });
    await org.create('Headroom_Settings_Version__c', { Key__c: 'vendor_risk:abc' });
    await org.create('Headroom_Scorecard_Result__c', {
      Key__c: 'by-key',
      Account__c: account,
      Settings_Version__r: { Key__c: 'vendor_risk:abc' }
    });
    const [record] = await org.query("SELECT Settings_Version__r.Key__c FROM Headroom_Scorecard_Result__c WHERE Key__c = 'by-key'");
    expect(record.Settings_Version__r.Key__c).toBe('vendor_risk:abc');
    expect(
      await refusal('Headroom_Scorecard_Result__c', { Key__c: 'z', Account__c: account, Settings_Version__r: { Key__c: 'none' } })
    ).toMatchObject({ errorCode: 'INVALID_FIELD' });
  });
});

describe('delete', () => {
  it('takes details and children of an account along and empties plain lookups', async () => {
    const account = await org.create('Account', { Name: 'Tree' });
    const contact = await org.create('Contact', { LastName: 'Child', AccountId: account });
    await org.create('Headroom_Pulse__c', { Account__c: account, Pulse__c: 'Neutral' });
    const other = await org.create('Account', { Name: 'Other' });
    const asset = await org.create('Asset', { Name: 'Seat', AccountId: other, ContactId: contact });
    expect((await org.call('DELETE', `/sobjects/Account/${account}`)).status).toBe(204);
    expect(await org.query(`SELECT Id FROM Contact WHERE Id = '${contact}'`)).toEqual([]);
    expect(await org.query(`SELECT Id FROM Headroom_Pulse__c WHERE Account__c = '${account}'`)).toEqual([]);
    expect(await org.query(`SELECT ContactId FROM Asset WHERE Id = '${asset}'`)).toMatchObject([{ ContactId: null }]);
  });

  it('is refused while contracts hold the account', async () => {
    const account = await org.create('Account', { Name: 'Held' });
    await org.create('Contract', { AccountId: account });
    expect((await org.call('DELETE', `/sobjects/Account/${account}`)).body[0].errorCode).toBe('DELETE_FAILED');
  });
});
