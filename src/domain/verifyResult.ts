/**
 * How a record of the copy or of ours differs from the org:
 * `missing`: the org has it and the copy does not; `extra`: the copy has it and the org does not; `content`: values differ;
 * `edited`: a record that the sync wrote holds other values than those written; `gone`: such a record is not there any more;
 * `orphan`: it stands with another account than the one that it is about, or with none.
 */
export type DifferenceKind = 'missing' | 'extra' | 'content' | 'edited' | 'gone' | 'orphan';

/**
 * Why, as far as it can be told:
 * `binned`: in the org's recycle bin since before the last sync; `unseen`: deleted for good, or hidden from this user;
 * `filtered`: the settings leave the row out; `merged`: its account went into another one.
 */
export type DifferenceCause = 'binned' | 'unseen' | 'filtered' | 'merged';

/** A value that differs; values stand here only where they were asked for, and never names of records. */
export type DifferingField = { readonly name: string; readonly inStore?: string | null; readonly inOrg?: string | null };

/** One record that is not what it should be. */
export type VerifyDifference = {
  readonly object: string;
  /** 18 characters; of a record that is gone and had none, its key. */
  readonly id: string;
  readonly kind: DifferenceKind;
  /** Empty where the whole record is missing or too much. */
  readonly fields: readonly DifferingField[];
  readonly cause?: DifferenceCause;
};

/** What was looked at of one object. */
export type VerifiedObject = {
  readonly object: string;
  readonly inOrg: number;
  readonly inStore: number;
  /** Rows whose content was compared. */
  readonly compared: number;
  /** Rows that changed in the org since the last sync: the next one brings them. */
  readonly pending: number;
  readonly differences: number;
  /** Fields whose values move without a stamp (formulas): left out, since the sync reads them once a day only. */
  readonly left: readonly string[];
};

/** Records of ours that were compared with what the state says was written. */
export type VerifiedWrites = { readonly object: string; readonly known: number; readonly compared: number; readonly differences: number };

/**
 * Runs that the org knows, this data folder does not, and that began after its last one: another copy was at work since.
 * Instants of the org.
 */
export type NewerRuns = {
  readonly count: number;
  readonly lastAt: string;
  /** Machine and process; empty where it did not say. */
  readonly lastBy: string;
  readonly lastHereAt: string;
};

/** What the org and this machine's copy of it say of one another. */
export type VerifyResult = {
  readonly orgId: string;
  readonly equal: boolean;
  /** True where the content of all rows was compared; else of those changed lately and of a sample. */
  readonly all: boolean;
  /** Of the sample: the same seed takes the same rows. */
  readonly seed: number;
  readonly objects: readonly VerifiedObject[];
  readonly written: readonly VerifiedWrites[];
  /** The first of each object and kind; `differencesTotal` counts all. */
  readonly differences: readonly VerifyDifference[];
  readonly differencesTotal: number;
  /** Changes that the sync has still to send. */
  readonly waiting: number;
  /** Changes that the org refused. */
  readonly refused: readonly { readonly object: string; readonly key: string; readonly code: string; readonly message: string }[];
  /** Objects that the settings name and no sync has read yet. */
  readonly unread: readonly string[];
  /** The copy is older than what the org holds; absent where it is not. */
  readonly newerRuns?: NewerRuns;
  /** API calls that were expected at most, and those that were made. */
  readonly apiCallsForecast: number;
  readonly apiCalls: number;
};
