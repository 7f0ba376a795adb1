import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestDatabase } from './databases.ts';
import { openDuckDb, openSqlite } from './databases.ts';
import { id } from './fixtures.ts';

const facts = {
  User: [
    { Id: id('005', 1), Name: 'Ann', IsActive: true },
    { Id: id('005', 2), Name: 'bob', IsActive: false }
  ],
  Account: [
    {
      Id: id('001', 1),
      Name: 'delta',
      Stage__c: 'L',
      Industry: 'Tech',
      AnnualRevenue: 10,
      Partner__c: true,
      CreatedDate: '2026-01-31T23:30:00.000Z',
      OwnerId: id('005', 1)
    },
    {
      Id: id('001', 2),
      Name: 'Alpha',
      Stage__c: 'Else',
      Industry: 'Tech',
      AnnualRevenue: 30,
      Partner__c: false,
      CreatedDate: '2026-02-01T00:30:00.000Z',
      OwnerId: id('005', 2)
    },
    {
      Id: id('001', 3),
      Name: 'charlie',
      Stage__c: 'W',
      Industry: 'Food',
      AnnualRevenue: 5,
      Partner__c: false,
      CreatedDate: '2025-02-01T00:30:00.000Z'
    },
    { Id: id('001', 4), Partner__c: false, CreatedDate: '2025-12-31T12:00:00.000Z' }
  ],
  Contact: [
    { Id: id('003', 1), Name: 'Zoe', AccountId: id('001', 1), IsGone__c: false },
    { Id: id('003', 2), Name: 'Yan', AccountId: id('001', 1), IsGone__c: false },
    { Id: id('003', 3), Name: 'Xi', AccountId: id('001', 1), IsGone__c: true },
    { Id: id('003', 4), Name: 'Will', AccountId: id('001', 2), IsGone__c: false }
  ],
  Lead: [{ Id: id('00Q', 1), Name: 'Lea', Title: 'VP' }],
  Case: [{ Id: id('500', 1), CaseNumber: '00001', AccountId: id('001', 2) }],
  Event: [
    { Id: id('00U', 1), Subject: 'a', WhoId: id('003', 1), WhatId: id('001', 1), AccountId: id('001', 1) },
    { Id: id('00U', 2), Subject: 'b', WhoId: id('00Q', 1), WhatId: id('500', 1) },
    { Id: id('00U', 3), Subject: 'c' }
  ]
};

const moment = { instant: '2026-03-08T16:00:00.000Z', timeZone: 'Europe/Berlin' };

const open: TestDatabase[] = [];

beforeAll(async () => {
  open.push(openSqlite(facts), await openDuckDb(facts));
});

afterAll(() => {
  for (const database of open) database.close();
});

/** Values of the selected columns, a record a line. */
async function lines(at: number, soql: string): Promise<readonly string[]> {
  const database = open[at];
  if (!database) throw new Error('no database');
  const { compiled, rows } = await database.run(soql, moment);
  return rows.map((row) =>
    compiled.columns
      .map(({ column }) =>
        row[column] === null ? '-' : String(Number(row[column])) === 'NaN' ? String(row[column]) : String(Number(row[column]))
      )
      .join(' ')
  );
}

const cases: readonly (readonly [soql: string, rows: readonly string[]])[] = [
  ['SELECT Name FROM Account ORDER BY Name', ['-', 'Alpha', 'charlie', 'delta']],
  ['SELECT Name FROM Account ORDER BY Name NULLS LAST', ['Alpha', 'charlie', 'delta', '-']],
  ['SELECT Name FROM Account ORDER BY Name DESC NULLS LAST LIMIT 2', ['delta', 'charlie']],
  ['SELECT Name FROM Account ORDER BY Name LIMIT 2 OFFSET 1', ['Alpha', 'charlie']],
  ['SELECT Name, Owner.Name FROM Account ORDER BY Owner.Name DESC NULLS LAST, Name', ['Alpha bob', 'delta Ann', '- -', 'charlie -']],
  ['SELECT Stage__c, toLabel(Stage__c) label FROM Account ORDER BY Stage__c', ['- -', 'W Won', 'L Lost', 'Else Else']],
  ['SELECT Stage__c, COUNT(Id) FROM Account GROUP BY Stage__c ORDER BY Stage__c DESC NULLS LAST', ['Else 1', 'L 1', 'W 1', '- 1']],
  ['SELECT COUNT() FROM Account', ['4']],
  ["SELECT COUNT() FROM Account WHERE Industry = 'tech'", ['2']],
  ['SELECT COUNT() FROM Account LIMIT 3', ['3']],
  ['SELECT COUNT(Id), COUNT(Name), COUNT_DISTINCT(Industry) FROM Account', ['4 3 2']],
  ['SELECT SUM(AnnualRevenue), AVG(AnnualRevenue), MIN(AnnualRevenue), MAX(Name) FROM Account', ['45 15 5 delta']],
  ['SELECT Industry, COUNT(Id) n FROM Account GROUP BY Industry ORDER BY COUNT(Id) DESC, Industry', ['Tech 2', '- 1', 'Food 1']],
  ['SELECT Industry, SUM(AnnualRevenue) FROM Account GROUP BY Industry HAVING SUM(AnnualRevenue) > 5', ['Tech 40']],
  ['SELECT Owner.Name, COUNT(Id) FROM Account GROUP BY Owner.Name ORDER BY Owner.Name NULLS LAST', ['Ann 1', 'bob 1', '- 2']],
  [
    'SELECT CALENDAR_YEAR(CreatedDate), CALENDAR_MONTH(CreatedDate), COUNT(Id) FROM Account GROUP BY CALENDAR_YEAR(CreatedDate), CALENDAR_MONTH(CreatedDate) ORDER BY CALENDAR_YEAR(CreatedDate), CALENDAR_MONTH(CreatedDate)',
    ['2025 2 1', '2025 12 1', '2026 1 1', '2026 2 1']
  ],
  [
    'SELECT CALENDAR_MONTH(convertTimezone(CreatedDate)), COUNT(Id) FROM Account WHERE CreatedDate = THIS_YEAR GROUP BY CALENDAR_MONTH(convertTimezone(CreatedDate))',
    ['2 2']
  ],
  [
    'SELECT Industry, GROUPING(Industry), COUNT(Id), COUNT(Industry) FROM Account WHERE Industry != null GROUP BY ROLLUP(Industry) ORDER BY GROUPING(Industry), Industry',
    ['Food 0 1 1', 'Tech 0 2 2', '- 1 3 3']
  ],
  [
    'SELECT Industry, Partner__c, GROUPING(Industry), GROUPING(Partner__c), COUNT(Id) FROM Account WHERE Industry != null GROUP BY CUBE(Industry, Partner__c) ORDER BY GROUPING(Industry), GROUPING(Partner__c), Industry, Partner__c',
    ['Food 0 0 0 1', 'Tech 0 0 0 1', 'Tech 1 0 0 1', 'Food - 0 1 1', 'Tech - 0 1 2', '- 0 1 0 2', '- 1 1 0 1', '- - 1 1 3']
  ],
  [
    'SELECT CALENDAR_YEAR(CreatedDate), SUM(AnnualRevenue) FROM Account GROUP BY ROLLUP(CALENDAR_YEAR(CreatedDate)) HAVING SUM(AnnualRevenue) > 5 ORDER BY CALENDAR_YEAR(CreatedDate) NULLS LAST LIMIT 2',
    ['2026 40', '- 45']
  ],
  ['SELECT COUNT() FROM Contact c, c.Account a, a.Owner o WHERE o.IsActive = true', ['3']],
  ['SELECT c.Name, a.Name FROM Contact c, c.Account a WHERE a.Industry = null OR a.Partner__c = false ORDER BY c.Name', ['Will Alpha']],
  [
    'SELECT Subject, Who.Name, Who.Type, What.Name, What.Type FROM Event ORDER BY Subject',
    ['a Zoe Contact delta Account', 'b Lea Lead 1 Case', 'c - - - -']
  ],
  ["SELECT Subject FROM Event WHERE Who.Title = 'vp'", ['b']],
  ["SELECT Subject FROM Event WHERE What.Type = 'case'", ['b']],
  ['SELECT Subject FROM Event WHERE AccountId IN (SELECT Id FROM Account WHERE Partner__c = true)', ['a']]
];

describe.each([
  ['sqlite', 0],
  ['duckdb', 1]
])('queries in %s', (_name, at) => {
  it.each(cases)('%s', async (soql, rows) => {
    expect(await lines(at, soql)).toEqual(rows);
  });

  it('runs a child query once per parent, with its own order and limit', async () => {
    const database = open[at];
    if (!database) throw new Error('no database');
    const { compiled } = await database.run(
      'SELECT Name, (SELECT Name FROM Contacts WHERE IsGone__c = false ORDER BY Name LIMIT 1) FROM Account',
      moment
    );
    const [child] = compiled.children;
    expect(child?.relationshipName).toBe('Contacts');
    expect(child?.position).toBe(1);
    expect(child?.query.parameters).toContain(null);
    expect(child?.parametersFor(id('001', 1))).toEqual([id('001', 1)]);
  });
});

describe('results of compiling', () => {
  it('names the id, the type and the path of every parent on the way to a value', async () => {
    const { compiled, rows } = await (open[0] as TestDatabase).run(
      'SELECT Account.Owner.Name, Who.Name FROM Event ORDER BY Subject',
      moment
    );
    expect(compiled.columns.map((column) => column.path)).toEqual([
      ['Account', 'Owner', 'Name'],
      ['Who', 'Name']
    ]);
    expect(compiled.parents.map(({ path, object, typeColumn }) => [path.join('.'), object, typeColumn])).toEqual([
      ['Account', 'Account', undefined],
      ['Account.Owner', 'User', undefined],
      ['Who', undefined, 'o2']
    ]);
    expect(rows.map((row) => [row['p0'], row['o2'], row['id0']])).toEqual([
      [id('001', 1), 'Contact', id('00U', 1)],
      [null, 'Lead', id('00U', 2)],
      [null, null, id('00U', 3)]
    ]);
  });

  it('calls expressions expr0, expr1, and grouped fields of parents by their own name', async () => {
    const { compiled } = await (open[0] as TestDatabase).run(
      'SELECT Owner.Name, MAX(AnnualRevenue), COUNT(Id) n, MIN(Name) FROM Account GROUP BY Owner.Name',
      moment
    );
    expect(compiled.columns.map((column) => column.path.join('.'))).toEqual(['Name', 'expr0', 'n', 'expr1']);
    expect(compiled.columns.map((column) => column.type)).toEqual(['string', 'currency', 'int', 'string']);
    expect(compiled.kind).toBe('groups');
  });

  it('spells fields as the schema does and binds every value', async () => {
    const { compiled } = await (open[0] as TestDatabase).run(
      "SELECT name FROM account WHERE name = 'x''y' LIMIT 1".replace("''", "\\'"),
      moment
    );
    expect(compiled.columns[0]?.path).toEqual(['Name']);
    expect(compiled.parameters).toEqual(["x'y"]);
    expect(compiled.sql).not.toContain("x'y");
  });
});
