import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestOrg, type Json, type TestOrg } from './testOrg.ts';

let org: TestOrg;

beforeAll(async () => {
  org = await openTestOrg();
});

afterAll(() => org.remove());

async function columns(soql: string, resource = '/query'): Promise<Json> {
  const { status, body } = await org.call('GET', `${resource}?q=${encodeURIComponent(soql)}&columns=true`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}

/** Column names with those joined under them: `Owner(Name)`. */
function names(list: Json): string {
  return list
    .map((each: Json) => (each.joinColumns.length > 0 ? `${each.columnName}(${names(each.joinColumns)})` : each.columnName))
    .join(' ');
}

const plainColumn = {
  aggregate: false,
  apexType: null,
  booleanType: false,
  custom: false,
  foreignKeyName: null,
  insertable: false,
  joinColumns: [],
  numberType: false,
  textType: false,
  updatable: false
};

describe('columns=true', () => {
  it('describes the columns of a query as a real org does, without running it', async () => {
    expect(await columns('SELECT Id, Name FROM Account')).toEqual({
      columnMetadata: [
        { ...plainColumn, apexType: 'Id', columnName: 'Id', displayName: 'Id' },
        { ...plainColumn, apexType: 'String', columnName: 'Name', displayName: 'Name', textType: true }
      ],
      entityName: 'Account',
      groupBy: false,
      idSelected: true,
      keyPrefix: '001'
    });
  });

  it('joins the columns of a child query under its relationship', async () => {
    const { columnMetadata } = await columns('SELECT Name, (SELECT LastName FROM Contacts) FROM Account');
    const lastName = {
      ...plainColumn,
      apexType: 'String',
      columnName: 'LastName',
      displayName: 'LastName',
      insertable: true,
      textType: true,
      updatable: true
    };
    expect(columnMetadata[1]).toEqual({
      ...plainColumn,
      aggregate: true,
      columnName: 'Contacts',
      displayName: 'Contacts',
      joinColumns: [lastName]
    });
  });

  it('calls an aggregate expr0 and shows the function in small letters', async () => {
    const { columnMetadata, groupBy, idSelected } = await columns('SELECT CampaignId, AVG(Amount) FROM Opportunity GROUP BY CampaignId');
    expect(columnMetadata).toEqual([
      { ...plainColumn, apexType: 'Id', columnName: 'CampaignId', displayName: 'CampaignId', insertable: true, updatable: true },
      { ...plainColumn, aggregate: true, columnName: 'expr0', displayName: 'avg(Amount)', numberType: true }
    ]);
    expect([groupBy, idSelected]).toEqual([true, false]);
  });

  it('joins the columns of a parent under it, with the field that points to it', async () => {
    const { columnMetadata } = await columns('SELECT Name, Owner.Name, Owner.Profile.Name, Id, Owner.IsActive FROM Account');
    expect(names(columnMetadata)).toBe('Name Owner(Name Profile(Name) IsActive) Id');
    expect(columnMetadata[1]).toMatchObject({ aggregate: false, apexType: null, foreignKeyName: 'OwnerId', displayName: 'Owner' });
    expect(columnMetadata[1].joinColumns[1]).toMatchObject({ foreignKeyName: 'ProfileId', joinColumns: [{ columnName: 'Name' }] });
  });

  it('keeps the order of the select list, child queries too', async () => {
    const soql = 'SELECT (SELECT Id, Account.Name FROM Contacts), FIELDS(CUSTOM), Id, (SELECT Id FROM Cases), Phone FROM Account LIMIT 1';
    expect(names((await columns(soql)).columnMetadata)).toBe('Contacts(Id Account(Name)) Id Cases(Id) Phone');
  });

  it('joins the fields of all branches of TYPEOF under the parent', async () => {
    const soql = 'SELECT Id, TYPEOF What WHEN Account THEN Name, Phone WHEN Case THEN Subject ELSE Name END, Subject FROM Task';
    expect(names((await columns(soql)).columnMetadata)).toBe('Id What(Name Phone Subject) Subject');
  });

  it('answers on the Tooling API and on queryAll too', async () => {
    for (const resource of ['/tooling/query', '/queryAll']) {
      expect(names((await columns('SELECT Id, toLabel(UserType) FROM User', resource)).columnMetadata)).toBe('Id UserType');
    }
  });

  it('names the one column of COUNT()', async () => {
    const { columnMetadata } = await columns('SELECT COUNT() FROM Account');
    expect(columnMetadata).toEqual([{ ...plainColumn, aggregate: true, columnName: 'expr0', displayName: 'count()', numberType: true }]);
  });

  it('refuses a query that is wrong, as running it does', async () => {
    const { status, body } = await org.call('GET', `/query?q=${encodeURIComponent('SELECT Nam FROM Account')}&columns=true`);
    expect([status, body[0].errorCode]).toEqual([400, 'INVALID_FIELD']);
  });
});
