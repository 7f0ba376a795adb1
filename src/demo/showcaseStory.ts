import type { Day } from './calendar.ts';
import { dateText, instantText } from './calendar.ts';
import type { PlannedCampaign } from './campaigns.ts';
import { planCase } from './cases.ts';
import type { World } from './company.ts';
import type { Ledger } from './ledger.ts';
import { refTo } from './plan.ts';
import { SHOWCASE, SHOWCASE_MANAGER, SHOWCASE_SELLER } from './showcaseKeys.ts';

/** A defect on the integrations, two questions, one of which became urgent, and one case that came back. */
export function planShowcaseCases(ledger: Ledger, { period, staff }: World): void {
  const by = {
    contact: 'contact:showcase:1',
    agent: staff.agents[0]?.key ?? 'user:leader:2',
    description: 'Since the update.\nSteps: open list, press "Export", wait'
  };
  const { end } = period;
  const asset = { key: 'asset:showcase:2', line: 'integrations', on: end - 600 } as const;
  const plain = { priority: 'Medium', escalated: false } as const;
  const showcase = { key: SHOWCASE };
  planCase(
    ledger,
    showcase,
    { ...plain, key: 'case:showcase:defect', type: 'Problem', subject: 'Import fails on large files', opened: end - 34, asset },
    by
  );
  planCase(
    ledger,
    showcase,
    { ...plain, key: 'case:showcase:sso', type: 'Question', subject: 'Single sign-on for a second domain', opened: end - 20 },
    by
  );
  ledger.change('Case', 'case:showcase:sso', end - 15, { Priority: 'High' });
  planCase(ledger, showcase, { ...plain, key: 'case:showcase:invoice', type: 'Question', subject: 'Invoice address', opened: end - 2 }, by);
  const back = {
    ...plain,
    key: 'case:showcase:back',
    type: 'Question',
    subject: 'Export of last year, by team',
    opened: end - 90,
    closed: end - 84,
    reopenedOn: end - 75
  } as const;
  planCase(ledger, showcase, back, by);
}

/** Three people met, the last meeting forty days before the end. */
export function planShowcaseMeetings(ledger: Ledger, { period }: World): void {
  [40, 75, 110, 200, 300, 400, 500].forEach((daysAgo, index) => {
    const day = period.end - daysAgo;
    ledger.create('Event', `event:showcase:${index}`, day, {
      Subject: index === 0 ? 'Quarterly review' : 'Check-in',
      StartDateTime: instantText(day, '10:00'),
      EndDateTime: instantText(day, '11:00'),
      WhoId: refTo(`contact:showcase:${index % 3}`),
      WhatId: refTo(SHOWCASE),
      OwnerId: refTo(SHOWCASE_MANAGER),
      Location: 'Online'
    });
  });
  ledger.create('Task', 'task:showcase:0', period.end - 10, {
    Subject: 'Get the decision in writing',
    Status: 'Not Started',
    Priority: 'Normal',
    ActivityDate: dateText(period.end + 29),
    WhatId: refTo(SHOWCASE),
    OwnerId: refTo(SHOWCASE_SELLER)
  });
}

/** Weekly use of the platform, a little lower in the last two months and lower again in the last weeks. */
export function planShowcaseUsage(ledger: Ledger, start: Day, end: Day): void {
  for (let ends = end - 7 * 90; ends <= end; ends += 7) {
    if (ends - 7 < start) continue;
    const weeks = Math.floor((ends - start) / 7);
    ledger.create('Headroom_Product_Usage__c', `usage:showcase:${ends}`, ends, {
      Account__c: refTo(SHOWCASE),
      Key__c: `usage-showcase-${ends}`,
      Product_Line__c: 'platform',
      Period_Start__c: dateText(ends - 6),
      Period_End__c: dateText(ends),
      Licensed__c: 40,
      Active__c: Math.min(27, 12 + weeks) - (ends > end - 60 ? 2 : 0) - (ends > end - 25 ? 2 : 0),
      Features__c: 5,
      Uptime__c: 99.82
    });
  }
}

/** A tenth of the invitations answered, three relationship answers over the year, one of a detractor now, one not answered. */
export function planShowcaseAnswers(ledger: Ledger, campaigns: readonly PlannedCampaign[], end: Day, start: Day): void {
  const invited = campaigns.filter((campaign) => campaign.on - 14 > start && campaign.on < end);
  invited.forEach((campaign, index) => {
    const key = `member:showcase:${index}`;
    ledger.create('CampaignMember', key, campaign.on - 14, {
      CampaignId: refTo(campaign.key),
      ContactId: refTo(`contact:showcase:${index % 3}`),
      Status: 'Sent'
    });
    if (index % 8 === 4 || campaign.type === 'Reference')
      ledger.change('CampaignMember', key, campaign.on + 1, { Status: campaign.answered });
  });
  SHOWCASE_SURVEYS.forEach(({ sent, contact, answered, score, verbatim }, index) => {
    const key = `survey:showcase:${index}`;
    ledger.create('Headroom_Survey_Response__c', key, end - sent, {
      Account__c: refTo(SHOWCASE),
      Key__c: `survey-showcase-${index}`,
      Kind__c: 'NPS',
      Touchpoint__c: 'Relationship',
      Scale_Max__c: 10,
      Sent_On__c: dateText(end - sent),
      Contact__c: refTo(`contact:showcase:${contact}`)
    });
    if (answered === null) return;
    ledger.change('Headroom_Survey_Response__c', key, end - answered, {
      Score__c: score,
      Answered_On__c: dateText(end - answered),
      Verbatim__c: verbatim
    });
  });
}

/** Questions to people of the showcase, in days before the end; the unhappy answer is not yet taken up. */
const SHOWCASE_SURVEYS = [
  { sent: 184, contact: 2, answered: 180, score: 7, verbatim: null },
  { sent: 124, contact: 1, answered: 120, score: 10, verbatim: null },
  { sent: 64, contact: 0, answered: 60, score: 9, verbatim: 'Good people, "slow" import' },
  { sent: 14, contact: 0, answered: null, score: null, verbatim: null },
  { sent: 14, contact: 1, answered: 7, score: 5, verbatim: 'Sign-in for the second office has been broken for days' }
] as const;

/** A success plan that went live a little late, a project that is overdue, results nearly as agreed, and an assessment. */
export function planShowcaseSuccess(ledger: Ledger, { period }: World): void {
  const signed = period.end - 260;
  const account = { Account__c: refTo(SHOWCASE) };
  ledger.create('Headroom_Success_Plan__c', 'plan:showcase', signed, {
    ...account,
    Key__c: 'plan-showcase',
    Stage__c: 'Realise',
    Agreed_On__c: dateText(signed),
    Signed_On__c: dateText(signed),
    Promised_Go_Live_On__c: dateText(signed + 60),
    Go_Live_On__c: dateText(signed + 69),
    Promised_Value_On__c: dateText(signed + 120),
    First_Value_On__c: dateText(signed + 141),
    Planned_Hours__c: 120,
    Actual_Hours__c: 138,
    Review_On__c: dateText(period.end + 30)
  });
  SHOWCASE_MILESTONES.forEach(({ kind, due, done, target, actual }, index) => {
    ledger.create('Headroom_Success_Milestone__c', `milestone:showcase:${index}`, signed, {
      ...account,
      Success_Plan__c: refTo('plan:showcase'),
      Key__c: `milestone-showcase-${index}`,
      Kind__c: kind,
      Target__c: target,
      Actual__c: actual,
      Due_On__c: dateText(period.end - due),
      Done_On__c: done === null ? null : dateText(period.end - done),
      Confirmed__c: done !== null && kind !== 'Project'
    });
  });
  planShowcaseMaturity(ledger, period.end - 30);
}

function planShowcaseMaturity(ledger: Ledger, assessed: Day): void {
  ['Strategy', 'People', 'Process', 'Data'].forEach((dimension, index) => {
    ledger.create('Headroom_Maturity_Assessment__c', `maturity:showcase:${dimension}`, assessed, {
      Account__c: refTo(SHOWCASE),
      Key__c: `maturity-showcase-${dimension}`,
      Dimension__c: dimension,
      Level__c: [3, 2, 3, 4][index] ?? null,
      Assessed_On__c: dateText(assessed),
      Assessed_By__c: 'Customer Success Manager'
    });
  });
}

/** Days before the end on which each was due and done; an open one has no day. */
const SHOWCASE_MILESTONES = [
  { kind: 'Project', due: 200, done: 192, target: 1, actual: 1 },
  { kind: 'Project', due: 21, done: null, target: 1, actual: null },
  { kind: 'Outcome', due: 120, done: 118, target: 30, actual: 31 },
  { kind: 'Outcome', due: 60, done: null, target: 20, actual: null },
  { kind: 'Return', due: 40, done: 38, target: 60_000, actual: 51_000 }
] as const;
