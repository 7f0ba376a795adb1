import { describe, expect, it } from 'vitest';
import { canExplore } from '../../../src/scoring/canExplore.ts';
import { explore } from '../../../src/scoring/explore.ts';
import { movables } from '../../../src/scoring/movable.ts';
import { reachBand } from '../../../src/scoring/reachBand.ts';
import { whatIf } from '../../../src/scoring/whatIf.ts';
import { starterSettings } from '../settings/starterRows.ts';
import { ACME, column } from '../whitespace/assessCase.ts';
import { workedCard } from './workedCards.ts';

const worked = workedCard('vendor_risk', { case_high_oldest_days: [5] });
const held = workedCard('vendor_risk', { case_high_oldest_days: [21] });

/** As in the worked example of METHODS: weights 10, 8.75, 9 and 11 of 70.5. */
const moves = { case_oldest_open_days: 7, case_open: 1, people_met_180: 4, meeting_days: 10 };

/** Readings of Renewal, growth, advocacy, the sponsors named 548 days ago. */
const agedSignals = {
  sponsors_named: column([1], ['2025-05-23']),
  case_bad_180: column([1]),
  value_vs_first: column([1]),
  events_attended_365: column([1]),
  opp_open: column([1]),
  references_365: column([1]),
  community_180: column([1])
};

describe('explore', () => {
  it('counts moves one after the other, so that they add up to the difference', () => {
    // (10 x 31.25, then 8.75 x 20, 9 x 7.5 up to the cap of 85, 11 x 1.6667) / 70.5 on 71.534279: 75.97, 78.45, 79.41, 79.67
    const { next, steps, change, night, above } = explore(worked, moves);
    expect(next.score).toBe(79.7);
    expect(steps).toEqual({ case_oldest_open_days: 4.5, case_open: 2.4, people_met_180: 1, meeting_days: 0.3 });
    expect([change, night]).toEqual([8.2, 0]);
    expect(above).toEqual({ band: 'vendor_risk_green', floor: 80, missing: 0.3 });
  });

  it('says the same as the record while nothing moves', () => {
    expect(explore(worked, {})).toMatchObject({ next: { score: 71.5, band: 'vendor_risk_yellow' }, steps: {}, change: 0 });
  });

  it('keeps a cap until two nights have passed and tells what it then comes to', () => {
    const { next, settled } = explore(held, { case_high_oldest_days: 0 });
    expect(next).toMatchObject({ score: 59, rules: [{ k: 'high_case_waiting', state: 'ending', acts: true }] });
    expect(settled).toMatchObject({ score: 71.5, rules: [{ k: 'high_case_waiting', state: 'ended' }] });
  });

  it('lets a rule begin at once', () => {
    const { next } = explore(worked, { case_high_oldest_days: 15 });
    expect(next).toMatchObject({ score: 59, rules: [{ k: 'high_case_waiting', state: 'begins', acts: true }] });
    expect(next.reasons[0]).toEqual({ of: 'rule', k: 'high_case_waiting', eff: -12.5 });
  });

  it('judges a rule with two conditions by the one that moves and by what the last run found of the other', () => {
    // contact_gone: one contact gone (holds) and at most two people met (does not yet)
    const { next } = explore(worked, { people_met_180: 2 });
    expect(worked.detail.half).toEqual({ contact_gone: 1 });
    expect(next).toMatchObject({ score: 59, rules: [{ k: 'contact_gone', state: 'begins' }] });
  });

  it('gives a number where a new reading lifts coverage to the minimum', () => {
    const none = { case_oldest_open_days: [NaN], invite_response_share_180: [NaN], meeting_days: [NaN], people_met_180: [NaN] };
    const thin = workedCard('vendor_risk', { ...none, case_open: [NaN], case_reopened_180: [NaN] });
    // observed 20.5 of 76.5; with three readings 20.5 + 10 + 8.75 = 39.25, which is 51%
    expect(thin.detail.state).toBe('not_enough_data');
    expect(whatIf(thin, { moves: { case_oldest_open_days: 0 } }).state).toBe('not_enough_data');
    expect(whatIf(thin, { moves: { case_oldest_open_days: 0, case_open: 0 } }).state).toBe('scored');
    expect(reachBand(thin)).toBeUndefined();
  });
});

describe('movables', () => {
  it('offers what somebody can act on, worst first and unknown last, on the grid of its unit', () => {
    const offered = movables(worked);
    expect(offered.map(({ signal }) => signal)).toEqual([
      ...['case_oldest_open_days', 'case_open', 'invite_response_share_180', 'defect_open', 'people_met_180', 'meeting_days'],
      ...['asset_deployed', 'request_high_oldest_days']
    ]);
    expect(offered[0]).toMatchObject({ now: 20, from: 0, to: 90, step: 1, unit: 'days' });
    expect(offered.find(({ signal }) => signal === 'invite_response_share_180')).toMatchObject({ from: 0, to: 0.3, step: 0.01 });
    expect(offered.at(-1)).toMatchObject({ now: null, from: 0, to: 540 });
  });

  it('reaches as far as the present value and the thresholds of rules', () => {
    expect(movables(workedCard('vendor_risk', { meeting_days: [400] })).find(({ signal }) => signal === 'meeting_days')?.to).toBe(400);
  });

  it('offers a yes or no as choices, and steps finely where knots stand close', () => {
    const experience = workedCard('client_experience', {
      owner_active: [1],
      uptime_90: [99.5],
      case_resolution_days_90: [4],
      case_created_90: [3]
    });
    const all = { ...experience.settings, measures: experience.settings.measures.map((measure) => ({ ...measure, actionable: true })) };
    const offered = movables({ ...experience, settings: all });
    expect(offered.find(({ signal }) => signal === 'owner_active')?.choices).toEqual([0, 1]);
    expect(offered.find(({ signal }) => signal === 'uptime_90')?.step).toBe(0.1);
  });

  it('leaves out what is sensitive, tied, or judged by a person', () => {
    const changed = (key: string, more: object) => ({
      ...worked,
      settings: { ...worked.settings, measures: worked.settings.measures.map((one) => (one.k === key ? { ...one, ...more } : one)) }
    });
    const signals = (card: typeof worked) => movables(card).map(({ signal }) => signal);
    expect(signals(changed('vr_open_cases', { hidden: true }))).not.toContain('case_open');
    expect(signals(changed('vr_open_cases', { tied: true }))).not.toContain('case_open');
    expect(signals(changed('vr_open_cases', { actionable: false }))).not.toContain('case_open');
    const override = {
      id: 'a',
      kind: 'points' as const,
      m: 'vr_open_cases',
      to: 50,
      since: '2026-11-01',
      until: '2026-12-01',
      by: '005',
      acts: true
    };
    expect(signals({ ...worked, detail: { ...worked.detail, overrides: [override] } })).not.toContain('case_open');
  });
});

describe('reachBand', () => {
  it('takes the largest gain first where none suffices alone, and the last only as far as needed', () => {
    // 80 is shown from 79.95: 593.3 weighted points; oldest case 10 x 46.25 = 462.5, then 1 open case gives 8.75 x 20 = 175
    expect(reachBand(worked)).toMatchObject({
      ...{ band: 'vendor_risk_green', floor: 80, heldBy: [], isOverruled: false, alone: [] },
      together: {
        ways: [
          { signal: 'case_oldest_open_days', from: 20, to: 0 },
          { signal: 'case_open', from: 3, to: 1 }
        ],
        score: 80.6,
        reaches: true
      }
    });
  });

  it('finds the smallest change that suffices alone', () => {
    // without the deduction 73.534279: 6.4157 x 70.5 / 10 = 45.2 points on 53.75, so 98.98, which only 0 days give
    const nearer = workedCard('vendor_risk', { contacts_left_180: [0] });
    expect(reachBand(nearer)?.alone[0]).toEqual({ signal: 'case_oldest_open_days', from: 20, to: 0 });
  });

  it('names the rule that has to end first', () => {
    expect(reachBand(held)).toMatchObject({ heldBy: ['high_case_waiting'], alone: [] });
    expect(reachBand(held)).not.toHaveProperty('together');
  });

  it('says that people have to let go first', () => {
    const overrides = [
      {
        id: 'a01',
        accountId: ACME,
        kind: 'Cap',
        scorecard: 'vendor_risk',
        measure: '',
        value: 50,
        createdOn: '2026-11-01',
        createdAt: '2026-11-01T00:00:00Z',
        expiresOn: '2026-12-31',
        by: '005'
      }
    ];
    expect(reachBand(workedCard('vendor_risk', {}, { overrides }))).toMatchObject({ isOverruled: true, alone: [] });
  });

  it('has nothing to say in the best band', () => {
    const best = workedCard('vendor_risk', { case_oldest_open_days: [0], case_open: [0], contacts_left_180: [0], defect_open: [0] });
    expect(best.detail.band).toBe('vendor_risk_green');
    expect(reachBand(best)).toBeUndefined();
  });
});

describe('canExplore', () => {
  it('holds for every ready-made scorecard that has a number, product coverage included', () => {
    const settings = starterSettings({ examples: true });
    const values = Object.fromEntries(settings.signals.map(({ key }, n) => [key, [1 + (n % 3) / 3]]));
    for (const { key } of settings.scorecards) {
      const card = workedCard(key, values, { uses: new Map(), employees: [240] });
      expect([key, card.detail.state, canExplore(card)]).toEqual([key, 'scored', true]);
    }
  });

  it('does not for a result that lacks what the engine read, nor for content without conditions of rules', () => {
    // Half of the 1095 days after which it is unknown: its weight is halved.
    const aged = workedCard('vendor_outcomes', {}, { signals: new Map(Object.entries(agedSignals)) });
    const before = { ...aged.detail, measures: aged.detail.measures.map(({ read: _read, ...line }) => line) };
    expect(aged.detail.measures.find(({ k }) => k === 'vo_sponsor')?.read?.age).toBeCloseTo(0.5, 3);
    expect([canExplore(aged), canExplore({ ...aged, detail: before })]).toEqual([true, false]);
    const older = worked.settings.rules.map(({ when: _when, ...rule }) => rule);
    expect(canExplore({ ...worked, settings: { ...worked.settings, rules: older } })).toBe(false);
  });
});
