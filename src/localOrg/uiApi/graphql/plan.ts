import type { OrgField } from '../../schema/field.ts';
import type { OrgObject } from '../../schema/object.ts';
import type { Page } from './paging.ts';
import type { Selected } from './selections.ts';

/** What a leaf of a record or value holds; `typename` is GraphQL's own. */
export type RecordLeaf = 'Id' | 'ApiName' | 'WeakEtag' | 'DisplayValue' | 'typename';
/** A part of a field's value. */
export type ValuePart = 'value' | 'displayValue' | 'label' | 'format' | 'typename';

/** One entry of a record in the answer. */
export type RecordPart = { readonly key: string } & (
  | { readonly kind: 'leaf'; readonly leaf: RecordLeaf }
  | { readonly kind: 'value'; readonly field: OrgField; readonly parts: readonly { readonly key: string; readonly part: ValuePart }[] }
  | { readonly kind: 'parent'; readonly reference: OrgField; readonly plans: readonly RecordPlan[] }
  | { readonly kind: 'children'; readonly parentField: OrgField; readonly connection: ConnectionPlan }
);

/** How records of an object appear in the answer. */
export type RecordPlan = { readonly object: OrgObject; readonly parts: readonly RecordPart[] };

/** One entry of an edge. */
export type EdgePart = { readonly key: string } & (
  { readonly kind: 'node'; readonly plan: RecordPlan } | { readonly kind: 'cursor' | 'typename' }
);
/** Entries of `pageInfo`. */
export type PagePart = { readonly key: string; readonly name: string };

/** One entry of a connection in the answer. */
export type ConnectionPart = { readonly key: string } & (
  | { readonly kind: 'edges'; readonly parts: readonly EdgePart[] }
  | { readonly kind: 'pageInfo'; readonly parts: readonly PagePart[] }
  | { readonly kind: 'totalCount' | 'pageResultCount' | 'typename' }
);

/** A list of records to be read, and how it appears in the answer. */
export type ConnectionPlan = {
  readonly object: OrgObject;
  readonly selected: Selected;
  readonly path: readonly string[];
  readonly where: string | undefined;
  readonly orderBy: string;
  /** ` USING SCOPE ...`, or nothing. */
  readonly scope: string;
  readonly page: Page;
  readonly parts: readonly ConnectionPart[];
};
