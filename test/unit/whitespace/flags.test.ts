import { describe, expect, it } from 'vitest';
import type { FlagsJson } from '../../../src/domain/resultJson.ts';
import { emptyResult } from '../../../src/scoring/emptyResult.ts';
import { NOT_ENOUGH_DATA, SCORED } from '../../../src/scoring/types.ts';
import { scorecardModel } from '../../../src/scoring/scorecardModel.ts';
import type { AssessedScorecard, Assessment } from '../../../src/whitespace/assessAccounts.ts';
import type { HeldBand } from '../../../src/domain/heldState.ts';
import type { PulseFact } from '../../../src/domain/judgement.ts';
import type { AssessInput } from '../../../src/whitespace/assessInput.ts';
import { flagsOf } from '../../../src/whitespace/flags.ts';
import { ACME, BRIO, assessCase, resultOf, today, workedSignals } from './assessCase.ts';

const input = assessCase(workedSignals);

/** A scorecard on which the account shows a band; `groups` = scores of its groups by key. */
function shown(
  key: string,
  score: number,
  groups: Readonly<Record<string, number>> = {},
  more: Partial<AssessedScorecard> = {}
): AssessedScorecard {
  const model = scorecardModel(input.settings, key, () => true)!;
  const result = emptyResult(model, 1);
  result.state[0] = Number.isNaN(score) ? NOT_ENOUGH_DATA : SCORED;
  result.score[0] = score;
  result.band[0] = model.bands.findLastIndex(({ floor }) => score >= floor);
  model.groups.forEach((group, g) => {
    const known = groups[group.key];
    result.groupScores[g]![0] = known ?? NaN;
    result.groupInUse[g]![0] = 2;
    result.groupObserved[g]![0] = known === undefined ? 0 : 1;
  });
  const population = Uint8Array.of(1);
  return {
    key,
    model,
    measures: [],
    columns: { accounts: 1, values: [] },
    result,
    population,
    rules: [],
    overrides: new Map(),
    held: new Map(),
    stale: [],
    ...more
  };
}

function assessed(scorecards: readonly AssessedScorecard[], pulses: readonly PulseFact[] = []): Assessment {
  const byAccount = new Map(pulses.map((one) => [one.accountId, one]));
  return { scorecards, notSetUp: {}, off: {}, cellsOf: () => [], holdsOf: () => [], wrongOverrides: [], pulses: byAccount };
}

function flags(scorecards: readonly AssessedScorecard[], more: Pick<AssessInput, 'pulses'> = {}): FlagsJson['flags'] {
  return flagsOf(input, assessed(scorecards, more.pulses), 0).flags;
}

const pulse = (step: number, more: Partial<PulseFact> = {}): readonly PulseFact[] => [
  { id: 'a0P000000000001AAA', accountId: ACME, step, on: '2026-11-10', by: '005A', ...more }
];
const since = (day: string): ReadonlyMap<string, HeldBand> =>
  new Map([[ACME, { accountId: ACME, scorecard: 'vendor_risk', band: 'vendor_risk_green', since: day }]]);

describe('flagsOf', () => {
  it('names a scorecard in its best band beside one in its worst', () => {
    expect(flags([shown('client_experience', 85), shown('vendor_risk', 39.9)])).toEqual([
      { k: 'scorecards', high: 'client_experience', low: 'vendor_risk' }
    ]);
    expect(flags([shown('client_experience', 79.9), shown('vendor_risk', 39.9)])).toEqual([]);
  });

  it('looks at the band that is shown, not at the raw one', () => {
    const lagging = shown('vendor_risk', 39.9);
    lagging.result.band[0] = 1;
    expect(flags([shown('client_experience', 85), lagging])).toEqual([]);
  });

  it('leaves out scorecards that only describe and results without a number', () => {
    expect(flags([shown('client_engagement', 90), shown('vendor_expansion', 95), shown('vendor_risk', 10)])).toEqual([]);
    expect(flags([shown('client_experience', 85), shown('vendor_risk', NaN)])).toEqual([]);
  });

  it('names a churning advocate and a stuck detractor inside the outcomes', () => {
    expect(flags([shown('vendor_outcomes', 55, { vo_advocacy: 90, vo_retention: 20, vo_expansion: 60 })])).toEqual([
      { k: 'groups', scorecard: 'vendor_outcomes', high: 'vo_advocacy', low: 'vo_retention' }
    ]);
    expect(flags([shown('vendor_outcomes', 60, { vo_advocacy: 10, vo_retention: 80 })])).toEqual([
      { k: 'groups', scorecard: 'vendor_outcomes', high: 'vo_retention', low: 'vo_advocacy' }
    ]);
  });

  it('compares groups on scorecards of outcomes only, and rounded as they are shown', () => {
    expect(flags([shown('vendor_risk', 60, { vr_support: 90, vr_product: 10 })])).toEqual([]);
    expect(flags([shown('vendor_outcomes', 60, { vo_advocacy: 39.96, vo_retention: 90 })])).toEqual([]);
    expect(flags([shown('vendor_outcomes', 60, { vo_advocacy: 39.94, vo_retention: 79.96 })])).toHaveLength(1);
  });

  it('says nothing of a group with fewer readings than the scorecard asks for', () => {
    const thin = shown('vendor_outcomes', 60, { vo_advocacy: 10, vo_retention: 90 });
    thin.result.groupInUse[thin.model.groups.findIndex(({ key }) => key === 'vo_advocacy')]![0] = 3;
    expect(flags([thin])).toEqual([]);
  });

  it.each([
    [1, 90, 'worse'],
    [2, 80, 'worse'],
    [3, 90, undefined],
    [4, 39.9, 'better'],
    [5, 0, 'better'],
    [1, 79.9, undefined],
    [5, 40, undefined]
  ] as const)('sets a pulse of %d against a headline of %d: %s', (step, score, side) => {
    const found = flags([shown('vendor_risk', score)], { pulses: pulse(step) });
    expect(found.map((flag) => (flag.k === 'pulse' ? flag.side : flag.k))).toEqual(side === undefined ? [] : [side]);
  });

  it('dates a disagreement with the pulse by the later of both days', () => {
    const dated = (bandSince: string): unknown =>
      flags([shown('vendor_risk', 90, {}, { held: since(bandSince) })], { pulses: pulse(1) })[0];
    expect(dated('2026-10-01')).toMatchObject({ scorecard: 'vendor_risk', since: '2026-11-10' });
    expect(dated('2026-11-15')).toMatchObject({ since: '2026-11-15' });
    expect(flags([shown('vendor_risk', 90)], { pulses: pulse(1) })[0]).toMatchObject({ since: today });
  });

  it('sets no pulse against a scorecard that is not the headline, nor that of another account', () => {
    expect(flags([shown('client_experience', 90)], { pulses: pulse(1) })).toEqual([]);
    expect(flags([shown('vendor_risk', 90)], { pulses: pulse(1, { accountId: BRIO }) })).toEqual([]);
  });

  it('carries the pulse, and changes no score by it', () => {
    expect(flagsOf(input, assessed([], pulse(2)), 0)).toEqual({
      ...{ v: 1, flags: [] },
      pulse: { id: 'a0P000000000001AAA', step: 2, on: '2026-11-10', by: '005A' }
    });
    expect(resultOf(assessCase(workedSignals, { pulses: pulse(1) }))).toEqual(resultOf(assessCase(workedSignals)));
  });
});
