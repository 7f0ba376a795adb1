import { describe, expect, it } from 'vitest';
import { errorNames } from './errorNames.ts';
import { findingCodes } from '../../src/domain/findingCodes.ts';
import { errorCode } from '../../src/domain/healthError.ts';
import { badClasses } from './classes.ts';

describe('the 90 classes of bad configuration', () => {
  it('stand there once each, in order', () => {
    expect(badClasses.map(({ id }) => id)).toEqual(Array.from({ length: 90 }, (_, at) => at + 1));
  });

  it('have a code that the product knows, or a reason why they cannot occur', () => {
    const known = new Set<string>([...Object.keys(findingCodes), ...errorNames().map(errorCode)]);
    for (const each of badClasses) {
      if ('code' in each) expect(known, each.words).toContain(each.code);
      else expect(each.cannot.length, each.words).toBeGreaterThan(30);
    }
  });
});
