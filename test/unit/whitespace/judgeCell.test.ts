import { describe, expect, it } from 'vitest';
import type { ProductLine, WhitespaceRule } from '../../../src/domain/settings.ts';
import { judgeCell } from '../../../src/whitespace/judgeCell.ts';
import type { CellFacts } from '../../../src/whitespace/cellFacts.ts';
import { levelOf, targetOf } from '../../../src/whitespace/level.ts';

function line(key: string, more: Partial<ProductLine> = {}): ProductLine {
  return Object.freeze({
    ...{ key, title: key, explanation: '', sortOrder: 10, record: `Headroom_Product_Line.${key}` },
    ...{ quantitySignal: `qty_${key}`, price: { kind: 'none' as const }, motionWhenNone: 'Cross-sell' as const },
    ...{ unit: 'units', unitOne: 'unit' },
    ...more
  });
}

function rule(productLine: string, greenFrom: number, more: Partial<WhitespaceRule> = {}): WhitespaceRule {
  return Object.freeze({
    ...{ key: `${productLine}_rule`, title: 'rule', explanation: '', sortOrder: 10, record: 'Headroom_Whitespace_Rule.x', productLine },
    ...{ basis: 'quantity' as const, yellowFrom: 1, greenFrom, target: { kind: 'fixed' as const, quantity: greenFrom } },
    ...more
  });
}

function facts(owned: Readonly<Record<string, number>>, more: Partial<CellFacts> = {}): CellFacts {
  return {
    ...{ today: '2026-11-22', rule: undefined, hold: undefined, opportunity: undefined, feedback: undefined, competitor: undefined },
    ...{ employees: NaN, users: NaN, sites: NaN, owned: (key) => owned[key] ?? NaN, bookPrice: NaN, currency: 'EUR', contractValue: NaN },
    ...more
  };
}

const hold = { rule: 'account_at_risk_block', since: '2026-11-03', ids: [], val: 38, all: true };

describe('levels of the two industries and two products', () => {
  const greenFrom = { 'Star Wars': { lightsabers: 10, tricorders: 2 }, 'Star Trek': { lightsabers: 2, tricorders: 10 } } as const;

  it.each([
    ['Star Wars', 'lightsabers', ['red', 'yellow', 'yellow', 'yellow', 'green', 'green']],
    ['Star Wars', 'tricorders', ['red', 'yellow', 'green', 'green', 'green', 'green']],
    ['Star Trek', 'lightsabers', ['red', 'yellow', 'green', 'green', 'green', 'green']],
    ['Star Trek', 'tricorders', ['red', 'yellow', 'yellow', 'yellow', 'green', 'green']]
  ] as const)('%s, %s: 0, 1, 2, 9, 10, 11 are %j', (industry, product, levels) => {
    const applied = rule(product, greenFrom[industry][product]);
    const cells = [0, 1, 2, 9, 10, 11].map((quantity) => judgeCell(line(product), facts({ [product]: quantity }, { rule: applied })));
    expect(cells.map((cell) => cell.lvl)).toEqual(levels);
    const words = { red: 'Open', yellow: 'Partly_Used', green: 'Covered' };
    expect(cells.map((cell) => cell.st)).toEqual(levels.map((level) => words[level]));
  });
});

describe('judgeCell', () => {
  const analytics = line('analytics', { price: { kind: 'list_price', amount: 300, currency: 'EUR' }, motionWhenSome: 'Upsell' });
  const five = rule('analytics', 5);

  it('is covered where nobody is there to be counted, whatever the basis', () => {
    const perSite = rule('analytics', 5, { target: { kind: 'per_site', factor: 2, signal: 'sites' } });
    expect(judgeCell(analytics, facts({ analytics: 0 }, { rule: perSite, sites: 0 }))).toMatchObject({
      st: 'Covered',
      lvl: 'green',
      tgt: 0
    });
    expect(judgeCell(analytics, facts({ analytics: 0 }, { rule: perSite, sites: 1 }))).toMatchObject({ st: 'Open', lvl: 'red', tgt: 2 });
    const perHead = rule('analytics', 5, { target: { kind: 'per_employee', factor: 0.1 } });
    // A number of employees below 0 is a slip of a key.
    expect(judgeCell(analytics, facts({ analytics: 0 }, { rule: perHead, employees: -5 }))).toMatchObject({ st: 'Covered', tgt: 0 });
  });

  it('has no rule where the industry is missing', () => {
    expect(judgeCell(analytics, facts({ analytics: 1 }))).toMatchObject({ st: 'No_Rule', lvl: null, tgt: null });
  });

  it('is unknown where the quantity is', () => {
    expect(judgeCell(analytics, facts({}, { rule: five }))).toMatchObject({ st: 'Unknown', because: 'quantity', own: null });
  });

  it.each([
    [{ kind: 'per_employee', factor: 0.5 }, 'employees'],
    [{ kind: 'per_user', factor: 1 }, 'users'],
    [{ kind: 'per_site', factor: 1, signal: 'sites' }, 'sites'],
    [{ kind: 'per_product_line', factor: 0.1, productLine: 'platform' }, 'target_line']
  ] as const)('is unknown where its target %j has no base', (target, because) => {
    const applied = rule('analytics', 1, { target });
    expect(judgeCell(analytics, facts({ analytics: 1 }, { rule: applied }))).toMatchObject({ st: 'Unknown', because, own: 1 });
  });

  it('is not eligible once retired', () => {
    const retired = line('analytics', { retiredOn: '2026-11-22' });
    expect(judgeCell(retired, facts({ analytics: 1 }, { rule: five }))).toMatchObject({ st: 'Not_Eligible', because: 'retired' });
    const later = line('analytics', { retiredOn: '2026-11-23' });
    expect(judgeCell(later, facts({ analytics: 1 }, { rule: five })).st).toBe('Partly_Used');
  });

  it('is not eligible without what it needs first, and unknown where that is', () => {
    const dependent = line('analytics', { needsFirst: 'platform' });
    const judged = (platform: number): unknown => judgeCell(dependent, facts({ analytics: 0, platform }, { rule: five })).st;
    expect([judged(0), judged(NaN), judged(3)]).toEqual(['Not_Eligible', 'Unknown', 'Open']);
  });

  it('takes what it needs first by what is owned of that, whatever that one needs', () => {
    // Reports need Analytics, which needs Platform: Analytics without Platform is owned all the same.
    const reports = line('reports', { needsFirst: 'analytics' });
    const five = rule('reports', 5);
    const judged = (analyticsOwned: number): unknown =>
      judgeCell(reports, facts({ reports: 0, analytics: analyticsOwned, platform: 0 }, { rule: five })).st;
    expect([judged(0), judged(2), judged(NaN)]).toEqual(['Not_Eligible', 'Open', 'Unknown']);
  });

  it('is covered above the top, and keeps both numbers', () => {
    expect(judgeCell(analytics, facts({ analytics: 5 }, { rule: rule('analytics', 4) }))).toMatchObject({
      ...{ st: 'Covered', lvl: 'green', own: 5, tgt: 4, amt: null }
    });
  });

  it('tells an unknown quantity from none', () => {
    const judged = (quantity: number): unknown => judgeCell(analytics, facts({ analytics: quantity }, { rule: five }));
    expect([judged(NaN), judged(0)]).toMatchObject([
      { st: 'Unknown', because: 'quantity', lvl: null, own: null },
      { st: 'Open', lvl: 'red', own: 0 }
    ]);
  });

  it('is not sold to an account that fails the eligible filter, even where the quantity is unknown or there is no rule', () => {
    const nobody = { eligible: false };
    expect(judgeCell(analytics, facts({ analytics: 5 }, { rule: five, ...nobody }))).toMatchObject({
      ...{ st: 'Not_Eligible', because: 'not_sold_here', own: 5, lvl: null }
    });
    expect(judgeCell(analytics, facts({}, nobody)).because).toBe('not_sold_here');
    expect(judgeCell(line('analytics', { retiredOn: '2020-01-01' }), facts({}, nobody)).because).toBe('retired');
  });

  it('takes statuses that propose nothing in their order', () => {
    const dependent = line('analytics', { needsFirst: 'platform' });
    const known = { analytics: 0, platform: 0 };
    expect([
      judgeCell(dependent, facts(known)).st,
      judgeCell(dependent, facts({ ...known, platform: 1 })).st,
      judgeCell(dependent, facts({ platform: 1 }, { rule: five })).st,
      judgeCell(dependent, facts({ platform: 1, analytics: 5 }, { rule: five, hold, competitor: '02ix' })).st
    ]).toEqual(['Not_Eligible', 'No_Rule', 'Unknown', 'Covered']);
  });

  it('says on any cell when what is owned ends, in how many departments, and what the hierarchy owns', () => {
    const how = { term: '2026-12-31', centres: 2, family: { own: 12, units: 3 } };
    expect(judgeCell(analytics, facts({ analytics: 5 }, { rule: five, ownedHow: how }))).toMatchObject({ st: 'Covered', ...how });
    expect(judgeCell(analytics, facts({}, { rule: five, ownedHow: how }))).toMatchObject({ st: 'Unknown', ...how });
  });

  it('takes the first status that holds', () => {
    const all = facts(
      { analytics: 1 },
      { rule: five, hold, opportunity: '006x', competitor: '02ix', feedback: { id: 'a0x', answer: 'Later' } }
    );
    const without = (...names: (keyof CellFacts)[]): CellFacts => names.reduce((left, name) => ({ ...left, [name]: undefined }), all);
    expect([
      judgeCell(analytics, { ...all, owned: () => 5 }).st,
      judgeCell(analytics, all).st,
      judgeCell(analytics, without('hold')).st,
      judgeCell(analytics, without('hold', 'opportunity')).st,
      judgeCell(analytics, without('hold', 'opportunity', 'feedback')).st,
      judgeCell(analytics, without('hold', 'opportunity', 'feedback', 'competitor')).st,
      judgeCell(analytics, { ...without('hold', 'opportunity', 'feedback', 'competitor'), owned: () => 0 }).st
    ]).toEqual(['Covered', 'Blocked_At_Risk', 'Open_Opportunity', 'Not_A_Fit', 'Has_Competitor', 'Partly_Used', 'Open']);
  });

  it('has a competitor where a rep says so', () => {
    const said = facts({ analytics: 0 }, { rule: five, feedback: { id: 'a0x', answer: 'Has_Competitor', until: '2027-03-01' } });
    expect(judgeCell(analytics, said)).toMatchObject({ st: 'Has_Competitor', feedback: { until: '2027-03-01' } });
  });

  it('names the hold and keeps the level while it lasts', () => {
    const held = judgeCell(analytics, facts({ analytics: 1 }, { rule: five, hold }));
    expect(held).toMatchObject({ st: 'Blocked_At_Risk', lvl: 'yellow', hold });
    expect(judgeCell(analytics, facts({ analytics: 1 }, { rule: five })).st).toBe('Partly_Used');
  });

  it('gives gap, amount and motion', () => {
    expect(judgeCell(analytics, facts({ analytics: 2 }, { rule: five }))).toMatchObject({
      tgt: 5,
      amt: 900,
      unitPrice: 300,
      motion: 'Upsell'
    });
    expect(judgeCell(analytics, facts({ analytics: 0 }, { rule: five })).motion).toBe('Cross-sell');
    expect(judgeCell(analytics, facts({ analytics: 5 }, { rule: five })).amt).toBeNull();
  });

  it('leaves the amount unknown in another currency, without price and without contract value', () => {
    expect(judgeCell(analytics, facts({ analytics: 0 }, { rule: five, currency: 'USD' })).amt).toBeNull();
    const book = line('analytics', { price: { kind: 'price_book' } });
    expect(judgeCell(book, facts({ analytics: 0 }, { rule: five })).amt).toBeNull();
    const share = line('analytics', { price: { kind: 'contract_share', share: 0.15 } });
    expect(judgeCell(share, facts({ analytics: 0 }, { rule: five }))).toMatchObject({ st: 'Open', amt: null, because: 'contract_value' });
  });

  it('takes a percent of the contract value for the whole target', () => {
    const share = line('premium_support', { price: { kind: 'contract_share', share: 0.15 } });
    const one = rule('premium_support', 1);
    expect(judgeCell(share, facts({ premium_support: 0 }, { rule: one, contractValue: 180_000 })).amt).toBe(27_000);
  });
});

describe('targetOf', () => {
  const bases = { employees: 241, users: 30, sites: 7, owned: () => 41 };

  it.each([
    [{ kind: 'fixed', quantity: 4.2 }, 5],
    [{ kind: 'per_employee', factor: 0.5 }, 121],
    // 0.1 x 30 is 3.0000000000000004 in binary numbers and must stay 3
    [{ kind: 'per_user', factor: 0.1 }, 3],
    [{ kind: 'per_site', factor: 1.5, signal: 'sites' }, 11],
    [{ kind: 'per_product_line', factor: 0.1, productLine: 'platform' }, 5]
  ] as const)('rounds %j up to %d', (target, quantity) => {
    expect(targetOf(target, bases)).toMatchObject({ ok: true, quantity });
  });
});

describe('levelOf by share', () => {
  const share = { basis: 'share', yellowFrom: 0.2, greenFrom: 0.8 } as const;

  it.each([
    [0, 'red'],
    [19, 'red'],
    [20, 'yellow'],
    [79, 'yellow'],
    [80, 'green'],
    [120, 'green']
  ])('%d of 100 is %s', (owned, level) => {
    expect(levelOf(share, owned, 100)).toBe(level);
  });

  it('is covered where nothing fits', () => {
    expect(levelOf(share, 0, 0)).toBe('green');
  });
});
