import type { AsOf } from '../../../domain/asOf.ts';
import type { OnStep } from '../../../domain/runStep.ts';
import type { OrgClient } from '../../../org/orgClient.ts';
import type { PullSizes } from '../../../pull/pullOptions.ts';
import type { StateStore } from '../../../store/stateStore.ts';
import type { PreparedRun } from '../../prepareRun.ts';
import type { PartSizes } from './accountParts.ts';
import type { HolderElsewhere } from './elsewhere.ts';
import type { Run } from './runRecord.ts';

/** What is asked of a sync. */
export type SyncRequest = {
  readonly client: OrgClient;
  /** Folder of the stores; they are files of this org alone. */
  readonly dataFolder: string;
  readonly dryRun?: boolean;
  /** True scores all accounts, whatever has changed. */
  readonly full?: boolean;
  /** Weeks that the past is rebuilt for; absent = two years. */
  readonly historyWeeks?: number;
  readonly onProgress?: Run['onProgress'];
  /** How rows are cut into pages. */
  readonly sizes?: PullSizes;
  /** How many accounts are worked on at once. */
  readonly partSizes?: PartSizes;
  /** Waits between tries of refused rows; absent = by the clock of this machine. */
  readonly pause?: Run['pause'];
  /** Is told of every step that a killed run could have ended behind. */
  readonly onStep?: OnStep;
  /** Is told what the run starts from, once settings and access are right and before the first row is read. */
  readonly onPrepared?: (prepared: PreparedRun, asOf: AsOf) => Promise<void>;
  /** A service stays after the run, for so many milliseconds without another word of it in the org; absent = nobody stays. */
  readonly staysMs?: number;
  /** Is told of a machine with another data folder that keeps this org's scores, before this run waits for it; undefined = it waits no more. */
  readonly onElsewhere?: (holder: HolderElsewhere | undefined) => Promise<void>;
  /** Is told of one that said so and is silent beyond its time: the run goes on. */
  readonly onSilentElsewhere?: (holder: HolderElsewhere) => void;
  /** How often the org is asked whether that machine still does; absent = once a minute. */
  readonly elsewhereEveryMs?: number;
  /** Ends the waiting for another machine. */
  readonly signal?: AbortSignal;
  /** State of the org that is open and holds the lease; absent = the run opens it, and waits for the lease. */
  readonly state?: StateStore;
};
