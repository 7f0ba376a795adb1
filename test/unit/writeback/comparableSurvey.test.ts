import { describe, expect, it } from 'vitest';
import type { Detail, DetailMeasure } from '../../../src/domain/resultJson.ts';
import { comparableDetail } from '../../../src/writeback/comparableJson.ts';

const sv = { n: 2, sent: 5, replied: 2, raw: 0, low: -73.3, high: 73.3, few: true } as const;
const measure: DetailMeasure = { k: 'ce_nps', val: 25, pts: 65, w: 12, con: 10.4, eff: -2.4, n: 2, ids: [], sv, q: '' };

function detailWith(changes: Partial<DetailMeasure>): string {
  const detail: Detail = {
    ...{ v: 1, asOf: '2026-11-22T02:10:00.000Z', state: 'scored', score: 70, computed: 70, best: 80, band: 'x', coverage: 1 },
    ...{ readings: 1, inUse: 1, worst: null, groups: [], rules: [], measures: [{ ...measure, ...changes }] }
  };
  return comparableDetail(detail);
}

describe('what of a survey is worth a write', () => {
  it('is not that answers of others moved the mean it is drawn towards', () => {
    expect(detailWith({ val: 25.8333, pts: 65.83 })).toBe(detailWith({}));
  });

  it('is an answer of the customer itself, and a contribution that moved by 0.1', () => {
    expect(detailWith({ sv: { ...sv, n: 3 } })).not.toBe(detailWith({}));
    expect(detailWith({ sv: { ...sv, raw: 50 } })).not.toBe(detailWith({}));
    expect(detailWith({ con: 10.5 })).not.toBe(detailWith({}));
  });
});
