import type { OnStep } from '../domain/runStep.ts';
import type { OrgClient } from '../org/orgClient.ts';
import type { FactPage } from '../store/factStore.ts';
import type { StateStore } from '../store/stateStore.ts';
import type { PullObject } from './pullPlan.ts';

/** What to download; `coveredTo` is an instant of the org's clock from before the first row is read. */
export type WantedRows = Pick<PullObject, 'object' | 'columns' | 'where' | 'archived'> & { readonly coveredTo: string };

export type DownloadOptions = {
  readonly client: OrgClient;
  /** Where downloads under way are kept. */
  readonly state: Pick<StateStore, 'downloads' | 'saveDownload' | 'forgetDownload'>;
  /** Pages of each object lie in a folder of its name below this one. */
  readonly spoolFolder: string;
  /** Rows a page at most; absent = what suits the org. */
  readonly pageRows?: number;
  readonly onStep?: OnStep;
};

export type Downloaded = {
  readonly pages: readonly FactPage[];
  /** The rows are complete up to here: of a download that an earlier run began, when that run began it. */
  readonly coveredTo: string;
  /** True where an earlier run began it: rows may have changed or gone since. */
  readonly isResumed: boolean;
  readonly way: 'bulk' | 'rest';
};
