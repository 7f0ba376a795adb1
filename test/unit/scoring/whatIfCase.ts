import fc from 'fast-check';
import type { HeldBand, HeldRule } from '../../../src/domain/heldState.ts';
import type { Detail, ScorecardSettingsJson } from '../../../src/domain/resultJson.ts';
import type { Measure, RiskRule, Settings, Signal } from '../../../src/domain/settings.ts';
import { dayText, epochDay } from '../../../src/domain/day.ts';
import type { WhatIfCard } from '../../../src/scoring/whatIfCard.ts';
import { settingsVersions } from '../../../src/settings/settingsVersions.ts';
import { assessAccounts } from '../../../src/whitespace/assessAccounts.ts';
import type { AssessInput, SignalColumns } from '../../../src/whitespace/assessInput.ts';
import { fittedDetail } from '../../../src/writeback/detailText.ts';
import { accountDetail } from '../../../src/whitespace/accountDetail.ts';
import { starterSettings } from '../settings/starterRows.ts';
import { ACME, assessCase, today } from '../whitespace/assessCase.ts';

const starter = starterSettings();

/** Scorecards of the random settings: rules of `one` may look at the score of `two`. */
const cards = ['one', 'two'] as const;

const value = fc.oneof(fc.constantFrom(0, 1, 2, 14, 30, 100, NaN), fc.double({ min: -5, max: 120, noNaN: true }));

/** Some random thing to score by: signals, measures, rules, and what they read on three nights. */
export type RandomCase = {
  readonly settings: Settings;
  /** Values of each signal for the tested account on three nights and for two others, who stay as they are. */
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

function signalOf(n: number): fc.Arbitrary<Signal> {
  const base = starter.signals[0] as Signal;
  return fc
    .record({
      sensitive: fc.boolean().map((one) => one && n % 3 === 2),
      aggregate: fc.constantFrom('COUNT' as const, 'DAYS_SINCE' as const)
    })
    .map((more) => ({ ...base, ...more, key: `s${n}`, title: `S${n}`, whenEmpty: 'Unknown' as const }));
}

function measureOf(n: number): fc.Arbitrary<Measure> {
  const base = starter.measures[0] as Measure;
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
    .map(({ stale, ...more }) => {
      const { segmentFilter: _segment, staleAfterDays: _stale, ...rest } = base;
      return { ...rest, ...more, key: `m${n}`, title: `M${n}`, actionable: true, ...(stale === null ? {} : { staleAfterDays: stale }) };
    });
}

function ruleOf(n: number): fc.Arbitrary<RiskRule> {
  const base = starter.riskRules[0] as RiskRule;
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
    scorecard: fc.record({
      minimumCoverage: fc.constantFrom(0.2, 0.5, 0.8),
      hysteresis: fc.constantFrom(0, 3),
      confirmationRuns: fc.constantFrom(0, 1, 2)
    })
  })
  .map(({ signals, measures, rules, weights, scorecard }): Settings => {
    const [card, group, band] = [starter.scorecards[0], starter.groups[0], starter.bands[0]];
    if (card === undefined || group === undefined || band === undefined) throw new Error('the starter is empty');
    const { population: _population, ...own } = card;
    return {
      ...starter,
      ...{ signals, measures, riskRules: rules, productLines: [], whitespaceRules: [] },
      scorecards: cards.map((key) => ({ ...own, ...scorecard, key, outcome: 'Leaves' })),
      groups: [
        ...['one_a', 'one_b'].map((key, n) => ({ ...group, key, scorecard: 'one', weight: weights[n] ?? 1 })),
        { ...group, key: 'two_a', scorecard: 'two', weight: 100 }
      ],
      bands: [0, 40, 80].map((floor) => ({ ...band, key: `b${floor}`, floor, scorecard: undefined }) as unknown as typeof band)
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

/** What a run of one of the nights reads; `nights` later, with nothing grown older. */
export function inputOf(random: RandomCase, night: 0 | 1, held: readonly Result[], nights: number): AssessInput {
  const { settings, values, ages, overrides, customerDays } = random;
  const day = epochDay(today) + nights;
  const signals = new Map(
    settings.signals.map(({ key }): [string, SignalColumns] => {
      const [first, second, third, fourth] = values[key] ?? [NaN, NaN, NaN, NaN];
      const column = [night === 0 ? first : second, third, fourth];
      return [
        key,
        { values: column, on: column.map(() => day - (ages[key] ?? 0)), rows: column.map((one) => (Number.isNaN(one) ? 0 : 1)) }
      ];
    })
  );
  const three = { x: [1, 1, 1] };
  return {
    ...assessCase(three, { settings, signals, overrides }),
    ...{ asOf: { instant: `${dayText(day)}T02:10:00.000Z`, timeZone: 'Europe/Berlin', today: dayText(day) } },
    accounts: [ACME, '001000000000002AAA', '001000000000003AAA'],
    uses: new Map(),
    customerSince: [day - customerDays, NaN, NaN],
    contracts: { value: [NaN, NaN, NaN], decisionOn: [day + 20, NaN, NaN] },
    heldRules: held.flatMap(heldRulesOf),
    heldBands: held.flatMap(heldBandOf)
  };
}

/** What a run wrote of the tested account on one scorecard, read back from its text. */
export type Result = WhatIfCard & { readonly plain: number };

/** Runs the engine as a sync does. */
export function runOf(input: AssessInput): readonly Result[] {
  const contents = new Map(
    settingsVersions(input.settings).map(({ subject, text }) => [subject, JSON.parse(text) as ScorecardSettingsJson])
  );
  return assessAccounts(input).scorecards.map((scorecard) => {
    const settings = contents.get(scorecard.key);
    if (settings === undefined) throw new Error(`no content of ${scorecard.key}`);
    const detail = JSON.parse(fittedDetail(accountDetail(input, scorecard, 0)).text) as Detail;
    return { detail, settings, plain: scorecard.result.plain[0] ?? NaN };
  });
}

function heldRulesOf({ detail }: Result): readonly HeldRule[] {
  return detail.rules.map(({ k, since, cond = '', ends }) => ({
    accountId: ACME,
    rule: k,
    since,
    cond,
    ...(ends === undefined ? {} : { ends })
  }));
}

function heldBandOf({ detail, settings }: Result): readonly HeldBand[] {
  const { band, next } = detail;
  const base = { accountId: ACME, scorecard: settings.scorecard.k, since: today };
  return band === null ? [] : [{ ...base, band, ...(next === undefined ? {} : { next }) }];
}
