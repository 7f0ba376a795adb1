import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Json, openTestOrg, type TestOrg } from './testOrg.ts';

let org: TestOrg;

beforeAll(async () => {
  org = await openTestOrg({ now: '2025-05-05T12:00:00Z' });
  const north = await org.create('Account', { Name: 'North', Industry: 'Technology', AnnualRevenue: 100 });
  await org.create('Account', { Name: 'South', Industry: 'Technology', AnnualRevenue: 300 });
  await org.create('Account', { Name: 'West', Industry: 'Banking', AnnualRevenue: 50 });
  await org.setClock('2026-05-05T12:00:00Z');
  await org.create('Account', { Name: 'Nameless' });
  for (const Title of ['Chief', 'Clerk', 'Clerk']) await org.create('Contact', { LastName: 'Kim', Title, AccountId: north });
});
afterAll(() => org.remove());

async function ask(selection: string): Promise<{ data: Json; errors: Json[] }> {
  return (await org.call('POST', '/graphql', { query: `query q { uiapi { aggregate { ${selection} } } }` })).body;
}

async function groups(selection: string): Promise<Json[]> {
  const { data, errors } = await ask(selection);
  expect(errors).toEqual([]);
  return Object.values<Json>(data.uiapi.aggregate)[0].edges.map(({ node }: Json) => node.aggregate);
}

describe('an aggregating query', () => {
  it('gives one edge over all records where nothing is grouped', async () => {
    const found = await groups(`Account(where: { Industry: { ne: null } }) { edges { node { aggregate {
      AnnualRevenue { avg { value displayValue } sum { value } max { value } min { value } } Id { count { value } }
      Industry { countDistinct { value } } } } } }`);
    expect(found).toEqual([
      {
        AnnualRevenue: { avg: { value: 150, displayValue: '$150' }, sum: { value: 450 }, max: { value: 300 }, min: { value: 50 } },
        Id: { count: { value: 3 } },
        Industry: { countDistinct: { value: 2 } }
      }
    ]);
  });

  it('groups by a field, nulls first, and orders groups by what it aggregates', async () => {
    const selection = '{ edges { node { aggregate { Industry { value label } Id { count { value } } } } } }';
    const plain = await groups(`Account(groupBy: { Industry: { group: true } }, orderBy: { Industry: { order: ASC } }) ${selection}`);
    expect(plain.map(({ Industry, Id }) => [Industry.value, Id.count.value])).toEqual([
      [null, 1],
      ['Banking', 1],
      ['Technology', 2]
    ]);
    const ordered = await groups(
      `Account(groupBy: { Industry: { group: true } }, orderBy: { AnnualRevenue: { function: SUM, order: DESC, nulls: LAST } }) ${selection}`
    );
    expect(ordered.map(({ Industry }) => Industry.value)).toEqual(['Technology', 'Banking', null]);
  });

  it('groups by a field of a parent', async () => {
    const found = await groups(`Contact(groupBy: { Account: { Name: { group: true } } }) {
      edges { node { aggregate { Account { Name { value } } Title { countDistinct { value } } } } } }`);
    expect(found).toEqual([{ Account: { Name: { value: 'North' } }, Title: { countDistinct: { value: 2 } } }]);
  });

  it('groups by a part of a date', async () => {
    const found =
      await groups(`Account(groupBy: { CreatedDate: { function: CALENDAR_YEAR } }, orderBy: { CreatedDate: { function: CALENDAR_YEAR } }) {
      edges { node { aggregate { CreatedDate { calendarYear { value } } Id { count { value } } } } } }`);
    expect(found.map(({ CreatedDate, Id }) => [CreatedDate.calendarYear.value, Id.count.value])).toEqual([
      [2025, 3],
      [2026, 1]
    ]);
  });

  it('adds subtotals by ROLLUP', async () => {
    const found = await groups(`Account(groupBy: { Industry: { group: true }, type: ROLLUP }) {
      edges { node { aggregate { Industry { value grouping { value } } AnnualRevenue { sum { value } } } } } }`);
    const total = found.find(({ Industry }) => Industry.grouping.value === 1);
    expect([found.length, total?.AnnualRevenue.sum.value]).toEqual([4, 450]);
  });

  it('counts records without groups, and groups with them, and goes through them in pages', async () => {
    const { data } = await ask(`all: Account { totalCount } groups: Account(first: 2, groupBy: { Name: { group: true } }) {
      totalCount edges { cursor node { aggregate { Name { value } } } } pageInfo { hasNextPage endCursor } }`);
    expect(data.uiapi.aggregate.all.totalCount).toBe(4);
    const { totalCount, edges, pageInfo } = data.uiapi.aggregate.groups;
    expect([totalCount, edges.length, pageInfo.hasNextPage]).toEqual([4, 2, true]);
    const rest = await ask(
      `Account(first: 2, after: "${pageInfo.endCursor}", groupBy: { Name: { group: true } }) { edges { cursor } pageInfo { hasNextPage } }`
    );
    expect(rest.data.uiapi.aggregate.Account.pageInfo.hasNextPage).toBe(false);
  });

  it('is refused for a field that is neither grouped nor aggregated, and for what is not there', async () => {
    const ungrouped = await ask('Account { edges { node { aggregate { Industry { value } Id { count { value } } } } } }');
    expect([ungrouped.data, ungrouped.errors[0].extensions.ErrorType]).toEqual([null, 'DataFetchingException']);
    const wrong = await ask(
      'Account(groupBy: { Nope: { group: true } }) { edges { node { record { Id } aggregate { Nope { value } } } } }'
    );
    expect(wrong.errors.map(({ extensions }) => extensions.ErrorType)).toEqual(['ValidationError', 'ValidationError', 'ValidationError']);
    expect((await ask('Account(upperBound: 200) { totalCount }')).errors[0].message).toContain("Unknown field argument 'upperBound'");
  });
});
