import { describe, expect, it } from 'vitest';
import type { Settings, Signal } from '../../../src/domain/settings.ts';
import type { AssessInput } from '../../../src/whitespace/assessInput.ts';
import { cellReader } from '../../../src/whitespace/cells.ts';
import { paidOf } from '../../../src/whitespace/worthFacts.ts';
import { assessCase, column, workedSignals } from './assessCase.ts';

const customers = 23;
const all = <T>(value: T): readonly T[] => Array.from({ length: customers }, () => value);

/** A line with a fixed target of 10 for everybody; the first customer owns none, the others one unit each. */
function input(paid: readonly number[], more: Partial<Signal> = {}, currencies: readonly string[] = all('EUR')): AssessInput {
  const base = assessCase(workedSignals);
  const line = base.settings.productLines.find(({ needsFirst }) => needsFirst === undefined)!;
  const rule = base.settings.whitespaceRules.find(({ segmentFilter }) => segmentFilter === undefined)!;
  const signal = base.settings.signals.find(({ key }) => key === line.quantitySignal)!;
  const settings: Settings = {
    ...base.settings,
    signals: [...base.settings.signals, { ...signal, key: 'paid', unit: 'money', ...more }],
    productLines: [{ ...line, price: { kind: 'list_price', amount: 100, currency: 'EUR' }, amountSignal: 'paid' }],
    whitespaceRules: [
      { ...rule, productLine: line.key, basis: 'quantity', yellowFrom: 1, greenFrom: 10, target: { kind: 'fixed', quantity: 10 } }
    ]
  };
  return {
    ...base,
    ...{ settings, accounts: all('').map((_, i) => `001${String(i).padStart(12, '0')}AAA`), customers: all(1), currencies },
    ...{ employees: all(NaN), customerSince: all(NaN), contracts: { value: all(NaN), decisionOn: all(NaN) } },
    signals: new Map([
      [line.quantitySignal, column(all(1).map((owned, i) => (i === 0 ? 0 : owned)))],
      ['paid', column(paid)]
    ])
  };
}

/** The first pays nothing, the others 80, 82, 84 ... 122 a year for their one unit. */
const paid = all(0).map((_, i) => (i === 0 ? NaN : 78 + 2 * i));

describe('what customers alike pay, over signals and rules', () => {
  it('gives the ends of the gap of one who owns none', () => {
    const [cell] = cellReader(input(paid), [])(0);
    // 22 prices: quartiles at places 5.25 and 15.75 are 90.5 and 111.5, in two digits 91 and 110; a gap of 10
    expect(cell).toMatchObject({ amt: 1000, unitPrice: 100, low: 910, high: 1100 });
  });

  it('leaves former customers out', () => {
    const few = { ...input(paid), customers: all(0).map((_, i) => (i < 10 ? 1 : 0)) };
    // nine others are customers
    expect(cellReader(few, [])(0)[0]).not.toHaveProperty('low');
  });

  it('is not said where the signal is sensitive, nor is what anybody pays', () => {
    const hidden = input(paid, { sensitive: true });
    expect(cellReader(hidden, [])(0)[0]).not.toHaveProperty('low');
    expect(paidOf(hidden)(5)).toEqual({});
  });

  it('counts a group of companies once: ten units of one tell what it pays', () => {
    const upTo = (last: number): readonly number[] => all(0).map((_, i) => (i > 0 && i <= last ? 1 : i));
    const of = (groups: readonly number[]) => cellReader({ ...input(paid), groups }, [])(0)[0];
    // the first fourteen owners are one company: with the other eight it makes nine customers
    expect(of(upTo(14))).not.toHaveProperty('low');
    // the first thirteen are: 80 and the nine others' 106, 108 ... 122; places 2.25 and 6.75 are 108.5 and 117.5, 110 and 120
    expect(of(upTo(13))).toMatchObject({ low: 1100, high: 1200 });
  });

  it('is not said across currencies', () => {
    const dollars = all('USD').map((currency, i) => (i === 0 ? 'EUR' : currency));
    expect(cellReader(input(paid, {}, dollars), [])(0)[0]).not.toHaveProperty('low');
  });
});

describe('paidOf', () => {
  it('gives what is known, to the cent, by product line', () => {
    const line = input(paid).settings.productLines[0]!.key;
    const read = input(paid.map((amount, i) => (i === 2 ? 81.005 : amount)));
    expect([paidOf(read)(0), paidOf(read)(1), paidOf(read)(2)]).toEqual([{}, { [line]: 80 }, { [line]: 81.01 }]);
  });
});
