import { describe, expect, it } from 'vitest';
import { HealthError } from '../../../src/domain/healthError.ts';
import { answerTo, cycleDue, restMs, retryPauseMs, staysMs, untilLookMs } from '../../../src/service/schedule.ts';
import type { WatchFacts } from '../../../src/service/schedule.ts';

const never: WatchFacts = { failed: false, changed: 0, busy: 0, isNewDay: false, isSettingsChanged: false };
const quiet: WatchFacts = { ...never, sinceCycleMs: 1000 };

describe('a cycle', () => {
  it('is due at the start, because nobody knows what happened before', () => {
    expect(cycleDue(never)).toBe('start');
  });

  it('is not due as long as nothing happens', () => {
    expect(cycleDue(quiet)).toBeUndefined();
    expect(cycleDue({ ...quiet, sinceCycleMs: 59 * 60_000 })).toBeUndefined();
  });

  it('is due when a look found changes, when settings changed, on a new day and after an hour', () => {
    expect(cycleDue({ ...quiet, changed: 1 })).toBe('changed');
    expect(cycleDue({ ...quiet, isSettingsChanged: true })).toBe('settings');
    expect(cycleDue({ ...quiet, isNewDay: true })).toBe('night');
    expect(cycleDue({ ...quiet, sinceCycleMs: 60 * 60_000 })).toBe('hour');
  });

  it('is due again after one that failed', () => {
    expect(cycleDue({ ...quiet, failed: true })).toBe('retry');
  });

  it('is due once a minute at most for objects of thousands of changes', () => {
    expect(cycleDue({ ...quiet, busy: 1, sinceCycleMs: 59_999 })).toBeUndefined();
    expect(cycleDue({ ...quiet, busy: 1, sinceCycleMs: 60_000 })).toBe('changed');
  });
});

describe('the rest before the next look', () => {
  const asWished = { pauseMs: 5000, isStretched: false };
  const stretched = { pauseMs: 8000, isStretched: true };
  const quick = { begunAt: 100_000, endedAt: 100_400 };

  it('is what is left of the pause since the last look began', () => {
    expect(restMs(quick, asWished, 100_400)).toBe(4600);
    expect(restMs(quick, stretched, 100_400)).toBe(7600);
  });

  it('is none after a cycle that outlasted the pause, and after one before the first look', () => {
    expect(restMs(quick, asWished, 105_000)).toBe(0);
    expect(restMs(quick, asWished, 900_000)).toBe(0);
    expect(restMs(undefined, asWished, 900_000)).toBe(0);
  });

  it('is the pause once more after such a cycle where calls run short', () => {
    expect(restMs(quick, stretched, 900_000)).toBe(8000);
    expect(restMs(undefined, stretched, 900_000)).toBe(8000);
  });

  it('counts from the end of a look that took longer than the pause', () => {
    const slow = { begunAt: 100_000, endedAt: 105_000 };
    expect(untilLookMs(slow, 5000, 105_000)).toBe(5000);
    expect(untilLookMs(slow, 5000, 110_000)).toBe(0);
  });
});

describe('a service in the eyes of the org', () => {
  it('stays ten minutes longer than until its next run', () => {
    expect(staysMs({ kind: 'every', everyMs: 15 * 60_000 }, 0)).toBe(25 * 60_000);
    expect(staysMs({ kind: 'watch', pauseMs: 5000 }, 5000)).toBe(70 * 60_000);
    expect(staysMs({ kind: 'watch', pauseMs: 5000 }, 2 * 3_600_000)).toBe(130 * 60_000);
  });
});

describe('an error', () => {
  it('that another try may cure is tried again', () => {
    for (const name of [
      'OrgUnreachable',
      'SessionEnded',
      'UserNotActive',
      'AppBlocked',
      'OutsideLoginHours',
      'StoreBusy',
      'BulkJobFailed',
      'RequestRefused'
    ] as const)
      expect(answerTo(new HealthError(name))).toBe('retry');
    expect(answerTo(new TypeError('x'))).toBe('retry');
  });

  it('of settings waits for an edit', () => {
    expect(answerTo(new HealthError('SettingsInvalid'))).toBe('settings');
    expect(answerTo(new HealthError('PackageNotInstalled'))).toBe('settings');
  });

  it('that nothing cures ends the service', () => {
    for (const name of ['WrongOrg', 'OtherOrg', 'OrgReplaced', 'ForbiddenHost'] as const)
      expect(answerTo(new HealthError(name))).toBe('end');
    expect(answerTo(new HealthError('StoreNewer'))).toBe('end');
  });

  it('of the budget pauses, of the lease waits', () => {
    expect(answerTo(new HealthError('ApiBudgetReached'))).toBe('pause');
    expect(answerTo(new HealthError('LeaseLost'))).toBe('wait');
  });
});

describe('the pause after an error', () => {
  it('doubles with each failure up to five minutes', () => {
    expect([1, 2, 3, 8, 9, 50].map((failures) => retryPauseMs('retry', failures, 1))).toEqual([
      2000, 4000, 8000, 256_000, 300_000, 300_000
    ]);
  });

  it('is at least half of that, so that several services do not come back at once', () => {
    expect(retryPauseMs('retry', 2, 0)).toBe(2000);
  });

  it('is a minute where only an edit in Setup helps', () => {
    expect(retryPauseMs('settings', 1, 0.5)).toBe(60_000);
    expect(retryPauseMs('settings', 9, 0.5)).toBe(60_000);
  });
});
