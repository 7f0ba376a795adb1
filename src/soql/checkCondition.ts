import type { CheckedCondition, CheckedOperand, CheckedQuery, ValueKind } from './checkedQuery.ts';
import { kindOf } from './checkedQuery.ts';
import { checkOperand, fieldBehind } from './checkOperand.ts';
import { checkPlacesOfSemiJoins, checkSides } from './checkSemiJoin.ts';
import { checkValue } from './checkValue.ts';
import type { Scope } from './resolvePath.ts';
import { bad, good } from './soqlError.ts';
import type { SoqlResult } from './soqlError.ts';
import type { Comparison, Condition, Literal, Operand, SoqlQuery } from './syntax.ts';

/** Where a condition stands. */
export type ConditionRules = {
  readonly clause: 'WHERE' | 'HAVING';
  /** Checks the query of a semi-join; undefined where semi-joins are not allowed. */
  readonly semiJoin: ((query: SoqlQuery) => SoqlResult<CheckedQuery>) | undefined;
};

type Compared = Extract<Condition, { readonly kind: 'compare' | 'in' | 'includes' }>;

/** A condition with every name looked up, every operator allowed for its field and every literal of the field's type. */
export function checkCondition(condition: Condition, scope: Scope, rules: ConditionRules): SoqlResult<CheckedCondition> {
  const places = checkPlacesOfSemiJoins(condition, scope.text);
  return places.ok ? checkTerm(condition, scope, rules) : places;
}

function checkTerm(condition: Condition, scope: Scope, rules: ConditionRules): SoqlResult<CheckedCondition> {
  switch (condition.kind) {
    case 'and':
    case 'or': {
      const terms: CheckedCondition[] = [];
      for (const each of condition.terms) {
        const term = checkTerm(each, scope, rules);
        if (!term.ok) return term;
        terms.push(term.value);
      }
      return good({ kind: condition.kind, terms });
    }
    case 'not': {
      const term = checkTerm(condition.term, scope, rules);
      return term.ok ? good({ kind: 'not', term: term.value }) : term;
    }
    case 'semiJoin':
      return checkSemiJoin(condition, scope, rules);
    default:
      return checkCompared(condition, scope, rules);
  }
}

function checkLeft(left: Operand, scope: Scope, rules: ConditionRules): SoqlResult<CheckedOperand> {
  const checked = checkOperand(left, scope);
  if (!checked.ok) return checked;
  const place = { text: scope.text, index: left.index };
  const field = fieldBehind(checked.value);
  if (rules.clause === 'WHERE' && checked.value.kind === 'aggregate') {
    return bad('MALFORMED_QUERY', 'Aggregate functions are not allowed in WHERE clauses', { place });
  }
  if (
    rules.clause === 'WHERE' &&
    field &&
    ((field.field.filterable === false && !scope.unfiltered) || kindOf(field.field.type) === 'other')
  ) {
    const name = field.field.name;
    return bad('INVALID_FIELD', `field '${name}' can not be filtered in a query call`, { place, name });
  }
  return checked;
}

function checkCompared(condition: Compared, scope: Scope, rules: ConditionRules): SoqlResult<CheckedCondition> {
  const left = checkLeft(condition.left, scope, rules);
  if (!left.ok) return left;
  const operator = condition.kind === 'compare' ? condition.operator : condition.kind === 'in' ? 'IN' : 'INCLUDES';
  const kind = kindOf(left.value.type);
  if (!allows(kind, operator)) {
    const place = { text: scope.text, index: condition.left.index };
    return bad('INVALID_QUERY_FILTER_OPERATOR', `invalid operator on ${left.value.type} field`, { place });
  }
  const values: Literal[] = [];
  for (const each of condition.kind === 'compare' ? [condition.value] : condition.values) {
    const value = checkValue(each, left.value, { scope, operator });
    if (!value.ok) return value;
    values.push(value.value);
  }
  const [first] = values;
  if (condition.kind !== 'compare') return good({ kind: condition.kind, left: left.value, negated: condition.negated, values });
  return first
    ? good({ kind: 'compare', left: left.value, operator: condition.operator, value: first })
    : bad('MALFORMED_QUERY', 'value missing');
}

function allows(kind: ValueKind, operator: Comparison | 'IN' | 'INCLUDES'): boolean {
  if (operator === 'INCLUDES') return kind === 'multi';
  if (operator === 'LIKE') return kind === 'text';
  const equality = operator === '=' || operator === '!=';
  if (kind === 'boolean') return equality;
  if (kind === 'multi') return equality || operator === 'IN';
  return kind !== 'other';
}

function checkSemiJoin(
  condition: Extract<Condition, { readonly kind: 'semiJoin' }>,
  scope: Scope,
  rules: ConditionRules
): SoqlResult<CheckedCondition> {
  const place = { text: scope.text, index: condition.left.index };
  if (!rules.semiJoin) return bad('MALFORMED_QUERY', 'Nesting of semi join sub-selects is not supported', { place });
  const left = checkLeft(condition.left, scope, rules);
  if (!left.ok) return left;
  const name = fieldBehind(left.value)?.field.name ?? '';
  if (left.value.kind !== 'field' || kindOf(left.value.type) !== 'id') {
    const detail = `The left operand field in the where expression for outer query should be an id field, cannot use: '${name}'`;
    return bad('MALFORMED_QUERY', detail, { place, name });
  }
  const query = rules.semiJoin(condition.query);
  if (!query.ok) return query;
  const [selected] = query.value.items;
  if (!selected) return bad('MALFORMED_QUERY', 'value missing', { place });
  const sides = checkSides({ left: left.value, selected: selected.value, inner: query.value, outer: scope.object.name, place });
  return sides.ok ? good({ kind: 'semiJoin', left: left.value, negated: condition.negated, query: query.value }) : sides;
}
