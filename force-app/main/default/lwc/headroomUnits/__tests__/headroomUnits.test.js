import { withUnit } from 'c/headroomUnits';

const plain = (text) => text.replace(/\u00a0/g, ' ');

describe('values with their unit', () => {
  it.each([
    [20, 'days', '20 days'],
    [1, 'days', '1 day'],
    [1, 'contacts', '1 contact'],
    [3, 'people', '3 people'],
    [0.9, 'share 0-1', '90%'],
    [-0.3, 'share, -1 to any', '\u221230%'],
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

  it('names the currency of an amount', () => {
    expect(plain(withUnit(5000, 'money', 'EUR'))).toBe('EUR 5,000');
  });
});
