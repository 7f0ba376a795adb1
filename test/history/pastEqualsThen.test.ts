import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gatherInput } from '../../src/operations/sync/judge/gatherInput.ts';
import type { Gathered } from '../../src/operations/sync/judge/gatherInput.ts';
import { gatherPast } from '../../src/operations/history/gatherPast.ts';
import type { PastRequest } from '../../src/operations/history/gatherPast.ts';
import { openSignals } from '../../src/signals/signalContext.ts';
import { addUpScores, factDifferences, scoreDifferences, scoredAccounts, signalDifferences } from './comparePast.ts';
import { openDemoWeeks, sizes } from './demoWeeks.ts';
import type { DemoWeeks } from './demoWeeks.ts';

const weekCount = sizes.large.weeks;

/** One week read three ways: now for then, then for then, and as the run of that week read it. */
type Week = { readonly day: string; readonly asOf: string; readonly past: Gathered; readonly then: Gathered; readonly run: Gathered };

let demo: DemoWeeks;
const weeks: Week[] = [];
/** When each account was made. */
const madeAt = new Map<string, string>();

beforeAll(async () => {
  demo = await openDemoWeeks('large');
  const { settings, describes, timeZone, accounts } = demo;
  const facts = await demo.openFacts();
  const request: PastRequest = { facts, settings, describes, timeZone, accounts };
  for (const { asOf, openFacts } of demo.weeks) {
    const factsThen = await openFacts();
    const past = await gatherPast(request, asOf.today);
    const then = await gatherPast({ ...request, facts: factsThen }, asOf.today);
    const context = await openSignals({ facts: factsThen, settings, describes, accounts, asOf });
    weeks.push({ day: asOf.today, asOf: asOf.instant, past, then, run: await gatherInput(context, [], { scoresOnly: true }) });
    await factsThen.close();
  }
  for (const row of await facts.rows('select "Id" as id, "CreatedDate" as made from "Account"')) {
    madeAt.set(String(row['id']), String(row['made']));
  }
  await facts.close();
}, 1_800_000);

afterAll(() => demo.close());

/** Differences of all weeks, each with its day. */
function inWeeks(compare: (week: Week) => readonly string[]): readonly string[] {
  return weeks.flatMap((week) => compare(week).map((difference) => `${week.day} ${difference}`));
}

function readable({ past }: Week): readonly string[] {
  return [...past.input.signals.keys()].filter((key) => !past.input.leftOut.has(key));
}

describe(`the past of the demo company, read at the end for each of the last ${weekCount} weeks`, () => {
  it('is about hundreds of scored accounts and most signals', () => {
    expect(weeks).toHaveLength(weekCount);
    for (const { past, day } of weeks.slice(-12)) {
      expect(scoredAccounts(past, 'vendor_risk'), day).toBeGreaterThan(200);
      expect(past.input.signals.size - past.input.leftOut.size, day).toBeGreaterThan(45);
      expect(Array.from(past.input.customers).filter((one) => one === 1).length, day).toBeGreaterThan(250);
    }
  });

  it('equals the past read from the facts as they were pulled in that week: every signal that can be told', () => {
    expect(inWeeks((week) => signalDifferences(week.past, week.then, readable(week)))).toEqual([]);
  });

  it('equals it in customers, segments and contracts', () => {
    expect(inWeeks(({ past, then }) => factDifferences(past, then))).toEqual([]);
  });

  it('knows the value of a contract as it was known then, or not at all where the contract was written to since', () => {
    const wrong = inWeeks(({ past, then }) =>
      Array.from(past.contracts.value).flatMap((value, i) =>
        Number.isNaN(value) || value === then.contracts.value[i] ? [] : [`${i}: ${value}, ${then.contracts.value[i]}`]
      )
    );
    expect(wrong).toEqual([]);
  });

  it('equals it in every score, rounded or not', () => {
    expect(inWeeks(({ past, then }) => scoreDifferences(past, then))).toEqual([]);
  });

  it('equals what an ordinary run read in that week: signals marked Dates, customers, segments, contracts', () => {
    const { signals } = demo.settings;
    const dates = new Set(signals.filter(({ history, aggregate }) => history === 'Dates' && aggregate !== 'RATIO').map(({ key }) => key));
    for (const { past } of weeks) for (const key of dates) expect(past.input.leftOut.has(key), key).toBe(false);
    expect(inWeeks(({ past, run }) => signalDifferences(past, run, [...dates]))).toEqual([]);
    expect(inWeeks(({ past, run }) => factDifferences(past, run))).toEqual([]);
  });

  it('gives the scores that a run of that week gives, where both put aside what the past cannot tell', () => {
    expect(inWeeks(({ past, run }) => scoreDifferences(past, run))).toEqual([]);
  });

  it('has contributions that add up to every score, in the past as in the run of that week', () => {
    const added = weeks.flatMap(({ past, run }) => [addUpScores(past), addUpScores(run)]);
    expect(added.flatMap(({ wrong }) => wrong)).toEqual([]);
    for (const { scored } of added.slice(-24)) expect(scored).toBeGreaterThan(1000);
  });

  it('leaves out signals marked Current whose fields have no history, and fills none of them with a value of today', () => {
    const { past } = weeks[0] as Week;
    expect([...past.input.leftOut]).toContain('contacts_left_180');
    for (const { past: each } of weeks) {
      for (const key of each.input.leftOut) {
        const values = each.input.signals.get(key)?.values ?? new Float64Array();
        expect(
          Array.from(values).every((value) => Number.isNaN(value)),
          key
        ).toBe(true);
      }
    }
  });

  it('finds no customer before its account was made', () => {
    const early = weeks.flatMap(({ past, asOf }) =>
      demo.accounts.filter((id, i) => (madeAt.get(id) ?? '') > asOf && past.input.customers[i] === 1)
    );
    expect(early).toEqual([]);
    expect([...madeAt.values()].filter((made) => made > (weeks[0]?.asOf ?? '')).length).toBeGreaterThan(0);
  });
});
