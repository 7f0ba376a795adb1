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

  it('reads values in its own locale', async () => {
    const { body } = await org.call('GET', `/ui-api/records/${accountId}?fields=Account.AnnualRevenue`, undefined, { token });
    expect(body.fields.AnnualRevenue.displayValue.replaceAll(/\s/g, ' ')).toBe('1.234 $');
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
      Account__c: "${accountId}", Product_Line__c: "analytics", Answer__c: "Later" } }) { Record { Id Answer__c { value } } } } }`);
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
