import { describe, expect, it } from 'vitest';
import type { ReplayJson, ReplayRefusal } from '../../../src/domain/resultJson.ts';
import type { WhitespaceBacktest } from '../../../src/domain/whitespaceBacktest.ts';
import { formatWhitespaceBacktest, whitespaceBacktestCsv } from '../../../src/formatters/whitespaceBacktest.ts';
import { phrasesOf } from './phrases.ts';

const words = phrasesOf('whitespace.backtest.md');

const passed: ReplayJson = {
  v: 1,
  days: 182,
  k: 3,
  chosenOn: '2025-11-17',
  testedOn: '2026-05-18',
  until: '2026-11-15',
  method: 'ease',
  lambda: 100,
  tested: [
    { method: 'ease', accounts: 60, suggested: 640, bought: 70, precision: 0.2111, recall: 0.3, ndcg: 0.25 },
    { method: 'popularity', accounts: 60, suggested: 640, bought: 32, precision: 0.1, recall: 0.15, ndcg: 0.12 }
  ],
  gain: { value: 0.1111, low: 0.0512, high: 0.1711 },
  calibration: [{ stated: 0.172, statedLow: 0.1, statedHigh: 0.28, of: 64, bought: 11, low: 0.099, high: 0.282 }],
  leftOut: [
    { line: 'training', because: 'no_dates' },
    { line: 'gone', because: 'few_owners' }
  ]
};
const result: WhitespaceBacktest = { replay: passed, knownTo: '2026-11-22', lines: [{ key: 'training', title: 'Training days' }] };

function text(replay: Partial<ReplayJson>): string {
  return formatWhitespaceBacktest({ ...result, replay: { ...passed, ...replay } }, words).join('\n');
}

/** A replay that was refused before any method was tried. */
function refusedText(refused: ReplayRefusal): string {
  const { v, days, k, until } = passed;
  return formatWhitespaceBacktest(
    { ...result, replay: { v, days, k, until, refused, tested: [], calibration: [], leftOut: [] } },
    words
  ).join(' ');
}

describe('a replay of suggestions', () => {
  it('says in one sentence what suggestions would have been worth, beside the most popular product lines', () => {
    expect(formatWhitespaceBacktest(result, words)).toEqual([
      'Suggestions replayed in periods of 182 days, up to 2026-11-15, with 3 suggestions for each customer',
      '',
      'We replayed last half-year: of 640 suggestions 70 were bought without anyone seeing them (11%); most',
      'popular products: 5%.',
      '',
      'Passed: likelihoods and weighted estimates are shown.',
      '',
      'From 2026-05-18 to 2026-11-15, among 60 customers that bought something new:',
      '  Method                                          Suggested  Bought    P@3    R@3  NDCG@3',
      '  All that is owned (EASE), strength 100, chosen        640      70  0.211  0.300   0.250',
      '  Most popular                                          640      32  0.100  0.150   0.120',
      '  Precision above the most popular: 0.111 (95% interval 0.051 to 0.171).',
      '',
      'Likelihood of a purchase, stated on the earlier period, and what came in the later one, with 95%',
      'intervals:',
      '  Stated           Range  Pairs  Bought   Came          Range',
      '   17.2%  10.0% to 28.0%     64      11  17.2%  9.9% to 28.2%',
      '',
      'Left out: Training days (purchases carry no day), gone (fewer than ten owners).',
      '',
      'What the sync puts forward is counted from its first day on. Nothing of before this week is known',
      'here yet.',
      '',
      ...formatWhitespaceBacktest(result, words).slice(-4)
    ]);
  });

  it('names other periods by their days', () => {
    expect(text({ days: 91 })).toContain('We replayed the last 91 days: of 640 suggestions');
  });

  it('says that what went with buying is no cause', () => {
    expect(text({})).toContain('This says what went with buying, not what a suggestion causes.');
  });

  it('says what became of suggestions that people have seen', () => {
    const shown = text({ shown: { since: '2026-08-03', put: 120, bought: 8, declined: 5 } }).replaceAll('\n', ' ');
    expect(shown).toContain('Put forward since 2026-08-03, and seen: 120 suggestions, of which 8 were bought since, and 5 answered');
  });

  it('keeps the numbers of a replay that was not passed, with what is shown instead', () => {
    const refused = text({ refused: 'no_better_than_popularity' }).replaceAll('\n', ' ');
    expect(refused).toContain('Not passed: suggesting the most popular product lines to everybody was as good');
    expect(refused).toContain('Shown instead: how many similar customers have a product line, from ten owners.');
    expect(refused).toContain('P@3');
  });

  it.each([
    ['no_product_lines', 'Needed: an active product line'],
    ['few_product_lines', 'with 3 suggestions for each customer everything would be suggested.'],
    ['history_too_short', 'Needed: purchases from before 2025-05-19, or shorter periods'],
    ['few_owners', 'or shorter periods than 182 days'],
    ['few_purchases', 'the two periods of 182 days'],
    ['not_calibrated', 'within its range in the following 182 days']
  ] as const)('says why nothing is shown and what would be needed: %s', (refused, phrase) => {
    expect(refusedText(refused)).toContain(phrase);
    expect(refusedText(refused)).not.toMatch(/no phrase|P@3|%s/);
  });
});

describe('a file of a replay', () => {
  it('has a line for each method and for each step of the calibration', () => {
    expect(whitespaceBacktestCsv(result, words).slice(1).split('\r\n')).toEqual([
      'Kind,Method,Customers that bought something new,Suggested or pairs,Bought,Precision,Recall,NDCG,Stated,"Stated, low","Stated, high","Share that came, low","Share that came, high"',
      'method,ease,60,640,70,0.2111,0.3,0.25,,,,,',
      'method,popularity,60,640,32,0.1,0.15,0.12,,,,,',
      'calibration,ease,,64,11,,,,0.172,0.1,0.28,0.099,0.282',
      ''
    ]);
  });
});
