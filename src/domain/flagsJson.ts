/**
 * Content of `Headroom_Account_Summary__c.Flags__c`: the manager's own judgement, and where judgements contradict one
 * another. Shown, never averaged.
 */
export type FlagsJson = {
  readonly v: 1;
  /** Newest pulse; its reason stands in the record. `step` 1 (very worried) to 5 (very confident). */
  readonly pulse?: { readonly id: string; readonly step: number; readonly on: string; readonly by: string };
  readonly flags: readonly FlagJson[];
};

export type FlagJson =
  | { readonly k: 'scorecards'; readonly high: string; readonly low: string }
  | { readonly k: 'groups'; readonly scorecard: string; readonly high: string; readonly low: string }
  /** The manager is worse or better off than the score says; `since` is the later of both days. */
  | { readonly k: 'pulse'; readonly scorecard: string; readonly side: 'worse' | 'better'; readonly since: string };
