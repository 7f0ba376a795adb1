import type { HoldJson } from '../domain/resultJson.ts';
import type { Measure, Settings, Signal } from '../domain/settings.ts';
import { limitsOf } from '../scoring/limits.ts';
import type { RuleInForce } from '../scoring/ruleInForce.ts';
import { scoreAccounts } from '../scoring/scoreAccounts.ts';
import { scorecardModel } from '../scoring/scorecardModel.ts';
import { segmentMeans } from '../scoring/segmentMeans.ts';
import { setUp } from '../scoring/setUp.ts';
import type { EngineColumns, EngineResult, EngineScorecard } from '../scoring/types.ts';
import type { PulseFact } from '../domain/judgement.ts';
import type { AssessInput } from './assessInput.ts';
import { cellReader } from './cells.ts';
import type { CellReader } from './cells.ts';
import { CellStandings } from './cellStandings.ts';
import { conditionColumn } from './conditionColumn.ts';
import { heldBandColumns, heldByAccount } from './heldBandColumns.ts';
import type { HeldByAccount } from './heldBandColumns.ts';
import { accountRule, holdsInForce, holdsOf } from './holds.ts';
import type { Hold } from './holds.ts';
import { levelColumn, matchingOf, signalColumn, todayOf } from './measureColumns.ts';
import type { MeasureColumn, Standings } from './measureColumns.ts';
import { measuresOff } from './measuresOff.ts';
import { overrideColumns, overridesOf } from './overrides.ts';
import type { Override, WrongOverride } from './overrides.ts';
import { withRanks } from './ranks.ts';
import { CELLS, scoreOrder } from './scoreOrder.ts';

/** A measure with the signal that it judges. */
export type MeasuredSignal = { readonly measure: Measure; readonly signal: Signal | undefined };

/** One scorecard with the scores of all accounts. */
export type AssessedScorecard = {
  readonly key: string;
  readonly model: EngineScorecard;
  /** Settings of the model's measures and of their signals, in the model's order. */
  readonly measures: readonly MeasuredSignal[];
  /** What the engine was given, people's overrides and held bands included. */
  readonly columns: EngineColumns;
  readonly result: EngineResult;
  /** 1 = the account is in the scorecard's population and gets a result. */
  readonly population: Uint8Array;
  /** Caps and floors on this scorecard, in the order of the rules. */
  readonly rules: readonly RuleInForce[];
  /** People's overrides that count today, by account id, the oldest first. */
  readonly overrides: ReadonlyMap<string, readonly Override[]>;
  /** Bands as the last run left them. */
  readonly held: HeldByAccount;
  /** Per measure: 1 = the reading was too old. */
  readonly stale: readonly (Uint8Array | undefined)[];
};

/** Scores and cells of all accounts. */
export type Assessment = {
  /** Scorecards that are set up, in the order of their keys. */
  readonly scorecards: readonly AssessedScorecard[];
  /** Scorecards that are not: key to the share of their weight in use, 0-1. */
  readonly notSetUp: Readonly<Record<string, number>>;
  /** Measures that are off because the org hardly uses what they read: key to the object. */
  readonly off: Readonly<Record<string, string>>;
  /** Cells of an account, one for each product line; none for one that is no customer. */
  readonly cellsOf: CellReader;
  /** Holds in force on an account, shown on a cell or not; none on one that is no customer. */
  readonly holdsOf: (i: number) => readonly HoldJson[];
  /** People's overrides that count for nothing because of a fault. */
  readonly wrongOverrides: readonly WrongOverride[];
  /** Newest pulse by account id. */
  readonly pulses: ReadonlyMap<string, PulseFact>;
};

/**
 * Scores accounts on every scorecard and judges their whitespace (pure).
 *
 * The order is the product's: scores with caps and floors of all scorecards, then holds, then cells, then the scorecards
 * that rest on cells.
 *
 * @param keeps  what is kept of a scorecard that is scored; absent = all
 * @returns      columns in the order of `input.accounts`
 */
export function assessAccounts(input: AssessInput, keeps = (scored: AssessedScorecard): AssessedScorecard => scored): Assessment {
  const isInUse = (signal: string): boolean => input.uses.get(signal)?.inUse !== false;
  const assessed = new Map<string, AssessedScorecard>();
  const notSetUp: Record<string, number> = {};
  const { counting, wrong } = overridesOf(input);
  const standings = new CellStandings();
  let cellsOf: CellReader = () => [];
  let holds: readonly Hold[] = [];
  for (const node of scoreOrder(input.settings)) {
    if (node === CELLS) {
      holds = holdsOf(input, (of) => conditionColumn(input, assessed, of, 'score'));
      cellsOf = withRanks(input, cellReader(input, holds), (cells, i) => standings.keep(cells, i));
      continue;
    }
    const found = setUp(input.settings, node, isInUse);
    const model = scorecardModel(input.settings, node, isInUse);
    if (found.isSetUp && model !== undefined) {
      assessed.set(node, keeps(assessScorecard(input, model, { cells: standings.rows, finished: assessed, overrides: counting })));
    } else {
      notSetUp[node] = found.share;
    }
  }
  const scorecards = [...assessed.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  return {
    ...{ scorecards, notSetUp, cellsOf, wrongOverrides: wrong },
    off: measuresOff(input.settings, isInUse),
    pulses: new Map((input.pulses ?? []).map((pulse) => [pulse.accountId, pulse])),
    holdsOf: (i) => ((input.customers[i] ?? 0) > 0 ? holdsInForce(input, holds, i) : [])
  };
}

/** What a scorecard's scores rest on beside the input. */
type Known = {
  readonly cells: Standings;
  readonly finished: ReadonlyMap<string, AssessedScorecard>;
  readonly overrides: readonly Override[];
};

function assessScorecard(input: AssessInput, model: EngineScorecard, { cells, finished, overrides }: Known): AssessedScorecard {
  const measures = measuredSignals(input.settings, model);
  const read = measures.map(({ measure }) => measureColumn(input, cells, measure));
  const population = populationOf(input, model.key);
  const rules = [...input.settings.riskRules]
    .filter((rule) => 'scorecard' in rule.effect && rule.effect.scorecard === model.key)
    .sort((a, b) => a.sortOrder - b.sortOrder || (a.key < b.key ? -1 : 1))
    .map((rule) => accountRule(input, rule, (of) => conditionColumn(input, finished, of, 'plain')));
  const facts: EngineColumns = {
    accounts: input.accounts.length,
    values: read.map((column) => column.values),
    concerns: read.map((column) => column.concerns),
    ageFactors: read.map((column) => column.ageFactors),
    ...limitsOf(rules, model.key, input.accounts.length),
    ...(model.judged ? { withheld: tooNew(input) } : {})
  };
  const held = heldByAccount(input, model.key);
  const judged = judgement(input, model, overrides, held);
  const columns = { ...facts, ...judged, segmentMeans: meansOf(input, model, facts, population) };
  return {
    ...{ key: model.key, model, measures, columns, population, rules, held },
    result: scoreAccounts(model, columns),
    overrides: Map.groupBy(
      overrides.filter(({ scorecard }) => scorecard === model.key),
      ({ accountId }) => accountId
    ),
    stale: read.map((column) => column.stale)
  };
}

/** Means that the missing policy fills in: of all accounts, whichever of them are scored. */
function meansOf(
  input: AssessInput,
  model: EngineScorecard,
  facts: EngineColumns,
  population: Uint8Array
): ReturnType<typeof segmentMeans> {
  if (input.population === undefined) return segmentMeans(model, facts, population);
  const known = input.population.means[model.key];
  return model.measures.map(({ key, missing }) =>
    missing === 'segment_mean' ? new Float64Array(facts.accounts).fill(known?.[key] ?? NaN) : undefined
  );
}

/** What people said, and the bands as they stood: columns that only the result shown rests on. */
function judgement(
  input: AssessInput,
  model: EngineScorecard,
  all: readonly Override[],
  held: HeldByAccount
): Pick<EngineColumns, 'overrides' | 'heldBands'> {
  const overrides = overrideColumns(input, model, all);
  const heldBands = heldBandColumns(input, model, held);
  return { ...(overrides === undefined ? {} : { overrides }), ...(heldBands === undefined ? {} : { heldBands }) };
}

function measuredSignals(settings: Settings, model: EngineScorecard): readonly MeasuredSignal[] {
  const measures = new Map(settings.measures.map((measure) => [measure.key, measure]));
  const signals = new Map(settings.signals.map((signal) => [signal.key, signal]));
  return model.measures.flatMap(({ key }) => {
    const measure = measures.get(key);
    return measure === undefined ? [] : [{ measure, signal: signals.get(measure.signal) }];
  });
}

function measureColumn(input: AssessInput, cells: Standings, measure: Measure): MeasureColumn {
  return measure.judge.kind === 'whitespace' ? levelColumn(cells, measure.judge.productLine) : signalColumn(input, measure);
}

function populationOf(input: AssessInput, key: string): Uint8Array {
  const filter = input.settings.scorecards.find((scorecard) => scorecard.key === key)?.population;
  const mask = filter === undefined ? undefined : matchingOf(input, filter);
  return Uint8Array.from(input.accounts, (_, i) => ((input.customers[i] ?? 0) > 0 && (mask?.[i] ?? 1) > 0 ? 1 : 0));
}

/** 1 = a customer for fewer days than the settings ask for; unknown counts as long enough. */
function tooNew(input: AssessInput): Uint8Array {
  const today = todayOf(input);
  return Uint8Array.from(input.accounts, (_, i) =>
    today - (input.customerSince[i] ?? NaN) < input.settings.general.newCustomerDays ? 1 : 0
  );
}
