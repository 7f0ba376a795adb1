import { describe, expect, it } from 'vitest';
import { durationMs } from '../../../src/commands/duration.ts';

describe('an interval', () => {
  it('is a number of seconds, minutes or hours', () => {
    expect(['90s', '15m', '24h'].map(durationMs)).toEqual([90_000, 900_000, 86_400_000]);
  });

  it('shorter than a minute, longer than a day or in other words is refused by name', () => {
    for (const text of ['59s', '25h', '0m', '15', 'm', '-5m', '1.5h', '5 m', ''])
      expect(() => durationMs(text)).toThrowError(expect.objectContaining({ name: 'FlagInvalid' }) as Error);
  });
});
