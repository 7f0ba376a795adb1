import { describe, expect, it } from 'vitest';
import { cutText } from '../../../src/domain/cutText.ts';

describe('a text cut to the length of a field', () => {
  it('stays where it fits, and loses its end where it does not', () => {
    expect(cutText('Analytics', 9)).toBe('Analytics');
    expect(cutText('Analytics', 4)).toBe('Anal');
    expect(cutText('', 4)).toBe('');
  });

  it('ends with a whole character: half of one is no text, and would come back from the org as another', () => {
    expect(cutText('ab\u{20BB7}c', 3)).toBe('ab');
    expect(cutText('ab\u{20BB7}c', 4)).toBe('ab\u{20BB7}');
  });
});
