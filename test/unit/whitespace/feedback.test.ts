import { describe, expect, it } from 'vitest';
import type { FeedbackRow } from '../../../src/whitespace/assessInput.ts';
import { feedbackInForce, wrongFeedback } from '../../../src/whitespace/feedback.ts';
import { assessCase, resultOf } from './assessCase.ts';

const today = '2026-11-22';
const ACME = '001000000000001AAA';

/** An answer about the integrations of one account, given on a day. */
function answer(id: string, said: string, more: Partial<FeedbackRow> = {}): FeedbackRow {
  return { id, accountId: ACME, productLine: 'integrations', answer: said, on: '2026-11-01', ...more };
}

/** The answer that counts about that cell. */
function counting(rows: readonly FeedbackRow[], on = today): unknown {
  return feedbackInForce(rows, on).get(`${ACME}:integrations`);
}

/** Status of that cell, four integrations of which are unsold. */
function status(feedback: readonly FeedbackRow[]): unknown {
  const input = assessCase({ qty_platform: [1], qty_integrations: [1] }, { feedback });
  return resultOf(input).cells.find(({ k }) => k === 'integrations')?.st;
}

describe('feedbackInForce', () => {
  it('takes the newest deciding answer until its date, on which the cell comes back', () => {
    const rows = [answer('f1', 'Not_A_Fit'), answer('f2', 'Later', { until: '2026-12-01' })];
    expect(counting(rows)).toEqual({ id: 'f2', answer: 'Later', until: '2026-12-01' });
    expect(counting(rows, '2026-11-30')).toEqual({ id: 'f2', answer: 'Later', until: '2026-12-01' });
    expect(counting(rows, '2026-12-01')).toBeUndefined();
  });

  it('is not lifted by a rep who wants to be told', () => {
    expect(counting([answer('f1', 'Not_A_Fit'), answer('f2', 'Tell_Me')])).toEqual({ id: 'f1', answer: 'Not_A_Fit' });
  });

  it('is taken back by an answer until today, or by deleting the record', () => {
    expect(counting([answer('f1', 'Not_A_Fit'), answer('f2', 'Later', { on: today, until: today })])).toBeUndefined();
    expect(counting([])).toBeUndefined();
  });

  it('is of one account and one line', () => {
    const other = { accountId: '001000000000002AAA' };
    expect(counting([answer('f1', 'Not_A_Fit', other), answer('f2', 'Not_A_Fit', { productLine: 'training' })])).toBeUndefined();
  });

  it('is the same after ten nights as after one', () => {
    const rows = [answer('f1', 'Has_Competitor', { until: '2027-03-01' })];
    const nights = Array.from({ length: 10 }, (_, n) => counting(rows, `2026-11-${20 + n}`));
    expect(new Set(nights.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(nights[9]).toEqual({ id: 'f1', answer: 'Has_Competitor', until: '2027-03-01' });
  });
});

describe('the status of a cell that a rep has answered', () => {
  it.each([
    ['Not_A_Fit', 'Not_A_Fit'],
    ['Does_It_Themselves', 'Not_A_Fit'],
    ['Later', 'Not_A_Fit'],
    ['Has_Competitor', 'Has_Competitor'],
    ['Tell_Me', 'Partly_Used']
  ])('%s is %s', (said, st) => {
    expect(status([answer('f1', said)])).toBe(st);
  });
});

describe('wrongFeedback', () => {
  const lines = ['integrations', 'training'];

  it('finds nothing wrong with answers that count, ran out, or were taken back on their day', () => {
    const rows = [
      answer('f1', 'Not_A_Fit'),
      answer('f2', 'Later', { until: '2026-11-02' }),
      answer('f3', 'Later', { productLine: 'training', until: '2026-11-01' })
    ];
    expect(wrongFeedback(rows, lines)).toEqual([]);
  });

  it('leaves alone an answer until the day before: it is the same day where the rep sits', () => {
    expect(wrongFeedback([answer('f1', 'Later', { until: '2026-10-31' })], lines)).toEqual([]);
  });

  it('counts answers about a line that is not there, the newest with its record', () => {
    const rows = [answer('f1', 'Not_A_Fit', { productLine: 'Trainig' }), answer('f2', 'Tell_Me', { productLine: 'Trainig' })];
    expect(wrongFeedback(rows, lines)).toEqual([{ fault: 'Line', id: 'f2', accountId: ACME, answers: 2 }]);
  });

  it('finds the newest answer that had run out before it was given, and not one that another replaced', () => {
    const rows = [answer('f1', 'Later', { until: '2026-10-30' })];
    expect(wrongFeedback(rows, lines)).toEqual([{ fault: 'Until', id: 'f1', accountId: ACME, until: '2026-10-30' }]);
    expect(wrongFeedback([...rows, answer('f2', 'Not_A_Fit')], lines)).toEqual([]);
  });
});
