import { describe, expect, it } from 'vitest';
import { windowFrom, windowTo } from '../../../src/pull/wholeMinutes.ts';

describe('a window of whole minutes', () => {
  it('begins five minutes before what is covered, at the begin of that minute', () => {
    expect(windowFrom('2026-11-22T10:07:30.000Z')).toBe('2026-11-22T10:02:00.000Z');
    expect(windowFrom('2026-11-22T00:02:00.000Z')).toBe('2026-11-21T23:57:00.000Z');
  });

  it('ends with the minute of the latest instant, and one later where that is a minute already', () => {
    const from = '2026-11-22T10:02:00.000Z';
    expect(windowTo(from, '2026-11-22T10:07:30.000Z')).toBe('2026-11-22T10:08:00.000Z');
    expect(windowTo(from, '2026-11-22T10:08:00.000Z', '2026-11-22T10:07:59.999Z')).toBe('2026-11-22T10:09:00.000Z');
  });

  it('is two minutes long at least, because the org takes none of a minute', () => {
    expect(windowTo('2026-11-22T10:07:00.000Z', '2026-11-22T10:07:00.500Z')).toBe('2026-11-22T10:09:00.000Z');
  });
});
