import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Json, openTestOrg, type TestOrg } from './testOrg.ts';

let org: TestOrg;
let accountId: string;
const master = '012000000000000AAA';

beforeAll(async () => {
  org = await openTestOrg({ now: '2026-03-04T10:20:30Z' });
  accountId = await org.create('Account', { Name: 'Quillhaven', Industry: 'Technology' });
});
afterAll(() => org.remove());

async function get(url: string): Promise<Json> {
  const { status, body } = await org.call('GET', url);
  expect(status).toBe(200);
  return body;
}

const itemsOf = (layout: Json): Json[] =>
  layout.sections.flatMap((section: Json) => section.layoutRows.flatMap((row: Json) => row.layoutItems));

describe('a layout', () => {
  it('has sections, rows and items that say what may be edited', async () => {
    const layout = await get('/ui-api/layout/Account');
    expect(layout).toMatchObject({ layoutType: 'Full', mode: 'View', objectApiName: 'Account', recordTypeId: master, saveOptions: [] });
    const items = itemsOf(layout);
    const name = items.find(({ label }) => label === 'Account Name');
    expect(name).toMatchObject({ required: true, editableForNew: true, uiBehavior: 'Required', lookupIdApiName: null });
    expect(name.layoutComponents).toEqual([{ apiName: 'Name', componentType: 'Field', label: 'Account Name' }]);
    const created = items.find(({ layoutComponents }) => layoutComponents[0].apiName === 'CreatedDate');
    expect(created).toMatchObject({ editableForNew: false, editableForUpdate: false, uiBehavior: 'Readonly' });
  });

  it('of a mode holds only what can be written then', async () => {
    const fields = itemsOf(await get('/ui-api/layout/Account?mode=Create')).map(({ layoutComponents }) => layoutComponents[0].apiName);
    expect(fields).toContain('Industry');
    expect(fields).not.toContain('CreatedDate');
    const compact = itemsOf(await get('/ui-api/layout/Account?layoutType=Compact')).map(
      ({ layoutComponents }) => layoutComponents[0].apiName
    );
    expect(compact).toEqual(['Name', 'Type', 'Industry', 'OwnerId', 'NumberOfEmployees', 'Phone', 'Website']);
  });

  it.each(['layoutType=Wide', 'mode=Look', 'formFactor=Tiny'])('is refused for %s', async (query) => {
    const { status, body } = await org.call('GET', `/ui-api/layout/Account?${query}`);
    expect([status, body[0].errorCode]).toEqual([400, 'ILLEGAL_QUERY_PARAMETER_VALUE']);
  });
});

describe('record defaults', () => {
  it('give a new record its default values, layout and object infos', async () => {
    const { layout, objectInfos, record } = await get('/ui-api/record-defaults/create/Case');
    expect(layout).toMatchObject({ mode: 'Create', objectApiName: 'Case' });
    expect(Object.keys(objectInfos)).toEqual(expect.arrayContaining(['Case', 'Account', 'User']));
    expect(record).toMatchObject({ apiName: 'Case', id: null, lastModifiedDate: null, recordTypeId: master, systemModstamp: null });
    expect(record.fields.Priority).toEqual({ displayValue: 'Medium', value: 'Medium' });
    expect(record.fields.OwnerId.value).toMatch(/^005/);
    expect(record.fields.CreatedDate).toBeUndefined();
  });

  it('without a layout hold only the fields asked for', async () => {
    const body = await get('/ui-api/record-defaults/template/create/Case?optionalFields=Case.Priority,Case.Nothing__c');
    expect(Object.keys(body)).toEqual(['objectInfos', 'record']);
    expect(Object.keys(body.record.fields)).toEqual(['Priority']);
  });

  it('give a copy the values of its original, without id and stamps', async () => {
    const { record } = await get(`/ui-api/record-defaults/clone/${accountId}`);
    expect(record).toMatchObject({ apiName: 'Account', id: null, lastModifiedById: null });
    expect(record.fields.Industry.value).toBe('Technology');
    expect(record.fields.CreatedDate).toBeUndefined();
  });

  it('are refused for a record type that the object does not have', async () => {
    expect((await org.call('GET', '/ui-api/record-defaults/create/Case?recordTypeId=012000000000001AAA')).status).toBe(404);
  });
});

describe('record-ui', () => {
  it('gives records, their layouts by record type, type and mode, and object infos', async () => {
    const body = await get(`/ui-api/record-ui/${accountId}?layoutTypes=Compact&modes=View,Edit`);
    expect(Object.keys(body).toSorted()).toEqual(['layoutUserStates', 'layouts', 'objectInfos', 'records']);
    expect(Object.keys(body.layouts.Account[master].Compact)).toEqual(['View', 'Edit']);
    expect(body.records[accountId].fields.Name.value).toBe('Quillhaven');
    expect(body.objectInfos.Account.label).toBe('Account');
  });
});

describe('tags and dates', () => {
  it('answer 304 without a body to who holds the record already', async () => {
    const url = `/ui-api/records/${accountId}?fields=Account.Name`;
    const first = await org.call('GET', url);
    const tag = first.headers.get('etag') ?? '';
    expect(tag).toBe(`"${first.body.eTag}"`);
    const again = await org.call('GET', url, undefined, { headers: { 'If-None-Match': tag } });
    expect([again.status, again.text]).toEqual([304, '']);
    const changed = Date.parse(first.body.lastModifiedDate);
    const statusSince = async (ms: number): Promise<number> =>
      (await org.call('GET', url, undefined, { headers: { 'If-Modified-Since': new Date(ms).toUTCString() } })).status;
    expect([await statusSince(changed), await statusSince(changed - 1000)]).toEqual([304, 200]);
  });

  it('stand in a record: who changed it last and when, and the change as a number', async () => {
    const body = await get(`/ui-api/records/${accountId}?fields=Account.Name`);
    const [admin] = await org.query("SELECT Id FROM User WHERE Username = 'admin@headroom.local'");
    expect(body.lastModifiedById).toBe(admin.Id);
    expect(body.lastModifiedDate).toMatch(/^2026-03-04T10:2\d:\d{2}\.\d{3}Z$/);
    expect([body.systemModstamp, new Date(body.weakEtag).toISOString()]).toEqual([body.lastModifiedDate, body.lastModifiedDate]);
    expect(body.eTag).toMatch(/^[0-9a-f]{32}$/);
  });

  it('refuse an update of what has changed since', async () => {
    const url = `/ui-api/records/${accountId}`;
    const { lastModifiedDate } = await get(`${url}?fields=Account.Name`);
    const fresh = await org.call('PATCH', url, { fields: { Site: 'North' } }, { headers: { 'If-Unmodified-Since': lastModifiedDate } });
    expect(fresh.status).toBe(200);
    await org.setClock('2026-03-05T00:00:00Z');
    await org.call('PATCH', url, { fields: { Site: 'South' } });
    const stale = await org.call('PATCH', url, { fields: { Site: 'West' } }, { headers: { 'If-Unmodified-Since': lastModifiedDate } });
    expect([stale.status, stale.body[0].errorCode]).toEqual([412, 'ENTITY_FAILED_IFLASTMODIFIED_ON_UPDATE_CHECK']);
    expect((await get(`${url}?fields=Account.Site`)).fields.Site.value).toBe('South');
  });
});

describe('objects and picklists', () => {
  it('lists the objects that UI API serves', async () => {
    const { objects } = await get('/ui-api/object-info');
    expect(objects.Account).toMatchObject({ keyPrefix: '001', labelPlural: 'Accounts', nameFields: ['Name'] });
    expect(objects.Task).toBeUndefined();
  });

  it.each(['Task', 'Event', 'Profile'])('refuses %s as UI API does', async (name) => {
    const { status, body } = await org.call('GET', `/ui-api/object-info/${name}`);
    expect([status, body]).toEqual([400, [{ errorCode: 'INVALID_TYPE', message: `Object ${name} is not supported in UI API` }]]);
    expect((await org.call('GET', `/ui-api/layout/${name}`)).status).toBe(400);
    expect((await org.call('POST', '/ui-api/records', { apiName: name, fields: { Subject: 'x' } })).status).toBe(400);
  });

  it('says which fields make up a name and an address', async () => {
    const { fields, nameFields } = await get('/ui-api/object-info/Contact');
    expect(nameFields).toEqual(['Name', 'FirstName', 'LastName']);
    expect([fields.Name.compound, fields.LastName.compoundFieldName]).toEqual([true, 'Name']);
    const { MailingCity, MailingAddress } = fields;
    expect(MailingCity).toMatchObject({ compound: true, compoundComponentName: 'City', compoundFieldName: 'MailingAddress' });
    expect([MailingAddress.dataType, MailingAddress.compound]).toEqual(['Address', true]);
  });

  it('lists the values of every picklist of a record type', async () => {
    const { picklistFieldValues } = await get(`/ui-api/object-info/Case/picklist-values/${master}`);
    expect(picklistFieldValues.Priority.values.map(({ value }: Json) => value)).toEqual(['High', 'Medium', 'Low']);
    expect(picklistFieldValues.Subject).toBeUndefined();
    expect((await org.call('GET', '/ui-api/object-info/Case/picklist-values/012000000000001AAA/Priority')).status).toBe(404);
    expect((await org.call('GET', `/ui-api/object-info/Case/picklist-values/${master}/Subject`)).status).toBe(404);
  });

  it('has no actions, navigation, list views or lookups: the path is not there', async () => {
    for (const path of ['actions/global', 'nav-items', 'apps', 'list-ui/Account', 'lookups/Case/AccountId', 'favorites', 'themes/active']) {
      const { status, body } = await org.call('GET', `/ui-api/${path}`);
      expect([status, body[0].errorCode]).toEqual([404, 'NOT_FOUND']);
    }
  });

  it('says of a stage whether it is closed and won, and how likely', async () => {
    const { values } = await get(`/ui-api/object-info/Opportunity/picklist-values/${master}/StageName`);
    const ofStage = (name: string): Json => values.find(({ value }: Json) => value === name).attributes;
    const kind = { picklistAtrributesValueType: 'OpportunityStage' };
    expect(values[0].value).toBe('Prospecting');
    const open = { ...kind, closed: false, won: false, defaultProbability: 10, forecastCategoryName: 'Pipeline' };
    expect(ofStage('Prospecting')).toEqual(open);
    expect(ofStage('Closed Won')).toMatchObject({ closed: true, won: true, defaultProbability: 100 });
    expect(ofStage('Closed Lost')).toMatchObject({ closed: true, won: false, defaultProbability: 0 });
  });
});
