import { describe, expect, it } from 'vitest';
import { unitPrices } from '../../../src/whitespace/unitPrices.ts';
import { starterSettings } from '../settings/starterRows.ts';

const settings = starterSettings({ examples: true });
const platform = settings.productLines.filter((line) => line.key === 'platform').map((line) => ({ ...line, productFamily: 'Platform' }));

describe('unitPrices', () => {
  const entries = [
    { family: 'Platform', code: 'SEAT', currency: 'EUR', amount: 450 },
    { family: 'Platform', code: 'SEAT-LITE', currency: 'EUR', amount: 300 },
    { family: 'Platform', code: 'FREE', currency: 'EUR', amount: 0 },
    { family: 'Platform', code: 'SEAT', currency: 'USD', amount: 500 },
    { family: 'Analytics', code: 'A', currency: 'EUR', amount: 10 }
  ];

  it('takes the lowest price of the family in each currency, and the highest where that is another one', () => {
    expect(unitPrices(platform, entries)).toEqual([
      { productLine: 'platform', currency: 'EUR', amount: 300, highest: 450 },
      { productLine: 'platform', currency: 'USD', amount: 500 }
    ]);
  });

  it('takes the price of the product that a line names', () => {
    const named = platform.map((line) => ({ ...line, productCode: 'SEAT' }));
    expect(unitPrices(named, entries).map((price) => price.amount)).toEqual([450, 500]);
  });
});
