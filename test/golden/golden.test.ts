import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountsMatching } from '../../src/signals/accountsMatching.ts';
import { readInUse } from '../../src/signals/inUse.ts';
import { readByProductLine } from '../../src/signals/productLines.ts';
import { readContracts } from '../../src/signals/readContracts.ts';
import { readSamples } from '../../src/signals/readSamples.ts';
import { readSignals } from '../../src/signals/readSignals.ts';
import type { SignalColumns } from '../../src/signals/signalColumns.ts';
import type { SignalContext } from '../../src/signals/signalContext.ts';
import { dayText } from '../../src/soql/calendar.ts';
import type { Given } from './goldenCase.ts';
import { caseNames, openCase, readCase } from './goldenCase.ts';

/** By account; null = unknown. */
type ByAccount<T> = Readonly<Record<string, T | null>>;

/** `expected.json` of a case, written by hand. What it leaves out is not compared. */
type Expected = {
  readonly values?: Readonly<Record<string, ByAccount<number>>>;
  readonly on?: Readonly<Record<string, ByAccount<string>>>;
  readonly rows?: Readonly<Record<string, ByAccount<number>>>;
  readonly byProductLine?: Readonly<Record<string, Readonly<Record<string, ByAccount<number>>>>>;
  readonly samples?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly inUse?: Readonly<Record<string, { readonly share: number; readonly inUse: boolean }>>;
  readonly segments?: Readonly<Record<string, string>>;
  readonly contracts?: Readonly<Record<string, ByAccount<number | string>>>;
};

function named<T>(context: SignalContext, values: Iterable<number>, show: (value: number) => T): ByAccount<T> {
  return Object.fromEntries([...values].map((value, at) => [context.accounts[at] ?? '', Number.isNaN(value) ? null : show(value)]));
}

function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

function pick(columns: ReadonlyMap<string, SignalColumns>, key: string, part: keyof SignalColumns): Float64Array {
  const found = columns.get(key);
  if (!found) throw new Error(`no signal ${key}`);
  return found[part];
}

const names = await caseNames();

describe.each(names)('case %s', (name) => {
  let context: SignalContext;
  let given: Given;
  let expected: Expected;
  let signals: ReadonlyMap<string, SignalColumns>;
  let close = async (): Promise<void> => {};

  beforeAll(async () => {
    given = await readCase<Given>(name, 'given.json');
    expected = await readCase<Expected>(name, 'expected.json');
    ({ context, close } = await openCase(given));
    signals = await readSignals(context);
  });

  afterAll(() => close());

  it('gives the values that were worked out by hand', () => {
    const found = Object.fromEntries(
      Object.keys(expected.values ?? {}).map((key) => [key, named(context, pick(signals, key, 'values'), rounded)])
    );
    expect(found).toMatchObject(expected.values ?? {});
  });

  it('gives the days that the values count from', () => {
    const found = Object.fromEntries(Object.keys(expected.on ?? {}).map((key) => [key, named(context, pick(signals, key, 'on'), dayText)]));
    expect(found).toEqual(expected.on ?? {});
  });

  it('counts the rows behind the values', () => {
    const found = Object.fromEntries(
      Object.keys(expected.rows ?? {}).map((key) => [key, named(context, pick(signals, key, 'rows'), rounded)])
    );
    expect(found).toEqual(expected.rows ?? {});
  });

  it('reads signals by product line', async () => {
    for (const [key, lines] of Object.entries(expected.byProductLine ?? {})) {
      const read = await readByProductLine(context, key);
      const found = Object.fromEntries([...read].map(([line, columns]) => [line, named(context, columns.values, rounded)]));
      expect(found).toEqual(lines);
    }
  });

  it('names the records behind the values, worst first', async () => {
    for (const [key, accounts] of Object.entries(expected.samples ?? {})) {
      const read = await readSamples(context, key, { accountIds: context.accounts });
      expect(Object.fromEntries([...read].map(([account, samples]) => [account, `${samples.count}: ${samples.ids.join(' ')}`]))).toEqual(
        accounts
      );
    }
  });

  it('knows what is in use', async () => {
    const uses = await readInUse(context, new Uint8Array(context.accounts.length).fill(1));
    for (const [key, use] of Object.entries(expected.inUse ?? {})) expect(uses.get(key)).toEqual(use);
  });

  it('finds the accounts of a segment', async () => {
    for (const [segment, accounts] of Object.entries(expected.segments ?? {})) {
      const mask = await accountsMatching(context, given.segments?.[segment], { record: 'Headroom_Measure.m', field: 'Segment_Filter__c' });
      expect([segment, context.accounts.filter((_, at) => mask[at] === 1).join(' ')]).toEqual([segment, accounts]);
    }
  });

  it('reads the contracts', async () => {
    if (!expected.contracts) return;
    const { valueSource, ...columns } = await readContracts(context);
    const days = ['endOn', 'decisionOn', 'firstStartOn'];
    for (const [key, accounts] of Object.entries(expected.contracts)) {
      const values = columns[key as keyof typeof columns];
      const shown = values ? named(context, values, (value) => (days.includes(key) ? dayText(value) : value)) : { source: valueSource };
      expect([key, shown]).toEqual([key, accounts]);
    }
  });
});
