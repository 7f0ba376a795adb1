import type { ServiceState } from './serviceEvent.ts';
import type { SyncResult } from './syncResult.ts';

/** A run as the state of this machine knows it. */
export type StatusRun = {
  readonly runId: string;
  readonly startedAt: string;
  readonly finishedAt?: string;
  readonly status: string;
  /** Of runs that came to their end. */
  readonly did?: Pick<SyncResult, 'scored' | 'accounts' | 'writtenTotal' | 'apiCalls'>;
};

/** How far an object has been read. */
export type StatusPosition = {
  readonly object: string;
  /** Everything up to this instant of the org is in the store; empty = it is being read for the first time. */
  readonly coveredTo: string;
  /** Calendar day in the org's zone on which ids and calculated fields, whose changes leave no stamp, were read anew. */
  readonly comparedOn?: string;
};

/** Records that the org refused for one reason, and one of them. */
export type StatusParked = {
  readonly object: string;
  readonly code: string;
  readonly message: string;
  readonly count: number;
  readonly key: string;
  /** Calendar day in the org's zone on which the first of them was refused. */
  readonly since?: string;
};

/** A service that said something of itself. */
export type StatusService = {
  readonly mode: 'watch' | 'every';
  readonly state: ServiceState;
  /** Name of the error that keeps it from its work, or the machine that it waits for; empty while nothing does. */
  readonly detail: string;
  /** Machine and process. */
  readonly holder: string;
  readonly startedAt: string;
  readonly saidAt: string;
  readonly dueAt?: string;
  /** False where it holds the place to write no more: it was killed. */
  readonly isThere: boolean;
};

/** What the state of an org says, without asking the org. */
export type StatusResult = {
  readonly orgId: string;
  readonly service?: StatusService;
  /** Machine and process that hold the place to write, and until when unless they prolong that. */
  readonly lease?: { readonly holder: string; readonly until: string };
  readonly runs: readonly StatusRun[];
  /** By object. */
  readonly positions: readonly StatusPosition[];
  /** Changes that wait to be sent. */
  readonly waiting: number;
  readonly parked: readonly StatusParked[];
  /** API calls of services on this machine in the last 24 hours, and in the last full hour of the clock. */
  readonly serviceCalls: number;
  readonly serviceCallsLastHour: number;
};
