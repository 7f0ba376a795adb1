import { describe, expect, it } from 'vitest';
import { heldBack, neededNumbers } from '../../../src/quality/publication.ts';
import { scorecardQuality } from '../../../src/quality/scorecardQuality.ts';
import type { ScorecardsFound } from '../../../src/quality/scorecardQuality.ts';

describe('neededNumbers', () => {
  it('is the share of the customers, rounded up to whole customers', () => {
    expect([neededNumbers(30, 0.2), neededNumbers(26, 0.2), neededNumbers(1, 0.2), neededNumbers(0, 0.2), neededNumbers(30, 0)]).toEqual([
      6, 6, 1, 0, 0
    ]);
  });
});

describe('heldBack', () => {
  const reach = (numbers: number, judged = 30): Parameters<typeof heldBack>[0] => [{ key: 'a', judged, numbers }];

  it('holds a new scorecard back below the share, and not at it', () => {
    expect(heldBack(reach(5), new Set(), 0.2)).toEqual(['a']);
    expect(heldBack(reach(6), new Set(), 0.2)).toEqual([]);
  });

  it('never takes a scorecard away that was published', () => {
    expect(heldBack(reach(0), new Set(['a']), 0.2)).toEqual([]);
    expect(heldBack(reach(0), new Set(['b']), 0.2)).toEqual(['a']);
  });

  it('holds nothing back where everybody is too new, or where the share is 0', () => {
    expect(heldBack(reach(0, 0), new Set(), 0.2)).toEqual([]);
    expect(heldBack(reach(0), new Set(), 0)).toEqual([]);
  });
});

describe('scorecardQuality', () => {
  const group = (key: string, weight: number): object => ({ key, scorecard: 'risk', weight });
  const measure = (key: string, of: string, weight: number): object => ({ key, group: of, weight });
  const found = {
    settings: {
      general: { leastShare: 0.2 },
      scorecards: [{ key: 'risk' }, { key: 'new' }, { key: 'empty' }],
      groups: [group('light', 10), group('heavy', 90)],
      measures: [measure('a', 'light', 100), measure('b', 'heavy', 20), measure('c', 'heavy', 80)]
    },
    reaches: [
      { key: 'risk', judged: 30, numbers: 24 },
      { key: 'new', judged: 30, numbers: 2 }
    ],
    heldBack: ['new'],
    weights: { risk: 0.765, new: 0.5, empty: 0 },
    off: new Set(['a', 'b'])
  } as unknown as ScorecardsFound;

  it('says of each scorecard whether it is published, held back or not set up, and whom it reaches', () => {
    expect(scorecardQuality(found)).toEqual({
      empty: { state: 'not_set_up', weight: 0, numbers: 0, of: 0, needed: 0, off: [] },
      new: { state: 'held_back', weight: 50, numbers: 2, of: 30, needed: 6, off: [] },
      risk: { state: 'published', weight: 77, numbers: 24, of: 30, needed: 6, off: ['b', 'a'] }
    });
  });
});
