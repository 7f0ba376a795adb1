import type { AsOf } from '../../domain/asOf.ts';
import type { SoqlSchema } from '../../soql/schema.ts';
import type { FactStore } from '../../store/factStore.ts';
import type { PastFields } from './pastFields.ts';

/** The facts as they were known at one moment. */
export type PastView = {
  readonly knownAt: AsOf;
  readonly fields: PastFields;
  /** Objects of whose rows that existed then none was written to since: every field has its value of then. */
  readonly untouched: ReadonlySet<string>;
};

/** `Object.Field` of fields that look ahead or say what a contract is worth: what was written into them later was not known. */
export type WrittenAhead = ReadonlySet<string>;

/** What the tables of a past moment are made from. */
export type PastTable = { readonly schema: SoqlSchema; readonly past: PastView; readonly ahead: WrittenAhead };

/** Values of fields at the past moment, by field: SQL over the row `t` and what is joined to it. */
export type ColumnSql = Map<string, string>;

/** Looks the facts over for one moment. Reads only. */
export async function openPast(facts: FactStore, fields: PastFields, knownAt: AsOf): Promise<PastView> {
  const stamped = [...fields.columns].filter(([, columns]) =>
    ['CreatedDate', 'SystemModstamp'].every((name) => columns.some((each) => each.name === name))
  );
  const at = instantSql(knownAt.instant);
  const asked = stamped.map(
    ([object]) =>
      `select '${object}' as object where not exists (from "${object}" where "CreatedDate" <= ${at} and "SystemModstamp" > ${at})`
  );
  const rows = asked.length > 0 ? await facts.rows(asked.join('\nunion all\n')) : [];
  return { knownAt, fields, untouched: new Set(rows.map((row) => String(row['object']))) };
}

/** True when changes of the field are kept from the moment on. */
export function isTracked({ fields, knownAt }: PastView, object: string, field: string): boolean {
  const since = fields.histories.get(object)?.fields.get(field)?.since;
  return since !== undefined && since <= knownAt.instant;
}

/** An instant written out: a table's text has no place for bound values. */
export function instantSql(instant: string): string {
  return `timestamp '${new Date(instant).toISOString().replace('Z', '').replace('T', ' ')}'`;
}

/** A calendar day written out. */
export function daySql(day: string): string {
  return `date '${day}'`;
}

/** A text written out. */
export function textSql(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
