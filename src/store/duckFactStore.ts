import { chmod } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { isDiskFull } from '../domain/diskFull.ts';
import { HealthError } from '../domain/healthError.ts';
import { hasColumns, moveWindow, readApplied } from './appliedLoads.ts';
import { differencesOf, emptyChanges, layOver, loadWhole } from './factChanges.ts';
import { stagePages, type Session } from './stagedRows.ts';
import { connectDuck, createFactTables, openDuck, withRoom } from './openDuck.ts';
import { emptyFolder, withRowsPage } from './factPages.ts';
import { readNumbers, readRows, readTables, writeDown } from './readFacts.ts';
import type { FactValue } from './readFacts.ts';
import type {
  AppliedChange,
  AppliedLoad,
  FactChange,
  FactColumn,
  FactDifferences,
  FactPage,
  FactRow,
  FactStore,
  LoadEnd,
  WrittenTable
} from './factStore.ts';
import { openFolder } from './openFolder.ts';
import { factsFile } from './storeFiles.ts';
import { threadsBySize, type ShareOut } from './threadsBySize.ts';

export type FactStoreOptions = {
  /** Data folder; made with mode 0700 when absent. */
  readonly folder: string;
  /** 18 characters; names the file. */
  readonly orgId: string;
  readonly memoryLimitMb?: number;
  /** The most that it takes for large tables; absent = as many as the machine has. */
  readonly threads?: number;
};

/**
 * Opens the fact store of an org: one DuckDB file, owned by one process at a time.
 * Everything in it can be pulled again, so a file that DuckDB cannot read may simply be deleted.
 */
export async function openFactStore(options: FactStoreOptions): Promise<FactStore> {
  await openFolder(options.folder);
  const path = factsFile(options);
  const instance = await openDuck(path, { ...options, threads: 1 });
  const connection = await connectDuck(instance, path);
  await createFactTables(connection);
  await chmod(path, 0o600);
  const folder = await emptyFolder(join(options.folder, `pages-${options.orgId}`));
  const shareOut = await threadsBySize(connection, options.threads ?? availableParallelism());
  return new DuckFactStore(connection, { instance, path, folder, shareOut, owns: 'instance' });
}

/** The database and its file, where pages are written, how threads are asked for, and what is closed with the store. */
type Surroundings = {
  readonly instance: DuckDBInstance;
  readonly path: string;
  readonly folder: string;
  readonly shareOut: ShareOut;
  readonly owns: 'instance' | 'session';
};

class DuckFactStore implements FactStore {
  private readonly connection: DuckDBConnection;
  private readonly around: Surroundings;
  private lastWrite: Promise<unknown> = Promise.resolve();

  constructor(connection: DuckDBConnection, around: Surroundings) {
    this.connection = connection;
    this.around = around;
  }

  async loadPages(
    object: string,
    columns: readonly FactColumn[],
    pages: readonly FactPage[],
    end: string | LoadEnd = ''
  ): Promise<AppliedChange> {
    await this.around.shareOut(pages.reduce((sum, { rows }) => sum + rows, 0));
    return this.write(object, () => loadWhole(this.session(object, columns), pages, typeof end === 'string' ? { windowEnd: end } : end));
  }

  async loadRows(
    object: string,
    columns: readonly FactColumn[],
    rows: readonly FactRow[],
    end: string | LoadEnd = ''
  ): Promise<AppliedChange> {
    return withRowsPage(this.around.folder, { columns, rows }, (page) => this.loadPages(object, columns, [page], end));
  }

  async applyChanges(change: FactChange): Promise<AppliedChange> {
    const { object, columns, rows, pages = [], removed = [], marked = [], windowEnd, onApplied } = change;
    if (rows !== undefined) return this.withRows(change, rows, (whole) => this.applyChanges(whole));
    return this.write(object, async () => {
      const session = this.session(object, columns);
      if (!(await hasColumns(session))) throw new HealthError('StoreUnreadable', [object, 'its table has other columns than the change']);
      const applied = await layOver(session, await stagePages(session, pages), { removed, marked });
      if (windowEnd !== undefined) await moveWindow(this.connection, object, windowEnd);
      onApplied?.();
      return applied;
    });
  }

  async moveWindows(ends: ReadonlyMap<string, string>): Promise<void> {
    await this.write('applied', async () => {
      for (const [object, windowEnd] of ends) await moveWindow(this.connection, object, windowEnd);
    });
  }

  async differences(object: string, columns: readonly FactColumn[], read: Pick<FactChange, 'pages' | 'rows'>): Promise<FactDifferences> {
    const { rows, pages = [] } = read;
    if (rows !== undefined) return this.withRows({ object, columns, pages }, rows, (whole) => this.differences(object, columns, whole));
    return this.write(object, async () => {
      const session = this.session(object, columns);
      return differencesOf(session, await stagePages(session, pages));
    });
  }

  async forgetChanges(): Promise<void> {
    await this.write('changed_row', () => emptyChanges(this.connection));
  }

  async keep(name: string, json: string): Promise<void> {
    await this.write(name, async () => {
      await this.connection.run('delete from kept where name = ?', [name]);
      await this.connection.run('insert into kept values (?, ?)', [name, json]);
    });
  }

  async kept(name: string): Promise<string | undefined> {
    const [row] = await this.rows('select json from kept where name = ?', [name]);
    return row === undefined ? undefined : String(row['json']);
  }

  async rows(sql: string, parameters: readonly FactValue[] = []): Promise<readonly { readonly [column: string]: FactValue }[]> {
    return withRoom(this.connection, () => readRows(this.connection, sql, parameters));
  }

  async numbers(sql: string, parameters: readonly FactValue[] = []): Promise<Readonly<Record<string, Float64Array>>> {
    return withRoom(this.connection, () => readNumbers(this.connection, sql, parameters));
  }

  async writeDown(name: string, sql: string, parameters: readonly FactValue[] = []): Promise<WrittenTable> {
    return writeDown(this, name, { sql, parameters });
  }

  async tables(): Promise<ReadonlyMap<string, readonly FactColumn[]>> {
    return readTables(this);
  }

  async applied(object: string): Promise<AppliedLoad | undefined> {
    return readApplied(this.connection, object);
  }

  async beside(): Promise<FactStore> {
    return new DuckFactStore(await connectDuck(this.around.instance, this.around.path), { ...this.around, owns: 'session' });
  }

  async close(): Promise<void> {
    await this.lastWrite;
    this.connection.closeSync();
    if (this.around.owns === 'instance') this.around.instance.closeSync();
  }

  private session(object: string, columns: readonly FactColumn[]): Session {
    return { connection: this.connection, object, columns };
  }

  /** One transaction after the other: they share a connection. */
  private async write<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
    const written = this.lastWrite.then(() => this.transaction(what, work));
    this.lastWrite = written.catch(() => undefined);
    return written;
  }

  private async transaction<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
    await this.connection.run('begin transaction');
    try {
      const result = await work();
      await this.connection.run('commit');
      return result;
    } catch (error) {
      await this.connection.run('rollback').catch(() => undefined);
      if (error instanceof HealthError) throw error;
      throw new HealthError(isDiskFull(error) ? 'StoreFull' : 'StoreUnreadable', [what, String(error)], { cause: error });
    }
  }

  private withRows<Result>(change: FactChange, rows: readonly FactRow[], work: (change: FactChange) => Promise<Result>): Promise<Result> {
    const { pages = [], columns } = change;
    const whole = { ...change };
    delete whole.rows;
    return withRowsPage(this.around.folder, { columns, rows }, (page) => work({ ...whole, pages: [...pages, page] }));
  }
}
