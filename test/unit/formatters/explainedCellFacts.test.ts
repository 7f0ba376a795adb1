import { describe, expect, it } from 'vitest';
import type { ExplainedCell } from '../../../src/domain/explanation.ts';
import type { ProductLineSettingsJson } from '../../../src/domain/resultJson.ts';
import { cellFactLines } from '../../../src/formatters/explainedCellFacts.ts';
import { phrasesOf } from './phrases.ts';

const words = phrasesOf('explain.md');
const settings = {
  lines: [
    { k: 'analytics', title: 'Analytics', unit: 'licences', unitOne: 'licence' },
    { k: 'platform', title: 'Platform seats', unit: 'seats', unitOne: 'seat' }
  ]
} as unknown as ProductLineSettingsJson;

const bare: ExplainedCell = Object.freeze({ k: 'analytics', st: 'Open', lvl: 'red', own: 0, tgt: 5, amt: 900 });
const told = (more: Partial<ExplainedCell>): string =>
  cellFactLines({ ...bare, ...more }, settings, words)
    .map((line) => line.trim())
    .join(' ');

describe('cellFactLines', () => {
  it('says nothing of a cell of which nothing more is known', () => {
    expect(cellFactLines(bare, settings, words)).toEqual([]);
  });

  it('says how the line is owned, here and elsewhere', () => {
    expect(told({ paid: 18_731.25, term: '2027-06-30', centres: 1, family: { own: 80, units: 2 } })).toBe(
      'Pays 18731.25 a year. Ends on 2027-06-30. Used in 1 department or site. Owned elsewhere in its hierarchy: 80 licences, by 2 other accounts.'
    );
  });

  it('says what customers alike pay, own and bought, with counts, and that the estimate is no forecast', () => {
    const p = { rate: 11 / 64, low: 0.1, high: 0.284, bought: 11, of: 64 };
    const like = { own: 12, of: 17 };
    expect(told({ motion: 'Cross-sell', low: 600, high: 1100, like, p, owns: ['platform'], est: 154.69, rank: 1, push: 4 })).toBe(
      [
        'Cross-sell. Usually 600.00 to 1100.00 a year. 12 of 17 similar customers have it. 11 of 64 customers like this bought it (10% to 28%).',
        'Follows from owning Platform seats. Weighted estimate, not a forecast: 154.69. Next best on this account: place 1.',
        'Put forward to the owner: place 4.'
      ].join(' ')
    );
  });

  it('names by id what was tried, and what stands in the way', () => {
    const more = { opp: { id: '006A', more: 1 }, lost: { id: '006L', on: '2026-03-04' }, competitor: { id: '02iC' } };
    expect(told({ ...more, feedback: { id: 'a0XF', answer: 'Later', until: '2027-03-01' } })).toBe(
      "Opportunity 006A is open. 1 other opportunity is open, too. Tried before, lost on 2026-03-04 (006L). A competitor's asset is recorded: 02iC. Answered: later until 2027-03-01 (a0XF)."
    );
    expect(told({ feedback: { id: 'a0XF', answer: 'Does_It_Themselves' } })).toBe('Answered: does it themselves (a0XF).');
  });

  it.each([
    ['needs_first', 'Needs another product line first.'],
    ['not_sold_here', 'Not sold to customers like this.'],
    ['employees', 'The number of employees is missing.'],
    ['look_alikes', 'Too few customers of this segment and size are known to pay for it, so there is no amount.'],
    ['currency', 'The list price stands in another currency, for which the org has no single rate.']
  ])('says why: %s', (because, sentence) => {
    expect(told({ because })).toBe(sentence);
  });
});
