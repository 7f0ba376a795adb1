import { describe, expect, it } from 'vitest';
import { printable } from '../../../src/formatters/printable.ts';

describe('text for a terminal', () => {
  it.each([
    ['colour and cursor sequences', 'Acme\u001b[31m red\u001b[2J', 'Acme[31m red[2J'],
    ['a carriage return that writes over the line', 'Acme\rGood', 'AcmeGood'],
    ['letters that turn the direction', 'Acme \u202etxet', 'Acme txet'],
    ['the control characters above ASCII', 'Acme\u009b31m', 'Acme31m']
  ])('loses %s', (_, text, expected) => {
    expect(printable(text)).toBe(expected);
  });

  it.each(['Café 株式会社 😀', 'two\nlines', 'a\ttab'])('keeps %j', (text) => {
    expect(printable(text)).toBe(text);
  });
});
