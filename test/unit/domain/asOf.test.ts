import { describe, expect, it } from 'vitest';
import { dayIn } from '../../../src/domain/asOf.ts';

describe('the day of an instant', () => {
  it('is that of the time zone', () => {
    expect(dayIn('2026-11-22T23:30:00Z', 'Europe/Berlin')).toBe('2026-11-23');
    expect(dayIn('2026-11-22T23:30:00Z', 'America/Los_Angeles')).toBe('2026-11-22');
  });
});
