import { describe, expect, it } from 'vitest';
import { isFirstOfWeek, isNightRun } from '../../../../../src/operations/sync/run/nightOf.ts';
import type { RunRow } from '../../../../../src/store/stateStore.ts';

const asOf = { instant: '2026-11-22T08:00:00.000Z', timeZone: 'Europe/Berlin', today: '2026-11-22' };
const run = (startedAt: string, status: RunRow['status'] = 'done'): RunRow => ({ runId: startedAt, startedAt, status });

describe('isNightRun', () => {
  it('is true for the first run ever and for the first of a day', () => {
    expect(isNightRun([], asOf)).toBe(true);
    expect(isNightRun([run('2026-11-21T20:00:00.000Z')], asOf)).toBe(true);
  });

  it('is false after another run of the same day in the org’s zone', () => {
    // half past midnight in Berlin
    expect(isNightRun([run('2026-11-21T23:30:00.000Z')], asOf)).toBe(false);
    expect(isNightRun([run('2026-11-22T02:00:00.000Z', 'partly')], asOf)).toBe(false);
  });

  it('does not count runs that failed, paused or are under way', () => {
    expect(
      isNightRun(
        ['failed', 'paused', 'running'].map((status) => run('2026-11-22T02:00:00.000Z', status as RunRow['status'])),
        asOf
      )
    ).toBe(true);
  });
});

describe('isFirstOfWeek', () => {
  it('is true for the first run ever and for the first from Monday on', () => {
    expect(isFirstOfWeek([], asOf)).toBe(true);
    // 22 November 2026 is a Sunday; its week began on the 16th
    expect(isFirstOfWeek([run('2026-11-15T22:30:00.000Z')], asOf)).toBe(true);
    const monday = { ...asOf, instant: '2026-11-23T01:00:00.000Z', today: '2026-11-23' };
    expect(isFirstOfWeek([run('2026-11-22T08:00:00.000Z')], monday)).toBe(true);
  });

  it('is false after another run of the week in the org’s zone that wrote', () => {
    // half past midnight on Monday in Berlin
    expect(isFirstOfWeek([run('2026-11-15T23:30:00.000Z')], asOf)).toBe(false);
    expect(isFirstOfWeek([run('2026-11-18T02:00:00.000Z', 'partly')], asOf)).toBe(false);
    expect(isFirstOfWeek([run('2026-11-18T02:00:00.000Z', 'failed')], asOf)).toBe(true);
  });
});
