import {
  currencyIn,
  dayOf,
  daysBetween,
  formatDay,
  formatEffect,
  formatMoment,
  formatMoney,
  formatNumber,
  formatScore,
  formatShare,
  formatSigned,
  formatWhole
} from 'c/headroomFormat';

jest.mock('@salesforce/i18n/timeZone', () => ({ __esModule: true, default: 'America/Los_Angeles' }), { virtual: true });

const plain = (text) => text.replace(/\u00a0/g, ' ');

describe('numbers', () => {
  it('have one decimal as scores and the true minus sign as effects', () => {
    expect(formatScore(71.5)).toBe('71.5');
    expect(formatScore(80)).toBe('80.0');
    expect(formatScore(53.75)).toBe('53.8');
    expect(formatScore(88.35)).toBe('88.3');
    expect(formatEffect(-3.7)).toBe('\u22123.7');
    expect(formatEffect(0.9)).toBe('+0.9');
    expect(formatEffect(0)).toBe('0.0');
  });

  it('never show a zero with a minus sign', () => {
    expect(formatScore(-0.04)).toBe('0.0');
    expect(formatWhole(-0.2)).toBe('0');
  });

  it('keep at most two decimals as counts', () => {
    expect(formatNumber(8.75)).toBe('8.75');
    expect(formatNumber(1200)).toBe('1,200');
  });

  it('show shares as percentages and points around zero with a sign', () => {
    expect(formatShare(0.9)).toBe('90%');
    expect(formatShare(-0.3, true)).toBe('\u221230%');
    expect(formatSigned(30)).toBe('+30');
  });
});

describe('money', () => {
  it('carries its ISO code, and cents only where there are any', () => {
    expect(plain(formatMoney(180000, 'EUR'))).toBe('EUR 180,000');
    expect(plain(formatMoney(4812.5, 'EUR'))).toBe('EUR 4,812.50');
    expect(plain(formatMoney(5))).toBe('USD 5');
  });

  it('takes the code that the platform wrote, where there is one', () => {
    expect(currencyIn('EUR 84,000.00 (USD 90,000.00)')).toBe('EUR');
    expect(currencyIn('$84,000.00')).toBeUndefined();
    expect(currencyIn(null)).toBeUndefined();
  });
});

describe('days', () => {
  it('do not move with the time zone', () => {
    expect(formatDay('2027-05-31', '2027-03-18')).toBe('May 31');
    expect(formatDay('2026-11-21', '2027-03-18')).toBe('Nov 21, 2026');
    expect(formatDay('2026-11-21')).toBe('Nov 21, 2026');
  });

  it('are counted as calendar days', () => {
    expect(daysBetween('2027-03-18', '2027-05-31')).toBe(74);
    expect(daysBetween('2027-03-18', '2027-03-17')).toBe(-1);
  });

  it('of an instant are those of the user', () => {
    expect(dayOf('2027-03-18T06:00:00.000Z')).toBe('2027-03-17');
    expect(plain(formatMoment('2027-03-18T06:00:00.000Z'))).toMatch(/^Mar 17, 11:00.PM$/);
  });
});
