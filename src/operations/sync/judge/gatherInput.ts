import type { Settings, Signal } from '../../../domain/settings.ts';
import { signalsOf } from '../../../scoring/ruleConditions.ts';
import { accountsMatching, isAccountFilterKnown } from '../../../signals/accountsMatching.ts';
import { readAccountFacts } from '../../../signals/accountFacts.ts';
import type { AccountFacts } from '../../../signals/accountFacts.ts';
import { readInUse } from '../../../signals/inUse.ts';
import type { SignalUse } from '../../../signals/inUse.ts';
import { readHierarchies } from '../../../signals/ownedElsewhere.ts';
import { readNextTasks } from '../../../signals/nextTasks.ts';
import type { OpenTask } from '../../../signals/nextTasks.ts';
import { readByProductLine } from '../../../signals/productLines.ts';
import { readContracts } from '../../../signals/readContracts.ts';
import type { ContractColumns } from '../../../signals/readContracts.ts';
import { readJudgement } from '../../../signals/readJudgement.ts';
import { readSamples } from '../../../signals/readSamples.ts';
import { readSignals } from '../../../signals/readSignals.ts';
import { readLastAsked } from '../../../signals/surveys/lastAsked.ts';
import { readSurveys } from '../../../signals/surveys/readSurveys.ts';
import { recordsQuery } from '../../../signals/recordsQuery.ts';
import type { SignalContext } from '../../../signals/signalContext.ts';
import { surveyMeans, withSurveys } from '../../../surveys/withSurveys.ts';
import type { SurveyMeans } from '../../../surveys/withSurveys.ts';
import { samplesKey } from '../../../whitespace/assessInput.ts';
import type { HeldRule } from '../../../domain/heldState.ts';
import type { AssessInput, SampleRecords } from '../../../whitespace/assessInput.ts';
import { groupsOf } from '../../../whitespace/groups.ts';
import { ownedElsewhere } from '../../../whitespace/ownedElsewhere.ts';
import { besideCells, noCells } from './besideCells.ts';
import { worthInput } from './worthInput.ts';

/** What the engine judges, and what the account summary shows beside it. */
export type Gathered = {
  readonly input: AssessInput;
  readonly facts: AccountFacts;
  readonly contracts: ContractColumns;
  /** Of each account; empty for a past day. */
  readonly nextTasks: readonly (OpenTask | undefined)[];
  /** Day of the newest question for a recommendation; NaN = never. Empty for a past day. */
  readonly lastAskedOn: Float64Array;
  /** What was read looking across the accounts. */
  readonly population: ReadPopulation;
};

/** What readers look up across all accounts, as plain values. */
export type ReadPopulation = {
  /** Which signals the org uses, by signal key. */
  readonly uses: Readonly<Record<string, SignalUse>>;
  /** Means of all customers' answers, by signal key. */
  readonly surveys: SurveyMeans;
  /** Where contract values come from: `ContractColumns.valueSource`. */
  readonly contractValueSource: string;
};

export type GatherOptions = {
  /** What may be left away: past days are scored and not shown, so that neither records nor prices are needed. */
  readonly scoresOnly?: boolean;
  /** Only records behind values may be left away: levels, worth and places are worked out, and nobody is shown why. */
  readonly numbersOnly?: boolean;
  /** From a run over all accounts, where those of the context are a part of them; absent = they are all. */
  readonly population?: Pick<ReadPopulation, 'uses' | 'surveys'>;
};

/** Reads everything that scores and cells are worked out from. Reads the fact store only; equal facts give equal input. */
export async function gatherInput(
  context: SignalContext,
  heldRules: readonly HeldRule[],
  { scoresOnly = false, numbersOnly = scoresOnly, population }: GatherOptions = {}
): Promise<Gathered> {
  const { settings, asOf, accounts, leftOut } = context;
  // Without a single quantity every cell is unknown, whatever stands beside it.
  const withCells = !scoresOnly || settings.productLines.some(({ quantitySignal }) => !leftOut.has(quantitySignal));
  const [contracts, facts, answers, own, matching, byProductLine, judgement, beside] = await Promise.all([
    ...([readContracts(context), readAccountFacts(context), readSurveys(context, { scoresOnly }), readSignals(context)] as const),
    ...([filterMasks(context), lineSignals(context), readJudgement(context), withCells ? besideCells(context) : noCells] as const)
  ]);
  const customerSince = contracts.firstStartOn.map((start, i) => earliest(start, facts.firstWonOn[i] ?? NaN));
  const customers = await customerMask(context, contracts, customerSince);
  const customerIds = accounts.filter((_, i) => customers[i] === 1);
  const surveys = population?.surveys ?? surveyMeans(answers, customers);
  const signals = withSurveys(own, answers, customers, surveys);
  const uses = population === undefined ? await readInUse(context, customers) : new Map(Object.entries(population.uses));
  const input: AssessInput = {
    ...{ settings, asOf, accounts, customers, leftOut },
    signals: numbersOnly && !scoresOnly ? withoutRows(signals) : signals,
    ...{ matching, uses, byProductLine },
    samples: numbersOnly ? new Map() : await sampleRecords(context, customerIds),
    queries: new Map(numbersOnly ? [] : settings.signals.map(({ key }) => [key, recordsQuery(settings, key, context.schema)])),
    customerSince,
    contracts,
    employees: facts.employees,
    currencies: facts.currencies,
    ...(scoresOnly ? { prices: [] } : await worthInput(context)),
    ...beside,
    ...(scoresOnly ? {} : await hierarchyFacts(context, signals)),
    ...judgement,
    heldRules
  };
  const found = { uses: Object.fromEntries(uses), surveys, contractValueSource: contracts.valueSource };
  return { input, facts, contracts, population: found, ...(await comesNext(context, numbersOnly)) };
}

/** Signals without the number of rows behind each value, which only a detail tells. */
function withoutRows(signals: AssessInput['signals']): AssessInput['signals'] {
  return new Map([...signals].map(([key, columns]) => [key, { ...columns, rows: [] }]));
}

/** What is owned elsewhere in hierarchies, and who belongs together: it moves no level, so that past days do without. */
async function hierarchyFacts(context: SignalContext, read: AssessInput['signals']): Promise<Pick<AssessInput, 'elsewhere' | 'groups'>> {
  const { settings, accounts } = context;
  const quantities = settings.productLines.flatMap(({ quantitySignal, returnsSignal }) => [quantitySignal, returnsSignal ?? []].flat());
  const facts = quantities.length === 0 ? undefined : await readHierarchies(context, [...new Set(quantities)], read);
  if (facts === undefined) return {};
  return { elsewhere: ownedElsewhere(settings, facts, accounts.length), groups: groupsOf(facts.parents, accounts.length) };
}

/** What the summary says of the near future; nothing is shown of a past day. */
async function comesNext(context: SignalContext, scoresOnly: boolean): Promise<Pick<Gathered, 'nextTasks' | 'lastAskedOn'>> {
  if (scoresOnly) return { nextTasks: [], lastAskedOn: new Float64Array() };
  return { nextTasks: await readNextTasks(context), lastAskedOn: await readLastAsked(context) };
}

/**
 * Accounts that the population lets in; an active contract lets in too where the settings say so. A past day whose value
 * of the filter is not known takes today's, and only for those who had bought by then.
 */
async function customerMask(context: SignalContext, contracts: ContractColumns, since: Float64Array): Promise<Uint8Array> {
  const { population, orActiveContract, record } = context.settings.general;
  const place = { record, field: 'Population__c' };
  const byFilter = await accountsMatching(context, population, place);
  const isKnown = isAccountFilterKnown(context, population, place);
  const matches = (i: number): boolean => byFilter[i] === 1 && (isKnown || (since[i] ?? NaN) <= context.today);
  return byFilter.map((_, i) => (matches(i) || (orActiveContract && contracts.active[i] === 1) ? 1 : 0));
}

async function filterMasks(context: SignalContext): Promise<Record<string, Uint8Array>> {
  const ask = async ({ filter, record, field }: AccountFilter): Promise<readonly [string, Uint8Array]> => [
    filter,
    await accountsMatching(context, filter, { record, field })
  ];
  return Object.fromEntries(await Promise.all(accountFilters(context.settings).map(ask)));
}

type AccountFilter = { readonly filter: string; readonly record: string; readonly field: string };

/** Account filters of scorecards, measures, whitespace rules and product lines, with where they stand. */
function accountFilters(settings: Settings): readonly AccountFilter[] {
  const named = [
    ...settings.scorecards.map(({ population, record }) => ({ filter: population, record, field: 'Population__c' })),
    ...settings.measures.map(({ segmentFilter, record }) => ({ filter: segmentFilter, record, field: 'Segment_Filter__c' })),
    ...settings.whitespaceRules.map(({ segmentFilter, record }) => ({ filter: segmentFilter, record, field: 'Segment_Filter__c' })),
    ...settings.productLines.map(({ eligibleFilter, record }) => ({ filter: eligibleFilter, record, field: 'Eligible_Filter__c' }))
  ];
  return named.flatMap(({ filter, ...place }) => (filter === undefined ? [] : [{ filter, ...place }]));
}

/** Signals that a rule reads by product line. */
function lineRuleSignals(settings: Settings): readonly Signal[] {
  const holds = settings.riskRules.filter((rule) => rule.effect.kind === 'hold_product_line');
  const named = holds.flatMap(signalsOf);
  return settings.signals.filter((signal) => named.includes(signal.key) && signal.productLinePath !== undefined);
}

async function lineSignals(context: SignalContext): Promise<AssessInput['byProductLine']> {
  const read = lineRuleSignals(context.settings).map(async ({ key }) => [key, await readByProductLine(context, key)] as const);
  return new Map(await Promise.all(read));
}

/** Sample records behind every signal that a measure or a rule looks at. */
async function sampleRecords(context: SignalContext, accountIds: readonly string[]): Promise<ReadonlyMap<string, SampleRecords>> {
  const { settings } = context;
  const wanted = new Set([...settings.measures.map(({ signal }) => signal), ...settings.riskRules.flatMap(signalsOf)]);
  const samples = new Map<string, SampleRecords>();
  for (const { key } of settings.signals.filter((signal) => wanted.has(signal.key))) {
    samples.set(samplesKey(key), await readSamples(context, key, { accountIds }));
  }
  for (const { key } of lineRuleSignals(settings)) {
    for (const line of settings.productLines) {
      samples.set(samplesKey(key, line.key), await readSamples(context, key, { accountIds, productLine: line.key }));
    }
  }
  return samples;
}

function earliest(a: number, b: number): number {
  if (Number.isNaN(a)) return b;
  return b < a ? b : a;
}
