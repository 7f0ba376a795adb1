import fc from 'fast-check';
import type { EngineColumns, EngineKnots, EngineMeasure, EngineOverrides, EngineScorecard, HeldBands } from '../../../src/scoring/types.ts';

/** Knots as the tables of defaults write them: `0:100, 5:60`. */
function knots(text: string): EngineKnots {
  return text.split(', ').map((knot) => {
    const [x, points] = knot.split(':').map(Number);
    return [x ?? NaN, points ?? NaN] as const;
  });
}

/** A measure judged by a curve; everything else as most defaults have it. */
export function measure(
  key: string,
  [group, weight]: readonly [number, number],
  knots: EngineKnots,
  more: Partial<EngineMeasure> = {}
): EngineMeasure {
  return { key, group, weight, judge: { kind: 'curve', knots }, missing: 'skip', penaltyOnly: false, activity: false, ...more };
}

export const threeBands = [
  { key: 'red', floor: 0 },
  { key: 'yellow', floor: 40 },
  { key: 'green', floor: 80 }
];

const mostBands = 6;

const activity = { activity: true };

/** The ready-made scorecard Risk by department without usage and success plans: measures in use, sorted by key. */
export const riskByDepartment: EngineScorecard = Object.freeze({
  key: 'vendor_risk',
  groups: [
    { key: 'vr_adoption', weight: 25 },
    { key: 'vr_marketing', weight: 5 },
    { key: 'vr_product', weight: 15 },
    { key: 'vr_relationship', weight: 20 },
    { key: 'vr_services', weight: 10 },
    { key: 'vr_support', weight: 25 }
  ],
  measures: [
    measure('vr_contacts_left', [3, 20], knots('0:100, 1:50, 2:20, 3:0'), { penaltyOnly: true }),
    measure('vr_defects', [2, 60], knots('0:100, 1:75, 3:40, 6:0')),
    measure('vr_deployed', [0, 30], knots('0:0, 0.5:40, 0.8:75, 0.95:95, 1:100')),
    measure('vr_install_days', [4, 40], knots('0:100, 30:90, 60:70, 120:30, 180:0')),
    measure('vr_invitations', [1, 100], knots('0:25, 0.05:50, 0.15:80, 0.3:100'), activity),
    measure('vr_meeting_days', [3, 55], knots('0:100, 30:90, 60:70, 90:45, 180:10, 270:0'), activity),
    measure('vr_oldest_case', [5, 40], knots('0:100, 7:85, 14:65, 30:35, 60:10, 90:0')),
    measure('vr_open_cases', [5, 35], knots('0:100, 2:80, 5:50, 10:15, 15:0')),
    measure('vr_people_met', [3, 45], knots('0:15, 1:40, 2:65, 4:90, 6:100'), activity),
    measure('vr_reopened', [5, 25], knots('0:100, 1:70, 3:30, 5:0')),
    measure('vr_requests', [2, 40], knots('0:100, 60:75, 180:40, 365:10, 540:0'))
  ],
  bands: threeBands,
  minimumCoverage: 0.5,
  judged: true
});

/** The account of the worked example, in the order of the measures. */
export const workedExample: EngineColumns = Object.freeze({
  accounts: 1,
  values: [[1], [1], [0.9], [45], [0.1], [40], [20], [3], [3], [1], [NaN]]
});

const points = fc.integer({ min: 0, max: 1000 }).map((tenths) => tenths / 10);
const weight = fc.integer({ min: 1, max: 100 });

const anyKnots: fc.Arbitrary<EngineKnots> = fc
  .uniqueArray(fc.integer({ min: -500, max: 5000 }), { minLength: 1, maxLength: 6 })
  .chain((xs) => fc.tuple(fc.constant([...xs].sort((a, b) => a - b)), fc.array(points, { minLength: xs.length, maxLength: xs.length })))
  .map(([xs, ys]) => xs.map((x, k) => [x / 10, ys[k] ?? 0] as const));

const judge: fc.Arbitrary<EngineMeasure['judge']> = fc.oneof(
  { weight: 6, arbitrary: anyKnots.map((k) => ({ kind: 'curve', knots: k }) as const) },
  {
    weight: 1,
    arbitrary: fc.constant({
      kind: 'categories',
      points: [
        [1, 10],
        [2, 35],
        [3, 60]
      ]
    } as const)
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'points' } as const) }
);

function anyMeasure(groups: number): fc.Arbitrary<EngineMeasure> {
  return fc.record({
    key: fc.constant(''),
    group: fc.integer({ min: 0, max: groups - 1 }),
    weight,
    judge,
    missing: fc.constantFrom('skip', 'skip', 'skip', 'zero', 'neutral', 'segment_mean'),
    penaltyOnly: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
    activity: fc.boolean()
  });
}

function withKeys(measures: readonly EngineMeasure[]): EngineMeasure[] {
  return measures.map((one, m) => ({ ...one, key: `m${String(m).padStart(2, '0')}` }));
}

/** One band or up to six, the lowest from 0. */
const anyBands = fc
  .uniqueArray(fc.integer({ min: 1, max: 1000 }), { maxLength: mostBands - 1 })
  .map((tenths) => [0, ...tenths.sort((a, b) => a - b)].map((floor) => ({ key: `from ${floor / 10}`, floor: floor / 10 })));

/** Any scorecard that `settings` would accept. */
export const anyScorecard: fc.Arbitrary<EngineScorecard> = fc.array(weight, { minLength: 1, maxLength: 5 }).chain((groups) =>
  fc.record({
    key: fc.constant('any'),
    groups: fc.constant(groups.map((w, g) => ({ key: `g${g}`, weight: w }))),
    measures: fc.array(anyMeasure(groups.length), { minLength: 1, maxLength: 12 }).map(withKeys),
    bands: anyBands,
    minimumCoverage: fc.constantFrom(0, 0.4, 0.5, 0.75),
    judged: fc.boolean(),
    hysteresis: fc.constantFrom(0, 3, 10),
    confirmationNights: fc.constantFrom(1, 2, 5)
  })
);

function column(accounts: number, value: fc.Arbitrary<number>): fc.Arbitrary<number[]> {
  return fc.array(value, { minLength: accounts, maxLength: accounts });
}

function table(accounts: number, measures: number, value: fc.Arbitrary<number>): fc.Arbitrary<number[][]> {
  return fc.array(column(accounts, value), { minLength: measures, maxLength: measures });
}

const signalValue = fc.oneof(fc.constant(NaN), fc.integer({ min: 0, max: 100 }), fc.double({ min: -60, max: 600, noNaN: true }));

/** Any human overrides: a few of each kind. */
function anyOverrides(accounts: number, measures: number): fc.Arbitrary<EngineOverrides> {
  const said = fc.oneof({ weight: 4, arbitrary: fc.constant(NaN) }, { weight: 1, arbitrary: points });
  const left = fc.constantFrom(0, 0, 0, 0, 0, 1);
  return fc.record({
    caps: column(accounts, said),
    scores: column(accounts, said),
    excluded: column(accounts, left),
    measureCaps: table(accounts, measures, said),
    measurePoints: table(accounts, measures, said),
    measureExcluded: table(accounts, measures, left)
  });
}

function anyHeldBands(accounts: number): fc.Arbitrary<HeldBands> {
  const place = fc.integer({ min: -1, max: mostBands });
  return fc.record({
    band: column(accounts, place),
    next: column(accounts, place),
    nights: column(accounts, fc.integer({ min: 0, max: 3 })),
    isNight: column(accounts, fc.constantFrom(0, 1))
  });
}

/** Any columns for a scorecard, with unknown values, ageing, segments, caps and floors, overrides and held bands. */
export function anyColumns(scorecard: EngineScorecard): fc.Arbitrary<EngineColumns> {
  const m = scorecard.measures.length;
  const inBounds = scorecard.measures.map((one) => (one.judge.kind === 'points' ? fc.oneof(fc.constant(NaN), points) : signalValue));
  const limit = fc.oneof(fc.constant(NaN), points);
  return fc.integer({ min: 1, max: 4 }).chain((accounts) =>
    fc.record({
      accounts: fc.constant(accounts),
      values: fc.tuple(...inBounds.map((value) => column(accounts, value))),
      concerns: table(accounts, m, fc.constantFrom(0, 1, 1, 1, 1)),
      ageFactors: table(accounts, m, fc.oneof(fc.constant(1), fc.double({ min: 0.25, max: 1, noNaN: true }))),
      segmentMeans: table(accounts, m, fc.oneof(fc.constant(NaN), points)),
      caps: column(accounts, limit),
      floors: column(accounts, limit),
      withheld: column(accounts, fc.constantFrom(0, 0, 0, 0, 1)),
      overrides: anyOverrides(accounts, m),
      heldBands: anyHeldBands(accounts)
    })
  );
}
