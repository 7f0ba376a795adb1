import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { printCondition } from '../../../src/soql/printCondition.ts';
import type { TestDatabase } from './databases.ts';
import { openDuckDb, openSqlite } from './databases.ts';
import { errorOf } from './errorOf.ts';
import { conditions } from './randomConditions.ts';

const moment = { instant: '2026-07-15T12:00:00.000Z', timeZone: 'Europe/Berlin' };
const open: TestDatabase[] = [];

beforeAll(async () => {
  open.push(openSqlite({}), await openDuckDb({}));
});

afterAll(() => {
  for (const database of open) database.close();
});

const words =
  "SELECT FROM WHERE AND OR NOT IN LIKE GROUP BY ROLLUP HAVING ORDER LIMIT OFFSET NULLS FIRST ( ) , = != <> < : ; ' 'a' 5 -1 2026-01-01 TODAY " +
  'LAST_N_DAYS null true Id Name Account Contacts COUNT MAX FIELDS ALL TYPEOF WHEN THEN ELSE END FOR VIEW ROWS USING SCOPE mine WITH -- /* é \\ \n';
const soup = fc.array(fc.constantFrom(...words.split(' ')), { maxLength: 25 }).map((tokens) => tokens.join(' '));

const fields = ['Id', 'Name', 'Industry', 'Owner.Name', 'Parent.Owner.Manager.Name', 'AnnualRevenue', 'Tags__c', 'toLabel(Industry)'];
const extras = [
  'FORMAT(AnnualRevenue) money',
  '(SELECT Id, Account.Name FROM Contacts WHERE Title != null ORDER BY Name LIMIT 3)',
  '(SELECT CaseNumber FROM Cases)',
  'FIELDS(STANDARD)'
];
const aggregates = ['COUNT(Id)', 'SUM(AnnualRevenue) total', 'MAX(Since__c)', 'COUNT_DISTINCT(Owner.Name)', 'AVG(Parent.AnnualRevenue)'];
const keys = ['Industry', 'Owner.Name', 'CALENDAR_YEAR(CreatedDate)', 'DAY_ONLY(convertTimezone(CreatedDate))', 'Since__c'];
const havings = ['COUNT(Id) > 1', "Industry = 'a'", 'SUM(AnnualRevenue) != null', 'NOT (MAX(Since__c) = TODAY OR COUNT(Id) > 2)'];

type Parts = { select: readonly string[]; where?: string; group?: string; order?: readonly string[]; limit?: number; offset?: number };

function queryText({ select, where, group, order = [], limit, offset }: Parts): string {
  const clauses = [
    where === undefined ? '' : ` WHERE ${where}`,
    group === undefined ? '' : ` GROUP BY ${group}`,
    order.length === 0 ? '' : ` ORDER BY ${order.join(', ')}`,
    limit === undefined ? '' : ` LIMIT ${limit}`,
    offset === undefined ? '' : ` OFFSET ${offset}`
  ];
  return `SELECT ${select.join(', ')} FROM Account${clauses.join('')}`;
}

const where = fc
  .tuple(conditions, fc.constantFrom('', ' AND Id IN (SELECT AccountId FROM Contact WHERE Title != null)'))
  .map(([condition, join]) => `(${printCondition(condition)})${join}`);
const order = fc.array(
  fc.tuple(
    fc.constantFrom(...fields, ...aggregates.map((each) => each.replace(' total', '')), ...keys),
    fc.constantFrom('', ' DESC', ' NULLS LAST')
  ),
  { maxLength: 2 }
);
const page = { limit: fc.nat(10), offset: fc.nat(10) };

function pieces(select: fc.Arbitrary<string[]>, group: fc.Arbitrary<string | undefined>): fc.Arbitrary<string> {
  const parts = fc.record({ select, where, order, ...page }, { requiredKeys: ['select'] });
  return fc.tuple(parts, group).map(([{ order: terms, ...rest }, by]) => {
    const ordered = terms ? { order: terms.map((term) => term.join('')) } : {};
    return queryText({ ...rest, ...ordered, ...(by === undefined ? {} : { group: by }) });
  });
}

const rows = pieces(fc.uniqueArray(fc.constantFrom(...fields, ...extras), { minLength: 1, maxLength: 4 }), fc.constant(undefined));
const totals = pieces(fc.uniqueArray(fc.constantFrom('COUNT()', ...aggregates), { minLength: 1, maxLength: 3 }), fc.constant(undefined));
const grouped = fc
  .record({
    by: fc.uniqueArray(fc.constantFrom(...keys), { minLength: 1, maxLength: 3 }),
    kind: fc.constantFrom('', 'ROLLUP', 'CUBE'),
    having: fc.constantFrom('', ...havings)
  })
  .chain(({ by, kind, having }) => {
    const selected = fc.uniqueArray(fc.constantFrom(...by, ...aggregates, ...(kind === '' ? [] : by.map((key) => `GROUPING(${key})`))), {
      minLength: 1,
      maxLength: 4
    });
    const text = kind === '' ? by.join(', ') : `${kind}(${by.join(', ')})`;
    return pieces(selected, fc.constant(having === '' ? text : `${text} HAVING ${having}`));
  });
const queries = fc.oneof(rows, totals, grouped);

describe('any text', () => {
  it('is read or refused at a place inside it, and nothing is thrown', () => {
    fc.assert(
      fc.property(fc.oneof(soup, fc.string({ unit: 'grapheme' }), queries), (text) => {
        const error = errorOf(text);
        if (error?.row === undefined) return;
        const line = text.split('\n')[error.row - 1] ?? '';
        expect(error.column).toBeGreaterThanOrEqual(1);
        expect(error.column).toBeLessThanOrEqual(line.length + 1);
        const shown = /ERROR at Row:(\d+):Column:(\d+)\n/.exec(error.message);
        expect([String(error.row), undefined]).toContain(shown?.[1]);
        expect(error.message.endsWith(error.detail)).toBe(true);
      }),
      { numRuns: 2000, seed: 7 }
    );
  });

  it('that is accepted runs in SQLite and DuckDB', async () => {
    let accepted = 0;
    await fc.assert(
      fc.asyncProperty(queries, async (soql) => {
        if (errorOf(soql)) return;
        accepted++;
        for (const database of open) await database.run(soql, moment);
      }),
      { numRuns: 800, seed: 7 }
    );
    expect(accepted).toBeGreaterThan(150);
  });
});
