import { describe, expect, it } from 'vitest';
import { isDayFormat, readDay } from '../../../src/imports/readDay.ts';
import { readNumber } from '../../../src/imports/readNumber.ts';
import { delimiterOf, unreadableStart } from '../../../src/imports/fileText.ts';

const berlin = { timeZone: 'Europe/Berlin' };

describe('readDay', () => {
  it.each([
    ['2026-11-05', '2026-11-05'],
    ['2026-11-05T08:00', '2026-11-05'],
    ['2026-11-05 23:59:59', '2026-11-05'],
    // 23:30 in UTC is 00:30 of the next day in Berlin, which is one hour ahead in winter.
    ['2026-11-05T23:30:00Z', '2026-11-06'],
    ['2026-11-06T00:30:00+09:00', '2026-11-05'],
    ['2024-02-29', '2024-02-29'],
    ['2026-02-29', undefined],
    ['2026-13-01', undefined],
    ['05.11.2026', undefined],
    ['26-11-05', undefined],
    ['yesterday', undefined]
  ])('reads the ISO text %s as %s', (text, day) => {
    expect(readDay(text, berlin)).toBe(day);
  });

  it.each([
    ['DD.MM.YYYY', '5.11.2026', '2026-11-05'],
    ['DD.MM.YYYY', '05.11.2026 14:33', '2026-11-05'],
    ['MM/DD/YYYY', '11/05/2026 2:33:10 PM', '2026-11-05'],
    ['DD/MM/YYYY', '11/05/2026', '2026-05-11'],
    ['YYYY/MM/DD', '2026/11/05', '2026-11-05'],
    ['DD.MM.YYYY', '31.04.2026', undefined],
    ['DD.MM.YYYY', '2026-11-05', undefined],
    ['DD.MM.YYYY', '05.11.26', undefined],
    ['MM/DD/YYYY', '22/11/2026', undefined]
  ])('reads %s of %s as %s', (format, text, day) => {
    expect(readDay(text, { format, ...berlin })).toBe(day);
  });

  it('knows a format by year, month and day, once each', () => {
    expect(['DD.MM.YYYY', 'MM-DD-YYYY', 'YYYY MM DD'].map(isDayFormat)).toEqual([true, true, true]);
    expect(['DD.MM', 'DD.MM.YY', 'DD.DD.YYYY', 'DDMMYYYY', 'DD,MM,YYYY'].map(isDayFormat)).toEqual([false, false, false, false, false]);
  });
});

describe('readNumber', () => {
  it('takes point and comma as the decimal sign', () => {
    expect(['9', ' 4,5 ', '4.25', '-1', '10'].map(readNumber)).toEqual([9, 4.5, 4.25, -1, 10]);
  });

  it('refuses what could be two numbers or is none', () => {
    expect(['1,000', '1.000', '', 'nine', '9/10', '4,', '1e3', '0x1'].map(readNumber)).toEqual(Array(8).fill(NaN));
  });
});

describe('a file of text', () => {
  it('has the delimiter that its heading has most of, outside quotes', () => {
    expect(delimiterOf('Account,Score,Date')).toBe(',');
    expect(delimiterOf('Account;"How likely, 0-10, really";Date')).toBe(';');
    expect(delimiterOf('Account\tScore')).toBe('\t');
    expect(delimiterOf('Score')).toBe(',');
  });

  it('is not read where it is UTF-16, UTF-32 or a workbook', () => {
    expect(unreadableStart(Uint8Array.of(0xff, 0xfe, 0x41, 0))).toBe('UTF-16');
    expect(unreadableStart(Uint8Array.of(0xfe, 0xff, 0, 0x41))).toBe('UTF-16');
    expect(unreadableStart(Uint8Array.of(0x41, 0, 0x2c, 0))).toBe('UTF-16');
    expect(unreadableStart(Uint8Array.of(0xff, 0xfe, 0, 0))).toBe('UTF-32');
    expect(unreadableStart(Uint8Array.of(0x50, 0x4b, 3, 4))).toBe('Excel');
    expect(unreadableStart(new TextEncoder().encode('\ufeffKonto;Gr\u00fc\u00dfe'))).toBeUndefined();
    expect(unreadableStart(new Uint8Array())).toBeUndefined();
  });
});
