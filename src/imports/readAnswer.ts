import type { Answer, Checked, FileRow } from './answer.ts';
import { findingAt } from './answer.ts';
import { readDay } from './readDay.ts';
import { readNumber } from './readNumber.ts';
import { RowCells } from './rowCells.ts';
import type { MappedFile } from './rowCells.ts';
import { npsTop, referenceFields, surveyKinds } from './surveyFields.ts';

/** What the rows of a file are read with. */
export type AnswerReading = MappedFile & {
  /** The org's time zone, and its calendar day: nothing was answered later. */
  readonly timeZone: string;
  readonly today: string;
};

const longestVerbatim = 32_768;
const longestKey = 120;
const longestTouchpoint = 255;
const highestScale = 999;

/**
 * Checks one row: everything that can be said of it without asking the org.
 *
 * @returns  the answer, or every finding of the row with line, column, value and what would be right
 */
export function readAnswer(row: FileRow, reading: AnswerReading): Checked<Answer> {
  const { headings } = reading;
  if (row.cells.length !== headings.length) {
    const details = [String(row.cells.length), String(headings.length)];
    // What a customer wrote is never shown, not even where the row is out of joint.
    const first = reading.places.get('Verbatim__c') === 0 ? '' : (row.cells[0] ?? '');
    return {
      ok: false,
      findings: [findingAt({ line: row.line, column: headings[0] ?? '', value: first, code: 'cells', details })]
    };
  }
  const cells = new RowCells(reading, row);
  const kind = kindOf(cells);
  const scaleMax = scaleOf(cells, kind);
  const score = scoreOf(cells, kind, scaleMax);
  const days = daysOf(cells, reading);
  if (days.answeredOn !== undefined && cells.text('Score__c') === undefined) cells.wrong('Score__c', 'missing');
  const texts = textsOf(cells);
  const references = Object.fromEntries(referenceFields.flatMap((field) => pairOf(field, cells.text(field))));
  if (references['Account__c'] === undefined && references['Contact__c'] === undefined) {
    cells.wrong(reading.map.has('Account__c') ? 'Account__c' : 'Contact__c', 'nobody');
  }
  if (cells.findings.length > 0 || kind === undefined || scaleMax === undefined) return { ok: false, findings: cells.findings };
  return { ok: true, value: { line: row.line, references, kind, scaleMax, ...(score === undefined ? {} : { score }), ...days, ...texts } };
}

function pairOf<Key extends string>(key: Key, value: string | undefined): readonly (readonly [Key, string])[] {
  return value === undefined ? [] : [[key, value]];
}

function kindOf(cells: RowCells): Answer['kind'] | undefined {
  const text = cells.text('Kind__c');
  if (text === undefined) return cells.wrong('Kind__c', 'missing');
  return surveyKinds.find((kind) => kind === text.toUpperCase()) ?? cells.wrong('Kind__c', 'choice', [surveyKinds.join(', ')]);
}

/** NPS is asked on 0 to 10 and on nothing else. */
function scaleOf(cells: RowCells, kind: Answer['kind'] | undefined): number | undefined {
  if (kind === undefined) return undefined;
  const text = cells.text('Scale_Max__c');
  if (text === undefined) return kind === 'NPS' ? npsTop : cells.wrong('Scale_Max__c', 'missing');
  const top = readNumber(text);
  if (!Number.isInteger(top)) return cells.wrong('Scale_Max__c', 'number');
  if (kind === 'NPS') return npsTop;
  return top >= 2 && top <= highestScale ? top : cells.wrong('Scale_Max__c', 'range', ['2', String(highestScale)]);
}

/** Scales up to 9 begin at 1, longer ones at 0; an NPS answer is a whole number. */
function scoreOf(cells: RowCells, kind: Answer['kind'] | undefined, top: number | undefined): number | undefined {
  const text = cells.text('Score__c');
  if (text === undefined || kind === undefined || top === undefined) return undefined;
  const score = readNumber(text);
  if (Number.isNaN(score) || (kind === 'NPS' && !Number.isInteger(score))) return cells.wrong('Score__c', 'number');
  const bottom = top >= npsTop ? 0 : 1;
  return score >= bottom && score <= top ? score : cells.wrong('Score__c', 'range', [String(bottom), String(top)]);
}

function daysOf(cells: RowCells, reading: AnswerReading): Pick<Answer, 'sentOn' | 'answeredOn'> {
  const sentOn = dayOf(cells, reading, 'Sent_On__c');
  const answeredOn = dayOf(cells, reading, 'Answered_On__c');
  if (sentOn !== undefined && answeredOn !== undefined && answeredOn < sentOn) cells.wrong('Answered_On__c', 'order', [sentOn]);
  const day = reading.map.has('Answered_On__c') ? 'Answered_On__c' : 'Sent_On__c';
  const answered = cells.text('Score__c') !== undefined && cells.text('Answered_On__c') === undefined;
  const undated = cells.text('Sent_On__c') === undefined && cells.text('Answered_On__c') === undefined;
  if (undated || (answered && reading.map.has('Answered_On__c'))) cells.wrong(day, 'missing');
  // Without a column for the day of the answer, the day of sending is the nearest that is known.
  const known = answered && !reading.map.has('Answered_On__c') ? sentOn : answeredOn;
  return { ...(sentOn === undefined ? {} : { sentOn }), ...(known === undefined ? {} : { answeredOn: known }) };
}

function dayOf(cells: RowCells, { map, timeZone, today }: AnswerReading, field: 'Sent_On__c' | 'Answered_On__c'): string | undefined {
  const text = cells.text(field);
  if (text === undefined) return undefined;
  const source = map.get(field);
  const format = source?.kind === 'column' ? source.how : undefined;
  const day = readDay(text, { format, timeZone });
  if (day === undefined) return cells.wrong(field, 'date', [format ?? 'YYYY-MM-DD']);
  return day <= today ? day : cells.wrong(field, 'future', [today]);
}

function textsOf(cells: RowCells): Pick<Answer, 'touchpoint' | 'verbatim' | 'key'> {
  const touchpoint = cells.text('Touchpoint__c');
  const verbatim = cells.text('Verbatim__c');
  const key = cells.text('Key__c');
  // What a customer wrote is never shown.
  if ((verbatim?.length ?? 0) > longestVerbatim)
    cells.wrong('Verbatim__c', 'long', [String(longestVerbatim)], `${verbatim?.length} letters`);
  if ((key?.length ?? 0) > longestKey) cells.wrong('Key__c', 'long', [String(longestKey)]);
  if ((touchpoint?.length ?? 0) > longestTouchpoint) cells.wrong('Touchpoint__c', 'long', [String(longestTouchpoint)]);
  return {
    ...(touchpoint === undefined ? {} : { touchpoint }),
    ...(verbatim === undefined ? {} : { verbatim }),
    ...(key === undefined ? {} : { key })
  };
}
