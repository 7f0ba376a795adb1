import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Json, openTestOrg, type TestOrg } from '../../localOrg/testOrg.ts';

let org: TestOrg;

beforeAll(async () => {
  org = await openTestOrg({ now: '2026-11-22T10:00:30Z' });
});
afterAll(() => org.remove());

const account = (values: Record<string, unknown>) => ({ attributes: { type: 'Account' }, ...values });

describe('collections', () => {
  it('save what is right and report what is wrong, in order', async () => {
    const { body } = await org.call('POST', '/composite/sobjects', {
      records: [account({ Name: 'A' }), account({}), account({ Name: 'B' })]
    });
    expect(body).toMatchObject([
      { success: true, errors: [] },
      { success: false, errors: [{ statusCode: 'REQUIRED_FIELD_MISSING', fields: ['Name'] }] },
      { success: true }
    ]);
  });

  it('undo everything with allOrNone', async () => {
    const { body } = await org.call('POST', '/composite/sobjects', {
      allOrNone: true,
      records: [account({ Name: 'Undone' }), account({})]
    });
    expect(body.map((each: Json) => each.errors[0].statusCode)).toEqual(['ALL_OR_NONE_OPERATION_ROLLED_BACK', 'REQUIRED_FIELD_MISSING']);
    expect(await org.query("SELECT Id FROM Account WHERE Name = 'Undone'")).toEqual([]);
  });

  it('refuse an unknown field, an unknown object and more than 200 records as a whole', async () => {
    const unknown = await org.call('POST', '/composite/sobjects', { records: [account({ Name: 'Kept out' }), account({ Nope: 1 })] });
    expect([unknown.status, unknown.body[0].errorCode]).toEqual([400, 'INVALID_FIELD']);
    expect(await org.query("SELECT Id FROM Account WHERE Name = 'Kept out'")).toEqual([]);
    const many = await org.call('POST', '/composite/sobjects', { records: Array.from({ length: 201 }, () => account({ Name: 'x' })) });
    expect([many.status, many.body[0].errorCode]).toEqual([400, 'EXCEEDED_ID_LIMIT']);
  });

  it('update, read and delete by id', async () => {
    const [a, b] = [await org.create('Account', { Name: 'U1' }), await org.create('Account', { Name: 'U2' })];
    const updated = await org.call('PATCH', '/composite/sobjects', {
      records: [account({ id: a, Site: 'x' }), account({ id: '001L0000000zzzz' })]
    });
    expect(updated.body).toMatchObject([
      { id: a, success: true },
      { success: false, errors: [{ statusCode: 'INVALID_CROSS_REFERENCE_KEY' }] }
    ]);
    const read = await org.call('POST', '/composite/sobjects/Account', { ids: [a, '001L0000000zzzz', b], fields: ['Site'] });
    expect(read.body).toMatchObject([{ Site: 'x' }, null, { Site: null }]);
    const removed = await org.call('DELETE', `/composite/sobjects?ids=${a},${b}&allOrNone=true`);
    expect(removed.body).toMatchObject([
      { id: a, success: true },
      { id: b, success: true }
    ]);
  });
});

describe('query pages', () => {
  it('follow the size that the client asks for, and nest children as pages', async () => {
    const parent = await org.create('Account', { Name: 'Parent of many' });
    const records = Array.from({ length: 200 }, (_, at) => ({
      attributes: { type: 'Contact' },
      LastName: `Paged ${at}`,
      AccountId: parent
    }));
    await org.call('POST', '/composite/sobjects', { records });
    await org.call('POST', '/composite/sobjects', { records: records.slice(0, 50) });
    const headers = { 'Sforce-Query-Options': 'batchSize=200' };
    const first = await org.call('GET', "/query?q=SELECT+Id+FROM+Contact+WHERE+LastName+LIKE+'Paged%25'", undefined, { headers });
    expect([first.body.totalSize, first.body.done, first.body.records.length]).toEqual([250, false, 200]);
    const second = await org.call('GET', first.body.nextRecordsUrl, undefined, { headers });
    expect([second.body.totalSize, second.body.done, second.body.records.length]).toEqual([250, true, 50]);
    const nested = await org.call('GET', `/query?q=SELECT+(SELECT+Id+FROM+Contacts)+FROM+Account+WHERE+Id='${parent}'`, undefined, {
      headers
    });
    const children = nested.body.records[0].Contacts;
    expect([children.totalSize, children.done, children.records.length]).toEqual([250, false, 200]);
    expect((await org.call('GET', children.nextRecordsUrl, undefined, { headers })).body.records).toHaveLength(50);
  });

  it('answer errors of SOQL with code, row and column', async () => {
    const wrong = await org.call('GET', '/query?q=SELECT+Nme+FROM+Account');
    expect([wrong.status, wrong.body[0].errorCode]).toEqual([400, 'INVALID_FIELD']);
    expect(wrong.body[0].message).toContain('ERROR at Row:1:Column:8');
    expect((await org.call('GET', '/query/0r8L00000000zzzAAA-2000')).body[0].errorCode).toBe('INVALID_QUERY_LOCATOR');
    expect((await org.call('GET', '/query')).body[0].errorCode).toBe('MALFORMED_QUERY');
  });
});

describe('updated and deleted', () => {
  const window = (start: string, end: string) => `?start=${encodeURIComponent(start)}&end=${encodeURIComponent(end)}`;

  it('name the ids of a window and how far it is covered', async () => {
    await org.setClock('2026-12-01T10:00:30Z');
    const kept = await org.create('Account', { Name: 'Kept' });
    const gone = await org.create('Account', { Name: 'Gone' });
    await org.call('DELETE', `/sobjects/Account/${gone}`);
    await org.setClock('2026-12-01T11:00:30Z');
    const updated = await org.call('GET', `/sobjects/Account/updated${window('2026-12-01T10:00:59Z', '2026-12-01T10:30:00Z')}`);
    expect(updated.body).toEqual({ ids: [kept], latestDateCovered: '2026-12-01T10:30:00.000+0000' });
    const deleted = await org.call('GET', `/sobjects/Account/deleted${window('2026-12-01T10:00:00Z', '2026-12-01T12:00:00Z')}`);
    expect(deleted.body.deletedRecords).toEqual([{ id: gone, deletedDate: expect.stringMatching(/^2026-12-01T10:00:3/) }]);
    expect(deleted.body.latestDateCovered).toBe('2026-12-01T11:00:00.000+0000');
  });

  it('refuse a window that is too short, too old, or of an object without replication', async () => {
    const codeOf = async (path: string): Promise<string> => (await org.call('GET', path)).body[0].errorCode;
    expect(await codeOf(`/sobjects/Account/updated${window('2026-12-01T10:00:00Z', '2026-12-01T10:00:30Z')}`)).toBe(
      'INVALID_REPLICATION_DATE'
    );
    expect(await codeOf(`/sobjects/Account/updated${window('2026-10-01T10:00:00Z', '2026-12-01T10:00:00Z')}`)).toBe(
      'INVALID_REPLICATION_DATE'
    );
    expect(await codeOf(`/sobjects/Account/deleted${window('2026-11-10T10:00:00Z', '2026-12-01T10:00:00Z')}`)).toBe(
      'INVALID_REPLICATION_DATE'
    );
    expect(await codeOf(`/sobjects/OpportunityStage/updated${window('2026-12-01T10:00:00Z', '2026-12-01T10:30:00Z')}`)).toBe(
      'INVALID_TYPE'
    );
  });
});
