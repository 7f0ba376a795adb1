/** Where the quantity of a product family is read from: assets, won opportunity lines or activated order lines. */
export type LineSource = 'asset' | 'opportunity' | 'order';

/** A product family that enough customers own to be offered as a product line. */
export type FamilyFound = { readonly family: string; readonly source: LineSource; readonly owners: number };

/** Values that an owner really has: a quarter, half and three quarters of the owners have at most that. */
export type Quartiles = { readonly low: number; readonly median: number; readonly high: number };

/** Customers that a rule is for: one industry, or employees from (inclusive) and below (exclusive). */
export type ProposedSegment =
  { readonly kind: 'industry'; readonly value: string } | { readonly kind: 'size'; readonly from?: number; readonly below?: number };

/** One rule of a proposed product line. */
export type ProposedRule = {
  /** Absent for the rule of everybody else, which comes last. */
  readonly segment?: ProposedSegment;
  /** Owners that the quartiles rest on. */
  readonly owners: number;
  /** Of the quantity, or of the quantity per employee. */
  readonly quartiles: Quartiles;
  readonly perEmployee: boolean;
};

/** List prices of the active products of a family in the standard price book; absent currency = the org has one. */
export type FoundPrice = { readonly currency?: string; readonly products: number; readonly low: number; readonly high: number };

/** A product line as the set-up proposes it, with what speaks for it. */
export type LineProposal = {
  readonly family: string;
  /** Developer name of the product line; its signals, measure and rules are named after it. */
  readonly key: string;
  readonly source: LineSource;
  /** `rows` where most owners have no quantity: then each asset or line counts as one. */
  readonly counts: 'quantity' | 'rows';
  readonly owners: number;
  /** Of the quantity owned. */
  readonly quartiles: Quartiles;
  readonly prices: readonly FoundPrice[];
  readonly priceSource: 'Price book' | 'Look-alikes' | 'None';
  /** Owners of whom the source knows what they pay. */
  readonly withAmount: number;
  /** Owners of whom the source knows a day on which it ends. */
  readonly withTerm: number;
  readonly rules: readonly ProposedRule[];
};
