import { describe, expect, it } from 'vitest';
import { replay } from '../../../src/propensity/replay.ts';
import type { ReplayRequest } from '../../../src/propensity/replay.ts';
import { generatedMarket } from '../../propensity/generatedMarket.ts';

const { request } = generatedMarket({ accounts: 2_000, items: 12, structure: 6, seed: 3 });
const { items, accounts, firstOn } = request.purchases;
const whole = replay(request);

/** The same with other first purchases. */
const withPurchases = (change: (first: number, item: number, account: number) => number, of: ReplayRequest = request): ReplayRequest => ({
  ...of,
  purchases: { ...of.purchases, firstOn: of.purchases.firstOn.map((column, j) => column.map((first, a) => change(first, j, a))) }
});

describe('a replay', () => {
  it('passes here, with all of what it found', () => {
    expect(whole.replay).toMatchObject({ v: 1, days: 182, k: 3, chosenOn: '2023-10-07', testedOn: '2024-04-06', until: '2024-10-04' });
    expect(whole.replay.refused).toBeUndefined();
    expect(whole.replay.tested.map(({ method }) => method).sort()).toEqual(['ease', 'popularity', 'rules', 'segment']);
    expect(whole.replay.tested[0]?.method).toBe(whole.replay.method);
    expect(whole.replay.gain?.low).toBeGreaterThan(0);
  });

  it('gives the same again for the same purchases', () => {
    expect(JSON.stringify(replay(request).replay)).toBe(JSON.stringify(whole.replay));
    expect(replay(request).suggest()).toEqual(whole.suggest());
  });

  it('does not look at purchases from its last day on', () => {
    const later = replay(withPurchases((first, j, a) => (Number.isNaN(first) && (a + j) % 7 === 0 ? request.today : first)));
    expect(later.replay).toEqual(whole.replay);
    const [before, after] = [whole.suggest(), later.suggest()];
    const changed = after.flatMap((column, j) => column.flatMap((one, a) => (one === undefined ? [] : [[one, before[j]?.[a]] as const])));
    for (const [now, was] of changed) expect(now).toEqual(was);
  });

  it('chooses and states by what was known when the period tested began', () => {
    // All that was bought in the period tested goes to other accounts: the choice and what was stated stay.
    const tested = request.today - request.days;
    const moved = replay(withPurchases((_, j, a) => movedIn(firstOn[j]!, a, tested))).replay;
    expect([moved.method, moved.lambda]).toEqual([whole.replay.method, whole.replay.lambda]);
    const stated = ({ calibration }: typeof moved) =>
      calibration.map(({ stated: rate, statedLow, statedHigh }) => [rate, statedLow, statedHigh]);
    expect(stated(moved)).toEqual(stated(whole.replay));
    expect(moved.tested).not.toEqual(whole.replay.tested);
  });

  it('says the same of accounts in any order', () => {
    const order = Array.from({ length: accounts }, (_, a) => (a * 7 + 3) % accounts);
    const segments = request.segmentOf(0);
    const mixed = replay({
      ...withPurchases((_, j, a) => firstOn[j]![order[a]!]!),
      segmentOf: () => Int32Array.from(order, (a) => segments[a] ?? -1)
    });
    expect(mixed.replay.tested).toEqual(whole.replay.tested);
    expect(mixed.replay.calibration).toEqual(whole.replay.calibration);
    const [one, other] = [whole.suggest(), mixed.suggest()];
    order.forEach((a, place) => expect(other[5]?.[place]).toEqual(one[5]?.[a]));
  });

  it('says the same of product lines in any order, but for ties', () => {
    const order = Array.from({ length: items }, (_, j) => (j * 5 + 2) % items);
    const mixed = replay({
      ...request,
      purchases: { ...request.purchases, firstOn: order.map((j) => firstOn[j]!) },
      keys: order.map((j) => request.keys[j]!)
    });
    expect(mixed.replay.method).toBe(whole.replay.method);
    expect(mixed.replay.tested[0]?.ndcg).toBeCloseTo(whole.replay.tested[0]?.ndcg ?? NaN, 2);
    const [one, other] = [whole.suggest(), mixed.suggest()];
    order.forEach((j, place) => expect(other[place]?.map((said) => said?.like)).toEqual(one[j]?.map((said) => said?.like)));
  });
});

/** What was bought from `day` on, taken from the account 500 places further. */
function movedIn(column: Float64Array, account: number, day: number): number {
  const mine = column[account] ?? NaN;
  if (mine < day) return mine;
  const theirs = column[(account + 500) % column.length] ?? NaN;
  return theirs >= day ? theirs : NaN;
}

describe('what is suggested', () => {
  const suggestions = whole.suggest();

  it('is nothing where the account has bought the line', () => {
    const bought = suggestions.flatMap((column, j) => column.filter((_, a) => !Number.isNaN(firstOn[j]![a])));
    expect(bought.every((one) => one === undefined)).toBe(true);
    expect(suggestions.flat().some((one) => one?.p !== undefined)).toBe(true);
  });

  it('counts owners among customers of the same segment', () => {
    const segments = request.segmentOf(0);
    const a = firstOn[0]!.findIndex((first) => Number.isNaN(first));
    const alike = Array.from({ length: accounts }, (_, b) => b).filter((b) => segments[b] === segments[a]);
    const own = alike.filter((b) => firstOn[0]![b]! < request.today).length;
    expect(suggestions[0]?.[a]?.like).toEqual({ own, of: alike.length });
  });

  it('says nothing to those who are no customers and does not count them', () => {
    const customers = Uint8Array.from({ length: accounts }, (_, a) => (a < 500 ? 1 : 0));
    const fewer = replay({ ...request, customers }).suggest();
    expect(fewer[0]!.slice(500).every((one) => one === undefined)).toBe(true);
    expect(Math.max(...fewer[0]!.map((one) => one?.like?.of ?? 0))).toBeLessThan(500);
  });

  it('says nothing of a segment with fewer than ten owners, nor without a segment', () => {
    // Accounts 0 to 99 alone in segment 4; of line 0 at most nine of them are owners.
    const owners = [...firstOn[0]!.slice(0, 100)].flatMap((first, a) => (first < request.today ? [a] : []));
    const kept = new Set(owners.slice(0, 9));
    const segments = Int32Array.from({ length: accounts }, (_, a) => (a < 100 ? 4 : a < 200 ? -1 : 0));
    const few = withPurchases((first, j, a) => (j === 0 && a < 100 && !kept.has(a) ? NaN : first));
    const said = replay({ ...few, segmentOf: () => segments }).suggest()[0]!;
    expect(said.slice(0, 200).every((one) => one === undefined)).toBe(true);
    expect(said.slice(200).some((one) => one?.like !== undefined)).toBe(true);
  });

  it('has no likelihood where the line is not for the account', () => {
    const eligible = (item: number): Uint8Array => new Uint8Array(accounts).fill(item === 0 ? 0 : 1);
    const said = replay({ ...request, eligible }).suggest();
    expect(said[0]!.some((one) => one?.like !== undefined)).toBe(true);
    expect(said[0]!.every((one) => one?.p === undefined && one?.owns === undefined)).toBe(true);
  });

  it('has no likelihood of a line that came after the test began, which is named as left out', () => {
    const begins = request.today - request.days;
    const launched = replay(withPurchases((first, j) => (j === 0 ? Math.max(first, begins) : first)));
    expect(launched.replay.refused).toBeUndefined();
    expect(launched.replay.leftOut).toEqual([{ line: 'line0', because: 'few_owners' }]);
    const [said = []] = launched.suggest();
    expect(said.some((one) => one?.like !== undefined)).toBe(true);
    expect(said.every((one) => one?.p === undefined && one?.owns === undefined)).toBe(true);
  });

  it('names lines that the account owns, at most three', () => {
    suggestions.forEach((column) =>
      column.forEach((one, a) => {
        const owns = one?.owns ?? [];
        expect(owns.length).toBeLessThanOrEqual(3);
        for (const line of owns) expect(firstOn[request.keys.indexOf(line)]![a]).toBeLessThan(request.today);
      })
    );
  });
});

describe('a replay is refused', () => {
  const refusalOf = (changed: ReplayRequest): string | undefined => replay(changed).replay.refused;

  it('without product lines', () => {
    expect(refusalOf({ ...request, keys: [], purchases: { accounts, items: 0, firstOn: [] } })).toBe('no_product_lines');
  });

  it('where nothing was bought before the first of the three periods', () => {
    const begins = request.today - 3 * request.days;
    expect(refusalOf(withPurchases((first) => (first < begins ? begins : first)))).toBe('history_too_short');
    expect(refusalOf(withPurchases(() => NaN))).toBe('history_too_short');
  });

  it('where no product line had ten owners, all of which it names', () => {
    const found = replay(withPurchases((_first, _, a) => (a < 9 ? request.today - 4 * request.days : NaN)));
    expect(found.replay.refused).toBe('few_owners');
    expect(found.replay.leftOut).toEqual(request.keys.map((line) => ({ line, because: 'few_owners' })));
  });

  it('where no more product lines take part than are suggested anyway', () => {
    expect(refusalOf({ ...request, k: 12 })).toBe('few_product_lines');
  });

  it('where too few accounts bought something in the period tested', () => {
    const tested = request.today - request.days;
    expect(refusalOf(withPurchases((first, _, a) => (first >= tested && a >= 20 ? NaN : first)))).toBe('few_purchases');
  });

  it('where what was stated did not come', () => {
    // In the period tested only one in ten of the purchases was made, as if a price had gone up: no movement before warned of it.
    const tested = request.today - request.days;
    expect(refusalOf(withPurchases((first, j, a) => (first >= tested && (a + j) % 10 !== 0 ? NaN : first)))).toBe('not_calibrated');
  });
});
