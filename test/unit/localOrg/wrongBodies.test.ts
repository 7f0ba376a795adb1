import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataPath, openTestOrg, type TestOrg } from '../../localOrg/testOrg.ts';

let org: TestOrg;
let account: string;

beforeAll(async () => {
  org = await openTestOrg();
  account = await org.create('Account', { Name: 'Acme' });
});
afterAll(() => org.remove());

const odd = { toString: 2 };
const inComposite = { method: 'GET', url: `${dataPath}/sobjects/Account/x`, referenceId: 'a', httpHeaders: { 'If-Match': odd } };

describe('a body of another shape than the route wants', () => {
  it.each<readonly [string, string, unknown]>([
    ['POST', '/ui-api/records', null],
    ['PATCH', '/ui-api/records/:account', null],
    ['POST', '/ui-api/related-list-records/:account/Contacts', null],
    ['POST', '/ui-api/related-list-records/:account/Contacts', { pageSize: odd }],
    ['POST', '/ui-api/related-list-records/batch/:account', null],
    ['POST', '/ui-api/related-list-records/batch/:account', { relatedListParameters: [null] }],
    ['POST', '/ui-api/related-list-records/batch/:account', { relatedListParameters: [{ relatedListId: odd }] }],
    ['POST', '/graphql', null],
    ['POST', '/composite', { compositeRequest: [inComposite] }],
    ['POST', '/composite/sobjects', { allOrNone: 'yes', records: [{ attributes: { type: 'Account' }, Name: 'x' }] }],
    ['POST', '/composite', { allOrNone: 1, compositeRequest: [{ ...inComposite, httpHeaders: {} }] }]
  ])('%s %s with %j is refused with 400', async (method, path, body) => {
    const answer = await org.call(method, path.replace(':account', account), body);
    expect([answer.status, typeof answer.body[0].errorCode]).toEqual([400, 'string']);
  });
});

describe('allOrNone', () => {
  it('may be the word true, as the reader of the platform takes it', async () => {
    const records = [{ attributes: { type: 'Account' }, Name: 'Undone' }, { attributes: { type: 'Account' } }];
    await org.call('POST', '/composite/sobjects', { allOrNone: 'true', records });
    expect(await org.query("SELECT Id FROM Account WHERE Name = 'Undone'")).toEqual([]);
  });
});
