import type { AsOf } from '../domain/asOf.ts';
import type { Settings } from '../domain/settings.ts';
import type { FactColumn, FactReader } from '../store/factStore.ts';

/** What the checks look at. Columns that were not pulled are not checked. */
export type QualityInput = {
  readonly facts: FactReader;
  readonly settings: Settings;
  readonly asOf: AsOf;
  /** Ids of the customers (18 characters). */
  readonly accounts: readonly string[];
  /** The org's own values of picklist fields, by `Object.Field`, from describe. */
  readonly picklists: ReadonlyMap<string, readonly string[]>;
};

/** The input with the tables of the fact store looked up once. */
export type QualityContext = QualityInput & { readonly tables: ReadonlyMap<string, readonly FactColumn[]> };

/** Whether an object was pulled with all of these fields. */
export function hasFields({ tables }: QualityContext, object: string, fields: readonly string[]): boolean {
  const columns = tables.get(object);
  return columns !== undefined && fields.every((field) => columns.some((column) => column.name === field));
}

/** A name as DuckDB takes it. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Reads the first row of a statement as counts. */
export async function readCounts(
  { facts }: QualityContext,
  sql: string,
  parameters: readonly (string | number | boolean | null)[] = []
): Promise<Readonly<Record<string, number>>> {
  const [row] = await facts.rows(sql, parameters);
  return Object.fromEntries(Object.entries(row ?? {}).map(([name, value]) => [name, Number(value ?? 0)]));
}
