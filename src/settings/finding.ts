import { HealthError } from '../domain/healthError.ts';

/** One thing wrong with the settings: where it stands, what stands there, why that cannot be, what to do. */
export type Finding = {
  /** Full name of the record, `Headroom_Signal.case_open`. */
  readonly record: string;
  /** API name of the field. */
  readonly field: string;
  /** What stands there, as text; empty when nothing does. */
  readonly value: string;
  readonly what: string;
  /** Imperative sentence, without a full stop. */
  readonly fix: string;
};

const LONGEST_VALUE = 60;

/**
 * A finding as one line of at most 300 characters.
 *
 * @example  findingLine({ record: 'Headroom_Band.red', field: 'Floor__c', value: '5', what: 'No band begins at 0', fix: 'Set a floor to 0' })
 *           // 'Headroom_Band.red, Floor__c "5": No band begins at 0. Fix: Set a floor to 0.'
 */
export function findingLine(finding: Finding): string {
  const value = finding.value.length > LONGEST_VALUE ? `${finding.value.slice(0, LONGEST_VALUE - 3)}...` : finding.value;
  const place = `${finding.record}, ${finding.field}${value === '' ? '' : ` "${value}"`}`;
  return `${place}: ${finding.what}. Fix: ${finding.fix}.`.slice(0, 300);
}

/** The error that stops a run before anything is written: every finding at once, sorted by record and field. */
export function settingsInvalid(findings: readonly Finding[]): HealthError {
  const lines = findings.map(findingLine).sort((a, b) => (a < b ? -1 : 1));
  return new HealthError('SettingsInvalid', [findings.length, lines.join('\n')]);
}
