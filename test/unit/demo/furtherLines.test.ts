import { beforeAll, describe, expect, it } from 'vitest';
import { dayOf } from '../../../src/demo/calendar.ts';
import { demoSettings } from '../../../src/demo/demoSettings.ts';
import type { ReplayJson } from '../../../src/domain/replayJson.ts';
import { planWeeks } from '../../../src/demo/planWeeks.ts';
import { replay } from '../../../src/propensity/replay.ts';
import { demoMarket, lines } from './demoMarket.ts';
import type { DemoMarket } from './demoMarket.ts';
import type { PlayedPlan } from './playedPlan.ts';
import { playPlan } from './playedPlan.ts';

const endDate = '2026-11-22';

/** Monday of the week of the end date: what is bought from then on does not count. */
const today = dayOf('2026-11-16');

/** As in the settings of the demo, and their default. */
const k = Number(demoSettings.find(({ type }) => type === 'Headroom_Health_Setting')?.fields['Next_Cells_Per_Account__c']);
const days = 182;

let played: PlayedPlan;
let market: DemoMarket;

beforeAll(() => {
  played = playPlan(planWeeks({ seed: 42, accounts: 300, endDate }));
  market = demoMarket(played, today);
});

function replayed({ accounts: _, ...of }: DemoMarket): ReplayJson {
  return replay({ ...of, keys: lines, today, days, k }).replay;
}

function replayOf(seed: number, accounts: number): ReplayJson {
  return replayed(demoMarket(playPlan(planWeeks({ seed, accounts, endDate })), today));
}

function first(line: (typeof lines)[number], account: number): number {
  return market.purchases.firstOn[lines.indexOf(line)]?.[account] ?? NaN;
}

/** Places of the accounts that own something and pass. */
function owners(passes: (account: number) => boolean): readonly number[] {
  return market.accounts.map((_, i) => i).filter((i) => lines.some((line) => !Number.isNaN(first(line, i))) && passes(i));
}

function shareOf(accounts: readonly number[], passes: (account: number) => boolean): number {
  expect(accounts.length).toBeGreaterThanOrEqual(20);
  return accounts.filter(passes).length / accounts.length;
}

const has = (line: (typeof lines)[number]) => (account: number) => !Number.isNaN(first(line, account));
const employees = (account: number): number => Number(market.accounts[account]?.fields.NumberOfEmployees ?? 0);

describe('what customers of the demo company buy further', () => {
  it('is a line for 8 to 16 of 100 in each half of the last year', () => {
    for (const from of [today - 2 * days, today - days]) {
      const asked = owners((i) => lines.some((line) => first(line, i) < from));
      const buyers = shareOf(asked, (i) => lines.some((line) => first(line, i) >= from && first(line, i) < from + days));
      expect(buyers).toBeGreaterThan(0.08);
      expect(buyers).toBeLessThan(0.16);
    }
  });

  it('is analytics at least twice as often where systems are connected', () => {
    const connected = shareOf(owners(has('integrations')), has('analytics'));
    const alone = shareOf(
      owners((i) => !has('integrations')(i)),
      has('analytics')
    );
    expect(connected).toBeGreaterThan(2 * alone);
  });

  it('is premium support at least twice as often where a large customer has analytics', () => {
    const large = owners((i) => employees(i) >= 500);
    const withAnalytics = shareOf(large.filter(has('analytics')), has('premium_support'));
    const without = shareOf(
      large.filter((i) => !has('analytics')(i)),
      has('premium_support')
    );
    expect(withAnalytics).toBeGreaterThan(2 * without);
  });

  it('is less for small customers than for larger ones, and nothing for years for some', () => {
    const since = today - 2 * days;
    const old = owners((i) => first('platform', i) < since);
    const buys = (i: number): boolean => lines.some((line) => first(line, i) >= since);
    const small = shareOf(
      old.filter((i) => employees(i) > 0 && employees(i) < 100),
      buys
    );
    const larger = shareOf(
      old.filter((i) => employees(i) >= 100),
      buys
    );
    expect(small).toBeLessThan(larger / 2);
    expect(larger).toBeLessThan(0.7);
  });

  it('is a won deal with a line of its own for each asset', () => {
    const prices = new Map<string, Set<string>>();
    const won = new Map(
      played('Opportunity').flatMap(({ key, fields }) => (fields.StageName === 'Closed Won' ? [[key, String(fields.AccountId)]] : []))
    );
    for (const { fields } of played('OpportunityLineItem')) {
      const account = won.get(String(fields.OpportunityId));
      if (account !== undefined) prices.set(account, (prices.get(account) ?? new Set()).add(String(fields.PricebookEntryId)));
    }
    const bare = owners(() => true).flatMap((i) => {
      const { key = '' } = market.accounts[i] ?? {};
      const owned = key.startsWith('account:') ? lines.filter((line) => has(line)(i)) : [];
      return owned.filter((line) => !prices.get(key)?.has(`price:product:${line}`)).map((line) => `${key} ${line}`);
    });
    expect(bare).toEqual([]);
  });
});

describe('groups of the demo company', () => {
  it('are two at least that go down three levels, with a line that only a sister owns', () => {
    const parents = new Map(played('Account').map(({ key, fields }) => [key, fields.ParentId as string | undefined]));
    const chain = (key: string): readonly string[] => {
      const parent = parents.get(key);
      return parent === undefined ? [key] : [...chain(parent), key];
    };
    const groups = new Map<string, string[]>();
    for (const key of parents.keys()) groups.set(chain(key)[0] ?? key, [...(groups.get(chain(key)[0] ?? key) ?? []), key]);
    const deep = [...groups.values()].filter((members) => members.some((key) => chain(key).length === 3));
    const place = new Map(market.accounts.map(({ key }, i) => [key, i]));
    const ownersIn = (members: readonly string[]): number => members.filter((key) => has('analytics')(place.get(key) ?? -1)).length;
    expect(deep.length).toBeGreaterThanOrEqual(2);
    expect(deep.some((members) => ownersIn(members) > 0 && ownersIn(members) < members.length)).toBe(true);
  });
});

describe('the replay of suggestions in the demo company', () => {
  it('passes with 300 customers: better than the most popular lines, and what was stated came', () => {
    const found = replayed(market);
    expect(found.refused).toBeUndefined();
    expect(found.gain?.low).toBeGreaterThan(0);
    expect(found.calibration.length).toBeGreaterThan(0);
  });

  it('passes with most seeds, not with a lucky one', () => {
    const refused = Array.from({ length: 8 }, (_, i) => replayOf(i + 1, 300).refused);
    expect(refused.filter((why) => why === undefined).length).toBeGreaterThanOrEqual(6);
  }, 600_000);

  it('refuses with 60 customers: too few purchases', () => {
    expect([1, 2, 3].map((seed) => replayOf(seed, 60).refused)).toEqual(['few_purchases', 'few_purchases', 'few_purchases']);
  });
});
