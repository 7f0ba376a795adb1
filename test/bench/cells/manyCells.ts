import type { ProductLine, Settings, Signal, WhitespaceRule } from '../../../src/domain/settings.ts';
import type { AssessInput, SignalColumns, Suggestion, UnitPrice } from '../../../src/whitespace/assessInput.ts';
import { starterSettings } from '../../unit/settings/starterRows.ts';

/** What is made: accounts, product lines, and the seed that everything follows from. */
export type ManyCells = { readonly accounts: number; readonly lines: number; readonly seed: number };

const today = '2026-11-22';

/** Small generator of numbers 0-1 (mulberry32), so that every run measures the same. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const nameOf = (at: number): string => `line_${String(at + 1).padStart(2, '0')}`;

/** Ids as an org gives them: 18 characters, rising. */
const idOf = (at: number): string => `001${String(at).padStart(12, '0')}AAA`;

/** Lines by price book, list price and what customers alike pay; every fifth needs the first one. */
function lineOf(base: ProductLine, at: number): ProductLine {
  const key = nameOf(at);
  const prices = [{ kind: 'price_book' }, { kind: 'list_price', amount: 120 + at, currency: 'EUR' }, { kind: 'look_alikes' }] as const;
  return {
    ...base,
    ...{ key, title: `Line ${at + 1}`, sortOrder: at, record: `Headroom_Product_Line.${key}`, quantitySignal: `qty_${key}` },
    ...{ productFamily: `Family ${at + 1}`, price: prices[at % 3] ?? prices[0], motionWhenSome: 'Upsell' },
    ...(at % 2 === 0 ? { amountSignal: `paid_${key}` } : {}),
    ...(at % 5 === 4 ? { needsFirst: nameOf(0) } : {})
  };
}

/** Two rules a line: software companies by head, everybody else among the larger ones a fixed quantity. */
function rulesOf(base: WhitespaceRule, at: number): readonly WhitespaceRule[] {
  const productLine = nameOf(at);
  const rule = { ...base, productLine, basis: 'share' as const, yellowFrom: 0.1, greenFrom: 0.8 };
  return [
    { ...rule, key: `${productLine}_head`, sortOrder: 1, segmentFilter: 'software', target: { kind: 'per_employee', factor: 0.2 } },
    { ...rule, key: `${productLine}_fixed`, sortOrder: 2, segmentFilter: 'larger', target: { kind: 'fixed', quantity: 10 + at } }
  ];
}

function settingsOf({ lines }: ManyCells): Settings {
  const starter = starterSettings({ examples: true });
  const line = starter.productLines.find(({ needsFirst }) => needsFirst === undefined);
  const [rule] = starter.whitespaceRules;
  const signal = starter.signals.find(({ key }) => key === line?.quantitySignal);
  if (line === undefined || rule === undefined || signal === undefined) throw new Error('the ready-made settings have no product line');
  const all = Array.from({ length: lines }, (_, at) => at);
  const named = (key: string, unit: string): Signal => ({ ...signal, key, unit, record: `Headroom_Signal.${key}` });
  const signals = all.flatMap((at) => [named(`qty_${nameOf(at)}`, 'units'), named(`paid_${nameOf(at)}`, 'money')]);
  return {
    ...starter,
    signals: [...starter.signals, ...signals],
    productLines: all.map((at) => lineOf(line, at)),
    whitespaceRules: all.flatMap((at) => rulesOf(rule, at)),
    measures: []
  };
}

const columns = (values: Float64Array): SignalColumns => ({ values, on: new Float64Array(values.length).fill(NaN), rows: values });

/**
 * A book of customers with product lines, as a run would have read it: two in five lines owned, one account in thirty at risk, a
 * few open opportunities, lost ones, answers and unknown quantities, half the lines with what is paid for them.
 */
export function manyCells(size: ManyCells): AssessInput {
  const settings = settingsOf(size);
  const random = randomFrom(size.seed);
  const column = (value: (i: number) => number): Float64Array => Float64Array.from({ length: size.accounts }, (_, i) => value(i));
  const employees = column(() => (random() < 0.03 ? NaN : 10 + Math.floor(random() * random() * 2000)));
  const quantity = (): number => (random() < 0.02 ? NaN : random() < 0.4 ? 1 + Math.floor(random() * 200) : 0);
  const signals = new Map<string, SignalColumns>();
  for (const { key } of settings.productLines) {
    const owned = column(quantity);
    signals.set(`qty_${key}`, columns(owned));
    signals.set(`paid_${key}`, columns(column((i) => (owned[i] ?? 0) * (80 + Math.floor(random() * 60)))));
  }
  const none = column(() => NaN);
  return {
    ...{ settings, asOf: { instant: `${today}T02:10:00.000Z`, timeZone: 'Europe/Berlin', today } },
    accounts: Array.from({ length: size.accounts }, (_, i) => idOf(i)),
    customers: column(() => 1),
    matching: { software: column(() => (random() < 0.4 ? 1 : 0)), larger: column((i) => ((employees[i] ?? 0) > 60 ? 1 : 0)) },
    ...{ signals, leftOut: new Set<string>(), uses: new Map(), byProductLine: new Map(), samples: new Map(), queries: new Map() },
    ...{ customerSince: none, contracts: { value: none, decisionOn: none }, employees },
    currencies: Array.from({ length: size.accounts }, () => (random() < 0.8 ? 'EUR' : 'USD')),
    owners: Array.from(
      { length: size.accounts },
      () => `005${String(Math.floor(random() * (size.accounts / 50 + 1))).padStart(12, '0')}AAA`
    ),
    prices: settings.productLines.flatMap(({ key }): readonly UnitPrice[] => [
      { productLine: key, currency: 'EUR', amount: 100, highest: 180 },
      { productLine: key, currency: 'USD', amount: 110 }
    ]),
    rates: { perCorporate: { EUR: 1, USD: 1.1 }, isDated: false },
    opportunities: byLine(settings, size, () =>
      random() < 0.01 ? `006${String(Math.floor(random() * 1e9)).padStart(12, '0')}AAA` : undefined
    ),
    competitors: {},
    lost: byLine(settings, size, () => (random() < 0.01 ? { id: '006000000000001AAA', on: '2026-03-04' } : undefined)),
    suggestions: byLine(settings, size, () => suggestionOf(random())),
    feedback: [],
    heldRules: []
  };
}

function byLine<T>(settings: Settings, { accounts }: ManyCells, one: () => T): Record<string, readonly T[]> {
  return Object.fromEntries(settings.productLines.map(({ key }) => [key, Array.from({ length: accounts }, one)]));
}

/** Ten steps of a calibration, shared by all accounts that stand in one: as a replay makes them. */
const steps: readonly Suggestion[] = Array.from({ length: 10 }, (_, at) => ({
  like: { own: 100 + at, of: 400 },
  p: { rate: (at + 1) / 64, low: at / 64, high: (at + 3) / 64, bought: at + 1, of: 64 },
  owns: [nameOf(at % 3)]
}));

function suggestionOf(chance: number): Suggestion | undefined {
  return steps[Math.floor(chance * steps.length)];
}

/** Accounts that are at risk: every thirtieth, on each day the same. */
export function riskScores({ accounts }: AssessInput): Float64Array {
  return Float64Array.from(accounts, (_, i) => (i % 30 === 7 ? 25 : 70));
}

/** The same book after one customer installed some more of one line, at the price that it pays already. */
export function withOneAsset(input: AssessInput, line: string, i: number): AssessInput {
  const more = (key: string, by: (value: number) => number): readonly [string, SignalColumns] => {
    const read = input.signals.get(key);
    if (read === undefined) throw new Error(`there is no signal ${key}`);
    const values = Float64Array.from(read.values);
    values[i] = by(values[i] ?? NaN);
    return [key, columns(values)];
  };
  const owned = input.signals.get(`qty_${line}`)?.values[i] ?? NaN;
  const factor = (owned + 1) / owned;
  return {
    ...input,
    signals: new Map([...input.signals, more(`qty_${line}`, (value) => value + 1), more(`paid_${line}`, (value) => value * factor)])
  };
}
