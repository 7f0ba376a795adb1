/** One edit between two published contents of the settings. */
export type SettingsChange = {
  readonly what: 'scorecard' | 'group' | 'measure' | 'band' | 'rule' | 'line' | 'whitespace_rule' | 'hold';
  /** Key of the record. */
  readonly k: string;
  /** Its title as it is now; of a removed one as it was. */
  readonly title: string;
  readonly did: 'added' | 'removed' | 'edited';
  /** What was edited: a key of the settings JSON, such as `weight`, `knots`, `floor`, `minimumCoverage`. Present where `did` is `edited`. */
  readonly field?: string;
  /**
   * What stood there and what stands there now; null = empty. Curves as `0:100, 5:60`, yes and no as `true` and `false`. Both
   * are absent where only a hash tells that something was edited (`reads`: the signal, or whom the measure concerns; `concerns`, `inUse`).
   */
  readonly from?: string | number | null;
  readonly to?: string | number | null;
};

/** Content of `Headroom_Settings_Version__c.Changes__c`: what a publication changed. Written once, with the version. */
export type SettingsChangesJson = {
  readonly v: 1;
  /**
   * Key of the version in force before; null = the first one. Where an older content comes back its version is not written anew,
   * so a reader that knows the version before this one compares it with this key before it shows the changes.
   */
  readonly before: string | null;
  /** The most telling first, at most 20. */
  readonly changes: readonly SettingsChange[];
  /** Changes beyond those; absent = none. */
  readonly more?: number;
};
