import { beforeAll, describe, expect, it } from 'vitest';
import { playRuns } from './playRuns.ts';
import type { RunShown } from './playRuns.ts';
import { readScorecardCase, scorecardCaseNames } from './scorecardCase.ts';
import type { GivenScorecards } from './scorecardCase.ts';
import type { Shown } from './shown.ts';

/** `expected.json` of a case, worked out by hand, run by run. What it leaves out is not compared. */
type Expected = readonly {
  readonly on: string;
  /** By scorecard and account. */
  readonly results?: Readonly<Record<string, Readonly<Record<string, Partial<Shown>>>>>;
  readonly flags?: Readonly<Record<string, readonly string[]>>;
}[];

const tenths = (value: number): number => Math.round(value * 10);
const sumOfTenths = (values: readonly number[]): number => values.reduce((sum, value) => sum + tenths(value), 0);

/** Of what was found only what a person wrote an expectation for. */
function compared(found: RunShown, { results = {} }: Expected[number]): unknown {
  return Object.fromEntries(
    Object.entries(results).map(([scorecard, accounts]) => [
      scorecard,
      Object.fromEntries(Object.entries(accounts).map(([account, part]) => [account, picked(found.results[scorecard]?.[account], part)]))
    ])
  );
}

function picked(shown: Shown | undefined, part: Partial<Shown>): unknown {
  return shown && Object.fromEntries(Object.keys(part).map((key) => [key, shown[key as keyof Shown]]));
}

describe.each(scorecardCaseNames())('case scorecards/%s', (name) => {
  const given = readScorecardCase<GivenScorecards>(name, 'given.json');
  const expected = readScorecardCase<Expected>(name, 'expected.json');
  let runs: readonly RunShown[] = [];

  beforeAll(async () => {
    runs = await playRuns(given);
  });

  it('says why', () => {
    expect(given.why.length).toBeGreaterThan(40);
  });

  it('expects something of every run', () => {
    expect(expected.map(({ on }) => on)).toEqual(given.runs.map(({ on }) => on));
    expect(expected.every(({ results, flags }) => results !== undefined || flags !== undefined)).toBe(true);
  });

  it.each(given.runs.map(({ on }, n) => ({ on, run: n + 1 })))('gives what was worked out by hand on $on (run $run)', ({ run }) => {
    const [found, byHand] = [runs[run - 1]!, expected[run - 1]!];
    expect(compared(found, byHand)).toEqual(byHand.results ?? {});
    for (const [account, flags] of Object.entries(byHand.flags ?? {})) expect([account, found.flags[account]]).toEqual([account, flags]);
  });

  it('has contributions that add up to the score before caps, and effects to its distance from the best band', () => {
    for (const { detail, contributions, effects } of runs.flatMap(({ results }) =>
      Object.values(results).flatMap((one) => Object.values(one))
    )) {
      if (detail.state !== 'scored') continue;
      const before = tenths(detail.base ?? detail.computed ?? NaN);
      expect(sumOfTenths(Object.values(contributions))).toBe(before);
      expect(sumOfTenths(Object.values(effects))).toBe(before - tenths(detail.best));
    }
  });
});
