import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Json, openTestOrg, type TestOrg } from './testOrg.ts';

let org: TestOrg;
let accountId: string;
let path: string;

beforeAll(async () => {
  org = await openTestOrg();
  accountId = await org.create('Account', { Name: 'Quillhaven' });
  path = `/ui-api/related-list-records/${accountId}/Contacts`;
  for (const [at, LastName] of ['Adams', 'Baker', 'Cramer', 'Doyle', 'Evans', 'Fox', 'Gray'].entries()) {
    await org.create('Contact', { LastName, AccountId: accountId, Title: at % 2 === 0 ? 'Even' : 'Odd', FirstName: 'Kim' });
  }
  for (let at = 0; at < 12; at++) await org.create('Case', { Subject: `Case ${at}`, AccountId: accountId });
});
afterAll(() => org.remove());

async function get(url: string): Promise<Json> {
  const { status, body } = await org.call('GET', url);
  expect(status).toBe(200);
  return body;
}

const lastNames = (records: Json[]): string[] => records.map(({ fields }) => fields.LastName.value);

describe('records of a related list', () => {
  it('come by GET as by POST, 50 a page, with what was asked for', async () => {
    const got = await get(`${path}?fields=Contact.LastName&optionalFields=Contact.Nothing__c&sortBy=-LastName&pageSize=3`);
    const posted = (
      await org.call('POST', path, {
        fields: ['Contact.LastName'],
        optionalFields: ['Contact.Nothing__c'],
        sortBy: ['-LastName'],
        pageSize: 3
      })
    ).body;
    expect(lastNames(got.records)).toEqual(['Gray', 'Fox', 'Evans']);
    expect(posted).toEqual(got);
    expect(got).toMatchObject({
      count: 3,
      pageSize: 3,
      sortBy: ['-LastName'],
      currentPageToken: '0',
      nextPageToken: '3',
      previousPageToken: null
    });
    expect(got.listReference).toMatchObject({
      inContextOfRecordId: accountId,
      objectApiName: 'Contact',
      relatedListId: 'Contacts',
      type: 'relatedList'
    });
    expect((await get(path)).pageSize).toBe(50);
  });

  it('go on and back by page tokens', async () => {
    const middle = await get(`${path}?fields=Contact.LastName&sortBy=LastName&pageSize=3&pageToken=3`);
    expect(lastNames(middle.records)).toEqual(['Doyle', 'Evans', 'Fox']);
    expect([middle.previousPageToken, middle.nextPageToken]).toEqual(['0', '6']);
    expect((await org.call('GET', `${path}?pageToken=x`)).status).toBe(400);
  });

  it('are filtered in the syntax of GraphQL', async () => {
    const where = '{ and: [{ Title: { eq: "Odd" } }, { LastName: { gt: "C" } }] }';
    const found = (await org.call('POST', path, { fields: ['Contact.LastName'], sortBy: ['LastName'], where })).body;
    expect(lastNames(found.records)).toEqual(['Doyle', 'Fox']);
    const byParent = await get(
      `${path}?fields=Contact.LastName&where=${encodeURIComponent('{ Account: { Name: { ne: "Quillhaven" } } }')}`
    );
    expect(byParent.records).toEqual([]);
    for (const wrong of ['{ Title: ', '{ Nothing: { eq: "x" } }', '{ Title: { near: "x" } }']) {
      const { status, body } = await org.call('POST', path, { where: wrong });
      expect([status, body[0].errorCode]).toEqual([400, 'INVALID_PARAMETER_VALUE']);
    }
  });

  it('are sorted by one field, of the parent too', async () => {
    expect((await org.call('GET', `${path}?sortBy=LastName,Title`)).status).toBe(400);
    expect((await org.call('GET', `${path}?sortBy=Nothing`)).status).toBe(400);
    expect((await get(`${path}?sortBy=-Account.Name`)).count).toBe(7);
  });

  it('come at most 1,999 a page', async () => {
    expect((await org.call('GET', `${path}?pageSize=2000`)).status).toBe(400);
    expect((await org.call('GET', `${path}?pageSize=1999`)).status).toBe(200);
  });

  it('come for several lists, each with a status of its own', async () => {
    const body = await get(`/ui-api/related-list-records/batch/${accountId}/Contacts,Nothing,Cases`);
    expect(body.results.map(({ statusCode }: Json) => statusCode)).toEqual([200, 400, 200]);
    expect(body.results[2].result.count).toBe(12);
    const relatedListParameters = [
      { relatedListId: 'Contacts', fields: ['Contact.LastName'], sortBy: ['-LastName'], pageSize: 1 },
      { relatedListId: 'Nothing' }
    ];
    const posted = await org.call('POST', `/ui-api/related-list-records/batch/${accountId}`, { relatedListParameters });
    expect(posted.body.results.map(({ statusCode }: Json) => statusCode)).toEqual([200, 400]);
    expect(lastNames(posted.body.results[0].result.records)).toEqual(['Gray']);
    expect((await org.call('POST', `/ui-api/related-list-records/batch/${accountId}`, {})).status).toBe(400);
  });
});

describe('the count of a related list', () => {
  it('stops at ten, or at maxCount, and says whether there are more', async () => {
    const url = `/ui-api/related-list-count/${accountId}`;
    expect(await get(`${url}/Cases`)).toMatchObject({ count: 10, hasMore: true, listReference: { relatedListId: 'Cases' } });
    expect(await get(`${url}/Cases?maxCount=50`)).toMatchObject({ count: 12, hasMore: false });
    expect(await get(`${url}/Contacts`)).toMatchObject({ count: 7, hasMore: false });
    expect((await org.call('GET', `${url}/Cases?maxCount=none`)).status).toBe(400);
    const batch = await get(`/ui-api/related-list-count/batch/${accountId}/Contacts,Cases`);
    expect(batch.results.map(({ result }: Json) => result.count)).toEqual([7, 10]);
  });
});

describe('what a related list is', () => {
  it('stands in the lists of an object, without those that UI API does not serve', async () => {
    const body = await get('/ui-api/related-list-info/Account');
    const contacts = body.relatedLists.find(({ relatedListId }: Json) => relatedListId === 'Contacts');
    expect(contacts).toMatchObject({ entityLabel: 'Contact', objectApiName: 'Contact', fieldApiName: 'AccountId', keyPrefix: '003' });
    expect(body.relatedLists.map(({ objectApiName }: Json) => objectApiName)).not.toContain('Task');
    expect(body.parentRecordTypeId).toBe('012000000000000AAA');
  });

  it('has columns with label and sortability', async () => {
    const body = await get('/ui-api/related-list-info/Account/Contacts');
    expect(body.displayColumns[0]).toEqual({ fieldApiName: 'Name', label: 'Full Name', lookupId: 'Id', sortable: true });
    expect(body).toMatchObject({ createable: true, label: 'Contacts', objectApiNames: ['Contact'] });
    const batch = await get('/ui-api/related-list-info/batch/Account/Contacts,Nothing');
    expect(batch.results.map(({ statusCode }: Json) => statusCode)).toEqual([200, 400]);
  });
});

describe('children in a record', () => {
  it('come five at a time, with the fields of the compact layout', async () => {
    const body = await get(`/ui-api/records/${accountId}?fields=Account.Name&childRelationships=Account.Contacts,Account.Cases`);
    const { Contacts, Cases } = body.childRelationships;
    expect([Contacts.count, Cases.count]).toEqual([5, 5]);
    expect(Contacts.records[0].fields.Name.value).toBe('Kim Adams');
    expect(Contacts.previousPageToken).toBeNull();
    const more = await org.call('GET', Contacts.nextPageUrl);
    expect([more.body.count, more.body.currentPageToken, more.body.nextPageUrl]).toEqual([2, '1', null]);
  });

  it('come with chosen fields and page size', async () => {
    const wanted = 'fields=Account.Name&childRelationships=Account.Contacts.LastName&pageSize=2';
    const { Contacts } = (await get(`/ui-api/records/${accountId}?${wanted}`)).childRelationships;
    expect(Contacts.records.map(({ fields }: Json) => Object.keys(fields).toSorted())).toEqual([
      ['Id', 'LastName'],
      ['Id', 'LastName']
    ]);
    const wrong = await org.call('GET', `/ui-api/records/${accountId}?fields=Account.Name&childRelationships=Contact.Cases`);
    expect([wrong.status, wrong.body[0].errorCode]).toEqual([400, 'INVALID_PARAMETER_VALUE']);
  });
});
