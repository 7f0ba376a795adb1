import { SUCCESS_MANAGER_ROLE } from './accounts.ts';
import type { Day } from './calendar.ts';
import { addMonths, dateText, instantText } from './calendar.ts';
import type { PlannedCampaign } from './campaigns.ts';
import type { LineKey } from './catalogue.ts';
import { CATALOGUE } from './catalogue.ts';
import { planCase } from './cases.ts';
import type { World } from './company.ts';
import type { Ledger } from './ledger.ts';
import { planDeal } from './opportunities.ts';
import { refTo } from './plan.ts';
import { randomFor } from './random.ts';

/** Key of the account that the tour of the demo opens. */
export const SHOWCASE = 'account:showcase';
export const SHOWCASE_NAME = 'Quillhaven Software';

const CONTACT_TITLES = ['Chief Operating Officer', 'IT Manager', 'Team Lead', 'Data Analyst'] as const;

/**
 * Enters the one account that is made by hand: a software company of 240 people on Watch.
 *
 * It owns 40 of 120 seats, a training opportunity is open, a defect of 34 days holds its integrations back, its oldest
 * ordinary case is 20 days old, mail to one person came back and it was last met 40 days ago.
 */
export function planShowcase(ledger: Ledger, world: World, campaigns: readonly PlannedCampaign[]): void {
  const { end } = world.period;
  const start = addMonths(end + 105, -24);
  planCompany(ledger, start);
  planPeople(ledger, end, start);
  planEstate(ledger, start, end);
  planTrouble(ledger, world);
  planContact(ledger, world);
  planWeeksOfUse(ledger, start, end);
  planAnswers(ledger, campaigns, end, start);
}

function planCompany(ledger: Ledger, start: Day): void {
  ledger.create('Account', SHOWCASE, start, {
    Name: SHOWCASE_NAME,
    Type: 'Customer - Direct',
    Industry: 'Technology',
    NumberOfEmployees: 240,
    AnnualRevenue: 38_000_000,
    OwnerId: refTo('user:seller:0'),
    BillingCity: 'Bristol',
    BillingCountry: 'United Kingdom',
    Website: 'https://www.quillhaven.example',
    Description: 'Makes writing tools for law firms. Key account, "handle with care".\nBoard meets in May.'
  });
  ledger.create('AccountTeamMember', 'team:showcase', start, {
    AccountId: refTo(SHOWCASE),
    UserId: refTo('user:csm:0'),
    TeamMemberRole: SUCCESS_MANAGER_ROLE
  });
  [start, addMonths(start, 12)].forEach((from, year) => {
    const key = `contract:showcase:${year}`;
    ledger.create('Contract', key, from - 5 * year, {
      AccountId: refTo(SHOWCASE),
      Status: 'Draft',
      StartDate: dateText(from),
      ContractTerm: 12,
      OwnerId: refTo('user:seller:0'),
      Headroom_Annual_Value__c: year === 0 ? 150_000 : 180_000,
      Headroom_Auto_Renew__c: false,
      Headroom_Notice_Days__c: 30
    });
    ledger.change('Contract', key, from - 4 * year, { Status: 'Activated' });
  });
}

function planPeople(ledger: Ledger, end: Day, start: Day): void {
  CONTACT_TITLES.forEach((title, index) => {
    ledger.create('Contact', `contact:showcase:${index}`, start, {
      AccountId: refTo(SHOWCASE),
      FirstName: ['Maelis', 'Dorrin', 'Vessa', 'Tobren'][index] ?? null,
      LastName: ['Silverlode', 'Quickbeam', 'Ashgrove', 'Hobbsworth'][index] ?? 'Fairweather',
      Title: title,
      Email: `person${index}@quillhaven.example`,
      OwnerId: refTo('user:seller:0')
    });
  });
  ledger.change('Contact', 'contact:showcase:3', end - 50, {
    EmailBouncedDate: instantText(end - 50, '07:15'),
    EmailBouncedReason: '550 5.1.1 user unknown'
  });
}

function planEstate(ledger: Ledger, start: Day, end: Day): void {
  const parts: readonly (readonly [LineKey, quantity: number, installed: boolean])[] = [
    ['platform', 36, true],
    ['platform', 4, false],
    ['integrations', 2, true],
    ['training', 1, true]
  ];
  parts.forEach(([line, quantity, installed], index) => {
    const key = `asset:showcase:${index}`;
    ledger.create('Asset', key, start, {
      Name: CATALOGUE[line].name,
      AccountId: refTo(SHOWCASE),
      Product2Id: refTo(CATALOGUE[line].key),
      Quantity: quantity,
      Price: CATALOGUE[line].price * quantity,
      Status: 'Purchased',
      PurchaseDate: dateText(start),
      IsCompetitorProduct: false
    });
    if (installed) ledger.change('Asset', key, start + 45, { Status: 'Installed', InstallDate: dateText(start + 45) });
  });
  const deal = { account: SHOWCASE, owner: 'user:seller:0', discount: 0 } as const;
  const random = randomFor(1, 'showcase deals');
  const bought = {
    key: 'deal:showcase:0',
    name: 'Quillhaven: start',
    type: 'New Customer',
    opened: start,
    closes: start,
    outcome: 'won'
  } as const;
  planDeal(
    ledger,
    {
      ...deal,
      ...bought,
      lines: [
        { item: CATALOGUE.platform, quantity: 40 },
        { item: CATALOGUE.integrations, quantity: 2 }
      ]
    },
    random
  );
  const open = {
    key: 'deal:showcase:1',
    name: 'Training places',
    type: 'Existing Customer - Upgrade',
    opened: end - 24,
    closes: end + 43,
    outcome: 'open'
  } as const;
  planDeal(ledger, { ...deal, ...open, lines: [{ item: CATALOGUE.training, quantity: 3 }] }, random);
  ['Executive Sponsor', 'Decision Maker'].forEach((role, index) => {
    ledger.create('OpportunityContactRole', `role:showcase:${index}`, start, {
      OpportunityId: refTo('deal:showcase:0'),
      ContactId: refTo(`contact:showcase:${index}`),
      Role: role,
      IsPrimary: index === 0
    });
  });
}

function planTrouble(ledger: Ledger, { period, staff }: World): void {
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
function planContact(ledger: Ledger, { period }: World): void {
  [40, 75, 110, 200, 300, 400, 500].forEach((daysAgo, index) => {
    const day = period.end - daysAgo;
    ledger.create('Event', `event:showcase:${index}`, day, {
      Subject: index === 0 ? 'Quarterly review' : 'Check-in',
      StartDateTime: instantText(day, '10:00'),
      EndDateTime: instantText(day, '11:00'),
      WhoId: refTo(`contact:showcase:${index % 3}`),
      WhatId: refTo(SHOWCASE),
      OwnerId: refTo('user:csm:0'),
      Location: 'Online'
    });
  });
  ledger.create('Task', 'task:showcase:0', period.end - 10, {
    Subject: 'Get the decision in writing',
    Status: 'Not Started',
    Priority: 'Normal',
    ActivityDate: dateText(period.end + 29),
    WhatId: refTo(SHOWCASE),
    OwnerId: refTo('user:seller:0')
  });
}

function planWeeksOfUse(ledger: Ledger, start: Day, end: Day): void {
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
      Active__c: Math.min(31, 14 + weeks) - (ends > end - 60 ? 2 : 0),
      Features__c: 5,
      Uptime__c: 99.82
    });
  }
}

/** A tenth of the invitations answered, two relationship answers, one of support. */
function planAnswers(ledger: Ledger, campaigns: readonly PlannedCampaign[], end: Day, start: Day): void {
  const invited = campaigns.filter((campaign) => campaign.on - 14 > start && campaign.on < end);
  invited.forEach((campaign, index) => {
    const key = `member:showcase:${index}`;
    ledger.create('CampaignMember', key, campaign.on - 14, {
      CampaignId: refTo(campaign.key),
      ContactId: refTo(`contact:showcase:${index % 3}`),
      Status: 'Sent'
    });
    if (index % 10 === 4 || campaign.type === 'Reference')
      ledger.change('CampaignMember', key, campaign.on + 1, { Status: campaign.answered });
  });
  [9, 10, 7].forEach((score, index) => {
    ledger.create('Headroom_Survey_Response__c', `survey:showcase:${index}`, end - 60 * (index + 1), {
      Account__c: refTo(SHOWCASE),
      Key__c: `survey-showcase-${index}`,
      Kind__c: 'NPS',
      Touchpoint__c: 'Relationship',
      Scale_Max__c: 10,
      Score__c: score,
      Sent_On__c: dateText(end - 60 * (index + 1) - 4),
      Answered_On__c: dateText(end - 60 * (index + 1)),
      Contact__c: refTo(`contact:showcase:${index % 3}`),
      Verbatim__c: index === 0 ? 'Good people, "slow" import' : null
    });
  });
}
