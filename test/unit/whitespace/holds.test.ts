import { describe, expect, it } from 'vitest';
import { dayText, epochDay } from '../../../src/domain/day.ts';
import type { CellJson, HoldJson } from '../../../src/domain/resultJson.ts';
import type { ProductLine, Settings, WhitespaceRule } from '../../../src/domain/settings.ts';
import { assessAccounts } from '../../../src/whitespace/assessAccounts.ts';
import type { AssessInput, SignalColumns } from '../../../src/whitespace/assessInput.ts';
import { ACME, assessCase, column, today, workedSignals } from './assessCase.ts';

const lineKeys = Array.from({ length: 10 }, (_, at) => `line_${at}`);

/** Settings of a company that sells ten product lines, all of which fit everybody. */
function tenLines(): Settings {
  const { settings } = assessCase(workedSignals);
  const [line] = settings.productLines.filter(({ needsFirst }) => needsFirst === undefined);
  const [rule] = settings.whitespaceRules.filter(({ segmentFilter }) => segmentFilter === undefined);
  const productLines = lineKeys.map((key): ProductLine => ({ ...line!, key, title: key, quantitySignal: `qty_${key}` }));
  const fits = { target: { kind: 'fixed', quantity: 10 }, basis: 'quantity', yellowFrom: 1, greenFrom: 10 } as const;
  const whitespaceRules = lineKeys.map((productLine): WhitespaceRule => ({ ...rule!, ...fits, key: `all_${productLine}`, productLine }));
  return { ...settings, productLines, whitespaceRules };
}

const settings = tenLines();
const quantities = Object.fromEntries(lineKeys.map((key) => [`qty_${key}`, [0]]));

/** Days for which the oldest defect has been open, by product line; 0 elsewhere. */
function defects(days: Readonly<Record<string, number>>): AssessInput['byProductLine'] {
  const lines = lineKeys.map((key): [string, SignalColumns] => [key, column([days[key] ?? 0])]);
  return new Map([['defect_oldest_days', new Map(lines)]]);
}

function cellsAfter(byLine: Readonly<Record<string, number>>, more: Partial<AssessInput> = {}): readonly CellJson[] {
  const input = assessCase({ ...workedSignals, ...quantities }, { settings, byProductLine: defects(byLine), ...more });
  return assessAccounts(input).cellsOf(0);
}

const onHold = (cells: readonly CellJson[]): readonly string[] => cells.filter(({ st }) => st === 'Blocked_At_Risk').map(({ k }) => k);

describe('one old case of a large customer with ten product lines', () => {
  it('puts only the line that it names on hold', () => {
    const cells = cellsAfter({ line_3: 46 });
    expect(onHold(cells)).toEqual(['line_3']);
    expect(cells.filter(({ st }) => st === 'Open')).toHaveLength(9);
  });

  it('puts nothing on hold where it names no product line, however old it is', () => {
    const oldest = {
      signals: new Map(
        Object.entries({ ...workedSignals, ...quantities, defect_oldest_days: [400] }).map(([key, values]) => [key, column(values)])
      )
    };
    expect(onHold(cellsAfter({}, oldest))).toEqual([]);
  });

  it('puts nothing on hold when it waits with high priority: that caps the score above the edge of the hold', () => {
    const waiting = { ...workedSignals, ...quantities, case_high_oldest_days: [60] };
    const input = assessCase(waiting, { settings, byProductLine: defects({}) });
    expect(onHold(assessAccounts(input).cellsOf(0))).toEqual([]);
  });

  it('names the rule, the day since which it holds and its records', () => {
    const samples = new Map([['defect_oldest_days:line_3', new Map([[ACME, { ids: ['500000000000001AAA'] }]])]]);
    const hold = cellsAfter({ line_3: 46 }, { samples }).find(({ k }) => k === 'line_3')?.hold;
    // more than 30 days: true since the 31st, 15 days ago
    expect(hold).toMatchObject({ rule: 'product_defect_block', all: false, ids: ['500000000000001AAA'], since: '2026-11-07', val: 46 });
  });

  it('has no place among what is put forward, and no likelihood', () => {
    const suggestions = { line_3: [{ p: { rate: 0.2, low: 0.1, high: 0.3, bought: 20, of: 100 } }] };
    const held = cellsAfter({ line_3: 46 }, { suggestions }).find(({ k }) => k === 'line_3');
    expect([held?.rank, held?.p, held?.est]).toEqual([undefined, undefined, undefined]);
  });
});

describe('a line on hold over nights', () => {
  /** One run after another, a day apart; each knows of the one before what its summary kept. */
  function nights(days: readonly Readonly<Record<string, number>>[]): readonly (readonly string[])[] {
    let kept: readonly HoldJson[] = [];
    return days.map((byLine, at) => {
      const day = dayText(epochDay(today) + at);
      const heldRules = kept.map(({ k, line, ...state }) => ({
        accountId: ACME,
        rule: k,
        ...(line === undefined ? {} : { productLine: line }),
        ...state
      }));
      const base = assessCase({ ...workedSignals, ...quantities }, { settings, byProductLine: defects(byLine), heldRules });
      const found = assessAccounts({ ...base, asOf: { ...base.asOf, today: day, instant: `${day}T02:10:00.000Z` } });
      kept = found.holdsOf(0);
      return onHold(found.cellsOf(0));
    });
  }

  it('returns by itself in the second night without the case', () => {
    expect(nights([{ line_3: 46 }, {}, {}, {}])).toEqual([['line_3'], ['line_3'], [], []]);
  });

  it('stays when the case comes back in between, and begins anew after it had ended', () => {
    expect(nights([{ line_3: 46 }, {}, { line_3: 48 }, {}, {}, { line_3: 31 }])).toEqual([
      ...[['line_3'], ['line_3'], ['line_3'], ['line_3'], []],
      ['line_3']
    ]);
  });

  it('ends for one line while another stays', () => {
    expect(nights([{ line_3: 46, line_5: 33 }, { line_5: 34 }, { line_5: 35 }])).toEqual([
      ['line_3', 'line_5'],
      ['line_3', 'line_5'],
      ['line_5']
    ]);
  });
});

describe('a customer at risk as a whole', () => {
  it('holds all ten lines by one rule, told once in the summary', () => {
    const atRisk = { ...workedSignals, ...quantities, usage_trend: [-0.4], usage_licensed: [20] };
    const found = assessAccounts(assessCase(atRisk, { settings, byProductLine: defects({ line_3: 46 }) }));
    expect(onHold(found.cellsOf(0))).toEqual(lineKeys);
    expect(found.cellsOf(0).every(({ hold }) => hold?.all === true && hold.rule === 'account_at_risk_block')).toBe(true);
    expect(found.holdsOf(0).map(({ k, line }) => [k, line])).toEqual([
      ['account_at_risk_block', undefined],
      ['product_defect_block', 'line_3']
    ]);
  });
});
