import type { CheckedItem, CheckedOperand, CheckedTypeof, FieldRef } from './checkedQuery.ts';
import { kindOf } from './checkedQuery.ts';
import { checkOperand } from './checkOperand.ts';
import { checkTypeof } from './checkTypeof.ts';
import type { Scope } from './resolvePath.ts';
import type { SoqlField } from './schema.ts';
import { bad, good } from './soqlError.ts';
import type { SoqlResult } from './soqlError.ts';
import type { SelectItem, SoqlQuery } from './syntax.ts';

const mostWithFields = 200;

export type CheckedSelect = {
  readonly items: readonly CheckedItem[];
  readonly typeofs: readonly CheckedTypeof[];
  /** How many values stand before each child query. */
  readonly before: ReadonlyMap<SelectItem, number>;
};

/** Selected values with the keys that records carry them under. Child queries are checked elsewhere. */
export function checkSelect(query: SoqlQuery, scope: Scope): SoqlResult<CheckedSelect> {
  const items: CheckedItem[] = [];
  const typeofs: CheckedTypeof[] = [];
  const before = new Map<SelectItem, number>();
  let expressions = 0;
  for (const item of query.select) {
    if (item.kind === 'child') before.set(item, items.length);
    if (item.kind === 'typeof') {
      const checked = checkTypeof(item, scope, items.length);
      if (!checked.ok) return checked;
      typeofs.push(checked.value);
      continue;
    }
    const values = checkItem(item, query, scope);
    if (!values.ok) return values;
    for (const value of values.value) {
      const alias = item.kind === 'value' ? item.alias : undefined;
      const path = alias === undefined ? (pathOf(value) ?? [`expr${expressions++}`]) : [alias];
      items.push({ value, path, aliased: alias !== undefined });
    }
  }
  const twice = findTwice(items, typeofs);
  return twice === undefined ? good({ items, typeofs, before }) : bad('MALFORMED_QUERY', twice);
}

/** What is wrong when two values claim one place in the record. */
function findTwice(items: readonly CheckedItem[], typeofs: readonly CheckedTypeof[]): string | undefined {
  const taken = new Set<string>();
  const parents = new Set(typeofs.map((each) => each.relationship.toLowerCase()));
  if (parents.size < typeofs.length) return `duplicate field selected: ${typeofs[0]?.relationship ?? ''}`;
  for (const { path, aliased } of items) {
    const key = path.join('.').toLowerCase();
    if (taken.has(key)) return `duplicate ${aliased ? 'alias' : 'field selected'}: ${path.join('.')}`;
    if (!aliased && parents.has(path[0]?.toLowerCase() ?? '')) return `duplicate field selected: ${path[0] ?? ''}`;
    taken.add(key);
  }
  return undefined;
}

/** Own place in the record; undefined for functions, which are called expr0, expr1, ... */
function pathOf(value: CheckedOperand): readonly string[] | undefined {
  if (value.kind === 'field') return value.names;
  return value.kind === 'passThrough' ? pathOf(value.argument) : undefined;
}

function checkItem(item: SelectItem, query: SoqlQuery, scope: Scope): SoqlResult<readonly CheckedOperand[]> {
  switch (item.kind) {
    case 'fields':
      return expandFields(item, query, scope);
    case 'typeof':
    case 'child':
      return good([]);
    case 'value': {
      const value = checkOperand(item.value, scope);
      return value.ok ? good([value.value]) : value;
    }
  }
}

function isCustom(field: SoqlField): boolean {
  return field.custom ?? /__c$/i.test(field.name);
}

function expandFields(
  item: Extract<SelectItem, { readonly kind: 'fields' }>,
  query: SoqlQuery,
  scope: Scope
): SoqlResult<readonly CheckedOperand[]> {
  const place = { text: scope.text, index: item.index };
  if (item.group !== 'STANDARD' && (query.limit === undefined || query.limit > mostWithFields)) {
    return bad('MALFORMED_QUERY', `The SOQL FIELDS function must have a LIMIT of at most ${mostWithFields}`, { place });
  }
  const fields = scope.object.fields.filter((field) => item.group === 'ALL' || isCustom(field) === (item.group === 'CUSTOM'));
  return good(
    fields
      .filter((field) => kindOf(field.type) !== 'other' || (field.type === 'address' && scope.partsOnly !== true))
      .map((field) => ownField(field, scope.object.name, item.index))
  );
}

function ownField(field: SoqlField, object: string, index: number): FieldRef {
  return {
    kind: 'field',
    steps: [],
    field,
    owners: [{ object, field: field.name }],
    objectName: false,
    names: [field.name],
    type: field.type,
    index
  };
}
