import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SurveysNext } from '../../../src/domain/surveysResult.ts';
import { formatSurveysNext } from '../../../src/formatters/surveysNext.ts';

const phrases = new Map(
  readFileSync(join(import.meta.dirname, '..', '..', '..', 'messages', 'surveys.next.md'), 'utf8')
    .split(/^# /m)
    .slice(1)
    .map((part) => {
      const [key = '', ...lines] = part.split('\n');
      return [key.trim(), lines.join('\n').trim()] as const;
    })
);

function words(key: string): string {
  const phrase = phrases.get(key);
  if (phrase === undefined) throw new Error(`messages/surveys.next.md has no ${key}`);
  return phrase;
}

const nothing: SurveysNext = { today: '2026-11-22', restDays: 90, ask: [], waiting: [] };
const zoe = { accountId: '001', account: 'Wrenhaven', contactId: '003', contact: 'Zoë Quickbeam' };

describe('surveys next as text', () => {
  it('says who, what, by when and why', () => {
    const line = {
      ...zoe,
      reason: 'term_end',
      kind: 'NPS',
      touchpoint: 'Relationship',
      by: '2026-11-24',
      on: '2026-12-01',
      becauseId: 'a00'
    } as const;
    expect(formatSurveysNext({ ...nothing, ask: [line] }, words)).toEqual([
      '1 person to ask (2026-11-22):',
      '  by 2026-11-24  NPS  Zoë Quickbeam, Wrenhaven',
      '    must decide by 2026-12-01 (account summary a00); contact 003'
    ]);
  });

  it('says why there is nobody', () => {
    expect(formatSurveysNext(nothing, words)).toEqual([
      'Nobody to ask on 2026-11-22: no reason is current, or everybody concerned was asked within the last 90 days, has left or wants no mail.'
    ]);
  });

  it('names answers without a task, and somebody where nobody is known', () => {
    const answer = { accountId: '001', account: 'Wrenhaven', responseId: 'a0S', answeredOn: '2026-11-20' };
    const waiting = [
      { ...answer, ...zoe, kind: 'close_loop', score: 3 },
      { ...answer, kind: 'ask_reference', score: 10 }
    ] as const;
    expect(formatSurveysNext({ ...nothing, waiting }, words).slice(1)).toEqual([
      '',
      '2 answers without a task:',
      '  2026-11-20  3 of 10 from Zoë Quickbeam, Wrenhaven: close the loop (a0S)',
      '  2026-11-20  10 of 10 from somebody, Wrenhaven: ask for a reference (a0S)'
    ]);
  });

  it('says of a sample how it was drawn, whom it misses and how far it may be off', () => {
    const sample = {
      ...{ seed: 'spring', size: 5, eligible: 120, skipped: { left: 3, noMail: 2, optedOut: 1, resting: 40 }, people: [zoe] },
      margin: [
        { answering: 0.2, points: 73.3 },
        { answering: 0.4, points: 61.6 }
      ]
    };
    const lines = formatSurveysNext({ ...nothing, sample }, words);
    expect(lines.slice(0, 5)).toEqual([
      '5 of 120 people drawn at random, seed "spring":',
      '  Zoë Quickbeam, Wrenhaven (003)',
      'Left out: 40 asked within the last 90 days, 3 whose mail came back, 2 without a mail address, 1 who want no mail.',
      'If 20% answer (1 answer), a net score from them may be off by up to 73 points for chance alone.',
      'If 40% answer (2 answers), a net score from them may be off by up to 62 points for chance alone.'
    ]);
    expect(lines.slice(5).join(' ')).toBe(words('sample.bias'));
    expect(Math.max(...lines.slice(5).map((line) => line.length))).toBeLessThanOrEqual(100);
  });
});
