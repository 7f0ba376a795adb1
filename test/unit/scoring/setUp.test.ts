import { describe, expect, it } from 'vitest';
import { scorecardModel } from '../../../src/scoring/scorecardModel.ts';
import { setUp } from '../../../src/scoring/setUp.ts';
import { starterSettings } from '../settings/starterRows.ts';
import { riskByDepartment } from './scorecards.ts';

const settings = starterSettings();
const withExamples = starterSettings({ examples: true });

/** In use on standard objects alone: signals whose object, and that of both parts of a ratio, is none of the package's. */
function standardOnly(key: string): boolean {
  const signal = withExamples.signals.find((one) => one.key === key);
  return signal?.aggregate === 'RATIO' ? standardOnly(signal.numerator ?? '') : signal?.object?.startsWith('Headroom_') === false;
}

describe('setUp of the default scorecards', () => {
  it.each([
    ['vendor_outcomes', 0.715, true],
    ['vendor_risk', 0.765, true],
    ['vendor_expansion', 1, true],
    ['client_outcomes', 0, false],
    ['client_experience', 0.62, true],
    ['client_engagement', 1, true],
    ['client_maturity', 0, false]
  ])('%s has %d of its weight in use on standard objects, set up: %s', (key, share, isSetUp) => {
    const found = setUp(withExamples, key, standardOnly);
    expect(found.share).toBeCloseTo(share, 12);
    expect(found.isSetUp).toBe(isSetUp);
  });

  it('is not set up before product lines are accepted', () => {
    expect(setUp(settings, 'vendor_expansion', () => true)).toMatchObject({ share: 0, isSetUp: false });
  });

  it('asks for half of the groups beside 40 of 100 of the weight', () => {
    const retentionOnly = (signal: string): boolean =>
      ['case_bad_180', 'sponsors_named', 'value_vs_first', 'usage_features'].includes(signal);
    expect(setUp(settings, 'vendor_outcomes', retentionOnly)).toMatchObject({ share: 0.5, groupsInUse: 1, groups: 3, isSetUp: false });
  });
});

describe('scorecardModel', () => {
  it('makes of the default records the scorecard of the worked example', () => {
    const notInUse = ['usage_trend', 'usage_seat_share', 'milestones_overdue'];
    const model = scorecardModel(settings, 'vendor_risk', (signal) => !notInUse.includes(signal));
    const measures = model?.measures.filter((measure) => measure.key !== 'vr_open_cases_large');
    expect(measures).toEqual(riskByDepartment.measures);
    expect(model?.groups).toEqual(riskByDepartment.groups);
    expect(model?.bands.map((band) => band.floor)).toEqual([0, 40, 80]);
    expect(model).toMatchObject({ minimumCoverage: 0.5, judged: true });
  });

  it('is undefined for an unknown scorecard', () => {
    expect(scorecardModel(settings, 'none', () => true)).toBeUndefined();
  });

  it('does not judge a scorecard without outcome', () => {
    expect(scorecardModel(settings, 'client_engagement', () => true)?.judged).toBe(false);
  });
});
