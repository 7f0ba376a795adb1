/** An active entry of the standard price book with what names its product; '' is the currency of an org that has one. */
export type PriceEntry = {
  readonly family: string | undefined;
  readonly code: string | undefined;
  readonly currency: string;
  readonly amount: number;
  /** Keys of product lines whose own filter finds the product; absent = none does. */
  readonly lines?: readonly string[];
};
