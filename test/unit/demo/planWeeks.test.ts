import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { dayOf } from '../../../src/demo/calendar.ts';
import type { Customer } from '../../../src/demo/company.ts';
import { dealWorld, planWeeks } from '../../../src/demo/planWeeks.ts';
import type { DemoPlan } from '../../../src/demo/plan.ts';
import type { PlayedPlan, PlayedRecord } from './playedPlan.ts';
import { byAccount, playPlan } from './playedPlan.ts';
import { estimateWhitespace } from './whitespaceEstimate.ts';
import type { RiskEstimate } from './riskEstimate.ts';
import { estimateRisk } from './riskEstimate.ts';

const options = { seed: 42, accounts: 300, endDate: '2026-11-22' };
const end = dayOf(options.endDate);

let plan: DemoPlan;
let played: PlayedPlan;
let customers: readonly Customer[];
let risks: readonly RiskEstimate[];

beforeAll(() => {
  plan = planWeeks(options);
  played = playPlan(plan);
  customers = dealWorld(options).customers;
  risks = estimateRisk(played, end);
});

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Mean active seats on the platform between two ages, in weeks before a day. */
function seatsBetween(rows: readonly PlayedRecord[], day: number, from: number, to: number): number {
  const chosen = rows.filter(({ fields }) => {
    const weeks = (day - dayOf(String(fields.Period_End__c))) / 7;
    return fields.Product_Line__c === 'platform' && weeks >= to && weeks < from;
  });
  return mean(chosen.map(({ fields }) => Number(fields.Active__c)));
}

describe('the plan of the demo company', () => {
  it('is the same, byte by byte, for equal options', () => {
    expect(hashOf(planWeeks(options))).toBe(hashOf(plan));
  });

  it('differs with the seed and with the end date', () => {
    expect(hashOf(planWeeks({ ...options, accounts: 20, seed: 1 }))).not.toBe(hashOf(planWeeks({ ...options, accounts: 20, seed: 2 })));
    expect(hashOf(planWeeks({ ...options, accounts: 20, endDate: '2026-11-23' }))).not.toBe(
      hashOf(planWeeks({ ...options, accounts: 20 }))
    );
  });

  it('moves the clock forward only, from 104 weeks before the end date to the end date', () => {
    const moments = plan.ticks.map((tick) => tick.at);
    expect(moments).toEqual([...moments].sort());
    expect(moments[0]).toBe('2024-11-24T08:00:00.000Z');
    expect(moments[moments.length - 1]).toBe('2026-11-22T08:00:00.000Z');
  });

  it('writes no field that the org keeps itself', () => {
    const kept = new Set([
      'CreatedDate',
      'LastModifiedDate',
      'SystemModstamp',
      'CreatedById',
      'LastModifiedById',
      'ClosedDate',
      'IsClosed',
      'IsWon',
      'EndDate',
      'ActivatedDate'
    ]);
    const campaignsAside = plan.ticks.flatMap((tick) => tick.batches.filter((batch) => batch.object !== 'Campaign'));
    const written = new Set(campaignsAside.flatMap((batch) => batch.rows.flatMap((row) => Object.keys(row.fields))));
    expect([...written].filter((field) => kept.has(field))).toEqual([]);
  });

  it('has 300 customers, present and former, and a third more prospects', () => {
    const accounts = played('Account');
    expect(accounts.filter(({ key }) => key.startsWith('account:'))).toHaveLength(300);
    expect(accounts.filter(({ key }) => key.startsWith('prospect:'))).toHaveLength(100);
  });

  it('runs with 20 accounts too, the showcase among them', () => {
    const small = playPlan(planWeeks({ ...options, accounts: 20 }));
    expect(small('Account').filter(({ key }) => key.startsWith('account:'))).toHaveLength(20);
    expect(small('Account').some(({ fields }) => fields.Name === 'Quillhaven Software')).toBe(true);
  });
});

describe('customers of the demo company', () => {
  it('lose most of their active users in the half year before they leave', () => {
    const usage = byAccount(played('Headroom_Product_Usage__c'), 'Account__c');
    const churned = customers.filter(({ key, life }) => life.story === 'churned' && (usage.get(key)?.length ?? 0) > 30);
    const fallen = churned.filter(({ key, life }) => {
      const rows = usage.get(key) ?? [];
      return seatsBetween(rows, life.leftOn as number, 6, 0) < 0.6 * seatsBetween(rows, life.leftOn as number, 36, 26);
    });
    expect(churned.length).toBeGreaterThan(10);
    expect(fallen.length).toBe(churned.length);
  });

  it('open more cases per week in the last 12 weeks before they leave than steady ones do', () => {
    const cases = byAccount(played('Case'));
    const rate = (customer: Customer, to: number): number =>
      (cases.get(customer.key) ?? []).filter(({ createdOn }) => createdOn > to - 84 && createdOn <= to).length /
      Math.sqrt(customer.employees / 150);
    const leaving = mean(
      customers.filter(({ life }) => life.story === 'churned').map((customer) => rate(customer, customer.life.leftOn as number))
    );
    const steady = mean(customers.filter(({ life }) => life.story === 'steady').map((customer) => rate(customer, end)));
    expect(leaving).toBeGreaterThan(1.5 * steady);
  });

  it('become former customers, with a lost renewal where the contract had an end, and use nothing afterwards', () => {
    const accounts = new Map(played('Account').map((record) => [record.key, record]));
    const usage = byAccount(played('Headroom_Product_Usage__c'), 'Account__c');
    for (const { key, life } of customers.filter((customer) => customer.life.leftOn !== undefined && customer.life.leftOn < end - 14)) {
      expect(accounts.get(key)?.fields.Type).toBe('Former Customer');
      const late = (usage.get(key) ?? []).filter(({ fields }) => dayOf(String(fields.Period_End__c)) > (life.leftOn as number));
      expect(late).toEqual([]);
    }
  });

  it('stand mostly on track or near it, a quarter to a third on Watch, 8 to 15 percent at risk', () => {
    const judged = risks.filter((risk) => risk.state === 'scored');
    const share = (low: number, high: number): number => judged.filter(({ score }) => score >= low && score < high).length / judged.length;
    expect(share(80, 101)).toBeGreaterThan(0.5);
    expect(share(80, 101)).toBeLessThan(0.68);
    expect(share(40, 80)).toBeGreaterThan(0.22);
    expect(share(0, 40)).toBeGreaterThan(0.08);
    expect(share(0, 40)).toBeLessThan(0.15);
  });

  it('are in some cases too new to judge, and in some cases leave too little behind to judge them', () => {
    expect(risks.filter((risk) => risk.state === 'too_new').length).toBeGreaterThan(4);
    expect(risks.filter((risk) => risk.state === 'not_enough').length).toBeGreaterThan(4);
  });

  it('trip every risk rule', () => {
    const caps = new Set(risks.flatMap((risk) => risk.caps));
    expect([...caps].sort()).toEqual(['contact_gone', 'high_case_waiting', 'silent_before_decision', 'usage_falling']);
  });
});

describe('Quillhaven Software', () => {
  it('is on Watch, held by an urgent case, with three open cases, the defect 34 days old, and 36 of 40 seats installed', () => {
    const risk = risks.find(({ account }) => account === 'account:showcase');
    expect(risk?.state).toBe('scored');
    expect(risk?.computed).toBeGreaterThan(60);
    expect(risk?.computed).toBeLessThan(79);
    expect(risk?.score).toBe(59);
    expect(risk?.readings).toMatchObject({ openCases: 3, oldestCase: 34, defects: 1, reopened: 1, install: 45, meeting: 40, people: 3 });
    expect(risk?.caps).toEqual(['high_case_waiting']);
  });

  it('owns 40 platform seats at 240 employees in Technology and has an open opportunity on training', () => {
    const account = played('Account').find(({ key }) => key === 'account:showcase');
    expect(account?.fields).toMatchObject({ Industry: 'Technology', NumberOfEmployees: 240, Type: 'Customer - Direct' });
    const seats = (byAccount(played('Asset')).get('account:showcase') ?? []).filter(
      ({ fields }) => fields.Product2Id === 'product:platform'
    );
    expect(seats.map(({ fields }) => fields.Quantity)).toEqual([36, 4]);
    const open = played('Opportunity').find(({ key }) => key === 'deal:showcase:open');
    expect(open?.fields.StageName).not.toMatch(/^Closed/);
    const lines = played('OpportunityLineItem').filter(({ fields }) => fields.OpportunityId === 'deal:showcase:open');
    expect(lines.map(({ fields }) => fields.PricebookEntryId)).toEqual(['price:product:training']);
  });
});

describe('whitespace of the demo company', () => {
  it.each([300, 60])('shows every status with %i accounts', (accounts) => {
    const counts = estimateWhitespace(playPlan(planWeeks({ ...options, accounts })), options.endDate);
    const statuses = [
      'Blocked_At_Risk',
      'Covered',
      'Has_Competitor',
      'No_Rule',
      'Not_A_Fit',
      'Not_Eligible',
      'Open',
      'Open_Opportunity',
      'Partly_Used',
      'Unknown'
    ];
    expect(Object.keys(counts).sort()).toEqual(statuses);
  });
});
