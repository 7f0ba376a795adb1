import { describe, expect, it } from 'vitest';
import { proposeLine } from '../../../src/operations/setup/proposeLine.ts';
import type { OwnerRow } from '../../../src/operations/setup/readOwners.ts';

const found = { family: 'Robots', source: 'asset', owners: 4 } as const;
const row = (more: Partial<OwnerRow> = {}): OwnerRow => ({ rows: 2, hasAmount: false, hasTerm: false, ...more });
const propose = (rows: readonly OwnerRow[], prices: Parameters<typeof proposeLine>[0]['prices'] = []) =>
  proposeLine({ found, key: 'robots', rows, prices });

describe('a proposed line', () => {
  it('counts owners with a quantity above 0 and describes them by quartiles', () => {
    const proposal = propose([1, 2, 4, 8, 0].map((quantity) => row({ quantity })));
    expect(proposal).toMatchObject({ counts: 'quantity', owners: 4, quartiles: { low: 1, median: 2, high: 4 } });
  });

  it('counts rows where fewer than half of the owners have a quantity', () => {
    expect(propose([row({ quantity: 9 }), row(), row({ rows: 5 })])).toMatchObject({ counts: 'rows', owners: 3, quartiles: { median: 2 } });
    expect(propose([row({ quantity: 9 }), row()])).toMatchObject({ counts: 'quantity', owners: 1 });
  });

  it('is none where nobody owns any of it today', () => {
    expect(propose([])).toBeUndefined();
    expect(propose([row({ quantity: 0 })])).toBeUndefined();
  });

  it('takes the price of the standard price book, else look-alikes from 10 amounts on, else none', () => {
    const paid = (count: number) => Array.from({ length: count }, () => row({ quantity: 1, hasAmount: true }));
    expect(propose(paid(10), [{ products: 1, low: 5, high: 5 }])?.priceSource).toBe('Price book');
    expect(propose(paid(10))?.priceSource).toBe('Look-alikes');
    expect(propose(paid(9))?.priceSource).toBe('None');
  });

  it('counts the owners with an amount and with an end', () => {
    expect(propose([row({ quantity: 1, hasAmount: true }), row({ quantity: 1, hasTerm: true, hasAmount: true })])).toMatchObject({
      withAmount: 2,
      withTerm: 1
    });
  });
});
