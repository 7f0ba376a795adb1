/** Why a run scores all accounts. */
export type FullBecause =
  /** No run of this store has scored them yet, or what it left is gone, or facts and state are not of the same run. */
  | 'first'
  /** The first run of a calendar day in the org's zone: windows such as "last 90 days" move without new rows. */
  | 'night'
  /** Settings or what the org says of its objects changed. */
  | 'settings'
  /** So many accounts were touched that scoring all is as cheap. */
  | 'many'
  /** Somebody asked for it. */
  | 'asked';

/** Whom a run scores: everybody, or only accounts that a changed row, or a passing moment, touches. */
export type RunScope =
  | { readonly kind: 'full'; readonly because: FullBecause }
  /** 18-character ids, sorted. */
  | { readonly kind: 'touched'; readonly accounts: readonly string[] };
