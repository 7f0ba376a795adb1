import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Json, openTestOrg, signInAs, type TestOrg } from './testOrg.ts';

const rep = 'rep@headroom.local';

let org: TestOrg;
let token: string;
let accountId: string;

beforeAll(async () => {
  org = await openTestOrg({ apps: [{ consumerKey: 'rep', consumerSecret: 'secret', runAs: rep }] });
  await org.deploy('force-app');
  const [profile] = await org.query("SELECT Id FROM Profile WHERE Name = 'Standard User'");
  await org.create('User', {
    Username: rep,
    Email: rep,
    Alias: 'rep',
    LastName: 'Rep',
    ProfileId: profile.Id,
    TimeZoneSidKey: 'America/New_York',
    LocaleSidKey: 'de_DE',
    LanguageLocaleKey: 'en_US',
    EmailEncodingKey: 'UTF-8',
    IsActive: true
  });
  accountId = await org.create('Account', { Name: 'Seen', AnnualRevenue: 1234.5 });
  token = await signInAs(org, { key: 'rep', secret: 'secret' });
});
afterAll(() => org.remove());

async function ask(query: string): Promise<{ data: Json; errors: Json[] }> {
  return (await org.call('POST', '/graphql', { query }, { token })).body;
}

describe('a user without permission sets', () => {
  it('gets fields of ours neither in a query nor in a record nor in the object info', async () => {
    const { data, errors } = await ask('query { uiapi { query { Account { edges { node { Headroom_Score__c { value } } } } } } }');
    expect([data, errors[0].message]).toEqual([null, expect.stringContaining("Field 'Headroom_Score__c' in type 'Account' is undefined")]);
    const record = await org.call('GET', `/ui-api/records/${accountId}?fields=Account.Headroom_Score__c`, undefined, { token });
    expect(record.status).toBe(400);
    const info = await org.call('GET', '/ui-api/object-info/Account', undefined, { token });
    expect(info.body.fields.Headroom_Score__c).toBeUndefined();
    expect(info.body.fields.Name.dataType).toBe('String');
  });

  it('gets objects of ours neither as records nor as children', async () => {
    const { errors } = await ask('query { uiapi { query { Headroom_Pulse__c { edges { node { Id } } } } } }');
    expect(errors[0].message).toContain("Field 'Headroom_Pulse__c' in type 'RecordQuery' is undefined");
    const info = await org.call('GET', '/ui-api/object-info/Headroom_Pulse__c', undefined, { token });
    expect(info.status).toBe(404);
    const account = await org.call('GET', '/ui-api/object-info/Account', undefined, { token });
    const children = account.body.childRelationships.map(({ relationshipName }: Json) => relationshipName);
    expect(children).toContain('Contacts');
    expect(children).not.toContain('Headroom_Pulses__r');
  });

  it('gets the rest when what it may not see is optional', async () => {
    const { data, errors } = await ask(
      'query { uiapi { query { Account { edges { node { Name { value } Headroom_Score__c @optional { value } } } } } } }'
    );
    expect(errors).toEqual([]);
    expect(data.uiapi.query.Account.edges[0].node).toEqual({ Name: { value: 'Seen' } });
  });

  it('gets them neither grouped, aggregated, filtered nor sorted', async () => {
    const aggregate = (text: string): string => `query { uiapi { aggregate { Account${text} } } }`;
    const hidden = [
      aggregate(' { edges { node { aggregate { Headroom_Score__c { max { value } } } } } }'),
      aggregate('(groupBy: { Headroom_Band__c: { group: true } }) { totalCount }'),
      aggregate('(where: { Headroom_Score__c: { gt: 50 } }) { totalCount }'),
      'query { uiapi { aggregate { Headroom_Pulse__c { totalCount } } } }',
      'query { uiapi { query { Account(orderBy: { Headroom_Score__c: { order: ASC } }) { totalCount } } } }',
      'query { uiapi { query { Account(where: { Headroom_Score__c: { ne: null } }) { totalCount } } } }'
    ];
    for (const query of hidden) {
      const { data, errors } = await ask(query);
      expect([data, errors[0]?.extensions.ErrorType]).toEqual([null, 'ValidationError']);
    }
  });

  it('gets them in no list, layout, default or directory', async () => {
    const get = async (path: string): Promise<string> => (await org.call('GET', `/ui-api/${path}`, undefined, { token })).text;
    const paths = [
      'object-info',
      'related-list-info/Account',
      'layout/Account',
      'record-defaults/create/Account',
      `record-ui/${accountId}`
    ];
    for (const path of [...paths, `record-defaults/clone/${accountId}`, `records/${accountId}?layoutTypes=Full`]) {
      expect(await get(path)).not.toContain('Headroom_');
    }
  });

  it('is refused what asks for them by name', async () => {
    const status = async (path: string): Promise<number> => (await org.call('GET', `/ui-api/${path}`, undefined, { token })).status;
    expect(await status(`related-list-records/${accountId}/Headroom_Pulses__r`)).toBe(400);
    expect(await status(`related-list-count/${accountId}/Headroom_Pulses__r`)).toBe(400);
    expect(await status(`records/${accountId}?fields=Account.Name&childRelationships=Account.Headroom_Pulses__r`)).toBe(400);
    expect(await status('layout/Headroom_Pulse__c')).toBe(404);
    expect(await status('object-info/Headroom_Pulse__c/picklist-values/012000000000000AAA')).toBe(404);
  });

  it('may not write what it may not: the refusal is that of every API', async () => {
    const made = await org.call('POST', '/ui-api/records', { apiName: 'Headroom_Pulse__c', fields: { Account__c: accountId } }, { token });
    expect([made.status, made.body[0].errorCode]).toEqual([404, 'NOT_FOUND']);
    const hidden = await org.call('PATCH', `/ui-api/records/${accountId}`, { fields: { Headroom_Score__c: 1 } }, { token });
    expect(hidden.status).toBe(400);
    expect(hidden.text).toContain('Headroom_Score__c');
  });

  it('reads values in its own locale', async () => {
    const { body } = await org.call('GET', `/ui-api/records/${accountId}?fields=Account.AnnualRevenue`, undefined, { token });
    expect(body.fields.AnnualRevenue.displayValue.replaceAll(/\s/g, ' ')).toBe('1.234 $');
    const values = { Name: 'Seats', AccountId: accountId, StageName: 'Prospecting', CloseDate: '2026-12-31', Probability: 12 };
    await org.setClock('2027-02-03T05:09:00.000Z');
    const created = await org.call('POST', '/sobjects/Opportunity', values, { token });
    const fields = 'fields=Opportunity.CloseDate,Opportunity.CreatedDate,Opportunity.Probability';
    const shown = (await org.call('GET', `/ui-api/records/${created.body.id}?${fields}`, undefined, { token })).body.fields;
    expect(shown.CloseDate).toEqual({ displayValue: '31.12.2026', value: '2026-12-31' });
    expect(shown.CreatedDate.displayValue).toBe('03.02.2027, 00:09');
    expect(shown.CreatedDate.value).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/);
    expect(shown.Probability).toEqual({ displayValue: '12%', value: 12 });
  });
});

describe('a user with the permission set of reps', () => {
  beforeAll(async () => {
    const [set] = await org.query("SELECT Id FROM PermissionSet WHERE Name = 'Headroom_Rep'");
    const [user] = await org.query(`SELECT Id FROM User WHERE Username = '${rep}'`);
    await org.create('PermissionSetAssignment', { PermissionSetId: set.Id, AssigneeId: user.Id });
  });

  it('reads our objects and fields, and creates feedback, by GraphQL', async () => {
    const read = await ask('query { uiapi { query { Headroom_Scorecard_Result__c { edges { node { Score__c { value } } } } } } }');
    expect(read.errors).toEqual([]);
    const made = await ask(`mutation { uiapi { Headroom_Whitespace_Feedback__cCreate(input: { Headroom_Whitespace_Feedback__c: {
      Account__c: "${accountId}", Product_Line__c: "analytics", Answer__c: "Later", Until__c: "2027-03-01" } }) { Record { Id Answer__c { value } } } } }`);
    expect(made.errors).toEqual([]);
    expect(made.data.uiapi.Headroom_Whitespace_Feedback__cCreate.Record.Answer__c.value).toBe('Later');
  });

  it('may not write what only the service writes', async () => {
    const { data, errors } = await ask(`mutation { uiapi { Headroom_Scorecard_Result__cCreate(input: { Headroom_Scorecard_Result__c: {
      Account__c: "${accountId}", Key__c: "x", Score__c: 100 } }) { Record { Id } } } }`);
    expect(data.uiapi.Headroom_Scorecard_Result__cCreate).toBeNull();
    expect(errors[0].extensions.ErrorType).toBe('DataFetchingException');
  });
});
