import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Alarm } from '../../../src/service/alarm.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Whether a pause of a minute has ended after some milliseconds. */
async function endsWithin(alarm: Alarm, ms: number): Promise<boolean> {
  let isOver = false;
  const pause = alarm.pause(60_000).then(() => (isOver = true));
  await vi.advanceTimersByTimeAsync(ms);
  const ended = isOver;
  await vi.advanceTimersByTimeAsync(60_000);
  await pause;
  return ended;
}

describe('an alarm', () => {
  it('lets a pause last as long as it should', async () => {
    expect(await endsWithin(new Alarm(), 59_999)).toBe(false);
    expect(await endsWithin(new Alarm(), 60_000)).toBe(true);
  });

  it('that rings ends the pause that is under way', async () => {
    const alarm = new Alarm();
    setTimeout(() => alarm.ring(), 10);
    expect(await endsWithin(alarm, 10)).toBe(true);
  });

  it('that rang between two pauses ends the next one at once, and that one only', async () => {
    const alarm = new Alarm();
    alarm.ring();
    expect(await endsWithin(alarm, 0)).toBe(true);
    expect(await endsWithin(alarm, 59_999)).toBe(false);
  });

  it('does not ring before its time, whatever part of a millisecond that is', async () => {
    vi.useRealTimers();
    for (let round = 0; round < 30; round += 1) {
      const begun = performance.now();
      await new Alarm().pause(1.9);
      expect(performance.now() - begun).toBeGreaterThanOrEqual(1.9);
    }
  });
});
