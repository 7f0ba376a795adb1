import type { SoqlField } from './schema.ts';
import type { SqlValue } from './sqlBinding.ts';

/** One selected value. */
export type CompiledColumn = {
  /** Name of the column in the SQL result: `c0`, `c1`, ... */
  readonly column: string;
  /** Place in the record: `['Account', 'Owner', 'Name']`; an alias or `['expr0']` for expressions. Spelt as the schema spells it. */
  readonly path: readonly string[];
  /** Describe's type of the value (`int` for counts, the field's own for SUM, MIN, MAX, `double` for AVG). */
  readonly type: string;
  /** The field behind the value; undefined for COUNT() and for several targets of a polymorphic path. */
  readonly field?: SoqlField;
  /** Object that has the field. */
  readonly object: string;
  /** Present for functions: `COUNT`, `SUM`, `toLabel`, `FORMAT`, ... (the SQL passes toLabel, FORMAT and convertCurrency through). */
  readonly fn?: string;
};

/** A parent on the way to a selected value; its id tells whether it exists. */
export type CompiledParent = {
  readonly path: readonly string[];
  /** The field that points to it. */
  readonly reference: SoqlField;
  /** Object of the parent; undefined where the path is polymorphic: see `typeColumn`. */
  readonly object?: string;
  readonly idColumn: string;
  /** Column with the parent's object name, for polymorphic paths. */
  readonly typeColumn?: string;
};

/** TYPEOF: which fields a polymorphic parent carries, by its object. */
export type CompiledTypeof = {
  /** The parent stands in `parents` under this path; it is null where no branch fits. */
  readonly path: readonly string[];
  /** How many of the query's columns are selected before it. */
  readonly position: number;
  readonly branches: readonly { readonly object: string; readonly columns: readonly CompiledColumn[] }[];
  readonly otherwise?: readonly CompiledColumn[];
};

/** A child subquery, to be run once per parent record. */
export type CompiledChild = {
  readonly relationshipName: string;
  /** How many of the parent query's columns are selected before it. */
  readonly position: number;
  readonly query: CompiledQuery;
  /** Parameters of `query.sql` for one parent; `query.parameters` has null in its place. */
  readonly parametersFor: (parentId: string) => readonly SqlValue[];
};

/**
 * A query ready to run.
 *
 * The way of a query: `parseSoql(text)` (parseSoql.ts) gives a syntax tree, `checkQuery(tree, schema)` (checkQuery.ts) resolves
 * every name against the schema, `toSqlite(checked, target)` or `toDuckDb(checked, target)` (toSqlite.ts, toDuckDb.ts) make this.
 * The first two return `SoqlResult`, whose error has Salesforce's code and text. SQLite needs the functions of
 * `sqliteFunctions` (sqliteDialect.ts) registered once per connection.
 */
export type CompiledQuery = {
  readonly object: string;
  /** `count`: one row with the column `c0`; `groups`: aggregate results without id. */
  readonly kind: 'rows' | 'count' | 'groups';
  readonly sql: string;
  readonly parameters: readonly SqlValue[];
  /** Column with the record's own id; only for `rows`. */
  readonly idColumn?: string;
  readonly columns: readonly CompiledColumn[];
  readonly parents: readonly CompiledParent[];
  /** Their columns are not among `columns`. */
  readonly typeofs: readonly CompiledTypeof[];
  readonly children: readonly CompiledChild[];
};
