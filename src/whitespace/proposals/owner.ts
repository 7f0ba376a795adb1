/** A customer that owns some of a product family, with what rules may part customers by. */
export type Owner = {
  /** Above 0. */
  readonly quantity: number;
  readonly industry?: string;
  /** 1 or more; absent = the account does not say. */
  readonly employees?: number;
};
