import type { CheckedChild, CheckedCondition, CheckedOperand, CheckedOrder, CheckedQuery } from './checkedQuery.ts';
import { kindOf } from './checkedQuery.ts';
import { checkCondition } from './checkCondition.ts';
import { checkGroups, isGrouped } from './checkGroups.ts';
import { checkOperand, fieldBehind } from './checkOperand.ts';
import { checkSelect } from './checkSelect.ts';
import type { CheckedSelect } from './checkSelect.ts';
import type { Scope } from './resolvePath.ts';
import type { SoqlObject, SoqlSchema } from './schema.ts';
import { bad, good } from './soqlError.ts';
import type { SoqlResult } from './soqlError.ts';
import type { Condition, SoqlQuery } from './syntax.ts';

const furthestOffset = 2000;

/** How deep a query stands in another. */
type Level = 'top' | 'child' | 'semiJoin';

/**
 * The query with every name looked up in the schema, spelt as the schema spells it, and every rule of SOQL checked that
 * the text alone or the schema can decide. Whoever asks passes a schema that holds what the user may see.
 */
export function checkQuery(query: SoqlQuery, schema: SoqlSchema): SoqlResult<CheckedQuery> {
  const object = schema.object(query.from);
  if (!object || object.queryable === false) {
    const detail =
      `sObject type '${query.from}' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after ` +
      'the entity name. Please reference your WSDL or the describe call for the appropriate names.';
    return bad('INVALID_TYPE', detail, { place: { text: query.text, index: query.fromIndex }, name: query.from });
  }
  return checkOn(query, object, { schema, level: 'top' });
}

type CheckContext = { readonly schema: SoqlSchema; readonly level: Level };

function checkOn(query: SoqlQuery, object: SoqlObject, context: CheckContext): SoqlResult<CheckedQuery> {
  const scope: Scope = { schema: context.schema, object, alias: query.alias, text: query.text, polymorphic: 'name' };
  const select = checkSelect(query, scope);
  if (!select.ok) return select;
  const children = checkChildren(query, object, { ...context, before: select.value.before });
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
  const aliased = query.select.some((item) => item.kind === 'value' && item.alias !== undefined && item.value.kind === 'path');
  return checkGroups(checked, { text: query.text, aliased });
}

function pick(query: SoqlQuery): Pick<CheckedQuery, 'limit' | 'offset' | 'scope' | 'access' | 'forClause'> {
  return {
    ...(query.limit === undefined ? {} : { limit: query.limit }),
    ...(query.offset === undefined ? {} : { offset: query.offset }),
    ...(query.scope === undefined ? {} : { scope: query.scope }),
    ...(query.access === undefined ? {} : { access: query.access }),
    ...(query.forClause === undefined ? {} : { forClause: query.forClause })
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
  const object = schema.object(query.from);
  if (!object) {
    return bad('INVALID_TYPE', `sObject type '${query.from}' is not supported.`, {
      place: { text: query.text, index: query.fromIndex },
      name: query.from
    });
  }
  const checked = checkOn(query, object, { schema, level: 'semiJoin' });
  if (!checked.ok) return checked;
  const [item] = checked.value.items;
  const single = checked.value.items.length === 1 && checked.value.children.length === 0 && checked.value.kind === 'rows';
  if (!single || item?.value.kind !== 'field' || kindOf(item.value.type) !== 'id') {
    const detail = 'The inner select of a semi join must select exactly one id or reference field';
    return bad('MALFORMED_QUERY', detail, { place: { text: query.text, index: query.fromIndex } });
  }
  return checked;
}

type ChildContext = CheckContext & Pick<CheckedSelect, 'before'>;

function checkChildren(query: SoqlQuery, object: SoqlObject, context: ChildContext): SoqlResult<readonly CheckedChild[]> {
  const children: CheckedChild[] = [];
  for (const item of query.select) {
    if (item.kind !== 'child') continue;
    const place = { text: query.text, index: item.query.fromIndex };
    const wanted = item.query.from.toLowerCase();
    const relationship = object.childRelationships?.find((each) => each.relationshipName?.toLowerCase() === wanted);
    const child = relationship && context.schema.object(relationship.childSObject);
    if (!relationship || !child || context.level !== 'top') {
      const detail =
        `Didn't understand relationship '${item.query.from}' in FROM part of query call. If you are attempting to use a custom ` +
        "relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe call " +
        'for the appropriate names.';
      return bad('INVALID_TYPE', detail, { place, name: item.query.from, object: object.name });
    }
    const checked = checkOn(item.query, child, { schema: context.schema, level: 'child' });
    if (!checked.ok) return checked;
    if (isGrouped(checked.value)) return bad('MALFORMED_QUERY', 'Aggregates are not allowed in nested queries', { place });
    const relationshipName = relationship.relationshipName ?? item.query.from;
    children.push({ relationshipName, field: relationship.field, position: context.before.get(item) ?? 0, query: checked.value });
  }
  return good(children);
}
