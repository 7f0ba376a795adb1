import { describe, expect, it } from 'vitest';
import { averageCalls, isUsedUp, lookPauseMs } from '../../../../src/operations/watch/lookPause.ts';
import { LookCosts } from '../../../../src/service/lookCosts.ts';

const hourMs = 3_600_000;
const hoursADay = 24;

describe('the pause between looks', () => {
  // 25 calls are kept for each of 24 hours: 600. Half of the other 19,400 are 9,700.
  const pace = { wishedMs: 5000, callsALook: 4, callsAnHour: 25, usedInDay: 0, allowedInDay: 20_000, leftForAll: 80_000 };

  it('is as wished as long as half of the calls are left that are not kept', () => {
    expect(lookPauseMs(pace)).toBe(5000);
    expect(lookPauseMs({ ...pace, usedInDay: 9700 })).toBe(5000);
  });

  // 4 calls * 86,400,000 ms / (20,000 - 15,000 - 600) calls.
  it('lets what is left last for 24 hours from then on', () => {
    expect(lookPauseMs({ ...pace, usedInDay: 15_000 })).toBe(78_545);
  });

  it('minds what everybody together has left', () => {
    expect(lookPauseMs({ ...pace, leftForAll: 5000 })).toBe(78_545);
  });

  it('is an hour where nothing but what is kept is left, and never shorter than wished', () => {
    expect(lookPauseMs({ ...pace, usedInDay: 19_400 })).toBe(hourMs);
    expect(lookPauseMs({ ...pace, usedInDay: 25_000 })).toBe(hourMs);
    expect(lookPauseMs({ ...pace, wishedMs: 3_000_000, usedInDay: 15_000 })).toBe(3_000_000);
  });

  // 25 calls * 24 h / 240 calls are two hours and a half.
  it('is longer than an hour where a look and a cycle an hour are more than the allowance', () => {
    expect(lookPauseMs({ ...pace, allowedInDay: 240 })).toBe(9_000_000);
    expect(lookPauseMs({ ...pace, allowedInDay: 0 })).toBe(24 * hourMs);
  });
});

describe('a service', () => {
  it('ends where what everybody has left does not pay for a look an hour', () => {
    expect(isUsedUp({ callsALook: 4, leftForAll: 95 })).toBe(true);
    expect(isUsedUp({ callsALook: 4, leftForAll: 96 })).toBe(false);
    expect(isUsedUp({ callsALook: 0, leftForAll: 1 })).toBe(false);
  });

  it('averages its calls over its last looks', () => {
    expect(averageCalls(0, 29)).toBe(29);
    expect(averageCalls(4, 20)).toBe(5);
  });

  /** Calls of each hour of four days of a service with 4 calls a look and 25 a cycle, by its own rules. */
  const hoursOf = (allowedInDay: number, isBusy: (hour: number, look: number) => boolean): readonly number[] => {
    const [callsALook, callsACycle] = [4, 25];
    const hours = Array.from({ length: 4 * hoursADay }, () => 0);
    const costs = new LookCosts();
    let cycleAt = 0;
    for (let at = 0, look = 0; at < hours.length * hourMs; look += 1) {
      const hour = Math.floor(at / hourMs);
      costs.noteLook(callsALook);
      const hasCycle = at - cycleAt >= hourMs || isBusy(hour, look);
      if (hasCycle) {
        cycleAt = at;
        costs.noteCycle(callsACycle);
      }
      const calls = callsALook + (hasCycle ? callsACycle : 0);
      costs.noteCalls(calls);
      hours[hour] = (hours[hour] ?? 0) + calls;
      const usedInDay = hours.slice(Math.max(0, hour - hoursADay), hour + 1).reduce((sum, each) => sum + each, 0);
      at += lookPauseMs({
        ...{ wishedMs: 5000, callsALook: costs.callsALook, callsAnHour: callsALook + callsACycle },
        ...{ usedInDay, allowedInDay, leftForAll: Infinity }
      });
    }
    return hours;
  };
  const mostInADay = (hours: readonly number[]): number =>
    Math.max(
      ...hours.map((_, from) =>
        from + hoursADay > hours.length ? 0 : hours.slice(from, from + hoursADay).reduce((sum, each) => sum + each)
      )
    );

  const days = [
    ['without a change', () => false],
    ['with a change in every look', () => true],
    ['with changes from nine to five', (hour: number) => hour % hoursADay >= 9 && hour % hoursADay < 17],
    ['with a change in every seventh look', (_: number, look: number) => look % 7 === 0],
    ['that are quiet for two days and busy from then on', (hour: number) => hour >= 2 * hoursADay]
  ] as const;

  it.each(days)('stays within its share in any 24 hours of days %s, and uses most of it', (_, isBusy) => {
    for (const allowed of [25_000, 3750, 1200]) {
      const most = mostInADay(hoursOf(allowed, isBusy));
      // One look with its cycle may be what passes the line.
      expect([allowed, most <= allowed + 29]).toEqual([allowed, true]);
      expect([allowed, most > allowed / 2]).toEqual([allowed, true]);
    }
  });

  it('stays within a share that does not pay for a look and a cycle an hour', () => {
    expect(mostInADay(hoursOf(240, () => true))).toBeLessThanOrEqual(240 + 29);
  });
});
