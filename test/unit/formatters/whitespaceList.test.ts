import { describe, expect, it } from 'vitest';
import type { ListedCell, WhitespaceList } from '../../../src/domain/whitespaceList.ts';
import { whitespaceCsv } from '../../../src/formatters/whitespaceCsv.ts';
import { formatWhitespaceList } from '../../../src/formatters/whitespaceList.ts';
import { phrasesOf } from './phrases.ts';

const words = phrasesOf('whitespace.list.md');

const acme: ListedCell = {
  account: { id: '001A', name: 'Acme' },
  owner: { id: '005A', name: 'Jane Doe' },
  productLine: { key: 'analytics', title: 'Analytics' },
  status: 'Partly_Used',
  owned: 40,
  target: 120,
  gap: 80,
  amount: 36000,
  amountLow: 30000,
  amountHigh: 44000.5,
  currency: 'EUR',
  motion: 'Upsell',
  reason: '80 seats below, what fits',
  onHoldSince: null,
  rankInAccount: 1,
  rankForOwner: null,
  asOf: '2026-11-22T02:10:00.000Z'
};
const brio: ListedCell = {
  ...acme,
  account: { id: '001B', name: '=Brio' },
  owner: null,
  status: 'Blocked_At_Risk',
  owned: null,
  target: null,
  gap: null,
  amount: null,
  amountLow: null,
  amountHigh: null,
  motion: null,
  reason: null,
  onHoldSince: '2026-11-03',
  rankInAccount: null
};
const list: WhitespaceList = {
  cells: [acme, brio],
  matching: 2,
  room: { cells: 1, amounts: [{ currency: 'EUR', amount: 36000 }], withoutAmount: 0 },
  estimates: false,
  refused: 'few_owners',
  hidden: []
};

describe('a list of cells', () => {
  it('says what matches and what it is worth, then a line for each cell', () => {
    expect(formatWhitespaceList(list, words)).toEqual([
      '2 cells match; 1 of them open or partly used. Room to grow: EUR 36,000 a year at list price.',
      '',
      '  Account  Product line  Status       Owns / fits  Amount a year  Next',
      '  Acme     Analytics     Partly used    40 of 120     EUR 36,000     1',
      '  =Brio    Analytics     On hold                -              -     -',
      '',
      'No likelihood is shown: fewer than ten customers own any one product line.'
    ]);
  });

  it('names currencies one after the other, never their sum, and cells without an amount', () => {
    const amounts = [
      { currency: 'EUR', amount: 36000 },
      { currency: 'USD', amount: 12.5 }
    ];
    const [line] = formatWhitespaceList({ ...list, room: { cells: 4, amounts, withoutAmount: 1 } }, words);
    expect(line).toBe('2 cells match; 4 of them open or partly used. Room to grow: EUR 36,000, USD 12.50 a year at list');
  });

  it('says once that no amount is known', () => {
    const [line] = formatWhitespaceList({ ...list, matching: 2, room: { cells: 2, amounts: [], withoutAmount: 2 } }, words);
    expect(line).toBe('2 cells match; 2 of them open or partly used. No amount is known for them.');
  });

  it('heads the weighted estimate as what it is, and shows it only where the replay was passed', () => {
    const estimates = { ...list, estimates: true, cells: [{ ...acme, weightedEstimate: 6000, likelihood: 1 / 6 }] };
    const text = formatWhitespaceList(estimates, words).join('\n');
    expect(text).toMatch(/Weighted\n.*estimate, not\n.*a forecast/);
    expect(text).toContain('EUR 6,000');
    expect(formatWhitespaceList(list, words).join('\n')).not.toContain('forecast');
  });

  it('shows as many as asked for and says how many there are', () => {
    expect(formatWhitespaceList(list, words, 1)).toContain('1 of 2 cells shown. Show more with --limit, or save all with --csv.');
  });

  it.each(['no_run', 'no_cells', 'no_match', 'no_access'] as const)('says why it is empty and what to do: %s', (empty) => {
    const lines = formatWhitespaceList({ ...list, cells: [], matching: 0, empty, hidden: ['Headroom_X__c'] }, words);
    expect(lines.join(' ')).not.toContain('no phrase');
    expect(lines.at(-1)).toBe('Not shown, since you may not read it: Headroom_X__c.');
  });

  it('names every reason for which no likelihood is shown', () => {
    const refusals = [
      'no_product_lines',
      'history_too_short',
      'few_owners',
      'few_purchases',
      'no_better_than_popularity',
      'not_calibrated'
    ] as const;
    for (const refused of refusals)
      expect(formatWhitespaceList({ ...list, refused }, words).at(-1)).toMatch(/^No likelihood is shown: .*\.$/);
  });
});

describe('a file of cells', () => {
  it('has a header, a line for each cell, numbers as numbers and no formula', () => {
    const [header, first, second] = whitespaceCsv(list, words).split('\r\n');
    expect(header).toBe(
      '\uFEFFAccount ID,Account,Account owner,Product line key,Product line,Status,Owned,Fits,Gap,Currency,Amount a year at list price,"Amount, low","Amount, high",Motion,Why,On hold since,Place on the account,Place for the owner,Judged at'
    );
    expect(first).toBe(
      '001A,Acme,Jane Doe,analytics,Analytics,Partly_Used,40,120,80,EUR,36000,30000,44000.5,Upsell,"80 seats below, what fits",,1,,2026-11-22T02:10:00.000Z'
    );
    expect(second).toBe("001B,'=Brio,,analytics,Analytics,Blocked_At_Risk,,,,EUR,,,,,,2026-11-03,,,2026-11-22T02:10:00.000Z");
  });

  it('adds likelihood and weighted estimate where they are shown', () => {
    const cells = [{ ...acme, weightedEstimate: 6000, likelihood: 0.17 }];
    const [header, first] = whitespaceCsv({ ...list, estimates: true, cells }, words).split('\r\n');
    expect(header).toMatch(/,Share of similar customers that bought,"Weighted estimate, not a forecast"$/);
    expect(first).toMatch(/,0.17,6000$/);
  });
});
