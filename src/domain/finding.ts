import type { FindingCode } from './findingCodes.ts';

/** One thing wrong with the settings: where it stands, what stands there, why that cannot be, what to do. */
export type Finding = {
  /** Stable, to be searched for; what it stands for: `findingCodes`. */
  readonly code: FindingCode;
  /** Full name of the record, `Headroom_Signal.case_open`. */
  readonly record: string;
  /** API name of the field. */
  readonly field: string;
  /** What stands there, as text; empty when nothing does. */
  readonly value: string;
  readonly what: string;
  /** Imperative sentence, without a full stop. */
  readonly fix: string;
  /** Where the record was read from a file: path as given, line counted from 1. */
  readonly place?: { readonly file: string; readonly line: number };
};

/** Where a text of the settings stands. */
export type SettingPlace = Pick<Finding, 'record' | 'field' | 'value'>;
