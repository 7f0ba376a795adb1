import type { ReplayJson } from './resultJson.ts';

/** What `whitespace backtest` answers. */
export type WhitespaceBacktest = {
  readonly replay: ReplayJson;
  /** Day of the last sync: later than that nothing is known. */
  readonly knownTo: string;
  /** Product lines of the settings, in their order. */
  readonly lines: readonly { readonly key: string; readonly title: string }[];
};
