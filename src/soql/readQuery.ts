import type { FieldType, GroupByClause, OrderByClause, Query, Subquery } from '@jetstreamapp/soql-parser-js';
import type { ReadContext } from './readContext.ts';
import { placeAt } from './readContext.ts';
import { readCondition } from './readCondition.ts';
import { readCall, readPath } from './readOperand.ts';
import { bad, good } from './soqlError.ts';
import type { SoqlResult } from './soqlError.ts';
import type { Condition, Operand, OrderItem, SelectItem, SoqlQuery } from './syntax.ts';

/** Our tree of a query that the parser has read, visited in the order of its text. */
export function readQuery(raw: Query | Subquery, context: ReadContext): SoqlResult<SoqlQuery> {
  context.cursor.find('SELECT');
  const select: SelectItem[] = [];
  for (const each of raw.fields ?? []) {
    const item = readItem(each, context);
    if (!item.ok) return item;
    select.push(item.value);
  }
  context.cursor.find('FROM');
  const from = 'relationshipName' in raw ? raw.relationshipName : 'sObject' in raw ? (raw.sObject ?? '') : '';
  const fromIndex = context.cursor.find('sObjectPrefix' in raw && raw.sObjectPrefix ? [...raw.sObjectPrefix, from].join('.') : from);
  const where = readClause(raw.where, 'WHERE', context);
  if (where && !where.ok) return where;
  const groupBy = listOf(raw.groupBy).map((each) => readOperand(each, context));
  const having = readClause(raw.having, 'HAVING', context);
  if (having && !having.ok) return having;
  if (raw.withDataCategory) return bad('NOT_SUPPORTED', 'WITH DATA CATEGORY is not supported', { place: placeAt(context, fromIndex) });
  const orderBy = listOf(raw.orderBy).map((each) => readOrder(each, context));
  const access = raw.withAccessLevel ?? (raw.withSecurityEnforced ? 'SECURITY_ENFORCED' : undefined);
  return good({
    text: context.text,
    from,
    fromIndex,
    select,
    groupBy,
    orderBy,
    ...optional({ alias: raw.sObjectAlias, scope: raw.usingScope, limit: raw.limit, offset: raw.offset, access, forClause: raw.for }),
    ...(where ? { where: where.value } : {}),
    ...(having ? { having: having.value } : {})
  });
}

function listOf<T>(value: T | readonly T[] | undefined): readonly T[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly T[]) : [value as T];
}

/** The entries that have a value, as optional properties. */
function optional<T extends Readonly<Record<string, unknown>>>(entries: T): { readonly [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined && value !== null)) as {
    readonly [K in keyof T]?: NonNullable<T[K]>;
  };
}

function readClause(clause: Query['where'] | Query['having'], word: string, context: ReadContext): SoqlResult<Condition> | undefined {
  if (!clause) return undefined;
  context.cursor.find(word);
  return readCondition(clause, context);
}

function readOperand(raw: GroupByClause | OrderByClause, context: ReadContext): Operand {
  return 'fn' in raw ? readCall(raw.fn, context) : readPath(raw.field, context);
}

function readOrder(raw: OrderByClause, context: ReadContext): OrderItem {
  const by = readOperand(raw, context);
  return { by, descending: raw.order === 'DESC', nulls: raw.nulls === 'LAST' ? 'last' : 'first' };
}

function readItem(raw: FieldType, context: ReadContext): SoqlResult<SelectItem> {
  switch (raw.type) {
    case 'FieldSubquery': {
      const query = readQuery(raw.subquery, context);
      return query.ok ? good({ kind: 'child', query: query.value }) : query;
    }
    case 'FieldTypeof':
      return good({ kind: 'typeof', index: context.cursor.find('TYPEOF') });
    case 'FieldFunctionExpression': {
      if (raw.functionName.toUpperCase() === 'FIELDS') {
        const group = String(raw.parameters[0]).toUpperCase() as 'ALL' | 'STANDARD' | 'CUSTOM';
        return good({ kind: 'fields', group, index: context.cursor.find('FIELDS') });
      }
      const value = readCall(raw, context);
      return good(raw.alias ? { kind: 'value', value, alias: raw.alias } : { kind: 'value', value });
    }
    case 'FieldRelationship': {
      const written = raw.rawValue ?? [...raw.relationships, raw.field].join('.');
      return good(withAlias(readPath(written, context), 'alias' in raw ? raw.alias : undefined));
    }
    case 'Field': {
      const written = 'rawValue' in raw && raw.rawValue ? raw.rawValue : raw.field;
      return good(withAlias(readPath(written, context), raw.alias));
    }
  }
}

function withAlias(value: Operand, alias: string | undefined): SelectItem {
  return alias ? { kind: 'value', value, alias } : { kind: 'value', value };
}
