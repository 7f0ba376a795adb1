import { afterAll, beforeAll, expect, it } from 'vitest';
import { dayText, epochDay } from '../../../src/domain/day.ts';
import type { CellJson, ReplayJson } from '../../../src/domain/resultJson.ts';
import type { ProductLine, WhitespaceRule } from '../../../src/domain/settings.ts';
import { suggestLines } from '../../../src/operations/whitespace/suggestLines.ts';
import { readSignals } from '../../../src/signals/readSignals.ts';
import { assessAccounts } from '../../../src/whitespace/assessAccounts.ts';
import { openCase } from '../../golden/goldenCase.ts';
import { assessCase } from '../whitespace/assessCase.ts';

const accounts = Array.from({ length: 600 }, (_, i) => `A${String(i).padStart(3, '0')}`);
const lines = Array.from({ length: 8 }, (_, j) => `line${j}`);
const today = '2026-11-22';
const days = 182;

/** Numbers that look random, the same ones each time (Park and Miller, CACM 31, 1988). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

/**
 * Four kinds of customers. Each bought the first line of its kind at the start; the second follows in about half a year to two years,
 * any other line hardly ever.
 */
function purchases(): readonly (readonly [account: string, line: string, on: string])[] {
  const next = numbers(7);
  const start = epochDay('2023-11-01');
  return accounts.flatMap((account, i) =>
    lines.flatMap((line, j) => {
      const kind = i % 4;
      const perYear = j === 2 * kind + 1 ? 0.5 : 0.02;
      const after = j === 2 * kind ? 0 : Math.floor((-Math.log(next()) / perYear) * 365);
      const on = start + (i % 28) + after;
      return on < epochDay(today) ? [[account, line, dayText(on)] as const] : [];
    })
  );
}

function meanOf(stated: readonly { readonly rate: number }[]): number {
  return stated.reduce((sum, { rate }) => sum + rate, 0) / stated.length;
}

let replay: ReplayJson;
let cells: readonly (readonly CellJson[])[];
let close = async (): Promise<void> => {};

beforeAll(async () => {
  const opened = await openCase({
    why: 'Suggestions that hold.',
    asOf: { instant: `${today}T12:00:00.000Z`, timeZone: 'UTC', today },
    accounts,
    rows: {
      Account: [['Id'], ...accounts.map((id) => [id])],
      Product2: [['Id', 'Family'], ...lines.map((line) => [line, line])],
      Asset: [
        ['Id', 'AccountId', 'Product2Id', 'Quantity', 'PurchaseDate', 'CreatedDate'],
        ...purchases().map(([account, line, on]) => [`${line}${account}`, account, line, 1, on, `${on}T09:00:00.000Z`])
      ]
    },
    signals: lines.map((key) => ({
      key,
      object: 'Asset',
      accountPath: 'AccountId',
      aggregate: 'SUM',
      field: 'Quantity',
      filter: `Product2.Family = '${key}'`,
      liveFrom: 'PurchaseDate',
      whenEmpty: 'Zero'
    })),
    general: { propensityDays: days, nextCellsPerAccount: 2, nextCellsPerOwner: 10 }
  });
  ({ close } = opened);
  const { context } = opened;
  const productLines = lines.map(
    (key, sortOrder) =>
      ({
        key,
        sortOrder,
        quantitySignal: key,
        price: { kind: 'list_price', amount: 1000, currency: 'EUR' },
        motionWhenNone: 'Cross-sell'
      }) as ProductLine
  );
  const whitespaceRules = lines.map((productLine, sortOrder) => ({
    ...({ key: `r_${productLine}`, productLine, sortOrder, basis: 'quantity', yellowFrom: 1, greenFrom: 1 } as WhitespaceRule),
    target: { kind: 'fixed', quantity: 1 } as const
  }));
  const settings = { ...context.settings, productLines, whitespaceRules };
  const known = {
    accounts,
    customers: accounts.map(() => 1),
    asOf: context.asOf,
    currencies: accounts.map(() => 'EUR'),
    owners: accounts.map(() => '005A')
  };
  const input = { ...assessCase({}, { settings }), ...known, signals: await readSignals(context) };
  const found = await suggestLines({ ...context, settings }, input, []);
  ({ replay } = found);
  const assessment = assessAccounts({ ...input, suggestions: found.suggestions });
  cells = accounts.map((_, i) => assessment.cellsOf(i));
});

afterAll(() => close());

it('suggests what a kind of customer buys next, with a likelihood that the replay passed', () => {
  expect(replay.refused).toBeUndefined();
  expect(replay.gain?.low).toBeGreaterThan(0);
  const open = cells.flatMap((row, i) =>
    row.filter(({ st }) => st === 'Open').map((cell) => ({ cell, isNext: lines.indexOf(cell.k) === 2 * (i % 4) + 1 }))
  );
  const likely = open.filter(({ isNext }) => isNext).flatMap(({ cell }) => cell.p ?? []);
  const others = open.filter(({ isNext }) => !isNext).flatMap(({ cell }) => cell.p ?? []);
  expect(likely.length).toBeGreaterThan(50);
  // Half a year at 0.5 and at 0.02 a year: 1 - exp(-0.25) = 0.22 and 1 - exp(-0.01) = 0.01.
  expect(likely.every(({ low, high }) => low < 0.22 && high > 0.22)).toBe(true);
  // Steps of the calibration hold unlike pairs, so that what is stated is less far apart.
  expect(meanOf(likely)).toBeGreaterThan(3 * meanOf(others));
  expect(meanOf(others)).toBeLessThan(0.03);
});

it('puts what is likely first, with its weighted estimate, and names what it follows from', () => {
  const first = cells.flatMap((row, i) => row.filter(({ rank }) => rank === 1).map((cell) => ({ cell, kind: i % 4 })));
  const next = first.filter(({ cell, kind }) => cell.k === `line${2 * kind + 1}`);
  expect(next.length).toBeGreaterThan(50);
  for (const { cell, kind } of next) {
    expect(cell.owns?.[0]).toBe(`line${2 * kind}`);
    expect(cell.est).toBe(Math.round((cell.p?.rate ?? NaN) * 1000 * 100) / 100);
  }
});
