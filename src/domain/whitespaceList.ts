import type { Money } from './configPreview.ts';
import type { ReplayRefusal, WhitespaceStatus } from './resultJson.ts';

/** Orders that a list of cells can have; in an org with several currencies each of them stands for itself. */
export const listSorts = ['amount', 'estimate', 'account'] as const;
export type ListSort = (typeof listSorts)[number];

/** Statuses that cells with a record of their own have; all others stand together in the account's summary. */
export const listedStatuses = [
  'Open',
  'Partly_Used',
  'Open_Opportunity',
  'Blocked_At_Risk',
  'Not_A_Fit',
  'Has_Competitor'
] as const satisfies readonly WhitespaceStatus[];

/** A whitespace cell with a record of its own, as far as who asks may read it. Empty and hidden values are null. */
export type ListedCell = {
  readonly account: { readonly id: string; readonly name: string };
  readonly owner: { readonly id: string; readonly name: string } | null;
  readonly productLine: { readonly key: string; readonly title: string };
  readonly status: string;
  readonly owned: number | null;
  readonly target: number | null;
  readonly gap: number | null;
  /** A year, at list price; with its ends where they are known. */
  readonly amount: number | null;
  readonly amountLow: number | null;
  readonly amountHigh: number | null;
  /** ISO code; absent in an org with one currency. */
  readonly currency?: string;
  /** Likelihood times amount, never a forecast, and the likelihood, 0-1; absent where the newest replay is not passed. */
  readonly weightedEstimate?: number | null;
  readonly likelihood?: number | null;
  readonly motion: string | null;
  readonly reason: string | null;
  readonly onHoldSince: string | null;
  /** Place among what is put forward on the account, and to its owner. */
  readonly rankInAccount: number | null;
  readonly rankForOwner: number | null;
  readonly asOf: string | null;
};

/** Why a list is empty: no run has written yet, it wrote no cells, none matches the flags, or the cells cannot be seen. */
export type EmptyList = 'no_run' | 'no_cells' | 'no_match' | 'no_access';

/** What `whitespace list` answers. */
export type WhitespaceList = {
  readonly cells: readonly ListedCell[];
  /** Cells that match, of which `cells` are the first. */
  readonly matching: number;
  readonly empty?: EmptyList;
  /** Of all open and partly used cells that match: their list amounts, each currency for itself, and cells without an amount. */
  readonly room: { readonly cells: number; readonly amounts: readonly Money[]; readonly withoutAmount: number };
  /** True where weighted estimates are shown: the newest run's replay was passed. */
  readonly estimates: boolean;
  readonly refused?: ReplayRefusal;
  /** Objects and fields that cannot be seen. */
  readonly hidden: readonly string[];
};
