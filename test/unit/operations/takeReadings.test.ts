import { describe, expect, it } from 'vitest';
import type { ScorecardSettingsJson } from '../../../src/domain/resultJson.ts';
import type { Settings } from '../../../src/domain/settings.ts';
import { replay } from '../../../src/history/replay.ts';
import { takeReadings } from '../../../src/operations/history/takeReadings.ts';
import type { TakenScorecard } from '../../../src/operations/history/takeReadings.ts';
import { epochDay } from '../../../src/domain/day.ts';
import { settingsVersions } from '../../../src/settings/settingsVersions.ts';
import { assessAccounts } from '../../../src/whitespace/assessAccounts.ts';
import type { OverrideFact } from '../../../src/domain/judgement.ts';
import type { AssessInput } from '../../../src/whitespace/assessInput.ts';
import { ACME, assessCase, column, today, workedSignals } from '../whitespace/assessCase.ts';

/** Readings of a scorecard as a run takes them. */
function takenOf(input: AssessInput, scorecard = 'vendor_risk', block = 0): TakenScorecard {
  const contents = new Map(settingsVersions(input.settings).map(({ subject, key, text }) => [subject, { key, text }]));
  const taken = takeReadings({ input, assessment: assessAccounts(input), contents, block });
  const found = taken.find(({ moment }) => moment.scorecard === scorecard);
  if (found === undefined) throw new Error(`${scorecard} was not taken`);
  return found;
}

/** Point and replay of ACME: score, plain score and coverage in percent. */
function bothOf(input: AssessInput, scorecard?: string): readonly [readonly unknown[], readonly unknown[]] {
  const { content, points, readings } = takenOf(input, scorecard);
  const point = points.find(({ accountId }) => accountId === ACME);
  const own = readings.get(ACME) ?? new Map();
  const {
    score = null,
    plain = null,
    coverage
  } = replay({
    content: JSON.parse(content) as ScorecardSettingsJson,
    day: epochDay(today),
    readings: own
  });
  return [
    [point?.score, point?.plain, point?.coverage],
    [score, plain, Math.round(coverage * 100)]
  ];
}

function override(kind: string, more: Partial<OverrideFact> = {}): OverrideFact {
  return {
    ...{ id: `a0${kind}`, accountId: ACME, kind, scorecard: 'vendor_risk', measure: '', createdOn: '2026-11-20' },
    ...{ createdAt: '2026-11-20T10:00:00.000Z', expiresOn: '2026-12-20', by: '005A' },
    ...more
  };
}

/** The starter settings with one measure changed. */
function withMeasure(key: string, change: Partial<Settings['measures'][number]>): Settings {
  const { settings } = assessCase(workedSignals);
  return { ...settings, measures: settings.measures.map((measure) => (measure.key === key ? { ...measure, ...change } : measure)) };
}

const stale = new Map([
  ...assessCase(workedSignals).signals,
  ['asset_deployed', column([0.9], ['2026-10-23'])],
  ['case_high_oldest_days', column([21], ['2026-11-01'])]
]);

describe('readings that a run takes', () => {
  it.each<readonly [string, AssessInput]>([
    ['the worked example', assessCase(workedSignals)],
    ['a customer that is too new', assessCase(workedSignals, { customerSince: [epochDay(today) - 30] })],
    [
      'a customer with hardly a reading',
      assessCase({ ...workedSignals, case_open: [NaN], case_oldest_open_days: [NaN], meeting_days: [NaN] })
    ],
    ['a rule in force and readings with a day', assessCase(workedSignals, { signals: stale })],
    [
      'a reading that grew old',
      assessCase(workedSignals, { signals: stale, settings: withMeasure('vr_deployed', { staleAfterDays: 60 }) })
    ],
    [
      'a reading that is too old',
      assessCase(workedSignals, { signals: stale, settings: withMeasure('vr_deployed', { staleAfterDays: 20 }) })
    ],
    ['a missing reading that counts as zero', assessCase(workedSignals, { settings: withMeasure('vr_requests', { missing: 'zero' }) })],
    [
      'signals that cannot be known',
      assessCase(workedSignals, { leftOut: new Set(['request_high_oldest_days', 'case_high_oldest_days']) })
    ],
    ['a cap by a person', assessCase(workedSignals, { overrides: [override('Cap', { value: 40 })] })],
    ['points by a person', assessCase(workedSignals, { overrides: [override('Points', { value: 95 }), override('Cap', { value: 90 })] })],
    ['a measure that a person left out', assessCase(workedSignals, { overrides: [override('Exclude', { measure: 'vr_oldest_case' })] })],
    ['a scorecard that a person left out', assessCase(workedSignals, { overrides: [override('Exclude')] })]
  ])('give its score again for %s', (_, input) => {
    const [point, replayed] = bothOf(input);
    expect(replayed).toEqual(point);
  });

  it('give the score again where the mean of others fills in', () => {
    const signals = Object.fromEntries(Object.entries(workedSignals).map(([key, [value = NaN]]) => [key, [value, value]]));
    const settings = withMeasure('vr_deployed', { missing: 'segment_mean' });
    const [point, replayed] = bothOf(assessCase({ ...signals, asset_deployed: [NaN, 0.4] }, { settings }));
    expect(replayed).toEqual(point);
    expect(
      takenOf(assessCase({ ...signals, asset_deployed: [NaN, 0.4] }, { settings }))
        .readings.get(ACME)
        ?.get('mean:vr_deployed')
    ).toMatchObject({ state: 'mean' });
  });

  it('give the score again on a scorecard of whitespace levels', () => {
    const input = assessCase(workedSignals);
    const [point, replayed] = bothOf(input, 'vendor_expansion');
    expect(replayed).toEqual(point);
  });

  it('say how a number of days ages, and nothing of one that counts from no day', () => {
    const { readings } = takenOf(assessCase(workedSignals, { signals: stale }));
    const own = readings.get(ACME);
    expect(own?.get('rule:high_case_waiting')).toMatchObject({ state: 'in_force', value: 21, ages: 1, on: epochDay('2026-11-01') });
    expect(own?.get('vr_deployed')).toMatchObject({ state: 'read', value: 0.9, ages: 0, on: epochDay('2026-10-23') });
    expect(own?.get('vr_meeting_days')).toMatchObject({ state: 'read', value: 40, ages: 0, on: NaN });
  });

  it('mark what cannot be known, rules among it', () => {
    const { readings, points } = takenOf(
      assessCase(workedSignals, { leftOut: new Set(['asset_deployed', 'case_high_oldest_days']) }),
      'vendor_risk',
      7
    );
    const states = ['vr_deployed', 'rule:high_case_waiting', 'vr_open_cases'].map((subject) => readings.get(ACME)?.get(subject)?.state);
    expect(states).toEqual(['left_out', 'left_out', 'read']);
    expect(points[0]).toMatchObject({ rebuilt: true, takenOn: today, week: '2026-W47' });
  });
});
