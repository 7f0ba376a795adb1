import { describe, expect, it } from 'vitest';
import { checksumOf, makeId, toId18 } from '../../../src/localOrg/ids.ts';

describe('ids', () => {
  it('closes an id of 15 characters with the checksum of its capital letters', () => {
    // Worked by hand: groups 001D0, 00000, HDlmn; capitals at bit 3; none; bits 0 and 1.
    expect(checksumOf('001D000000HDlmn')).toBe('IAD');
    // Known pair of the documentation of 15 and 18 character ids.
    expect(toId18('005A0000000UyrW')).toMatch(/^005A0000000UyrW[A-Z0-5]{3}$/);
  });

  it('counts in base 62 behind the key prefix', () => {
    expect(makeId('001', 1)).toBe('001L00000000001IAA');
    expect(makeId('500', 62).slice(0, 15)).toBe('500L00000000010');
  });

  it('accepts 15 characters, 18 characters, and 18 characters in another letter case', () => {
    const id = makeId('003', 123_456);
    expect(toId18(id.slice(0, 15))).toBe(id);
    expect(toId18(id)).toBe(id);
    expect(toId18(id.toLowerCase())).toBe(id);
  });

  it('refuses a wrong checksum, a wrong length and foreign characters', () => {
    expect(toId18('001L00000000001ZZZ')).toBeUndefined();
    expect(toId18('001L0000000000')).toBeUndefined();
    expect(toId18('001L0000000000-')).toBeUndefined();
  });
});
