import { readInUse } from '../../src/signals/inUse.ts';
import type { SignalUse } from '../../src/signals/inUse.ts';
import { readContracts } from '../../src/signals/readContracts.ts';
import { readSignals } from '../../src/signals/readSignals.ts';
import { dayText } from '../../src/soql/calendar.ts';
import { openCase } from './goldenCase.ts';
import type { Given } from './goldenCase.ts';

type ByAccount<Value> = Readonly<Record<string, Value | null>>;

/** Signals of a case as words of an executed example: `value.nps.A`. */
export type GoldenReadings = {
  readonly value: Readonly<Record<string, ByAccount<number>>>;
  readonly on: Readonly<Record<string, ByAccount<string>>>;
  readonly rows: Readonly<Record<string, ByAccount<number>>>;
  /** By signal: share of the accounts with rows, and whether that is enough. */
  readonly use: Readonly<Record<string, SignalUse>>;
  /** Contracts by account. */
  readonly contract: {
    readonly value: ByAccount<number>;
    readonly endOn: ByAccount<string>;
    readonly decisionOn: ByAccount<string>;
    readonly monthToMonth: ByAccount<number>;
  };
};

/** Reads all signals of a case from its rows; null = unknown. */
export async function readGolden(given: Given): Promise<GoldenReadings> {
  const { context, close } = await openCase(given);
  try {
    const signals = [...(await readSignals(context))];
    const contracts = await readContracts(context);
    const asIs = (number: number): number => number;
    const named = <Value>(column: Float64Array | Uint8Array, show: (value: number) => Value): ByAccount<Value> =>
      Object.fromEntries(context.accounts.map((account, at) => [account, Number.isNaN(column[at]) ? null : show(column[at] ?? NaN)]));
    return {
      value: Object.fromEntries(signals.map(([key, { values }]) => [key, named(values, asIs)])),
      on: Object.fromEntries(signals.map(([key, { on }]) => [key, named(on, dayText)])),
      use: Object.fromEntries(await readInUse(context, new Uint8Array(context.accounts.length).fill(1))),
      rows: Object.fromEntries(signals.map(([key, { rows }]) => [key, named(rows, asIs)])),
      contract: {
        value: named(contracts.value, asIs),
        endOn: named(contracts.endOn, dayText),
        decisionOn: named(contracts.decisionOn, dayText),
        monthToMonth: named(contracts.monthToMonth, asIs)
      }
    };
  } finally {
    await close();
  }
}
