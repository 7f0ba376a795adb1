import type { SqlBinding } from '../../soql/sqlBinding.ts';
import type { SoqlSchema } from '../../soql/schema.ts';
import { pastColumns } from './pastColumns.ts';
import { instantSql } from './pastView.ts';
import type { PastTable, PastView, WrittenAhead } from './pastView.ts';

/**
 * Tables as they were at `past.knownAt`, over a binding of today's.
 *
 * Rows made later do not exist (objects without a creation date, such as lists of statuses, always do), and fields have
 * the values that `pastColumns` can tell. Rows that were deleted since are gone for good.
 */
export function pastBinding(today: SqlBinding, schema: SoqlSchema, past: PastView, ahead: WrittenAhead): SqlBinding {
  const tables = new Map<string, string>();
  return {
    ...today,
    table: (object) => {
      const known = tables.get(object);
      if (known !== undefined) return known;
      const made = tableAt(today.table(object), object, { schema, past, ahead });
      tables.set(object, made);
      return made;
    }
  };
}

function tableAt(table: string, object: string, of: PastTable): string {
  const described = of.schema.object(object);
  if (!described) return table;
  const { joins, columns } = pastColumns(described, of);
  const replaced = columns.map(({ field, sql }) => `${sql} as "${field}"`).join(', ');
  const selected = replaced === '' ? 't.*' : `t.* replace (${replaced})`;
  const dated = described.fields.some(({ name }) => name === 'CreatedDate');
  const existed = dated ? ` where (t."CreatedDate" is null or t."CreatedDate" <= ${instantSql(of.past.knownAt.instant)})` : '';
  if (!dated && replaced === '') return table;
  return `(select ${selected} from ${table} as t${joins.map((join) => ` left join ${join}`).join('')}${existed})`;
}
