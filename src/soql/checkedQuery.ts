import type { SoqlField, SoqlObject } from './schema.ts';
import type { Comparison, Grouping, Literal } from './syntax.ts';

/** Kinds of values, by what they can be compared with. */
export type ValueKind = 'id' | 'text' | 'multi' | 'boolean' | 'number' | 'date' | 'instant' | 'time' | 'other';

/** One step to a parent. Several targets = polymorphic; a path ends after such a step. */
export type PathStep = {
  readonly relationship: string;
  readonly object: string;
  readonly reference: SoqlField;
  readonly targets: readonly SoqlObject[];
};

export type FieldRef = {
  readonly kind: 'field';
  readonly steps: readonly PathStep[];
  /** The field as the first object that has it describes it. `Type` of a polymorphic parent is the parent's object name. */
  readonly field: SoqlField;
  /** Objects of the last step (or the root) that have the field, with the field's name there. */
  readonly owners: readonly { readonly object: string; readonly field: string }[];
  /** True for `What.Type`: the name of the object pointed to. */
  readonly objectName: boolean;
  /** Path spelt as the schema spells it. */
  readonly names: readonly string[];
  readonly type: string;
  readonly index: number;
};

export const aggregateNames = ['COUNT', 'COUNT_DISTINCT', 'SUM', 'AVG', 'MIN', 'MAX'] as const;
export const dateFunctionNames = [
  'CALENDAR_MONTH',
  'CALENDAR_QUARTER',
  'CALENDAR_YEAR',
  'DAY_IN_MONTH',
  'DAY_IN_WEEK',
  'DAY_IN_YEAR',
  'DAY_ONLY',
  'FISCAL_MONTH',
  'FISCAL_QUARTER',
  'FISCAL_YEAR',
  'HOUR_IN_DAY',
  'WEEK_IN_MONTH',
  'WEEK_IN_YEAR'
] as const;
export const passThroughNames = ['toLabel', 'FORMAT', 'convertCurrency'] as const;

export type AggregateName = (typeof aggregateNames)[number];
export type DateFunctionName = (typeof dateFunctionNames)[number];
export type PassThroughName = (typeof passThroughNames)[number];

export type CheckedOperand =
  | FieldRef
  | {
      readonly kind: 'aggregate';
      readonly fn: AggregateName;
      readonly argument?: CheckedOperand;
      readonly type: string;
      readonly index: number;
    }
  | { readonly kind: 'grouping'; readonly argument: CheckedOperand; readonly type: 'int'; readonly index: number }
  | {
      readonly kind: 'datePart';
      readonly fn: DateFunctionName;
      readonly argument: FieldRef;
      /** True inside convertTimezone: parts are taken from the org's wall clock, else from UTC. */
      readonly local: boolean;
      readonly type: string;
      readonly index: number;
    }
  | {
      readonly kind: 'passThrough';
      readonly fn: PassThroughName;
      readonly argument: CheckedOperand;
      readonly type: string;
      readonly index: number;
    };

export type CheckedCondition =
  | { readonly kind: 'and' | 'or'; readonly terms: readonly CheckedCondition[] }
  | { readonly kind: 'not'; readonly term: CheckedCondition }
  | { readonly kind: 'compare'; readonly left: CheckedOperand; readonly operator: Comparison; readonly value: Literal }
  | { readonly kind: 'in'; readonly left: CheckedOperand; readonly negated: boolean; readonly values: readonly Literal[] }
  | { readonly kind: 'includes'; readonly left: CheckedOperand; readonly negated: boolean; readonly values: readonly Literal[] }
  | { readonly kind: 'semiJoin'; readonly left: CheckedOperand; readonly negated: boolean; readonly query: CheckedQuery };

/** A selected value with the key under which the record carries it. */
export type CheckedItem = {
  readonly value: CheckedOperand;
  readonly path: readonly string[];
  /** True where the query gives the name. */
  readonly aliased: boolean;
};

export type CheckedChild = {
  readonly relationshipName: string;
  /** Reference field on the child that points to the parent. */
  readonly field: string;
  /** How many values the parent query selects before it. */
  readonly position: number;
  readonly query: CheckedQuery;
};

/** TYPEOF: fields of a polymorphic parent that depend on its object. */
export type CheckedTypeof = {
  readonly relationship: string;
  /** How many values the query selects before it. */
  readonly position: number;
  readonly branches: readonly TypeofFields[];
  /** Fields of every other object; undefined where there is no ELSE. */
  readonly otherwise?: readonly FieldRef[];
};

export type TypeofFields = { readonly object: string; readonly fields: readonly FieldRef[] };

export type CheckedOrder = { readonly by: CheckedOperand; readonly descending: boolean; readonly nulls: 'first' | 'last' };

/** A query in which every name is known to the schema. */
export type CheckedQuery = {
  readonly object: SoqlObject;
  readonly kind: 'rows' | 'count' | 'groups';
  readonly items: readonly CheckedItem[];
  readonly typeofs: readonly CheckedTypeof[];
  readonly children: readonly CheckedChild[];
  readonly scope?: string;
  readonly access?: string;
  readonly forClause?: string;
  readonly where?: CheckedCondition;
  readonly groupBy: readonly CheckedOperand[];
  /** Undefined = one group for each combination of values. */
  readonly grouping?: Grouping;
  readonly having?: CheckedCondition;
  readonly orderBy: readonly CheckedOrder[];
  readonly limit?: number;
  readonly offset?: number;
};

const kinds: Readonly<Record<string, ValueKind>> = {
  id: 'id',
  reference: 'id',
  multipicklist: 'multi',
  boolean: 'boolean',
  int: 'number',
  integer: 'number',
  long: 'number',
  double: 'number',
  currency: 'number',
  percent: 'number',
  date: 'date',
  datetime: 'instant',
  time: 'time',
  address: 'other',
  location: 'other',
  base64: 'other',
  complexvalue: 'other'
};

/** How values of a describe type compare; every type that is not listed is text. */
export function kindOf(type: string): ValueKind {
  return kinds[type.toLowerCase()] ?? 'text';
}
