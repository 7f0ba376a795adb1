import { describe, expect, it } from 'vitest';
import { HealthError } from '../../../src/domain/healthError.ts';
import { answerTo, cycleDue, isUsedUp, pollPauseMs, retryPauseMs } from '../../../src/service/schedule.ts';
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

  it('is due when a poll found changes, when settings changed, on a new day and after an hour', () => {
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

describe('the pause between polls', () => {
  const pace = { wishedMs: 5000, callsAPoll: 4, usedInDay: 0, allowedInDay: 20_000, leftForAll: 80_000 };

  it('is as wished as long as half of the calls are left', () => {
    expect(pollPauseMs(pace)).toBe(5000);
    expect(pollPauseMs({ ...pace, usedInDay: 10_000 })).toBe(5000);
  });

  // 4 calls * 86,400,000 ms / 5,000 calls left.
  it('lets what is left last for 24 hours from then on', () => {
    expect(pollPauseMs({ ...pace, usedInDay: 15_000 })).toBe(69_120);
  });

  it('minds what everybody together has left', () => {
    expect(pollPauseMs({ ...pace, leftForAll: 5000 })).toBe(69_120);
  });

  // 4 calls a look, 24 looks a day.
  it('is over where what is left does not pay for a look an hour', () => {
    expect(isUsedUp({ callsAPoll: 4, leftForAll: 95 })).toBe(true);
    expect(isUsedUp({ callsAPoll: 4, leftForAll: 96 })).toBe(false);
    expect(isUsedUp({ callsAPoll: 0, leftForAll: 1 })).toBe(false);
  });

  it('is an hour where nothing is left, and never shorter than wished', () => {
    expect(pollPauseMs({ ...pace, usedInDay: 20_000 })).toBe(3_600_000);
    expect(pollPauseMs({ ...pace, usedInDay: 25_000 })).toBe(3_600_000);
    expect(pollPauseMs({ ...pace, wishedMs: 3_000_000, usedInDay: 15_000 })).toBe(3_000_000);
  });

  it('never uses more than the share in a day, whatever a poll costs', () => {
    let used = 0;
    for (let ms = 0; ms < 24 * 3_600_000; ms += pollPauseMs({ ...pace, callsAPoll: 7, usedInDay: used })) used += 7;
    expect(used).toBeLessThanOrEqual(20_000);
    expect(used).toBeGreaterThan(10_000);
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
