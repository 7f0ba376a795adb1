import type { CompiledColumn } from '../../soql/compiledQuery.ts';
import type { SqlValue } from '../database.ts';
import type { OrgContext } from '../orgContext.ts';
import type { OrgField } from '../schema/field.ts';
import { displayValue } from './displayValue.ts';

/** A stored value as JSON carries it: instants end in `+0000`, 0 and 1 of a boolean are false and true. */
export function jsonValue(type: string, value: SqlValue): unknown {
  if (value === null) return null;
  if (type === 'boolean') return value === 1;
  if (type === 'datetime' && typeof value === 'string') return value.replace('Z', '+0000');
  if ((type === 'address' || type === 'anyType') && typeof value === 'string') return JSON.parse(value) as unknown;
  return value;
}

/** Types whose values are stored otherwise than JSON carries them. */
const converted: ReadonlySet<string> = new Set(['boolean', 'datetime', 'address', 'anyType']);

/** How the values of a column become JSON, through `toLabel` and `FORMAT` where the query asks for them. */
export function converterOf(context: OrgContext, column: CompiledColumn): (value: SqlValue) => unknown {
  const { type, fn } = column;
  const field = fn === undefined ? undefined : fieldOf(context, column);
  if (fn === 'toLabel' && field?.type === 'multipicklist') return labelsOf(field);
  if (fn === 'FORMAT' && field) return (value) => displayValue(context, field, value) ?? value;
  if (converted.has(type)) return (value) => jsonValue(type, value);
  return (value) => value;
}

function fieldOf(context: OrgContext, column: CompiledColumn): OrgField | undefined {
  return column.field && context.schema.field(context.schema.known(column.object), column.field.name);
}

/** Labels of several values; that of one value comes from the query itself. */
function labelsOf(field: OrgField): (value: SqlValue) => unknown {
  const labels = new Map(field.picklist?.values.map((entry) => [entry.value, entry.label]));
  const shown = (value: string): string => labels.get(value) ?? value;
  return (value) => (typeof value === 'string' ? value.split(';').map(shown).join(';') : value);
}
