import { beforeAll, describe, expect, it } from 'vitest';
import { dayOf } from '../../../src/demo/calendar.ts';
import type { Customer } from '../../../src/demo/company.ts';
import { dealWorld, planWeeks } from '../../../src/demo/planWeeks.ts';
import type { DemoPlan, PlannedBatch } from '../../../src/demo/plan.ts';
import type { PlayedPlan } from './playedPlan.ts';
import { byAccount, playPlan } from './playedPlan.ts';

const options = { seed: 42, accounts: 300, endDate: '2026-11-22' };
const end = dayOf(options.endDate);

let plan: DemoPlan;
let played: PlayedPlan;
let customers: readonly Customer[];

beforeAll(() => {
  plan = planWeeks(options);
  played = playPlan(plan);
  customers = dealWorld(options).customers;
});

function batchesOf(object: string): readonly PlannedBatch[] {
  return plan.ticks.flatMap(({ batches }) => batches.filter((batch) => batch.object === object));
}

describe('what people say in the demo company', () => {
  it('is written by success managers themselves, and by nobody after they have left', () => {
    const left = new Map(dealWorld(options).world.staff.successManagers.map(({ username, leftOn }) => [username, leftOn]));
    const judgements = plan.ticks.flatMap(({ at, batches }) =>
      batches
        .filter(({ object }) => object === 'Headroom_Pulse__c' || object === 'Headroom_Health_Override__c')
        .map(({ by = '' }) => ({ by, day: dayOf(at) }))
    );
    expect(judgements.length).toBeGreaterThan(50);
    expect(judgements.filter(({ by }) => !left.has(by))).toEqual([]);
    expect(judgements.filter(({ by, day }) => day >= (left.get(by) ?? Infinity))).toEqual([]);
  });

  it('has pulses of all five words through two years, with reasons for most', () => {
    const pulses = played('Headroom_Pulse__c');
    const words = new Set(pulses.map(({ fields }) => fields.Pulse__c));
    expect([...words].sort()).toEqual(['Confident', 'Neutral', 'Very confident', 'Very worried', 'Worried']);
    expect(Math.min(...pulses.map(({ createdOn }) => createdOn))).toBeLessThan(end - 650);
    expect(pulses.filter(({ fields }) => fields.Reason__c !== null).length).toBeGreaterThan(pulses.length / 2);
  });

  it('is confident about some of those who leave all the same', () => {
    const pulses = byAccount(played('Headroom_Pulse__c'), 'Account__c');
    const last = customers
      .filter(({ life }) => life.leftOn !== undefined)
      .flatMap(({ key }) => {
        const word = pulses.get(key)?.at(-1)?.fields.Pulse__c;
        return word === undefined ? [] : [String(word)];
      });
    expect(last.filter((word) => word.endsWith('onfident')).length).toBeGreaterThan(2);
    expect(last.filter((word) => word.endsWith('orried')).length).toBeGreaterThan(5);
  });

  it('has one cap that has ended and one that counts today, one exclusion and one set of points, each with a reason', () => {
    const overrides = played('Headroom_Health_Override__c').map(({ fields }) => fields);
    expect(overrides.map(({ Kind__c }) => Kind__c)).toEqual(['Cap', 'Exclude', 'Points', 'Cap']);
    expect(overrides.map(({ Expires_On__c }) => dayOf(String(Expires_On__c)) >= end)).toEqual([false, true, true, true]);
    expect(overrides.filter(({ Reason__c }) => typeof Reason__c !== 'string' || Reason__c === '')).toEqual([]);
    expect(new Set(overrides.map(({ Account__c }) => Account__c)).size).toBe(4);
  });

  it('answers 20 to 40 percent of the questions sent', () => {
    const sent = played('Headroom_Survey_Response__c');
    const answered = sent.filter(({ fields }) => fields.Score__c !== undefined);
    expect(answered.length / sent.length).toBeGreaterThan(0.2);
    expect(answered.length / sent.length).toBeLessThan(0.4);
    expect(answered.filter(({ fields }) => typeof fields.Verbatim__c === 'string').length).toBeGreaterThan(answered.length / 3);
  });

  it('costs few requests of its own', () => {
    expect(batchesOf('Headroom_Pulse__c').length).toBeLessThan(150);
  });
});

describe('those who leave the demo company', () => {
  it('show it before, drift for years, or go out of the blue', () => {
    const level = ({ life }: Customer): number => life.wellbeing((life.leftOn ?? end) - 30);
    const levels = customers.filter(({ life }) => life.leftOn !== undefined).map(level);
    expect(levels.filter((well) => well < 0.27).length).toBeGreaterThan(15);
    expect(levels.filter((well) => well >= 0.27 && well < 0.55).length).toBeGreaterThan(3);
    expect(levels.filter((well) => well >= 0.55).length).toBeGreaterThan(3);
  });

  it('are no more than those who came as close to it and stayed', () => {
    const low = customers.filter(({ life }) => {
      const days = Array.from({ length: 90 }, (_, week) => end - 60 - week * 7).filter((day) => day > life.start);
      return life.leftOn === undefined && days.some((day) => life.wellbeing(day) < 0.27);
    });
    expect(low.length).toBeGreaterThan(15);
  });
});
