/** Syntax tree of a SOQL query, before any name is looked up. */

/** A path as written, split at the dots, with the place of its first character. */
export type PathText = { readonly kind: 'path'; readonly parts: readonly string[]; readonly index: number };

/** A function call; without an argument only `COUNT()`. */
export type CallText = {
  readonly kind: 'call';
  readonly fn: string;
  readonly argument?: Operand;
  /** True where more arguments follow, or the first is a number or text. */
  readonly surplus?: boolean;
  readonly index: number;
};

export type Operand = PathText | CallText;

export type Literal =
  | { readonly kind: 'text'; readonly text: string; readonly pattern: string; readonly index: number }
  | { readonly kind: 'number'; readonly value: number; readonly whole: boolean; readonly currency?: string; readonly index: number }
  | { readonly kind: 'boolean'; readonly value: boolean; readonly index: number }
  | { readonly kind: 'null'; readonly index: number }
  | { readonly kind: 'date'; readonly day: string; readonly index: number }
  | { readonly kind: 'instant'; readonly instant: string; readonly index: number }
  | { readonly kind: 'time'; readonly time: string; readonly index: number }
  | { readonly kind: 'range'; readonly name: string; readonly count: number; readonly index: number };

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=' | 'LIKE';

export type Condition =
  | { readonly kind: 'and' | 'or'; readonly terms: readonly Condition[] }
  | { readonly kind: 'not'; readonly term: Condition }
  | { readonly kind: 'compare'; readonly left: Operand; readonly operator: Comparison; readonly value: Literal }
  | { readonly kind: 'in'; readonly left: Operand; readonly negated: boolean; readonly values: readonly Literal[] }
  | { readonly kind: 'includes'; readonly left: Operand; readonly negated: boolean; readonly values: readonly Literal[] }
  | { readonly kind: 'semiJoin'; readonly left: Operand; readonly negated: boolean; readonly query: SoqlQuery };

export type SelectItem =
  | { readonly kind: 'value'; readonly value: Operand; readonly alias?: string }
  | { readonly kind: 'fields'; readonly group: 'ALL' | 'STANDARD' | 'CUSTOM'; readonly index: number }
  | { readonly kind: 'child'; readonly query: SoqlQuery }
  | {
      readonly kind: 'typeof';
      readonly path: PathText;
      readonly branches: readonly TypeofBranch[];
      /** Fields of every other object. */
      readonly otherwise?: readonly PathText[];
      readonly index: number;
    };

/** `WHEN Account THEN Phone, NumberOfEmployees` */
export type TypeofBranch = { readonly object: string; readonly fields: readonly PathText[]; readonly index: number };

/** A name for a parent: `a` of `FROM Contact c, c.Account a`. */
export type ParentAlias = { readonly alias: string; readonly parts: readonly string[]; readonly index: number };

/** Groups with subtotals. */
export type Grouping = 'rollup' | 'cube';

export type OrderItem = { readonly by: Operand; readonly descending: boolean; readonly nulls: 'first' | 'last' };

export type SoqlQuery = {
  /** The whole text, to which every `index` refers. */
  readonly text: string;
  /** Object name, or the relationship name of a child query. */
  readonly from: string;
  readonly fromIndex: number;
  readonly alias?: string;
  readonly parents?: readonly ParentAlias[];
  readonly select: readonly SelectItem[];
  readonly scope?: string;
  readonly scopeIndex?: number;
  readonly where?: Condition;
  readonly groupBy: readonly Operand[];
  /** Undefined = one group for each combination of values. */
  readonly grouping?: Grouping;
  readonly having?: Condition;
  readonly orderBy: readonly OrderItem[];
  readonly limit?: number;
  readonly limitIndex?: number;
  readonly offset?: number;
  readonly offsetIndex?: number;
  /** `USER_MODE`, `SYSTEM_MODE` or `SECURITY_ENFORCED`; the caller enforces it. */
  readonly access?: string;
  /** `VIEW`, `REFERENCE` or `UPDATE`. */
  readonly forClause?: string;
};
