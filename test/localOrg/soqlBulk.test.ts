import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestOrg, type Answer, type TestOrg } from './testOrg.ts';

let org: TestOrg;

beforeAll(async () => {
  org = await openTestOrg();
});

afterAll(() => org.remove());

function job(query: string): Promise<Answer> {
  return org.call('POST', '/jobs/query', { operation: 'query', query });
}

describe('queries of Bulk API 2.0', () => {
  it.each([
    ['SELECT Id, (SELECT Id FROM Contacts) FROM Account', 'Aggregate Relationships not supported in Bulk V2 Query with CSV content type'],
    ['SELECT COUNT() FROM Account', 'COUNT not supported in Bulk Query'],
    ['SELECT COUNT(Id) FROM Account', 'Aggregate Relationships not supported in Bulk Query'],
    ['SELECT Name FROM Account GROUP BY Name', 'Aggregate Relationships not supported in Bulk Query'],
    [
      'SELECT CALENDAR_YEAR(CreatedDate) FROM Account GROUP BY CALENDAR_YEAR(CreatedDate)',
      'Aggregate Relationships not supported in Bulk Query'
    ],
    ['SELECT TYPEOF What WHEN Account THEN Name END FROM Task', 'TYPEOF clause not supported in Bulk Query'],
    ['SELECT Id FROM Account LIMIT 10 OFFSET 5', 'OFFSET clause not supported in Bulk Query']
  ])('%j is refused', async (query, message) => {
    const { status, body } = await job(query);
    expect([status, body]).toEqual([400, [{ errorCode: 'API_ERROR', message }]]);
  });

  it.each(['ALL', 'CUSTOM'])('FIELDS(%s) is refused', async (group) => {
    const { status, body } = await job(`SELECT FIELDS(${group}) FROM Account LIMIT 200`);
    const message = 'The SOQL FIELDS function is not supported with an unbounded set of fields in this API.';
    expect([status, body]).toEqual([400, [{ errorCode: 'MALFORMED_QUERY', message }]]);
  });

  it.each([
    'SELECT FIELDS(STANDARD) FROM Account',
    'SELECT Id, Owner.Profile.Name FROM Account WHERE CALENDAR_YEAR(CreatedDate) = 2026 ORDER BY Name LIMIT 10',
    'SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact)'
  ])('%j is taken', async (query) => {
    expect((await job(query)).body).toMatchObject({ object: 'Account', operation: 'query' });
  });

  it('a wrong query is refused when the job is created, as a query is', async () => {
    const { status, body } = await job('SELECT Foo FROM Account');
    expect([status, body[0].errorCode]).toEqual([400, 'INVALID_FIELD']);
  });
});
