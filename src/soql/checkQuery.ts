import type { CheckedChild, CheckedCondition, CheckedOperand, CheckedOrder, CheckedQuery } from './checkedQuery.ts';
import { kindOf } from './checkedQuery.ts';
import { checkCondition } from './checkCondition.ts';
import { checkChildren, noSuchRelationshipInFrom } from './checkChildren.ts';
import { checkGroups } from './checkGroups.ts';
import { checkOperand, fieldBehind } from './checkOperand.ts';
import { checkSelect } from './checkSelect.ts';
import type { CheckedSelect } from './checkSelect.ts';
import { checkSelectedId, checkShapeOfSubSelect } from './checkSemiJoin.ts';
import { resolvePath } from './resolvePath.ts';
import type { Scope } from './resolvePath.ts';
import type { SoqlObject, SoqlSchema } from './schema.ts';
import { bad, good } from './soqlError.ts';
import type { SoqlResult } from './soqlError.ts';
import type { Condition, SoqlQuery } from './syntax.ts';

const furthestOffset = 2000;

/** How a query stands in another. */
type Level = 'top' | 'child' | 'semiJoin';

export type QueryRules = {
  /** Levels of child queries: five since API version 58.0, one before. Source: SOQL and SOSL Reference, "Using Relationship Queries". */
  readonly childLevels?: number;
  /** True where FIELDS() selects no compound fields, as in Bulk. */
  readonly partsOnly?: boolean;
};

const defaultLevels = 5;

/**
 * The query with every name looked up in the schema, spelt as the schema spells it, and every rule of SOQL checked that
 * the text alone or the schema can decide. Whoever asks passes a schema that holds what the user may see.
 */
export function checkQuery(query: SoqlQuery, schema: SoqlSchema, rules: QueryRules = {}): SoqlResult<CheckedQuery> {
  const object = findObject(query, schema);
  const mostLevels = rules.childLevels ?? defaultLevels;
  const partsOnly = rules.partsOnly ?? false;
  return object.ok ? checkOn(query, object.value, { schema, level: 'top', levels: mostLevels, mostLevels, partsOnly }) : object;
}

function findObject(query: SoqlQuery, schema: SoqlSchema): SoqlResult<SoqlObject> {
  const object = schema.object(query.from);
  if (object && object.queryable !== false) return good(object);
  const detail =
    `sObject type '${query.from}' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after ` +
    'the entity name. Please reference your WSDL or the describe call for the appropriate names.';
  return bad('INVALID_TYPE', detail, { place: { text: query.text, index: query.fromIndex }, name: query.from });
}

type CheckContext = {
  readonly schema: SoqlSchema;
  readonly level: Level;
  /** Levels of child queries that may still follow. */
  readonly levels: number;
  readonly mostLevels: number;
  readonly partsOnly: boolean;
};

function checkOn(query: SoqlQuery, object: SoqlObject, context: CheckContext): SoqlResult<CheckedQuery> {
  const scope: Scope = {
    schema: context.schema,
    object,
    alias: query.alias,
    parents: query.parents,
    text: query.text,
    polymorphic: 'name',
    partsOnly: context.partsOnly
  };
  const select = checkFromAndSelect(query, scope);
  if (!select.ok) return select;
  const children = checkChildrenOf(query, object, { ...context, before: select.value.before });
  if (!children.ok) return children;
  const where = checkClause(query.where, scope, 'WHERE', context.level);
  if (where && !where.ok) return where;
  const groupBy = checkAll(query.groupBy, scope);
  if (!groupBy.ok) return groupBy;
  const having = checkClause(query.having, scope, 'HAVING', context.level);
  if (having && !having.ok) return having;
  const orderBy = checkOrder(query, scope);
  if (!orderBy.ok) return orderBy;
  const checked: CheckedQuery = {
    object,
    kind: 'rows',
    items: select.value.items,
    typeofs: select.value.typeofs,
    children: children.value,
    groupBy: groupBy.value,
    orderBy: orderBy.value,
    ...pick(query),
    ...(where ? { where: where.value } : {}),
    ...(having ? { having: having.value } : {})
  };
  if (query.offset !== undefined && query.offset > furthestOffset) {
    return bad('NUMBER_OUTSIDE_VALID_RANGE', `Maximum SOQL offset allowed is ${furthestOffset}`);
  }
  return checkGroups(checked, query);
}

/** The select list, when all that stands behind commas in `FROM Contact c, c.Account a` leads to parents. */
function checkFromAndSelect(query: SoqlQuery, scope: Scope): SoqlResult<CheckedSelect> {
  for (const { alias, parts, index } of scope.parents ?? []) {
    if (resolvePath({ kind: 'path', parts: [alias, 'Id'], index }, scope).ok) continue;
    const name = parts.join('.');
    return bad('INVALID_TYPE', noSuchRelationshipInFrom(name), { place: { text: scope.text, index }, name, object: scope.object.name });
  }
  return checkSelect(query, scope);
}

function checkChildrenOf(
  query: SoqlQuery,
  object: SoqlObject,
  context: CheckContext & Pick<CheckedSelect, 'before'>
): SoqlResult<readonly CheckedChild[]> {
  const { schema, mostLevels, before, partsOnly } = context;
  const levels = context.level === 'semiJoin' ? 0 : context.levels;
  const inner: CheckContext = { schema, level: 'child', levels: levels - 1, mostLevels, partsOnly };
  return checkChildren(query, object, { schema, levels, mostLevels, before, check: (raw, child) => checkOn(raw, child, inner) });
}

function pick(query: SoqlQuery): Pick<CheckedQuery, 'limit' | 'offset' | 'scope' | 'access' | 'forClause' | 'grouping'> {
  return {
    ...(query.limit === undefined ? {} : { limit: query.limit }),
    ...(query.offset === undefined ? {} : { offset: query.offset }),
    ...(query.scope === undefined ? {} : { scope: query.scope }),
    ...(query.access === undefined ? {} : { access: query.access }),
    ...(query.forClause === undefined ? {} : { forClause: query.forClause }),
    ...(query.grouping === undefined ? {} : { grouping: query.grouping })
  };
}

function checkAll(operands: SoqlQuery['groupBy'], scope: Scope): SoqlResult<readonly CheckedOperand[]> {
  const checked: CheckedOperand[] = [];
  for (const each of operands) {
    const operand = checkOperand(each, scope);
    if (!operand.ok) return operand;
    const field = fieldBehind(operand.value);
    if (field?.field.groupable === false && operand.value.kind === 'field') {
      const place = { text: scope.text, index: each.index };
      return bad('INVALID_FIELD', `field '${field.field.name}' can not be grouped in a query call`, { place, name: field.field.name });
    }
    checked.push(operand.value);
  }
  return good(checked);
}

function checkOrder(query: SoqlQuery, scope: Scope): SoqlResult<readonly CheckedOrder[]> {
  const checked: CheckedOrder[] = [];
  for (const each of query.orderBy) {
    const by = checkOperand(each.by, scope);
    if (!by.ok) return by;
    const field = fieldBehind(by.value);
    const kind = kindOf(by.value.type);
    if (field && (field.field.sortable === false || kind === 'other' || (kind === 'multi' && by.value.kind === 'field'))) {
      const place = { text: scope.text, index: each.by.index };
      return bad('MALFORMED_QUERY', `field '${field.field.name}' can not be sorted in a query call`, { place, name: field.field.name });
    }
    checked.push({ by: by.value, descending: each.descending, nulls: each.nulls });
  }
  return good(checked);
}

function checkClause(
  condition: Condition | undefined,
  scope: Scope,
  clause: 'WHERE' | 'HAVING',
  level: Level
): SoqlResult<CheckedCondition> | undefined {
  if (!condition) return undefined;
  const semiJoin = clause === 'WHERE' && level !== 'semiJoin' ? (query: SoqlQuery) => checkSemiJoinQuery(query, scope.schema) : undefined;
  return checkCondition(condition, scope, { clause, semiJoin });
}

/** The query inside IN (...): one id or reference, no grouping, no further semi-join. */
export function checkSemiJoinQuery(query: SoqlQuery, schema: SoqlSchema): SoqlResult<CheckedQuery> {
  const object = findObject(query, schema);
  if (!object.ok) return object;
  const shape = checkShapeOfSubSelect(query);
  if (!shape.ok) return shape;
  const checked = checkOn(query, object.value, { schema, level: 'semiJoin', levels: 0, mostLevels: 0, partsOnly: true });
  if (!checked.ok) return checked;
  const selected = checkSelectedId(checked.value, query);
  return selected.ok ? checked : selected;
}
