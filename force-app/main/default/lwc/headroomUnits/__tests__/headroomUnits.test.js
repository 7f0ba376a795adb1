import { lineQuantity, periodText, rangeWithUnit, withUnit } from 'c/headroomUnits';

const plain = (text) => text.replace(/\u00a0/g, ' ');

describe('values with their unit', () => {
  it.each([
    [20, 'days', '20 days'],
    [1, 'days', '1 day'],
    [1, 'contacts', '1 contact'],
    [3, 'people', '3 people'],
    [0.9, 'share 0-1', '90%'],
    [-0.5339, 'share, -1 to any', '\u221253%'],
    [0.12, 'share, -1 to any', '+12%'],
    [1, 'acts', '1 act'],
    [99.95, 'percent', '100%'],
    [99.5, 'percent', '99.5%'],
    [1.25, 'ratio', '1.25'],
    [-10, '-100 to 100', '\u221210'],
    [1, '0 or 1', 'yes'],
    [0, '0 or 1', 'no'],
    [3, 'level 1-5', '3 of 5'],
    [4, 'licences', '4 licences']
  ])('%s in %s is %s', (value, unit, words) => {
    expect(withUnit(value, unit)).toBe(words);
  });

  it('writes a counted unit once behind two values, and a scale with both', () => {
    expect(rangeWithUnit([9, 20], 'days')).toEqual(['9', '20 days']);
    expect(rangeWithUnit([0.9, 0.8], 'share 0-1')).toEqual(['90%', '80%']);
    expect(rangeWithUnit([0, 1], '0 or 1')).toEqual(['no', 'yes']);
  });

  it('names the currency of an amount', () => {
    expect(plain(withUnit(5000, 'money', { currency: 'EUR' }))).toBe('EUR 5,000');
  });

  it('says when a value is only the least it can be, and nothing where there is none', () => {
    expect(withUnit(365, 'days', { isLeast: true })).toBe('365 days or more');
    expect(withUnit(null, 'days')).toBe('');
  });

  it('uses the noun of a product line, for one the one for one', () => {
    const settings = {
      lines: [
        { k: 'a', unit: 'copies', unitOne: 'copy' },
        { k: 'b', unit: 'seats' }
      ]
    };
    expect(lineQuantity(1, 'a', settings)).toBe('1 copy');
    expect(lineQuantity(2, 'a', settings)).toBe('2 copies');
    expect(lineQuantity(1, 'b', settings)).toBe('1 seats');
    expect(lineQuantity(1, 'c', settings)).toBe('1');
  });

  it.each([
    [182, '6 months'],
    [365, '12 months'],
    [91, '3 months'],
    [30, '1 month'],
    [100, '100 days'],
    [7, '7 days']
  ])('calls a period of %s days %s', (days, words) => {
    expect(periodText(days)).toBe(words);
  });
});
