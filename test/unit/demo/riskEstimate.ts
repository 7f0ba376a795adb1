import { dayOf } from '../../../src/demo/calendar.ts';
import type { PlayedPlan, PlayedRecord } from './playedPlan.ts';
import { byAccount } from './playedPlan.ts';

/** Score of Risk by department, reckoned here a second time and roughly, from the plan alone. */
export type RiskEstimate = {
  readonly account: string;
  readonly state: 'scored' | 'too_new' | 'not_enough';
  readonly score: number;
  /** Score before caps. */
  readonly computed: number;
  readonly readings: Readonly<Record<string, number>>;
  readonly caps: readonly string[];
};

type Knots = readonly (readonly [number, number])[];

/** Curve and weight (group weight x weight / 100) of each measure of the ready-made scorecard. */
const MEASURES: Readonly<Record<string, { readonly weight: number; readonly knots: Knots; readonly cap?: number }>> = {
  openCases: {
    weight: 8.75,
    knots: [
      [0, 100],
      [2, 80],
      [5, 50],
      [10, 15],
      [15, 0]
    ]
  },
  openCasesLarge: {
    weight: 8.75,
    knots: [
      [0, 100],
      [5, 80],
      [15, 50],
      [30, 15],
      [50, 0]
    ]
  },
  oldestCase: {
    weight: 10,
    knots: [
      [0, 100],
      [7, 85],
      [14, 65],
      [30, 35],
      [60, 10],
      [90, 0]
    ]
  },
  reopened: {
    weight: 6.25,
    knots: [
      [0, 100],
      [1, 70],
      [3, 30],
      [5, 0]
    ]
  },
  defects: {
    weight: 9,
    knots: [
      [0, 100],
      [1, 75],
      [3, 40],
      [6, 0]
    ]
  },
  requests: {
    weight: 6,
    knots: [
      [0, 100],
      [60, 75],
      [180, 40],
      [365, 10],
      [540, 0]
    ]
  },
  invitations: {
    weight: 5,
    knots: [
      [0, 25],
      [0.05, 50],
      [0.15, 80],
      [0.3, 100]
    ],
    cap: 85
  },
  trend: {
    weight: 10,
    knots: [
      [-0.5, 0],
      [-0.3, 20],
      [-0.1, 60],
      [0, 80],
      [0.15, 100]
    ]
  },
  seats: {
    weight: 7.5,
    knots: [
      [0, 0],
      [0.3, 20],
      [0.6, 60],
      [0.8, 85],
      [0.95, 100]
    ]
  },
  deployed: {
    weight: 7.5,
    knots: [
      [0, 0],
      [0.5, 40],
      [0.8, 75],
      [0.95, 95],
      [1, 100]
    ]
  },
  milestones: {
    weight: 6,
    knots: [
      [0, 100],
      [1, 70],
      [3, 30],
      [5, 0]
    ]
  },
  install: {
    weight: 4,
    knots: [
      [0, 100],
      [30, 90],
      [60, 70],
      [120, 30],
      [180, 0]
    ]
  },
  meeting: {
    weight: 11,
    knots: [
      [0, 100],
      [30, 90],
      [60, 70],
      [90, 45],
      [180, 10],
      [270, 0]
    ],
    cap: 85
  },
  people: {
    weight: 9,
    knots: [
      [0, 15],
      [1, 40],
      [2, 65],
      [4, 90],
      [6, 100]
    ],
    cap: 85
  }
};

const WEIGHT_IN_USE = 100;

function pointsOf(value: number, knots: Knots): number {
  const next = knots.findIndex(([x]) => x > value);
  if (next === 0) return (knots[0] as [number, number])[1];
  if (next < 0) return (knots[knots.length - 1] as [number, number])[1];
  const [x0, y0] = knots[next - 1] as [number, number];
  const [x1, y1] = knots[next] as [number, number];
  return y0 + ((y1 - y0) * (value - x0)) / (x1 - x0);
}

/** Relative change over the points given, one a week (Theil-Sen slope of log(1+x)). */
function trendOf(values: readonly number[]): number {
  const slopes: number[] = [];
  for (let i = 0; i < values.length; i += 1) {
    for (let j = i + 1; j < values.length; j += 1)
      slopes.push((Math.log1p(values[j] as number) - Math.log1p(values[i] as number)) / (j - i));
  }
  slopes.sort((one, other) => one - other);
  return Math.exp((slopes[Math.floor(slopes.length / 2)] ?? 0) * (values.length - 1)) - 1;
}

function closedOn(record: PlayedRecord): number | undefined {
  let closed: number | undefined;
  for (const { on, fields } of record.changes) {
    if (fields.Status === 'Closed') closed = on;
    else if (fields.Status !== undefined) closed = undefined;
  }
  return closed;
}

function date(record: PlayedRecord, field: string): number {
  const value = record.fields[field];
  return typeof value === 'string' ? dayOf(value) : Number.NaN;
}

type Reading = Record<string, number>;

function readCases(cases: readonly PlayedRecord[], end: number, employees: number | null, into: Reading): number {
  const seen = cases.some((record) => record.createdOn > end - 365 || closedOn(record) === undefined);
  if (!seen) return Number.NaN;
  const open = cases.filter((record) => closedOn(record) === undefined);
  const ordinary = open.filter((record) => record.fields.Type !== 'Feature Request');
  const age = (records: readonly PlayedRecord[]): number => Math.max(0, ...records.map((record) => end - record.createdOn));
  into[employees !== null && employees >= 1000 ? 'openCasesLarge' : 'openCases'] = ordinary.length;
  into.oldestCase = age(ordinary);
  into.reopened = cases.filter(({ changes }) =>
    changes.some(({ on, fields }, index) => on > end - 180 && fields.Status === 'Working' && changes[index - 1]?.fields.Status === 'Closed')
  ).length;
  into.defects = open.filter((record) => record.fields.Type === 'Problem').length;
  into.requests = age(open.filter((record) => record.fields.Type === 'Feature Request' && record.fields.Priority === 'High'));
  return age(ordinary.filter((record) => record.fields.Priority === 'High'));
}

function readUsage(rows: readonly PlayedRecord[], end: number, into: Reading): number {
  const recent = rows.filter((record) => date(record, 'Period_End__c') > end - 84);
  if (recent.length === 0) return 0;
  const weeks = [...new Set(recent.map((record) => date(record, 'Period_End__c')))].sort((one, other) => one - other);
  const sum = (week: number, field: string): number =>
    recent.filter((record) => date(record, 'Period_End__c') === week).reduce((total, record) => total + Number(record.fields[field]), 0);
  if (weeks.length >= 6) into.trend = trendOf(weeks.map((week) => sum(week, 'Active__c')));
  const last = weeks[weeks.length - 1] as number;
  into.seats = sum(last, 'Active__c') / sum(last, 'Licensed__c');
  return sum(last, 'Licensed__c');
}

function readAssets(assets: readonly PlayedRecord[], end: number, into: Reading): void {
  const own = assets.filter(({ fields }) => fields.IsCompetitorProduct === false && fields.Status !== 'Obsolete');
  const total = own.reduce((sum, { fields }) => sum + Number(fields.Quantity), 0);
  if (total > 0)
    into.deployed =
      own.filter(({ fields }) => fields.Status === 'Installed').reduce((sum, { fields }) => sum + Number(fields.Quantity), 0) / total;
  const installed = assets.filter((record) => date(record, 'InstallDate') > end - 730 && date(record, 'InstallDate') <= end);
  if (installed.length > 0)
    into.install =
      installed.reduce((sum, record) => sum + date(record, 'InstallDate') - date(record, 'PurchaseDate'), 0) / installed.length;
}

function readMeetings(events: readonly PlayedRecord[], end: number, into: Reading): void {
  const days = events.map((record) => date(record, 'StartDateTime')).filter((day) => day <= end);
  into.meeting = Math.min(365, end - Math.max(end - 365, ...days));
  if (days.some((day) => day > end - 365))
    into.people = new Set(events.filter((record) => date(record, 'StartDateTime') > end - 180).map(({ fields }) => fields.WhoId)).size;
}

function scoreOf(reading: Reading, contactsGone: number): { readonly score: number; readonly weight: number } {
  let sum = 0;
  let weight = 0;
  for (const [name, value] of Object.entries(reading)) {
    const measure = MEASURES[name];
    if (!measure || Number.isNaN(value)) continue;
    sum += measure.weight * Math.min(measure.cap ?? 100, pointsOf(value, measure.knots));
    weight += measure.weight;
  }
  const deduction =
    (4 *
      (100 -
        pointsOf(contactsGone, [
          [0, 100],
          [1, 50],
          [2, 20],
          [3, 0]
        ]))) /
    100;
  return { score: Math.max(0, sum / weight - deduction), weight };
}

/** Estimates every present customer's score on the last day of a played plan. */
export function estimateRisk(played: PlayedPlan, end: number): readonly RiskEstimate[] {
  const tables = Object.fromEntries(['Case', 'Asset', 'Contact', 'Contract'].map((object) => [object, byAccount(played(object))]));
  const usage = byAccount(played('Headroom_Product_Usage__c'), 'Account__c');
  const events = byAccount(played('Event'), 'WhatId');
  const milestones = byAccount(played('Headroom_Success_Milestone__c'), 'Account__c');
  const accountOf = new Map(played('Contact').map(({ key, fields }) => [key, String(fields.AccountId)]));
  const members = new Map<string, PlayedRecord[]>();
  for (const member of played('CampaignMember')) {
    const account = accountOf.get(String(member.fields.ContactId)) as string;
    members.set(account, [...(members.get(account) ?? []), member]);
  }
  const customers = played('Account').filter(({ fields }) => String(fields.Type).startsWith('Customer'));
  return customers.map((account): RiskEstimate => {
    const of = (table: ReadonlyMap<string, readonly PlayedRecord[]> | undefined): readonly PlayedRecord[] => table?.get(account.key) ?? [];
    const reading: Reading = {};
    const caps: string[] = [];
    const highAge = readCases(of(tables.Case), end, account.fields.NumberOfEmployees as number | null, reading);
    const licensed = readUsage(of(usage), end, reading);
    readAssets(of(tables.Asset), end, reading);
    readMeetings(of(events), end, reading);
    const invited = of(members).filter((member) => member.createdOn > end - 180);
    if (invited.length > 0) reading.invitations = invited.filter(({ fields }) => fields.Status !== 'Sent').length / invited.length;
    const projects = of(milestones).filter(({ fields }) => fields.Kind__c === 'Project');
    if (of(milestones).length > 0)
      reading.milestones = projects.filter((record) => date(record, 'Due_On__c') <= end && record.fields.Done_On__c === undefined).length;
    const gone = of(tables.Contact).filter((record) => date(record, 'EmailBouncedDate') > end - 180).length;
    const contracts = of(tables.Contract).filter(({ fields }) => fields.Status === 'Activated');
    const ends = contracts
      .filter(({ fields }) => fields.ContractTerm !== null)
      .map((record) => date(record, 'StartDate') + Number(record.fields.ContractTerm) * 30.44);
    const decision = Math.min(...ends.filter((day) => day >= end)) - 30 - end;
    if (highAge > 14) caps.push('high_case_waiting');
    if ((reading.trend ?? 0) <= -0.3 && licensed >= 5) caps.push('usage_falling');
    if (gone >= 1 && (reading.people ?? 9) <= 2) caps.push('contact_gone');
    if (decision <= 120 && (reading.meeting as number) > 90) caps.push('silent_before_decision');
    const { score, weight } = scoreOf(reading, gone);
    const limit = Math.min(100, ...caps.map((cap) => (cap === 'usage_falling' || cap === 'silent_before_decision' ? 39 : 59)));
    const firstStart = Math.min(...contracts.map((record) => date(record, 'StartDate')));
    const state = end - firstStart < 90 ? 'too_new' : weight / WEIGHT_IN_USE < 0.5 ? 'not_enough' : 'scored';
    return { account: account.key, state, score: Math.min(limit, score), computed: score, readings: reading, caps };
  });
}
