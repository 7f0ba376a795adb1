import type { ImportFinding } from '../domain/importResult.ts';
import type { ReferenceField } from './surveyFields.ts';

/** A row of the file as it was read, with the line on which it begins. */
export type FileRow = { readonly line: number; readonly cells: readonly string[] };

/** A checked row: values are right in themselves, references are still texts. */
export type Answer = {
  readonly line: number;
  /** What the file says of account, contact and case; absent where the cell is empty. */
  readonly references: Readonly<Partial<Record<ReferenceField, string>>>;
  readonly kind: 'NPS' | 'CSAT' | 'CES';
  /** Undefined = asked and not answered. */
  readonly score?: number;
  readonly scaleMax: number;
  readonly touchpoint?: string;
  /** Calendar days, `YYYY-MM-DD`. */
  readonly sentOn?: string;
  readonly answeredOn?: string;
  readonly verbatim?: string;
  /** Key of the system that the file comes from. */
  readonly key?: string;
};

/** A value, or why there is none. */
export type Checked<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly findings: readonly ImportFinding[] };

const longestShown = 60;

/** A finding; the value is cut so that a line of it stays a line. */
export function findingAt(finding: Omit<ImportFinding, 'details'> & { readonly details?: readonly string[] }): ImportFinding {
  const { value, details = [] } = finding;
  const flat = value.replace(/\s+/g, ' ');
  return { ...finding, value: flat.length > longestShown ? `${flat.slice(0, longestShown)}...` : flat, details };
}
