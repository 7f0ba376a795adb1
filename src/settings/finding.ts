import type { Finding } from '../domain/finding.ts';
import { HealthError } from '../domain/healthError.ts';

export type { Finding } from '../domain/finding.ts';

/** A line of a finding is never longer; the parts below are cut so that code, place and fix always stand there. */
const longestLine = 300;
const longest = { file: 60, record: 70, field: 30, value: 40 };

/** Part of what is left behind the place that the fix may fill where both it and what is wrong are long. */
const fixShare = 0.6;

/**
 * A finding as one line of at most 300 characters: code, place, what is wrong, what to do. Of a long one, the value and
 * the middle are cut, never the code or the fix.
 *
 * @example  findingLine({ code: 'E-BAND-START', record: 'Headroom_Band.red', field: 'Floor__c', value: '5', what: 'no band begins at 0', fix: 'Set a floor to 0' })
 *           // 'E-BAND-START  Headroom_Band.red, Floor__c "5"  no band begins at 0. Fix: Set a floor to 0.'
 */
export function findingLine(finding: Finding): string {
  const start = `${finding.code}  ${placeText(finding)}  `;
  const between = '. Fix: ';
  const left = longestLine - start.length - between.length - 1;
  const fix = cut(finding.fix, Math.max(left - oneLine(finding.what).length, Math.floor(left * fixShare)));
  return `${start}${cut(finding.what, left - fix.length)}${between}${fix}.`;
}

/** Where a finding stands: file and line where it was read from one, record, field, value. */
function placeText({ place, record, field, value }: Finding): string {
  const file = place === undefined ? '' : `${cutStart(place.file, longest.file)}:${place.line} `;
  const shown = cut(value, longest.value);
  return `${file}${cut(record, longest.record)}, ${cut(field, longest.field)}${shown === '' ? '' : ` "${shown}"`}`;
}

/** The text on one line, its end cut off where it is longer. */
function cut(text: string, length: number): string {
  const line = oneLine(text);
  return line.length > length ? `${line.slice(0, Math.max(0, length - 3))}...` : line;
}

/** The same for paths, whose end tells more. */
function cutStart(text: string, length: number): string {
  const line = oneLine(text);
  return line.length > length ? `...${line.slice(3 - length)}` : line;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/**
 * What is told of a field that another value of its record asks for.
 *
 * @param because  that value: `the measure is judged by Curve`
 */
export function emptyField(record: string, field: string, because: string, fix: string): Finding {
  return { code: 'E-VALUE-MISSING', record, field, value: '', what: `is empty, but ${because}`, fix };
}

/** The error that stops a run before anything is written: every finding at once, sorted by record and field. */
export function settingsInvalid(findings: readonly Finding[]): HealthError {
  const lines = [...findings]
    .sort((a, b) => compare(a.record, b.record) || compare(a.field, b.field) || compare(a.what, b.what))
    .map(findingLine);
  return new HealthError('SettingsInvalid', [findings.length, lines.join('\n')]);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
