import { describe, expect, it } from 'vitest';
import { newRunId } from '../../../../../src/operations/sync/run/runId.ts';

describe('newRunId', () => {
  it('is a UUID of version 7 that begins with the time', () => {
    // 2022-02-22T19:22:22.000Z is 0x017f22e279b0 milliseconds: the example of RFC 9562, appendix A.6.
    expect(newRunId(0x017f22e279b0)).toMatch(/^017f22e2-79b0-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('sorts by time and never repeats', () => {
    const ids = Array.from({ length: 1000 }, (_, n) => newRunId(1_700_000_000_000 + n));
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(Array.from({ length: 1000 }, () => newRunId(1))).size).toBe(1000);
  });
});
