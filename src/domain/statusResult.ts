/** What the state of an org says, without asking the org. */
export type StatusResult = {
  readonly orgId: string;
  readonly runs: readonly { readonly runId: string; readonly startedAt: string; readonly finishedAt?: string; readonly status: string }[];
  /** Changes that wait to be sent. */
  readonly waiting: number;
  readonly parked: readonly { readonly object: string; readonly key: string; readonly code: string; readonly message: string }[];
};
