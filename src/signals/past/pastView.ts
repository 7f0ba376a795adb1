import type { AsOf } from '../../domain/asOf.ts';
import type { SoqlSchema } from '../../soql/schema.ts';
import type { PastFields } from './pastFields.ts';

/** The facts as they were known at one moment. */
export type PastView = {
  readonly knownAt: AsOf;
  readonly fields: PastFields;
};

/** `Object.Field` of fields that look ahead or say what a contract is worth: what was written into them later was not known. */
export type WrittenAhead = ReadonlySet<string>;

/** What the tables of a past moment are made from. */
export type PastTable = { readonly schema: SoqlSchema; readonly past: PastView; readonly ahead: WrittenAhead };

/** Values of fields at the past moment, by field: SQL over the row `t` and what is joined to it. */
export type ColumnSql = Map<string, string>;

/** True when no row of the object that existed at the moment was written to since: every field has its value of then. */
export function isUntouched({ fields, knownAt }: PastView, object: string): boolean {
  const { instant } = knownAt;
  return fields.written.get(object)?.every(({ from, until }) => instant < from || instant >= until) === true;
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
