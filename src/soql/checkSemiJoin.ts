import type { CheckedOperand, CheckedQuery } from './checkedQuery.ts';
import { kindOf } from './checkedQuery.ts';
import { fieldBehind } from './checkOperand.ts';
import { bad, good } from './soqlError.ts';
import type { SoqlPlace, SoqlResult } from './soqlError.ts';
import type { Condition, SoqlQuery } from './syntax.ts';

const most = 2;

/** Where in a WHERE clause a condition stands: a semi-join may be the whole or a term of an AND. */
type Height = 'whole' | 'and' | 'or' | 'nested';

/**
 * Checks that semi-joins stand where SOQL takes them: at most two, at the top or joined by AND, not inside one another.
 * Source: SOQL and SOSL Reference, "Comparison Operators", "Semi-Joins with IN and Anti-Joins with NOT IN".
 */
export function checkPlacesOfSemiJoins(condition: Condition, text: string): SoqlResult<undefined> {
  const found: SoqlPlace[] = [];
  const wrong = misplaced(condition, 'whole', (index) => found.push({ text, index }));
  if (wrong) return bad('MALFORMED_QUERY', wrong.detail, { place: { text, index: wrong.index } });
  const surplus = found[most];
  return surplus ? bad('MALFORMED_QUERY', `Maximum ${most} semi join sub-selects are allowed.`, { place: surplus }) : good(undefined);
}

type Misplaced = { readonly detail: string; readonly index: number };

function misplaced(condition: Condition, height: Height, seen: (index: number) => void): Misplaced | undefined {
  switch (condition.kind) {
    case 'and':
    case 'or': {
      const inner = innerHeight(condition.kind, height);
      for (const term of condition.terms) {
        const wrong = misplaced(term, inner, seen);
        if (wrong) return wrong;
      }
      return undefined;
    }
    case 'not':
      return misplaced(condition.term, 'nested', seen);
    case 'semiJoin': {
      seen(condition.left.index);
      return height === 'whole' || height === 'and' ? undefined : { detail: details[height], index: condition.left.index };
    }
    default:
      return undefined;
  }
}

function innerHeight(kind: 'and' | 'or', height: Height): Height {
  if (height === 'whole') return kind;
  return kind === 'and' && height === 'and' ? 'and' : 'nested';
}

const details = {
  or: "Semi join sub-selects are not allowed with the 'OR' operator",
  nested: 'Semi join sub-selects are only allowed at the top level WHERE expressions and not in nested WHERE expressions.'
} as const;

/** What the text of a sub-select alone forbids: groups, order, limit, lock. */
export function checkShapeOfSubSelect(query: SoqlQuery): SoqlResult<undefined> {
  const refuse = (word: string): SoqlResult<undefined> =>
    bad('MALFORMED_QUERY', `missing value at '${word}'`, { place: { text: query.text, index: query.fromIndex } });
  if (query.groupBy.length > 0) return refuse('GROUP');
  if (query.orderBy.length > 0) return refuse('ORDER');
  if (query.limit !== undefined) return refuse('LIMIT');
  if (query.offset !== undefined) return refuse('OFFSET');
  return query.forClause === undefined ? good(undefined) : refuse('FOR');
}

/** The sub-select gives one id or reference of an own field. */
export function checkSelectedId(query: CheckedQuery, raw: SoqlQuery): SoqlResult<CheckedOperand> {
  const [item] = query.items;
  const index = item?.value.index ?? raw.fromIndex;
  const place = { text: raw.text, index };
  if (query.items.length !== 1 || query.children.length > 0 || query.kind !== 'rows' || !item) {
    return bad('MALFORMED_QUERY', 'The inner select of a semi join must select exactly one id or reference field', { place });
  }
  const name = fieldBehind(item.value)?.names.join('.') ?? '';
  if (item.value.kind !== 'field' || kindOf(item.value.type) !== 'id' || item.value.steps.length > 0) {
    return bad('MALFORMED_QUERY', `Semi join sub-selects can only query id fields, cannot use: '${name}'`, { place, name });
  }
  return good(item.value);
}

type Pair = {
  readonly left: CheckedOperand;
  readonly selected: CheckedOperand;
  readonly inner: CheckedQuery;
  readonly outer: string;
  readonly place: SoqlPlace;
};

/** Both sides point to the same object, and the sub-select reads another object than the query around it. */
export function checkSides({ left, selected, inner, outer, place }: Pair): SoqlResult<undefined> {
  if (inner.object.name === outer) {
    return bad('MALFORMED_QUERY', 'The inner and outer selects should not be on the same object type', { place });
  }
  const targets = targetsOf(left);
  if (targetsOf(selected).some((target) => targets.includes(target))) return good(undefined);
  const detail =
    `The selected field '${nameOf(selected)}' in the subquery and the left operand field in the where expression in the outer query ` +
    `'${nameOf(left)}' should point to the same object type`;
  return bad('MALFORMED_QUERY', detail, { place });
}

function nameOf(operand: CheckedOperand): string {
  return fieldBehind(operand)?.field.name ?? '';
}

/** Objects that an id stands for. */
function targetsOf(operand: CheckedOperand): readonly string[] {
  const ref = fieldBehind(operand);
  if (!ref) return [];
  return ref.field.referenceTo.length > 0 ? ref.field.referenceTo : ref.owners.map((owner) => owner.object);
}
