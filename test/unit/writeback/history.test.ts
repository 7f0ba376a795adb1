import { describe, expect, it } from 'vitest';
import type { HistoryJson } from '../../../src/domain/historyJson.ts';
import type { HistoryPoint } from '../../../src/domain/reading.ts';
import type { Detail, WhatChanged } from '../../../src/domain/resultJson.ts';
import { planChanges } from '../../../src/writeback/changes.ts';
import type { HeldRecord } from '../../../src/writeback/changes.ts';
import type { DesiredRecord } from '../../../src/writeback/desired.ts';
import { bandSince } from '../../../src/writeback/history.ts';
import { historyText, leftOutInRecords, pointsInRecords } from '../../../src/writeback/historyText.ts';
import { isoWeek } from '../../../src/writeback/historyWeek.ts';
import { isOwnNight } from '../../../src/writeback/ownNight.ts';
import { changeOf } from '../../../src/writeback/resultRecord.ts';

const RESULT = 'Headroom_Scorecard_Result__c';

function point(takenOn: string, score: number | null, more: Partial<HistoryPoint> = {}): HistoryPoint {
  return {
    ...{ scorecard: 'vendor_risk', accountId: '001A', week: isoWeek(takenOn), takenOn, score, plain: score },
    ...{ coverage: 92, band: null, version: 'vendor_risk:a', rebuilt: false },
    ...more
  };
}

describe('historyText', () => {
  it('writes weeks with their gaps, rebuilt ones marked, versions once', () => {
    const points = [
      point('2026-11-02', 70, { rebuilt: true, coverage: 80 }),
      point('2026-11-09', null, { version: 'vendor_risk:b' }),
      point('2026-11-16', 60, { plain: 71.5 })
    ];
    expect(JSON.parse(historyText(points, ['vr_deployed']) ?? '')).toEqual({
      v: 1,
      versions: ['vendor_risk:a', 'vendor_risk:b'],
      points: [
        { w: '2026-W45', d: '2026-11-02', s: 70, c: 80, r: true, v: 0 },
        { w: '2026-W46', d: '2026-11-09', s: null, c: 92, v: 1 },
        { w: '2026-W47', d: '2026-11-16', s: 60, p: 71.5, c: 92, v: 0 }
      ],
      leftOut: ['vr_deployed']
    });
  });

  it('keeps the newest 104 weeks and fits into its field', () => {
    const weeks = Array.from({ length: 130 }, (_, w) => new Date(Date.UTC(2024, 0, 1 + 7 * w)).toISOString().slice(0, 10));
    const text =
      historyText(
        weeks.map((day) => point(day, 71.5)),
        []
      ) ?? '';
    const { points } = JSON.parse(text) as HistoryJson;
    expect(points).toHaveLength(104);
    expect(points.at(-1)?.d).toBe(weeks.at(-1));
    const versions = weeks.map((day, w) => point(day, 71.5, { version: `vendor_risk:${String(w).padStart(300, '0')}` }));
    const long = historyText(versions, []) ?? '';
    expect(long.length).toBeLessThanOrEqual(32_768);
    expect((JSON.parse(long) as HistoryJson).points.at(-1)?.d).toBe(weeks.at(-1));
  });

  it('is empty without points, and leaves out points that say no coverage', () => {
    expect(historyText([], [])).toBeNull();
    expect(historyText([point('2026-11-02', 70, { coverage: null })], [])).toBeNull();
  });
});

describe('points in records', () => {
  const points = [point('2026-11-02', 70, { rebuilt: true }), point('2026-11-09', null), point('2026-11-16', 60, { plain: 71.5 })];
  const held = (fields: HeldRecord['fields']): HeldRecord => ({
    object: RESULT,
    id: 'a0',
    key: '001A:vendor_risk',
    accountId: '001A',
    fields
  });

  it('come back as they were written', () => {
    const record = held({ Scorecard__c: 'vendor_risk', History__c: historyText(points, ['vr_deployed']) });
    expect(pointsInRecords([record], 'vendor_risk')).toEqual(points);
    expect(pointsInRecords([record], 'client_maturity')).toEqual([]);
    expect(leftOutInRecords([record], 'vendor_risk')).toEqual(['vr_deployed']);
  });

  it.each([
    ['empty', null],
    ['edited by hand', '{"v":1, oops'],
    ['of a newer version', '{"v":2,"points":[]}']
  ])('are none where the text is %s', (_, text) => {
    expect(pointsInRecords([held({ Scorecard__c: 'vendor_risk', History__c: text })], 'vendor_risk')).toEqual([]);
  });
});

describe('the own night of an account', () => {
  it('comes once in seven days', () => {
    const days = Array.from({ length: 7 }, (_, d) => new Date(Date.UTC(2026, 10, 16 + d)).toISOString().slice(0, 10));
    for (const id of ['001A', '001B', '001L0000000000gIAA']) {
      expect(days.filter((day) => isOwnNight(id, day))).toHaveLength(1);
    }
  });

  it('spreads accounts over all days', () => {
    const ids = Array.from({ length: 700 }, (_, n) => `001L0000000${String(n).padStart(4, '0')}AAA`);
    const due = ids.filter((id) => isOwnNight(id, '2026-11-22')).length;
    expect(due).toBeGreaterThan(60);
    expect(due).toBeLessThan(140);
  });
});

describe('fields that are written once a week', () => {
  const desired = (history: string, due: boolean, score = 71.5): DesiredRecord => ({
    ...{ object: RESULT, key: '001A:vendor_risk', accountId: '001A' },
    ...(due ? { due: true } : {}),
    fields: { Score__c: score, History__c: history, Sparkline__c: history }
  });
  const held = (history: string | null): HeldRecord => ({
    ...{ object: RESULT, id: 'a0', key: '001A:vendor_risk', accountId: '001A' },
    fields: { Score__c: 71.5, History__c: history, Sparkline__c: history }
  });
  const written = (record: DesiredRecord, before: HeldRecord) =>
    planChanges({ desired: [record], held: [before], mirrorToAccount: false }).items.map(({ row }) => row['History__c']);

  it('wait for the own night', () => {
    expect(written(desired('new', false), held('old'))).toEqual([]);
    expect(written(desired('new', true), held('old'))).toEqual(['new']);
    expect(written(desired('new', true), held('new'))).toEqual([]);
  });

  it('are written at once where they are empty', () => {
    expect(written(desired('new', false), held(null))).toEqual(['new']);
  });

  it('go along with any other change', () => {
    expect(written(desired('new', false, 72), held('old'))).toEqual(['new']);
  });
});

describe('changeOf', () => {
  const before = { before: point('2026-10-19', 77.6), weeks: [], points: [] };
  const detail = (score: number | null, month?: Partial<WhatChanged>) =>
    ({ score, ...(month === undefined ? {} : { changed: { month } }) }) as Detail;

  it('takes the comparison of like with like', () => {
    expect(changeOf(detail(71.5, { before: 78.2, after: 70, from: '2026-10-12' }), before)).toEqual({ by: -8.2, from: '2026-10-12' });
  });

  it('takes a measured point where the readings of the day are gone', () => {
    expect(changeOf(detail(71.5), before)).toEqual({ by: -6.1, from: '2026-10-19' });
  });

  it('is unknown without a number on both days', () => {
    expect(changeOf(detail(null), before)).toBeUndefined();
    expect(changeOf(detail(71.5), { weeks: [], points: [], before: undefined })).toBeUndefined();
  });
});

describe('bandSince', () => {
  const week = (takenOn: string, band: string | null) => point(takenOn, band === null ? null : 50, { band });

  it('is the first day of the newest weeks in one band', () => {
    const points = [week('2026-10-12', 'red'), week('2026-10-19', 'yellow'), week('2026-10-26', 'red'), week('2026-11-02', 'red')];
    expect(bandSince({ points }, 'red')).toBe('2026-10-26');
    expect(bandSince({ points: points.slice(2) }, 'red')).toBe('2026-10-26');
  });

  it('does not look past a week without a number', () => {
    expect(bandSince({ points: [week('2026-10-12', 'red'), week('2026-10-19', null), week('2026-10-26', 'red')] }, 'red')).toBe(
      '2026-10-26'
    );
  });

  it('is not known where the newest week stood in another band, or nothing is kept', () => {
    expect(bandSince({ points: [week('2026-10-12', 'red'), week('2026-10-19', 'yellow')] }, 'red')).toBeUndefined();
    expect(bandSince({ points: [] }, 'red')).toBeUndefined();
    expect(bandSince({ points: [week('2026-10-12', null)] }, null)).toBeUndefined();
  });
});
