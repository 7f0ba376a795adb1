import { describe, expect, it } from 'vitest';
import { callsOfLooks } from '../../../../src/operations/watch/callsOfLooks.ts';
import { forecastWatch } from '../../../../src/operations/watch/forecastWatch.ts';

describe('the forecast of a service', () => {
  const costs = { wishedMs: 5000, callsALook: 4, callsACycle: 20, shares: { day: 0.8, run: 0.25 } };

  // 720 looks an hour, 17,280 a day; a cycle when an hour is over, the first one in the second hour.
  it('counts looks and a cycle an hour where calls are plenty', () => {
    expect(forecastWatch({ ...costs, orgCallsADay: 5_000_000 })).toEqual({
      pauseSeconds: 5,
      laterPauseSeconds: 5,
      callsAnHour: 2880,
      callsADay: 69_120 + 23 * 20,
      laterCallsADay: 69_120 + 24 * 20,
      callsAllowed: 1_250_000
    });
  });

  it('slows down within the share of a run where they are not', () => {
    const found = forecastWatch({ ...costs, orgCallsADay: 100_000 });
    expect(found).toMatchObject({ callsAnHour: 2880, callsAllowed: 25_000 });
    expect(found.callsADay).toBeLessThanOrEqual(25_000);
    expect(found.laterCallsADay).toBeLessThanOrEqual(25_000);
    expect(found.laterPauseSeconds).toBeGreaterThan(5);
  });
});

describe('calls of a look and of a cycle', () => {
  // 80 lists of changes and 12 queries, 25 a call and 5 queries among them at most; 10 describes a call; the record of the run.
  it('are those of their reads, which share calls', () => {
    expect(callsOfLooks({ watched: 40, described: 60 })).toEqual({ callsALook: 4, callsACycle: 3 + 6 + 4 + 1 });
    expect(callsOfLooks({ watched: 2, described: 2 })).toEqual({ callsALook: 3, callsACycle: 3 + 1 + 1 + 1 });
  });
});
