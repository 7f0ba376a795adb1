/** Both ends of a 95% interval. */
export type Interval = { readonly low: number; readonly high: number };
