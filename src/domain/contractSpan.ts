/** First and last day of a contract, counted from 1970-01-01; NaN as the end = from month to month, or not ended. */
export type ContractSpan = { readonly startOn: number; readonly endOn: number };
