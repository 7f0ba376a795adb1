import { describe, expect, it } from 'vitest';
import { readColumnMap } from '../../../src/imports/columnMap.ts';
import { readAnswer } from '../../../src/imports/readAnswer.ts';
import type { AnswerReading } from '../../../src/imports/readAnswer.ts';
import { placeColumns } from '../../../src/imports/rowCells.ts';

const headings = ['Mail', 'Kind', 'Score', 'Top', 'Sent', 'Date', 'Words'];
const map = 'Contact__c=email:Mail,Kind__c=Kind,Score__c=Score,Scale_Max__c=Top,Sent_On__c=Sent,Answered_On__c=Date,Verbatim__c=Words';

function reading(text = map, columns: readonly string[] = headings): AnswerReading {
  return { ...placeColumns(readColumnMap(text).map, columns), timeZone: 'Europe/Berlin', today: '2026-11-22' };
}

/** Findings of a row as `column code details`. */
function wrong(cells: readonly string[], how = reading()): readonly string[] {
  const answer = readAnswer({ line: 7, cells }, how);
  if (answer.ok) return [];
  expect(answer.findings.every(({ line }) => line === 7)).toBe(true);
  return answer.findings.map(({ column, code, details }) => [column, code, ...details].join(' '));
}

describe('readAnswer', () => {
  it('reads every field of a good row', () => {
    expect(
      readAnswer({ line: 2, cells: ['a@b.example', 'csat', '4,5', '5', '2026-11-01', '2026-11-03', 'Good, \n"really"'] }, reading())
    ).toEqual({
      ok: true,
      value: {
        line: 2,
        references: { Contact__c: 'a@b.example' },
        kind: 'CSAT',
        score: 4.5,
        scaleMax: 5,
        sentOn: '2026-11-01',
        answeredOn: '2026-11-03',
        verbatim: 'Good, \n"really"'
      }
    });
  });

  it('takes a row without score and day of answer as a question that was not answered', () => {
    const answer = readAnswer({ line: 2, cells: ['a@b.example', 'NPS', '', '', '2026-11-01', '', ''] }, reading());
    expect(answer).toEqual({
      ok: true,
      value: { line: 2, references: { Contact__c: 'a@b.example' }, kind: 'NPS', scaleMax: 10, sentOn: '2026-11-01' }
    });
  });

  it('names every cell that cannot be used', () => {
    expect(wrong(['', 'Smiley', 'ten', '', '1.11.2026', '2026-11-23', ''])).toEqual([
      'Kind choice NPS, CSAT, CES',
      'Sent date YYYY-MM-DD',
      'Date future 2026-11-22',
      'Mail nobody'
    ]);
  });

  it.each([
    ['NPS', '', '11', ['Score range 0 10']],
    ['NPS', '', '-1', ['Score range 0 10']],
    ['NPS', '', '8,5', ['Score number']],
    ['NPS', '5', '10', []],
    ['CSAT', '5', '0', ['Score range 1 5']],
    ['CSAT', '5', '5', []],
    ['CSAT', '10', '0', []],
    ['CES', '7', '8', ['Score range 1 7']],
    ['CES', '', '5', ['Top missing']],
    ['CES', '4.5', '4', ['Top number']],
    ['CES', '1', '1', ['Top range 2 999']]
  ])('holds an answer of %s against its scale %s: %s', (kind, top, score, expected) => {
    expect(wrong(['a@b.example', kind, score, top, '', '2026-11-03', ''])).toEqual(expected);
  });

  it('wants the day of an answer, the score of an answered question, and neither before the question', () => {
    expect(wrong(['a@b.example', 'NPS', '9', '', '2026-11-01', '', ''])).toEqual(['Date missing']);
    expect(wrong(['a@b.example', 'NPS', '', '', '2026-11-01', '2026-11-02', ''])).toEqual(['Score missing']);
    expect(wrong(['a@b.example', 'NPS', '9', '', '2026-11-03', '2026-11-02', ''])).toEqual(['Date order 2026-11-03']);
    expect(wrong(['a@b.example', 'NPS', '', '', '', '', ''])).toEqual(['Date missing']);
  });

  it('dates an answer by the day of sending where the file has no other', () => {
    const how = reading("Contact__c=email:Mail,Kind__c='NPS',Score__c=Score,Sent_On__c=DD.MM.YYYY:Sent", ['Mail', 'Score', 'Sent']);
    expect(readAnswer({ line: 2, cells: ['a@b.example', '9', '05.11.2026'] }, how)).toMatchObject({
      ok: true,
      value: { sentOn: '2026-11-05', answeredOn: '2026-11-05' }
    });
  });

  it('names a row with too few or too many cells by its first cell', () => {
    expect(wrong(['a@b.example', 'NPS'])).toEqual(['Mail cells 2 7']);
  });

  it('never shows what a customer wrote', () => {
    const answer = readAnswer({ line: 2, cells: ['a@b.example', 'NPS', '9', '', '', '2026-11-02', 'secret '.repeat(5000)] }, reading());
    expect(JSON.stringify(answer)).not.toContain('secret');
    const how = reading("Verbatim__c=Words,Contact__c=email:Mail,Kind__c='NPS',Score__c=Score,Sent_On__c=Sent", [
      'Words',
      'Mail',
      'Score',
      'Sent'
    ]);
    expect(JSON.stringify(readAnswer({ line: 2, cells: ['secret', 'words'] }, how))).not.toContain('secret');
    expect(answer).toMatchObject({ ok: false, findings: [{ code: 'long', value: '34999 letters', details: ['32768'] }] });
  });
});
