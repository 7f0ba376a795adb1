import { chmod, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { HealthError } from '../domain/healthError.ts';
import { columnsHash, sqlText, sqlType, quoteName } from './factColumns.ts';
import { createFactTables, openDuck } from './openDuck.ts';
import { pageColumns, writeRowsPage } from './factPages.ts';
import { readNumbers, readRows } from './readFacts.ts';
import type { FactValue } from './readFacts.ts';
import type { AppliedLoad, FactColumn, FactPage, FactStore } from './factStore.ts';
import { openFolder } from './openFolder.ts';

export type FactStoreOptions = {
  /** Data folder; made with mode 0700 when absent. */
  readonly folder: string;
  /** 18 characters; names the file. */
  readonly orgId: string;
  readonly memoryLimitMb?: number;
  readonly threads?: number;
};

/**
 * Opens the fact store of an org: one DuckDB file, owned by one process at a time.
 *
 * Everything in it can be pulled again, so a file that DuckDB cannot read may simply be deleted.
 */
export async function openFactStore(options: FactStoreOptions): Promise<FactStore> {
  await openFolder(options.folder);
  const path = join(options.folder, `facts-${options.orgId}.duckdb`);
  const instance = await openDuck(path, options);
  const connection = await instance.connect();
  await createFactTables(connection);
  await chmod(path, 0o600);
  const pages = await emptyFolder(join(options.folder, `pages-${options.orgId}`));
  return new DuckFactStore(instance, connection, { folder: pages, owns: 'instance' });
}

/** Rows on their way: what a killed process left there goes, since nobody else has this org's store open. */
async function emptyFolder(folder: string): Promise<string> {
  await rm(folder, { recursive: true, force: true });
  await openFolder(folder);
  return folder;
}

class DuckFactStore implements FactStore {
  private readonly instance: DuckDBInstance;
  private readonly connection: DuckDBConnection;
  private readonly folder: string;
  private readonly owns: 'instance' | 'session';
  /** Loads come two at a time but share a connection: each waits for the one before. */
  private lastLoad: Promise<unknown> = Promise.resolve();

  constructor(
    instance: DuckDBInstance,
    connection: DuckDBConnection,
    { folder, owns }: { readonly folder: string; readonly owns: 'instance' | 'session' }
  ) {
    this.instance = instance;
    this.connection = connection;
    this.folder = folder;
    this.owns = owns;
  }

  async loadPages(object: string, columns: readonly FactColumn[], pages: readonly FactPage[], windowEnd = ''): Promise<number> {
    const load = this.lastLoad.then(() => this.replaceTable(object, columns, { pages, windowEnd }));
    this.lastLoad = load.catch(() => undefined);
    return load;
  }

  async loadRows(
    object: string,
    columns: readonly FactColumn[],
    rows: readonly { readonly [field: string]: unknown }[],
    windowEnd = ''
  ): Promise<number> {
    const page = await writeRowsPage(this.folder, columns, rows);
    try {
      return await this.loadPages(object, columns, [page], windowEnd);
    } finally {
      await rm(page.path, { force: true });
    }
  }

  async rows(sql: string, parameters: readonly FactValue[] = []): Promise<readonly { readonly [column: string]: FactValue }[]> {
    return readRows(this.connection, sql, parameters);
  }

  async numbers(sql: string, parameters: readonly FactValue[] = []): Promise<Readonly<Record<string, Float64Array>>> {
    return readNumbers(this.connection, sql, parameters);
  }

  async tables(): Promise<ReadonlyMap<string, readonly FactColumn[]>> {
    const rows = await this.rows('select object, name, type from fact_columns order by object, position');
    const tables = new Map<string, FactColumn[]>();
    for (const row of rows) {
      const columns = tables.get(String(row['object'])) ?? [];
      columns.push({ name: String(row['name']), type: row['type'] as FactColumn['type'] });
      tables.set(String(row['object']), columns);
    }
    return tables;
  }

  async applied(object: string): Promise<AppliedLoad | undefined> {
    const [row] = await this.rows('select window_end, columns_hash, generation from applied where object = ?', [object]);
    if (row === undefined) return undefined;
    return { windowEnd: String(row['window_end']), columnsHash: String(row['columns_hash']), generation: Number(row['generation']) };
  }

  async beside(): Promise<FactStore> {
    return new DuckFactStore(this.instance, await this.instance.connect(), { folder: this.folder, owns: 'session' });
  }

  async close(): Promise<void> {
    await this.lastLoad;
    this.connection.closeSync();
    if (this.owns === 'instance') this.instance.closeSync();
  }

  private async replaceTable(
    object: string,
    columns: readonly FactColumn[],
    load: { readonly pages: readonly FactPage[]; readonly windowEnd: string }
  ): Promise<number> {
    const connection = this.connection;
    await connection.run('begin transaction');
    try {
      const definition = columns.map((column) => `${quoteName(column.name)} ${sqlType(column.type)}`).join(', ');
      await connection.run(`create or replace table ${quoteName(object)} (${definition})`);
      for (const page of load.pages) await this.insertPage(object, columns, page);
      await this.recordLoad(object, columns, load.windowEnd);
      await connection.run('commit');
    } catch (error) {
      await connection.run('rollback').catch(() => undefined);
      throw error instanceof HealthError ? error : new HealthError('StoreUnreadable', [object, String(error)], { cause: error });
    }
    return load.pages.reduce((sum, page) => sum + page.rows, 0);
  }

  private async insertPage(object: string, columns: readonly FactColumn[], page: FactPage): Promise<void> {
    const inFile = await pageColumns(page.path, columns);
    const types = inFile.map((column) => `${sqlText(column.name)}: ${sqlText(sqlType(column.type))}`).join(', ');
    const result = await this.connection.run(
      `insert into ${quoteName(object)} by name
       select *
       from read_csv(${sqlText(page.path)}, header = true, auto_detect = false, delim = ',', quote = '"', escape = '"',
         nullstr = '', allow_quoted_nulls = true, columns = {${types}})`
    );
    if (result.rowsChanged !== page.rows) {
      throw new HealthError('BulkPageIncomplete', [object, `${page.rows} rows expected, ${result.rowsChanged} read`]);
    }
  }

  private async recordLoad(object: string, columns: readonly FactColumn[], windowEnd: string): Promise<void> {
    const connection = this.connection;
    const generation = ((await this.applied(object))?.generation ?? 0) + 1;
    await connection.run('delete from applied where object = ?', [object]);
    await connection.run('insert into applied values (?, ?, ?, ?)', [object, windowEnd, columnsHash(columns), generation]);
    await connection.run('delete from fact_columns where object = ?', [object]);
    for (const [position, column] of columns.entries()) {
      await connection.run('insert into fact_columns values (?, ?, ?, ?)', [object, position, column.name, column.type]);
    }
  }
}
