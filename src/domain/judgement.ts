/** A human override as it was written, before anybody judged whether it makes sense. */
export type OverrideFact = {
  readonly id: string;
  readonly accountId: string;
  readonly kind: string;
  /** '' = empty, as for the measure. */
  readonly scorecard: string;
  readonly measure: string;
  readonly value?: number;
  /** Calendar day in the org's zone, and the instant that orders overrides of one day. */
  readonly createdOn: string;
  readonly createdAt: string;
  readonly expiresOn: string;
  readonly by: string;
};

/** The manager's own judgement; `step` 1 (very worried) to 5 (very confident). */
export type PulseFact = {
  readonly id: string;
  readonly accountId: string;
  readonly step: number;
  readonly on: string;
  readonly by: string;
};
