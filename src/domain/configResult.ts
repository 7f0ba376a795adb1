import type { Finding } from './finding.ts';
import type { RunReportJson } from './resultJson.ts';

/** Where settings were taken from: the org alone, or source files laid over it. */
export type ConfigSource = {
  /** User name in the org; absent = no org was looked at. */
  readonly org?: string;
  /** Folders as given; empty = the org alone. */
  readonly folders: readonly string[];
  /** Records of ours in the folders. */
  readonly records: number;
};

/** A finding with the line that an error would say it in. */
export type ToldFinding = Finding & { readonly text: string };

/** Everything that is wrong with a configuration. */
export type ConfigValidation = ConfigSource & {
  /** Active records that were checked, by type without prefix: `Scorecard`, `Measure`. */
  readonly checked: Readonly<Record<string, number>>;
  readonly findings: readonly ToldFinding[];
  /** What the settings name and the org lacks without being wrong, and rules that may surprise: a sync goes on. */
  readonly warnings: RunReportJson['warnings'];
  /** What could not be checked without an org. */
  readonly notChecked: readonly 'objects'[];
};

/** A value on both sides, as text; '' = empty. */
export type FieldDifference = { readonly field: string; readonly from: string; readonly to: string };

/** A record that a deploy of the source would create or change. */
export type RecordDifference = {
  readonly record: string;
  readonly title: string;
  /** Fields in the order of their type. */
  readonly fields: readonly FieldDifference[];
};

/** What differs between the org and source files, field by field. */
export type ConfigDiff = ConfigSource & {
  readonly added: readonly RecordDifference[];
  readonly edited: readonly RecordDifference[];
  /** Only in the org: a deploy deletes nothing, they stay. */
  readonly onlyInOrg: readonly { readonly record: string; readonly title: string; readonly active: boolean }[];
  readonly same: number;
};
