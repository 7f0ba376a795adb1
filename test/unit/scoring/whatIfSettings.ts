import fc from 'fast-check';
import type { Measure, RiskRule, Settings, Signal } from '../../../src/domain/settings.ts';
import type { AssessInput } from '../../../src/whitespace/assessInput.ts';
import { starterSettings } from '../settings/starterRows.ts';
import { ACME } from '../whitespace/assessCase.ts';

const starter = starterSettings();

/** Scorecards of the random settings: rules of `one` may look at the score of `two`. */
const cards = ['one', 'two'] as const;

const value = fc.oneof(fc.constantFrom(0, 1, 2, 14, 30, 100, NaN), fc.double({ min: -5, max: 120, noNaN: true }));

/** Some random thing to score by: signals, measures, rules, and what they read on two nights. */
export type RandomCase = {
  readonly settings: Settings;
  /** Values of each signal: of the tested account on two nights, and of two others, who stay as they are. */
  readonly values: Readonly<Record<string, readonly [number, number, number, number]>>;
  /** Days since each reading. */
  readonly ages: Readonly<Record<string, number>>;
  readonly overrides: NonNullable<AssessInput['overrides']>;
  readonly customerDays: number;
};

const knots = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 100 }), fc.nat(100)), { minLength: 2, maxLength: 4, selector: ([x]) => x })
  .map((found) => found.sort((a, b) => a[0] - b[0]));

const judge = fc.oneof(
  { weight: 4, arbitrary: knots.map((found) => ({ kind: 'curve' as const, knots: found })) },
  {
    weight: 1,
    arbitrary: fc.constant({
      kind: 'categories' as const,
      points: [
        [0, 15],
        [1, 65],
        [2, 100]
      ] as [number, number][]
    })
  }
);

function named<T>(found: T | undefined): T {
  if (found === undefined) throw new Error('the starter lacks what random settings are made from');
  return found;
}

function signalOf(n: number): fc.Arbitrary<Signal> {
  const base = named(starter.signals.find((one) => one.key === 'case_open'));
  return fc
    .record({
      sensitive: fc.boolean().map((one) => one && n % 3 === 2),
      aggregate: fc.constantFrom('COUNT' as const, 'DAYS_SINCE' as const)
    })
    .map((more) => ({ ...base, ...more, key: `s${n}`, whenEmpty: 'Unknown' as const }));
}

function measureOf(n: number): fc.Arbitrary<Measure> {
  const base = named(starter.measures.find((one) => one.segmentFilter === undefined && one.staleAfterDays === undefined));
  return fc
    .record({
      ...{
        judge,
        group: fc.constantFrom('one_a', 'one_b', 'two_a'),
        signal: fc.nat(5).map((s) => `s${s}`),
        weight: fc.integer({ min: 1, max: 60 })
      },
      missing: fc.constantFrom('skip' as const, 'zero' as const, 'neutral' as const, 'segment_mean' as const),
      ...{ penaltyOnly: fc.nat(5).map((one) => one === 0), activity: fc.boolean(), stale: fc.option(fc.integer({ min: 20, max: 80 })) }
    })
    .map(({ stale, ...more }) => ({
      ...base,
      ...more,
      key: `m${n}`,
      actionable: true,
      ...(stale === null ? {} : { staleAfterDays: stale })
    }));
}

function ruleOf(n: number): fc.Arbitrary<RiskRule> {
  const base = named(starter.riskRules[0]);
  const on = { operator: fc.constantFrom('>' as const, '<=' as const), threshold: fc.constantFrom(1, 14, 50) };
  const signal = fc.record({ of: fc.nat(6).map((s) => ({ kind: 'signal' as const, signal: `s${s}` })), ...on });
  const other = fc.record({
    of: fc.constantFrom({ kind: 'scorecard' as const, scorecard: 'two' }, { kind: 'decision_days_left' as const }),
    ...on
  });
  const first = fc.oneof(signal, other);
  const conditions = fc.oneof(fc.tuple(first), fc.tuple(first, first)) as fc.Arbitrary<RiskRule['conditions']>;
  const effect = fc.record({
    kind: fc.constantFrom('cap' as const, 'cap' as const, 'floor' as const),
    scorecard: fc.constantFrom(...cards),
    value: fc.nat(100)
  });
  return fc.record({ conditions, effect }).map(({ conditions: all, effect: one }) => {
    const looksBack = one.scorecard === 'two' && all.some(({ of }) => of.kind === 'scorecard');
    return { ...base, key: `r${n}`, sortOrder: n % 2, conditions: all, effect: looksBack ? { ...one, scorecard: 'one' } : one };
  });
}

const settingsOf = fc
  .record({
    signals: fc.tuple(...[0, 1, 2, 3, 4, 5, 6].map(signalOf)),
    measures: fc.tuple(...[0, 1, 2, 3, 4, 5, 6].map(measureOf)),
    rules: fc.tuple(...[0, 1, 2].map(ruleOf)),
    weights: fc.tuple(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 100 })),
    limits: fc.record({
      minimumCoverage: fc.constantFrom(0.2, 0.5, 0.8),
      hysteresis: fc.constantFrom(0, 3),
      confirmationRuns: fc.constantFrom(0, 1, 2)
    })
  })
  .map(({ signals, measures, rules, weights, limits }): Settings => {
    const [own, group, band] = [named(starter.scorecards[0]), named(starter.groups[0]), named(starter.bands[0])];
    return {
      ...starter,
      ...{ signals, measures, riskRules: rules, productLines: [], whitespaceRules: [] },
      scorecards: cards.map((key) => ({ ...own, ...limits, key, outcome: 'Leaves' })),
      groups: [
        ...['one_a', 'one_b'].map((key, n) => ({ ...group, key, scorecard: 'one', weight: weights[n] ?? 1 })),
        { ...group, key: 'two_a', scorecard: 'two', weight: 100 }
      ],
      bands: cards.flatMap((scorecard) => [0, 40, 80].map((floor) => ({ ...band, key: `${scorecard}_${floor}`, floor, scorecard })))
    };
  });

const overridesOf = fc.array(
  fc.record({
    kind: fc.constantFrom('Cap', 'Exclude', 'Points', 'Points'),
    subject: fc.constantFrom('one', 'm0', 'm1', 'm2', 'm3', 'm4', 'm5', 'm6'),
    value: fc.nat(100)
  }),
  { maxLength: 3 }
);

/** Any such case. */
export const anyCase: fc.Arbitrary<RandomCase> = fc
  .record({
    ...{ settings: settingsOf, overrides: overridesOf, customerDays: fc.constantFrom(400, 400, 400, 10) },
    values: fc.array(fc.tuple(value, value, value, value), { minLength: 7, maxLength: 7 }),
    ages: fc.array(fc.nat(90), { minLength: 7, maxLength: 7 })
  })
  .map(({ overrides, values, ages, ...more }) => ({
    ...more,
    values: Object.fromEntries(values.map((one, n) => [`s${n}`, one])),
    ages: Object.fromEntries(ages.map((one, n) => [`s${n}`, one])),
    overrides: overrides.map(({ kind, subject, value: to }, n) => ({
      ...{
        id: `a0${n}`,
        accountId: ACME,
        kind,
        value: to,
        createdOn: '2026-01-01',
        createdAt: `2026-01-01T00:00:0${n}Z`,
        expiresOn: '2027-12-31',
        by: '005'
      },
      ...(subject === 'one' ? { scorecard: 'one', measure: '' } : { scorecard: '', measure: subject })
    }))
  }));
