import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Company } from '../reliability/openCompany.ts';

type Row = Readonly<Record<string, unknown>>;

const open = new WeakMap<Company['org'], DatabaseSync>();

/** Rows of the org's own file, whatever any API, right or fault says of them. */
export function orgRows({ org }: Pick<Company, 'org'>, sql: string, ...parameters: readonly string[]): readonly Row[] {
  const database = open.get(org) ?? new DatabaseSync(join(org.folder, 'local-org.sqlite'), { readOnly: true });
  open.set(org, database);
  return database.prepare(sql).all(...parameters);
}

/** Ends the look into an org's file, before the file goes. */
export function closeOrgFile({ org }: Pick<Company, 'org'>): void {
  open.get(org)?.close();
  open.delete(org);
}
