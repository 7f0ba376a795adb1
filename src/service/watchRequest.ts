import type { ServiceEvent } from '../domain/serviceEvent.ts';
import type { OrgClient } from '../org/orgClient.ts';
import type { ServiceBook } from './serviceBook.ts';

/** When a service looks: at changes every few seconds, or at everything every so often. */
export type WatchMode = { readonly kind: 'watch'; readonly pauseMs: number } | { readonly kind: 'every'; readonly everyMs: number };

export type WatchRequest = {
  /** Signs in; asked again when a session ends for good. */
  readonly connect: () => Promise<OrgClient>;
  readonly dataFolder: string;
  readonly historyWeeks?: number;
  /** True scores all accounts in the first cycle. */
  readonly full?: boolean;
  readonly mode: WatchMode;
  /** Objects whose change events wake it; at most five. */
  readonly changeEvents: readonly string[];
  readonly say: (event: ServiceEvent) => void;
  readonly book: ServiceBook;
  /** How often what settings name is described anew, and what only an edit in Setup cures is tried again; absent = after five minutes, after one. */
  readonly settingsEveryMs?: number;
  /** How often the org is asked about another machine that keeps its scores; absent = once a minute. */
  readonly elsewhereEveryMs?: number;
  /** Asks it to stop at the next safe step. */
  readonly signal: AbortSignal;
};

/** How a service ended: because it was asked to, or because its share of API calls is used up. */
export type WatchEnd = 'stopped' | 'paused';
