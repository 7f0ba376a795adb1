/** A field of the package in the words of describe: what the sync relies on when it writes. */
export type PackageField = {
  readonly type: string;
  /** Characters. */
  readonly length?: number;
  /** Digits in all, and behind the point. */
  readonly precision?: number;
  readonly scale?: number;
  /** Values of a restricted picklist. */
  readonly values?: readonly string[];
};
