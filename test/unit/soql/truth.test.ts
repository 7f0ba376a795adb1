import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestDatabase } from './databases.ts';
import { openDuckDb, openSqlite } from './databases.ts';
import { facts } from './truthFacts.ts';

/** Noon in New York on the day the clocks changed. */
const moment = { instant: '2026-03-08T16:00:00.000Z', timeZone: 'America/New_York' };

/** Condition, and the accounts for which it holds. */
const cases: readonly (readonly [condition: string, holds: string])[] = [
  ["Industry = 'TECHNOLOGY'", 'AB'],
  ["Industry = 'ärzte'", 'C'],
  ["Industry != 'Technology'", 'CDEF'],
  ["NOT (Industry = 'Technology')", 'CDEF'],
  ["NOT Industry != 'Technology'", 'AB'],
  ["Code__c = 'Ab'", 'A'],
  ["Code__c != 'Ab'", 'BCDEF'],
  ["Code__c IN ('ab', 'AB')", 'B'],
  ["Code__c LIKE 'a_'", 'AB'],
  ["toLabel(Stage__c) = 'won'", 'A'],
  ["toLabel(Stage__c) IN ('Lost', 'Open')", 'BC'],
  ["toLabel(Stage__c) LIKE '%o%'", 'ABC'],
  ["Stage__c = 'Won'", ''],
  ['Industry = null', 'F'],
  ["Industry = ''", 'F'],
  ['Industry != null', 'ABCDE'],
  ["Industry IN ('technology', 'coo')", 'ABE'],
  ["Industry IN ('technology', 'ÄRZTE')", 'ABC'],
  ["Industry NOT IN ('technology', 'coo')", 'CDF'],
  ["NOT (Industry IN ('technology', 'coo'))", 'CDF'],
  ["Industry IN ('coo', null)", 'EF'],
  ["Industry NOT IN ('coo', null)", 'ABCD'],
  ["Industry LIKE 'tech%'", 'AB'],
  ["Industry LIKE 'C_O'", 'E'],
  ["Industry LIKE '50\\%\\_%'", 'D'],
  ["Industry LIKE 'Ä%'", 'C'],
  ["NOT Industry LIKE 'tech%'", 'CDEF'],
  ["Industry > 'COO'", 'ABC'],
  ["NOT Industry > 'COO'", 'DEF'],
  ['NumberOfEmployees > 10', 'BC'],
  ['NOT NumberOfEmployees > 10', 'ADEF'],
  ['NumberOfEmployees != 10', 'BCDEF'],
  ['NumberOfEmployees IN (10, 20)', 'AB'],
  ['NumberOfEmployees NOT IN (10, 20)', 'CDEF'],
  ['NumberOfEmployees < 1000 OR NumberOfEmployees = null', 'ABCDEF'],
  ['AnnualRevenue = 0.1', 'A'],
  ['AnnualRevenue > 0.2', 'BE'],
  ['Partner__c = true', 'AD'],
  ['Partner__c = false', 'BCEF'],
  ['Partner__c != true', 'BCEF'],
  ['Partner__c = null', 'BCEF'],
  ['Partner__c != null', 'AD'],
  ['NOT Partner__c = true', 'BCEF'],
  ['Owner.IsActive = true', 'AC'],
  ['Owner.IsActive = false', 'BDEF'],
  ["Owner.Manager.Name = 'bob'", 'AC'],
  ["Owner.Manager.Name != 'bob'", 'BDEF'],
  ["Parent.Owner.Name = 'Ann'", 'C'],
  ['Parent.Industry = null', 'ABEF'],
  ["Tags__c INCLUDES ('x')", 'AC'],
  ["Tags__c INCLUDES ('x;y', 'z')", 'AB'],
  ["Tags__c EXCLUDES ('x')", 'BDEF'],
  ["NOT Tags__c INCLUDES ('x')", 'BDEF'],
  ["Tags__c = 'x'", 'C'],
  ['CreatedDate = TODAY', 'AE'],
  ['CreatedDate = YESTERDAY', 'B'],
  ['CreatedDate < TODAY', 'BCD'],
  ['CreatedDate <= YESTERDAY', 'BCD'],
  ['CreatedDate > YESTERDAY', 'AE'],
  ['CreatedDate != TODAY', 'BCDF'],
  ['NOT CreatedDate < TODAY', 'AEF'],
  ['CreatedDate = THIS_YEAR', 'ABDE'],
  ['CreatedDate = LAST_YEAR', 'C'],
  ['CreatedDate IN (TODAY, LAST_YEAR)', 'ACE'],
  ['CreatedDate >= 2026-03-08T05:00:00Z', 'AE'],
  ['CreatedDate > 2026-03-08T06:59:59.999+02:00', 'AE'],
  ['Since__c = TODAY', 'A'],
  ['Since__c = LAST_N_DAYS:1', 'AB'],
  ['Since__c < LAST_N_DAYS:1', 'CD'],
  ['Since__c = 2026-01-01', 'D'],
  ['Since__c >= THIS_YEAR', 'ABD'],
  ['CALENDAR_YEAR(CreatedDate) = 2026', 'ABCDE'],
  ['CALENDAR_YEAR(convertTimezone(CreatedDate)) = 2026', 'ABDE'],
  ['DAY_ONLY(convertTimezone(CreatedDate)) = 2026-03-08', 'AE'],
  ['DAY_ONLY(CreatedDate) = TODAY', 'AB'],
  ['HOUR_IN_DAY(CreatedDate) = 5', 'AD'],
  ['HOUR_IN_DAY(convertTimezone(CreatedDate)) = 23', 'BCE'],
  ['DAY_IN_WEEK(Since__c) = 1', 'A'],
  ['CALENDAR_QUARTER(Since__c) = 4', 'C'],
  ['WEEK_IN_YEAR(Since__c) = 10', 'AB'],
  ["Id = '001000000000001'", 'A'],
  ["Id IN ('001000000000001AAA', '001000000000002')", 'AB'],
  ["OwnerId != '005000000000001'", 'BDEF'],
  ['Id IN (SELECT AccountId FROM Contact)', 'AC'],
  ['Id NOT IN (SELECT AccountId FROM Contact)', 'BDEF'],
  ["Id IN (SELECT AccountId FROM Contact WHERE Title LIKE 'C_O') AND Name = 'c'", 'C'],
  ['ParentId NOT IN (SELECT AccountId FROM Contact)', 'ABDEF'],
  ["(Industry = 'coo' OR Industry = null) AND NumberOfEmployees = 0", 'E']
];

const open: TestDatabase[] = [];

beforeAll(async () => {
  open.push(openSqlite(facts), await openDuckDb(facts));
});

afterAll(() => {
  for (const database of open) database.close();
});

describe.each([
  ['sqlite', 0],
  ['duckdb', 1]
])('conditions in %s', (_name, at) => {
  it.each(cases)('%s holds for accounts %s', async (condition, holds) => {
    const database = open[at];
    if (!database) throw new Error('no database');
    const { rows } = await database.run(`SELECT Id FROM Account WHERE ${condition}`, moment);
    const found = rows.map((row) => 'ABCDEF'[Number(String(row['c0']).slice(3, 15)) - 1]).sort();
    expect(found.join('')).toBe(holds);
  });

  it.each(cases.filter(([condition]) => !condition.includes('SELECT')))(
    'NOT (%s) holds for all others but %s',
    async (condition, holds) => {
      const database = open[at];
      if (!database) throw new Error('no database');
      const { rows } = await database.run(`SELECT Id FROM Account WHERE NOT (${condition})`, moment);
      const found = rows.map((row) => 'ABCDEF'[Number(String(row['c0']).slice(3, 15)) - 1]).sort();
      expect(found.join('')).toBe([...'ABCDEF'].filter((name) => !holds.includes(name)).join(''));
    }
  );
});
