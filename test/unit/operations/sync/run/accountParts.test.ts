import { describe, expect, it } from 'vitest';
import { cutAccounts } from '../../../../../src/operations/sync/run/accountParts.ts';

const ids = ['', 'A', 'B', 'C', 'D', 'E', 'F'];
const nobody = new Set<string>();

describe('cutAccounts', () => {
  it('puts each account into one slice and one part, in their order, none larger than allowed', () => {
    const slices = cutAccounts(ids, nobody, { slice: 4, part: 3 });
    expect(slices).toEqual([
      { accounts: ['', 'A', 'B', 'C'], parts: [['', 'A', 'B'], ['C']] },
      { accounts: ['D', 'E', 'F'], parts: [['D', 'E', 'F']] }
    ]);
  });

  it('puts accounts that are to come last behind all others', () => {
    const [first, second] = cutAccounts(ids, new Set(['A', 'C', 'Z']), { slice: 5, part: 5 });
    expect([first?.accounts, second?.accounts]).toEqual([
      ['', 'B', 'D', 'E', 'F'],
      ['A', 'C']
    ]);
  });

  it('holds an org of a thousand accounts in one slice, and makes the records of 250 at a time', () => {
    const thousand = Array.from({ length: 1000 }, (_, i) => String(i));
    expect(cutAccounts(thousand, nobody).map(({ parts }) => parts.map(({ length }) => length))).toEqual([[250, 250, 250, 250]]);
    expect(cutAccounts([...thousand, 'one more'], nobody)).toHaveLength(2);
  });

  it('cuts nothing out of nobody', () => {
    expect(cutAccounts([], nobody)).toEqual([]);
  });
});
