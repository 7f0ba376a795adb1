import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filled, instantText, signedText, wrapped } from '../../../src/formatters/words.ts';

describe('wrapped', () => {
  it('begins every line at the same column', () => {
    expect(wrapped(`${'a'.repeat(60)} ${'b'.repeat(60)}`, 4)).toEqual([`    ${'a'.repeat(60)}`, `    ${'b'.repeat(60)}`]);
  });

  it('fills a line to 100 columns and no further', () => {
    expect(wrapped(`${'a'.repeat(49)} ${'b'.repeat(50)}`, 0).length).toBe(1);
    expect(wrapped(`${'a'.repeat(50)} ${'b'.repeat(50)}`, 0).length).toBe(2);
  });

  it('leaves a word whole that is longer than a line', () => {
    expect(wrapped(`short ${'x'.repeat(120)}`, 2)).toEqual(['  short', `  ${'x'.repeat(120)}`]);
  });

  it('keeps every word in its order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z]{1,30}$/), { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 0, max: 8 }),
        (said, indent) => {
          const lines = wrapped(said.join(' '), indent);
          expect(lines.map((line) => line.trim()).join(' ')).toBe(said.join(' '));
          expect(lines.every((line) => line.length <= 100)).toBe(true);
        }
      )
    );
  });
});

describe('signedText', () => {
  it.each([
    [1.25, '+1.3'],
    [-0.1, '-0.1'],
    [0, '0.0']
  ])('writes %d as %s', (value, text) => {
    expect(signedText(value)).toBe(text);
  });
});

describe('instantText', () => {
  it.each([
    ['2026-11-22T02:10:00.000Z', '2026-11-22 02:10 UTC'],
    ['2026-11-22T02:10:00.000+0000', '2026-11-22 02:10 UTC'],
    ['', '']
  ])('writes %s as %s', (instant, text) => {
    expect(instantText(instant)).toBe(text);
  });
});

describe('filled', () => {
  it('puts values into the places in their order, and takes no value for a pattern', () => {
    expect(filled('%s of %s', '$&', 2)).toBe('$& of 2');
  });
});
