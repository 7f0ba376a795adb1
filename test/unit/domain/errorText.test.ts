import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { errorText } from '../../../src/domain/errorText.ts';

describe('errorText', () => {
  it('is the message of an error, and the text of whatever else was thrown', () => {
    expect(errorText(new Error('no room'))).toBe('no room');
    expect(errorText('gone')).toBe('gone');
  });

  it('begins with the place where a value has another shape than it should have', () => {
    const { error } = z.object({ org: z.object({ id: z.string() }) }).safeParse({ org: { id: 1 } });
    expect(errorText(error)).toMatch(/^org\.id: /);
  });
});
