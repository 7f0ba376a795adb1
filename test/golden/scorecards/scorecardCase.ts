import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type {
  Band,
  Condition,
  Knots,
  Measure,
  ProductLine,
  RiskRule,
  Scorecard,
  Settings,
  Signal,
  WhitespaceRule
} from '../../../src/domain/settings.ts';
import { settingsOf } from '../goldenCase.ts';
import type { Given } from '../goldenCase.ts';

/** By account; null = unknown. */
export type ByAccount<Value> = Readonly<Record<string, Value | null>>;

/** Of a measure what matters; its signal is the one of its key, its group `g`, its weight 100, where nothing is said. */
export type GivenMeasure = Partial<Omit<Measure, 'judge'>> & {
  readonly key: string;
  /** As in the tables of defaults: `0:100, 5:60`. */
  readonly curve?: string;
  readonly categories?: readonly (readonly [number, number])[];
  readonly productLine?: string;
};

export type GivenRule = Pick<RiskRule, 'key' | 'effect'> & { readonly when: readonly string[] };

/** What people wrote: an override counts from its day on. */
export type GivenOverride = {
  readonly id: string;
  readonly account: string;
  readonly kind: string;
  readonly scorecard?: string;
  readonly measure?: string;
  readonly value?: number;
  readonly on: string;
  readonly until: string;
};

/** One run. Values, days, overrides, pulses and rules that it does not mention stay as the run before left them. */
export type GivenRun = {
  readonly on: string;
  /** By signal. */
  readonly values?: Readonly<Record<string, ByAccount<number>>>;
  /** Day that a reading is of, by signal. */
  readonly days?: Readonly<Record<string, ByAccount<string>>>;
  readonly overrides?: readonly GivenOverride[];
  readonly pulses?: readonly { readonly account: string; readonly step: number; readonly on: string }[];
  readonly riskRules?: readonly GivenRule[];
};

/** `given.json` of a case. */
export type GivenScorecards = {
  /** How the expected numbers follow by hand. */
  readonly why: string;
  readonly accounts: readonly string[];
  readonly newCustomerDays?: number;
  readonly headline?: string;
  /** `describes` = predicts nothing, so that it is never judged. */
  readonly scorecards?: readonly (Partial<Scorecard> & { readonly key: string; readonly describes?: true })[];
  readonly groups?: readonly { readonly key: string; readonly scorecard?: string; readonly weight?: number }[];
  readonly measures: readonly GivenMeasure[];
  readonly signals?: readonly (Partial<Signal> & { readonly key: string })[];
  /** Of one scorecard, or of all. */
  readonly bands?: readonly (readonly [key: string, floor: number, scorecard?: string])[];
  readonly riskRules?: readonly GivenRule[];
  readonly productLines?: readonly (Partial<ProductLine> & { readonly key: string })[];
  readonly whitespaceRules?: readonly (Partial<WhitespaceRule> & { readonly key: string })[];
  /** Accounts of a segment, by its filter. */
  readonly segments?: Readonly<Record<string, readonly string[]>>;
  readonly customerSince?: ByAccount<string>;
  /** Day by which the account must have decided. */
  readonly decisionOn?: ByAccount<string>;
  /** Rows to read the signals from; without it the runs give values. */
  readonly rows?: Given['rows'];
  readonly runs: readonly GivenRun[];
};

const folder = import.meta.dirname;

export function scorecardCaseNames(): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
}

export function readScorecardCase<Content>(name: string, file: 'given.json' | 'expected.json'): Content {
  return JSON.parse(readFileSync(join(folder, name, file), 'utf8')) as Content;
}

/** One scorecard `risk` with one group `g`, the usual three bands, hysteresis 3 and two nights, where a case says nothing else. */
export function settingsOfCase(given: GivenScorecards, rules: readonly GivenRule[]): Settings {
  const base = (key: string, sortOrder = 0) => ({ key, title: key, explanation: '', sortOrder, record: key });
  const scorecards = given.scorecards ?? [{ key: 'risk' }];
  const signals = new Map((given.signals ?? []).map((signal) => [signal.key, signal]));
  for (const { key, signal = key } of given.measures) if (!signals.has(signal)) signals.set(signal, { key: signal });
  const lines = (given.productLines ?? []).map((line, n) => productLineOf({ ...base(line.key, n), ...line }));
  for (const { quantitySignal } of lines) signals.set(quantitySignal, { key: quantitySignal });
  const read = settingsOf({ signals: [...signals.values()] });
  return {
    ...read,
    general: { ...read.general, newCustomerDays: given.newCustomerDays ?? 90, headline: given.headline ?? scorecards[0]?.key ?? '' },
    scorecards: scorecards.map(({ describes, ...one }: NonNullable<GivenScorecards['scorecards']>[number], n) => ({
      ...base(one.key, n),
      ...usualScorecard,
      ...(describes ? {} : { outcome: 'Leaves' }),
      ...one
    })),
    groups: (given.groups ?? [{ key: 'g' }]).map((group, n) => ({
      ...base(group.key, n),
      scorecard: group.scorecard ?? scorecards[0]?.key ?? '',
      department: 'Support',
      weight: group.weight ?? 100
    })),
    measures: given.measures.map((measure, n) => measureOf(base(measure.key, n), measure)),
    bands: (given.bands ?? usualBands).map(([key, floor, scorecard], n): Band => ({
      ...base(key, n),
      floor,
      colour: 'red',
      ...(scorecard === undefined ? {} : { scorecard })
    })),
    riskRules: rules.map((rule, n) => ruleOf(base(rule.key, n), rule)),
    productLines: lines,
    whitespaceRules: (given.whitespaceRules ?? []).map((rule, n) => whitespaceRuleOf({ ...base(rule.key, n), ...rule }))
  };
}

const usualBands: NonNullable<GivenScorecards['bands']> = [
  ['red', 0],
  ['yellow', 40],
  ['green', 80]
];

const usualScorecard = {
  kind: '',
  audience: 'Internal' as const,
  minimumCoverage: 0.5,
  hysteresis: 3,
  confirmationRuns: 2,
  arrowAbove: 3,
  reviewAfterDays: 365
};

type Base = Pick<Measure, 'key' | 'title' | 'explanation' | 'sortOrder' | 'record'>;

function measureOf(base: Base, { curve, categories, productLine, ...measure }: GivenMeasure): Measure {
  const judge: Measure['judge'] =
    productLine !== undefined
      ? { kind: 'whitespace', productLine }
      : categories !== undefined
        ? { kind: 'categories', points: categories }
        : { kind: 'curve', knots: knotsOf(curve ?? '0:0, 100:100') };
  const usual = { group: 'g', signal: measure.key, weight: 100, missing: 'skip' as const, penaltyOnly: false, activity: false };
  return { ...base, ...usual, actionable: false, evidence: '', ...measure, judge };
}

function knotsOf(curve: string): Knots {
  return curve.split(',').map((knot) => {
    const [x = NaN, points = NaN] = knot.split(':').map(Number);
    return [x, points] as const;
  });
}

/** Conditions are written as in the tables of defaults: `waiting > 14`, `scorecard risk < 40`, `decision_days_left <= 30`. */
function ruleOf(base: Base, { when, effect }: GivenRule): RiskRule {
  const [first, second] = when.map(conditionOf);
  if (first === undefined) throw new Error(`rule ${base.key} has no condition`);
  const conditions = second === undefined ? ([first] as const) : ([first, second] as const);
  return { ...base, conditions, effect, department: 'Support', clearsWhen: '', shownText: '' };
}

function conditionOf(text: string): Condition {
  const [, kind, key = '', operator, threshold] = /^(scorecard )?(\w+) (>=|<=|>|<|=) (-?[\d.]+)$/.exec(text) ?? [];
  if (operator === undefined) throw new Error(`${text} is no condition`);
  const of: Condition['of'] =
    kind !== undefined
      ? { kind: 'scorecard', scorecard: key }
      : key === 'decision_days_left'
        ? { kind: 'decision_days_left' }
        : { kind: 'signal', signal: key };
  return { of, operator: operator as Condition['operator'], threshold: Number(threshold) };
}

function productLineOf(line: Partial<ProductLine> & Base): ProductLine {
  return { quantitySignal: `qty_${line.key}`, price: { kind: 'none' }, unit: '', unitOne: '', ...line } as ProductLine;
}

function whitespaceRuleOf(rule: Partial<WhitespaceRule> & Base): WhitespaceRule {
  return { productLine: rule.key, basis: 'quantity', yellowFrom: 1, greenFrom: 10, target: { kind: 'fixed', quantity: 10 }, ...rule };
}
