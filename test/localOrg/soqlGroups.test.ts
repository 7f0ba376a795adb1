import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestOrg, type Json, type TestOrg } from './testOrg.ts';

let org: TestOrg;

beforeAll(async () => {
  org = await openTestOrg();
  for (const Site of ['Köln', 'KÖLN', 'köln', 'Straße', 'STRASSE', null])
    await org.create('Account', { Name: 'Any', Site, Industry: 'Energy' });
});
afterAll(() => org.remove());

const speak = async (language: string): Promise<void> => {
  const [user] = await org.query("SELECT Id FROM User WHERE Profile.Name = 'System Administrator'");
  expect((await org.call('PATCH', `/sobjects/User/${user.Id}`, { LanguageLocaleKey: language })).status).toBe(204);
};

// Source: https://github.com/octoberswimmer/aer-dist/issues/11
describe('groups of a text field', () => {
  const soql = 'SELECT Site, COUNT(Id) n FROM Account GROUP BY Site ORDER BY COUNT(Id) DESC, Site NULLS LAST';

  it('do not tell large from small letters for a user in English', async () => {
    const groups = await org.query(soql);
    expect(groups.map((each: Json) => [each.Site, each.n])).toEqual([
      ['KÖLN', 3],
      ['STRASSE', 1],
      ['Straße', 1],
      [null, 1]
    ]);
    const having = await org.query("SELECT COUNT(Id) n FROM Account GROUP BY Site HAVING Site LIKE 'k%'");
    expect(having.map((each: Json) => each.n)).toEqual([3]);
    const totals = await org.query(
      'SELECT Site, COUNT(Id) n FROM Account WHERE Site != null GROUP BY ROLLUP(Site) ORDER BY GROUPING(Site), COUNT(Id)'
    );
    expect(totals.map((each: Json) => each.n)).toEqual([1, 1, 3, 5]);
  });

  it('tell them apart for a user in another language', async () => {
    await speak('de');
    const groups = await org.query(soql);
    await speak('en_US');
    expect(groups.map((each: Json) => each.n)).toEqual([1, 1, 1, 1, 1, 1]);
  });

  it('are as many as COUNT_DISTINCT counts, empty values aside', async () => {
    expect(await org.query('SELECT COUNT_DISTINCT(Site) n FROM Account')).toMatchObject([{ n: 3 }]);
  });
});
