import { DatabaseSync } from 'node:sqlite';
import { DuckDBInstance } from '@duckdb/node-api';
import type { CompiledQuery } from '../../../src/soql/compiledQuery.ts';
import { kindOf } from '../../../src/soql/checkedQuery.ts';
import { checkQuery } from '../../../src/soql/checkQuery.ts';
import { parseSoql } from '../../../src/soql/parseSoql.ts';
import { plainBinding } from '../../../src/soql/sqlBinding.ts';
import type { SoqlMoment, SqlTarget, SqlValue } from '../../../src/soql/sqlBinding.ts';
import { sqliteFunctions } from '../../../src/soql/sqliteDialect.ts';
import { toDuckDb } from '../../../src/soql/toDuckDb.ts';
import { toSqlite } from '../../../src/soql/toSqlite.ts';
import { fieldsOf, schema } from './fixtures.ts';

export type Rows = readonly Readonly<Record<string, unknown>>[];
export type Facts = Readonly<Record<string, readonly Readonly<Record<string, string | number | boolean | null>>[]>>;

/** A database with the fixture's tables, and the way a query takes to it. */
export type TestDatabase = {
  readonly name: string;
  run(soql: string, moment: SoqlMoment): Promise<{ compiled: CompiledQuery; rows: Rows }>;
  close(): void;
};

function compile(soql: string, moment: SoqlMoment, to: (checked: never, target: SqlTarget) => CompiledQuery): CompiledQuery {
  const parsed = parseSoql(soql);
  if (!parsed.ok) throw new Error(parsed.error.message);
  const checked = checkQuery(parsed.value, schema);
  if (!checked.ok) throw new Error(checked.error.message);
  return to(checked.value as never, { binding: plainBinding, moment });
}

const objectNames = ['Account', 'Contact', 'Lead', 'User', 'Case', 'Event'];

export function openSqlite(facts: Facts): TestDatabase {
  const database = new DatabaseSync(':memory:');
  for (const [name, fn] of Object.entries(sqliteFunctions)) database.function(name, { deterministic: true }, fn);
  for (const object of objectNames) {
    const fields = fieldsOf(object);
    database.exec(`create table "${object}" (${fields.map((field) => `"${field.name}"`).join(', ')})`);
    const insert = database.prepare(`insert into "${object}" values (${fields.map(() => '?').join(', ')})`);
    for (const row of facts[object] ?? []) {
      insert.run(
        ...fields.map(({ name }) => {
          const value = row[name] ?? null;
          return typeof value === 'boolean' ? Number(value) : value;
        })
      );
    }
  }
  return {
    name: 'sqlite',
    run: async (soql, moment) => {
      const compiled = compile(soql, moment, toSqlite as never);
      return { compiled, rows: database.prepare(compiled.sql).all(...(compiled.parameters as (string | number | null)[])) as Rows };
    },
    close: () => database.close()
  };
}

const duckTypes: Readonly<Record<string, string>> = { boolean: 'boolean', number: 'double', date: 'date', instant: 'timestamp' };

export async function openDuckDb(facts: Facts): Promise<TestDatabase> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  for (const object of objectNames) {
    const fields = fieldsOf(object);
    const columns = fields.map(
      (field) => `"${field.name}" ${field.type === 'currency' ? 'decimal(18,2)' : (duckTypes[kindOf(field.type)] ?? 'varchar')}`
    );
    await connection.run(`create table "${object}" (${columns.join(', ')})`);
    for (const row of facts[object] ?? []) {
      const values = fields.map(
        (field) => (kindOf(field.type) === 'instant' ? (row[field.name] as string | null)?.replace('Z', '') : row[field.name]) ?? null
      );
      await connection.run(`insert into "${object}" values (${fields.map(() => '?').join(', ')})`, values);
    }
  }
  return {
    name: 'duckdb',
    run: async (soql, moment) => {
      const compiled = compile(soql, moment, toDuckDb as never);
      const reader = await connection.runAndReadAll(compiled.sql, compiled.parameters as SqlValue[]);
      return { compiled, rows: reader.getRowObjectsJson() as Rows };
    },
    close: () => connection.closeSync()
  };
}
