import { kindOf } from '../../soql/checkedQuery.ts';
import type { SoqlField, SoqlObject } from '../../soql/schema.ts';
import { derivedColumns } from './pastDerived.ts';
import { daySql, instantSql, isTracked, textSql } from './pastView.ts';
import type { ColumnSql, PastTable, PastView } from './pastView.ts';

/** Columns of an object that differ from today's, and the joins that they read, each under an alias of its own. */
export type PastColumns = {
  readonly joins: readonly string[];
  readonly columns: readonly { readonly field: string; readonly sql: string }[];
};

/**
 * The values that the fields of an object had at `past.knownAt`, as far as they can be told (`t` is today's row).
 *
 * A field with history has the value before its first later change. What follows from a status or from a date follows
 * from that of then. A date-time later than the moment is empty where only the org writes it or the row was written to
 * since; a plan that nobody touched since was known. Of fields that look ahead (ends of contracts, dates counted down to,
 * contract values) what a later write may have changed is empty, unless the field was tracked.
 */
export function pastColumns(object: SoqlObject, of: PastTable): PastColumns {
  const values: ColumnSql = new Map();
  const joins: string[] = [];
  const kept = keptJoin(object, of.past);
  if (kept) joins.push(kept.join);
  for (const [field, sql] of kept?.values ?? []) values.set(field, sql);
  const derived = derivedColumns(object, of.past, values);
  joins.push(...derived.joins);
  for (const [field, sql] of derived.values) values.set(field, sql);
  for (const field of object.fields) {
    const sql = limited(field, values.get(field.name), { object, of, isDerived: derived.values.has(field.name) });
    if (sql !== undefined) values.set(field.name, sql);
  }
  return { joins, columns: [...values].map(([field, sql]) => ({ field, sql })) };
}

/** True where a row was written to after the moment; without a stamp it may have been. */
function touched(object: SoqlObject, past: PastView): string {
  const stamped = object.fields.some(({ name }) => name === 'SystemModstamp');
  return stamped ? `coalesce(t."SystemModstamp" > ${instantSql(past.knownAt.instant)}, true)` : 'true';
}

/** Read here alone: when the row was made, and when it was written to last. */
const stamps = ['CreatedDate', 'SystemModstamp'];

type Limit = { readonly object: SoqlObject; readonly of: PastTable; readonly isDerived: boolean };

function limited(field: SoqlField, value: string | undefined, { object, of, isDerived }: Limit): string | undefined {
  const { past, ahead } = of;
  const kind = kindOf(field.type);
  const column = value ?? `t."${field.name}"`;
  if (isDerived || stamps.includes(field.name) || isTracked(past, object.name, field.name)) return value;
  const written = touched(object, past);
  if (kind === 'instant') {
    const late = `${column} > ${instantSql(past.knownAt.instant)}`;
    return `case when ${field.updateable === false ? late : `${late} and ${written}`} then null else ${column} end`;
  }
  if (!ahead.has(`${object.name}.${field.name}`)) return value;
  const doubtful = kind === 'date' ? `${column} > ${daySql(past.knownAt.today)} and ${written}` : written;
  return `case when ${doubtful} then null else ${column} end`;
}

type KeptJoin = { readonly join: string; readonly values: ColumnSql };

/** The value before the first change after the moment, from the object's field history. */
function keptJoin(object: SoqlObject, past: PastView): KeptJoin | undefined {
  const kept = past.fields.histories.get(object.name);
  if (!kept) return undefined;
  const selected: string[] = [];
  const values: ColumnSql = new Map();
  for (const field of object.fields) {
    const names = kept.fields.get(field.name)?.names;
    if (!names) continue;
    const at = values.size;
    // A lookup leaves two rows for a change: the names of both records, and their ids.
    const onlyIds = field.type === 'reference' ? ` and "DataType" = 'EntityId'` : '';
    const rows = `filter (where "Field" in (${names.map(textSql).join(', ')})${onlyIds})`;
    selected.push(`first("OldValue" order by "CreatedDate", "Id") ${rows} as v${at}`, `count(*) ${rows} as n${at}`);
    values.set(field.name, `case when kept.n${at} > 0 then ${typed(`kept.v${at}`, field)} else t."${field.name}" end`);
  }
  if (values.size === 0) return undefined;
  const { name, parent } = kept.history;
  const later = `"CreatedDate" > ${instantSql(past.knownAt.instant)}`;
  const rows = `(select "${parent}" as id, ${selected.join(', ')} from "${name}" where ${later} group by 1)`;
  return { join: `${rows} as kept on kept.id = t."Id"`, values };
}

/** A value of a history row, which is text in the store, as the column's type. */
function typed(text: string, field: SoqlField): string {
  switch (kindOf(field.type)) {
    case 'boolean':
      return `(lower(${text}) = 'true')`;
    case 'number':
      return field.type === 'currency' ? `cast(${text} as decimal(18, 2))` : `cast(${text} as double)`;
    case 'date':
      return `cast(left(${text}, 10) as date)`;
    case 'instant':
      return `cast(replace(left(${text}, 23), 'T', ' ') as timestamp)`;
    default:
      return text;
  }
}
