import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseSoql } from '../../../src/soql/parseSoql.ts';
import { printCondition } from '../../../src/soql/printCondition.ts';
import type { TestDatabase } from './databases.ts';
import { openDuckDb, openSqlite } from './databases.ts';
import { id } from './fixtures.ts';
import { holds, today, type Row } from './naive.ts';
import { conditions } from './randomConditions.ts';

type Fact = Readonly<Record<string, string | number | boolean | null>>;

const users: readonly Fact[] = [
  { Id: id('005', 1), Name: 'Tech', IsActive: true },
  { Id: id('005', 2), Name: null, IsActive: false }
];

/** Every column takes its values in a rhythm of its own, so that they meet in many combinations; every tenth value or so is empty. */
function account(at: number): Fact {
  const pick = <T>(values: readonly T[], step: number): T | null => values[(at * step) % values.length] ?? null;
  return {
    Id: id('001', at + 1),
    Name: pick(['Tech', 'food', "O'Neil", 'a\\b', '50%', 'x_y', 'é', 'Zoo', null], 1),
    Industry: pick(['Tech', 'tech', 'Food', null, 'É', 'zoo'], 5),
    NumberOfEmployees: pick([0, 1, null, 10, 20, -1], 7),
    AnnualRevenue: pick([0.5, 1, null], 1),
    Tags__c: pick(['x', 'x;y', null, 'Y;Z', 'z'], 3),
    Partner__c: at % 3 === 0,
    Since__c: pick(['2026-07-14', '2026-07-15', null, '2026-06-20', '2026-08-01'], 2),
    CreatedDate: pick(['2026-07-15T00:00:00.000Z', '2026-07-14T23:59:59.999Z', '2026-07-16T00:00:00.000Z', '2026-06-01T12:00:00.000Z'], 3),
    OwnerId: pick([id('005', 1), id('005', 2), null], 2),
    ParentId: at % 4 === 0 ? null : id('001', (at % 7) + 1)
  };
}

const accounts = Array.from({ length: 40 }, (_each, at) => account(at));
const moment = { instant: `${today}T12:00:00.000Z`, timeZone: 'UTC' };
const open: TestDatabase[] = [];

beforeAll(async () => {
  const facts = { User: users, Account: accounts };
  open.push(openSqlite(facts), await openDuckDb(facts));
});

afterAll(() => {
  for (const database of open) database.close();
});

/** An account with its owner and parent, as paths of a query reach them. */
function rowOf(fact: Fact): Row {
  const owner = users.find((user) => user['Id'] === fact['OwnerId']);
  const parent = accounts.find((each) => each['Id'] === fact['ParentId']);
  return { ...fact, Owner: owner ?? null, Parent: parent ?? null } as Row;
}

const rows = accounts.map(rowOf);

async function found(soql: string): Promise<readonly (readonly string[])[]> {
  const answers: string[][] = [];
  for (const database of open) {
    const { rows: records } = await database.run(soql, moment);
    answers.push(records.map((record) => String(record['c0'])));
  }
  return answers;
}

const idsOf = (list: readonly Row[]): string[] => list.map((row) => String(row['Id']));
const runs = { numRuns: 400, seed: 20260715 };

describe('random conditions', () => {
  it('hold in SQLite and DuckDB for exactly the records for which a plain reading of the rules says so', async () => {
    await fc.assert(
      fc.asyncProperty(conditions, async (condition) => {
        const [sqlite, duckDb] = await found(`SELECT Id FROM Account WHERE ${printCondition(condition)}`);
        const expected = idsOf(rows.filter((row) => holds(condition, row))).sort();
        expect([...(sqlite ?? [])].sort()).toEqual(expected);
        expect([...(duckDb ?? [])].sort()).toEqual(expected);
      }),
      runs
    );
  });

  it('are printed as SOQL that reads back as the same text', () => {
    fc.assert(
      fc.property(conditions, (condition) => {
        const text = printCondition(condition);
        const parsed = parseSoql(`SELECT Id FROM Account WHERE ${text}`);
        expect(parsed.ok && parsed.value.where && printCondition(parsed.value.where)).toBe(text);
      }),
      runs
    );
  });
});

describe('random order, limit and offset', () => {
  const fields = ['NumberOfEmployees', 'Since__c', 'CreatedDate', 'Partner__c', 'Name'] as const;

  it('give the page of the sorted records, empty values where the query wants them, ids last', async () => {
    const clause = fc.record({
      field: fc.constantFrom(...fields),
      descending: fc.boolean(),
      last: fc.boolean(),
      limit: fc.integer({ min: 0, max: 45 }),
      offset: fc.integer({ min: 0, max: 45 })
    });
    await fc.assert(
      fc.asyncProperty(clause, async ({ field, descending, last, limit, offset }) => {
        const order = `${field}${descending ? ' DESC' : ''}${last ? ' NULLS LAST' : ''}`;
        const sorted = [...rows].sort((a, b) => inOrder(a[field], b[field], descending, last) || inOrder(a['Id'], b['Id'], false, false));
        const expected = idsOf(sorted.slice(offset, offset + limit));
        expect(await found(`SELECT Id FROM Account ORDER BY ${order} LIMIT ${limit} OFFSET ${offset}`)).toEqual([expected, expected]);
      }),
      { ...runs, numRuns: 100 }
    );
  });
});

function inOrder(a: Row[string], b: Row[string], descending: boolean, last: boolean): number {
  const emptyA = a === null || a === undefined;
  const emptyB = b === null || b === undefined;
  if (emptyA || emptyB) return (Number(emptyB) - Number(emptyA)) * (last ? -1 : 1);
  const [left, right] = [a, b].map((each) => (typeof each === 'string' ? each.toUpperCase() : Number(each))) as [string, string];
  return (left < right ? -1 : left > right ? 1 : 0) * (descending ? -1 : 1);
}

describe('random groups', () => {
  it('count and add up the records of each value, and HAVING picks among them', async () => {
    const groups = fc.record({
      by: fc.constantFrom('Since__c', 'Partner__c', 'Industry', 'Owner.Name'),
      least: fc.integer({ min: 0, max: 20 }),
      condition: conditions
    });
    await fc.assert(
      fc.asyncProperty(groups, async ({ by, least, condition }) => {
        const soql = `SELECT ${by} g, COUNT(Id) n, SUM(NumberOfEmployees) s FROM Account WHERE ${printCondition(condition)} GROUP BY ${by} HAVING COUNT(Id) >= ${least}`;
        const expected = groupsOf(
          rows.filter((row) => holds(condition, row)),
          by
        ).filter(([, count]) => count >= least);
        for (const database of open) {
          const { rows: records } = await database.run(soql, moment);
          const lines = records.map((record) => [
            textOf(record['c0']),
            Number(record['c1']),
            record['c2'] === null ? null : Number(record['c2'])
          ]);
          expect(sortedLines(lines)).toEqual(sortedLines(expected));
        }
      }),
      { ...runs, numRuns: 100 }
    );
  });
});

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '-';
  return value === true || value === 1 ? 'true' : value === false || value === 0 ? 'false' : String(value);
}

type Line = readonly [key: string, count: number, sum: number | null];

function groupsOf(found: readonly Row[], by: string): readonly Line[] {
  const groups = new Map<string, Row[]>();
  for (const row of found) {
    const value = by.split('.').reduce<Row[string]>((at, part) => (typeof at === 'object' && at !== null ? at[part] : null), row);
    const key = textOf(value);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups].map(([key, members]): Line => {
    const sizes = members.flatMap(({ NumberOfEmployees }) => (typeof NumberOfEmployees === 'number' ? [NumberOfEmployees] : []));
    return [key, members.length, sizes.length === 0 ? null : sizes.reduce((sum, each) => sum + each, 0)];
  });
}

function sortedLines(lines: readonly (readonly unknown[])[]): readonly string[] {
  return lines.map((line) => JSON.stringify(line)).sort();
}
