import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAccountFacts } from '../../../src/signals/accountFacts.ts';
import { readNextTasks } from '../../../src/signals/nextTasks.ts';
import { readLastAsked } from '../../../src/signals/surveys/lastAsked.ts';
import { readCompetitors, readFeedback, readPrices } from '../../../src/signals/productFacts.ts';
import { readActiveOwners } from '../../../src/signals/accountOwners.ts';
import { readLostOpportunities, readOpenOpportunities } from '../../../src/signals/lineOpportunities.ts';
import { dayText } from '../../../src/soql/calendar.ts';
import type { SignalContext } from '../../../src/signals/signalContext.ts';
import { openCase } from '../../golden/goldenCase.ts';
import type { Given } from '../../golden/goldenCase.ts';

const given: Given = {
  why: 'Facts beside signals.',
  asOf: { instant: '2026-06-30T12:00:00.000Z', timeZone: 'UTC', today: '2026-06-30' },
  accounts: ['A', 'B', 'C'],
  rows: {
    Account: [
      ['Id', 'NumberOfEmployees', 'OwnerId'],
      ['A', 50, 'u1'],
      ['B', null, 'u2'],
      ['C', 7, null]
    ],
    User: [
      ['Id', 'IsActive'],
      ['u1', true],
      ['u2', false]
    ],
    AccountTeamMember: [
      ['Id', 'AccountId', 'UserId', 'TeamMemberRole'],
      ['t1', 'A', 'u9', 'customer success'],
      ['t2', 'A', 'u8', 'Customer Success'],
      ['t3', 'B', 'u7', 'Sales']
    ],
    Opportunity: [
      ['Id', 'AccountId', 'CloseDate', 'IsWon', 'IsClosed', 'Headroom_Product_Line__c', 'StageName'],
      ['o1', 'A', '2024-05-01', true, true, null, 'Won'],
      ['o2', 'A', '2023-05-01', false, true, null, 'Lost'],
      ['o3', 'A', '2026-09-01', false, false, null, 'Talk'],
      ['o4', 'A', '2026-08-01', false, false, null, 'Talk'],
      ['o5', 'B', '2026-08-01', false, false, 'analytics', 'Talk'],
      ['o6', 'B', '2027-05-01', true, true, null, 'Won'],
      ['o7', 'C', '2026-12-01', false, false, null, 'Renewal'],
      ['o8', 'A', '2025-02-01', false, true, 'platform', 'Lost'],
      ['o9', 'A', '2026-07-01', false, true, 'platform', 'Lost'],
      ['oA', 'B', '2026-06-30', false, true, 'analytics', 'Lost'],
      ['oB', 'B', '2026-01-30', false, true, 'analytics', 'Lost']
    ],
    OpportunityLineItem: [
      ['Id', 'OpportunityId', 'Product2Id'],
      ['i1', 'o3', 'p1'],
      ['i2', 'o4', 'p1'],
      ['i3', 'o1', 'p2'],
      ['i4', 'o2', 'p1']
    ],
    Headroom_Survey_Response__c: [
      ['Id', 'Account__c', 'Kind__c', 'Sent_On__c', 'Answered_On__c'],
      ['r1', 'A', 'NPS', '2026-05-01', '2026-05-03'],
      ['r2', 'A', 'NPS', '2026-06-01', null],
      ['r3', 'A', 'CSAT', '2026-06-20', null],
      ['r4', 'B', 'nps', null, '2026-04-02']
    ],
    Product2: [
      ['Id', 'Family', 'ProductCode', 'IsActive'],
      ['p1', 'Platform', 'PL-1', true],
      ['p2', "Analytics 'x'", 'AN-1', true],
      ['p3', 'Platform', 'PL-0', false]
    ],
    Asset: [
      ['Id', 'AccountId', 'Product2Id', 'IsCompetitorProduct', 'Status'],
      ['s1', 'A', 'p1', true, null],
      ['s2', 'A', 'p1', true, 'Installed'],
      ['s3', 'B', 'p1', true, 'Obsolete'],
      ['s4', 'C', 'p2', false, 'Installed'],
      ['s5', 'C', 'p2', true, 'Installed']
    ],
    Pricebook2: [
      ['Id', 'IsStandard'],
      ['b1', true],
      ['b2', false]
    ],
    PricebookEntry: [
      ['Id', 'Pricebook2Id', 'Product2Id', 'UnitPrice', 'IsActive'],
      ['e1', 'b1', 'p1', 12.5, true],
      ['e2', 'b2', 'p1', 1, true],
      ['e3', 'b1', 'p2', 9, false],
      ['e4', 'b1', 'p3', 3, true]
    ],
    Task: [
      ['Id', 'AccountId', 'ActivityDate', 'Subject', 'IsClosed', 'Headroom_Key__c'],
      ['k5', 'A', '2026-07-20', 'Ours, later', false, 'survey:r1'],
      ['k4', 'A', '2026-07-10', 'Ours', false, 'survey:r2'],
      ['k3', 'A', '2026-07-10', 'Ours, by a smaller id', false, 'survey:r3'],
      ['k2', 'A', '2026-07-01', 'Done', true, null],
      ['k1', 'A', null, 'Some day', false, null],
      ['k6', 'B', null, 'Call Jane about the merger', false, null],
      ['k7', null, '2026-07-01', 'Of no account', false, null]
    ],
    Headroom_Whitespace_Feedback__c: [
      ['Id', 'Account__c', 'Product_Line__c', 'Answer__c', 'Until__c', 'CreatedDate'],
      ['f2', 'A', 'platform', 'Later', '2026-09-01', '2026-02-01T00:00:00.000Z'],
      ['f1', 'A', 'platform', 'Not_A_Fit', null, '2026-01-01T00:00:00.000Z'],
      ['f3', 'X', 'platform', 'Later', null, '2026-01-01T00:00:00.000Z']
    ]
  },
  signals: [],
  productLines: [
    { key: 'platform', title: 'Platform', productFamily: 'Platform' },
    { key: 'analytics', title: 'Analytics', productFamily: "Analytics 'x'" },
    { key: 'renewals', title: 'Renewals', openOpportunityFilter: "StageName = 'renewal'" }
  ],
  general: { successManagerTeamRole: 'Customer Success' }
};

let context: SignalContext;
let close = async (): Promise<void> => {};

beforeAll(async () => {
  ({ context, close } = await openCase(given));
});

afterAll(() => close());

describe('facts beside signals', () => {
  it('reads employees, the first won opportunity and the success manager of the team', async () => {
    const facts = await readAccountFacts(context);
    expect([...facts.employees]).toEqual([50, NaN, 7]);
    expect([...facts.firstWonOn].map((day) => (Number.isNaN(day) ? '' : dayText(day)))).toEqual(['2024-05-01', '', '']);
    expect(facts.successManagers).toEqual(['u8', '', '']);
    expect(facts.currencies).toEqual(['', '', '']);
    expect([...facts.lastMeetingOn]).toEqual([NaN, NaN, NaN]);
  });

  it.each([
    [false, ['2024-05-01', '', '']],
    [true, ['', '', '']]
  ])('shows the day of the last meeting unless its signal is sensitive (%s), whose value that day tells', async (sensitive, days) => {
    const won = { object: 'Opportunity', accountPath: 'AccountId', field: 'CloseDate', filter: 'IsWon = true' };
    const signals = [{ key: 'meeting_days', aggregate: 'DAYS_SINCE', ...won, sensitive } as const];
    const met = await openCase({ ...given, signals });
    try {
      const { lastMeetingOn } = await readAccountFacts(met.context);
      expect([...lastMeetingOn].map((day) => (Number.isNaN(day) ? '' : dayText(day)))).toEqual(days);
    } finally {
      await met.close();
    }
  });

  it('reads the success manager over a path of the account', async () => {
    const settings = { ...context.settings, general: { ...context.settings.general, successManagerPath: 'OwnerId' } };
    expect((await readAccountFacts({ ...context, settings })).successManagers).toEqual(['u1', 'u2', '']);
  });

  it('finds the open opportunity that closes first, by line item, mark or own filter', async () => {
    const { opportunities, openCounts } = await readOpenOpportunities(context);
    expect(opportunities).toEqual({
      platform: ['o4', undefined, undefined],
      analytics: [undefined, 'o5', undefined],
      renewals: [undefined, undefined, 'o7']
    });
    // A has two for platform, each with a line item
    expect([...(openCounts['platform'] ?? [])]).toEqual([2, 0, 0]);
    expect([...(openCounts['analytics'] ?? [])]).toEqual([0, 1, 0]);
  });

  it('finds the attempt that was lost last, by line item, mark or own filter', async () => {
    expect(await readLostOpportunities(context)).toEqual({
      // o2 was lost in 2023, o8 later; o9 is dated ahead and counts from its day
      platform: [{ id: 'o8', on: '2025-02-01' }, undefined, undefined],
      analytics: [undefined, { id: 'oA', on: '2026-06-30' }, undefined],
      renewals: [undefined, undefined, undefined]
    });
  });

  it('knows owners who are active users only', async () => {
    expect(await readActiveOwners(context)).toEqual(['u1', '', '']);
  });

  it('finds the open task that is due first, undated ones last, ties by id, and the words of ours only', async () => {
    expect(await readNextTasks(context)).toEqual([
      { id: 'k3', due: '2026-07-10', subject: 'Ours, by a smaller id' },
      { id: 'k6' },
      undefined
    ]);
  });

  it('finds the day of the newest question for a recommendation, or of its answer where none was kept', async () => {
    const [a, b, c] = await readLastAsked(context);
    expect([a, b].map((day) => dayText(day ?? NaN))).toEqual(['2026-06-01', '2026-04-02']);
    expect(c).toBeNaN();
  });

  it('finds assets of competitors that are not obsolete', async () => {
    expect(await readCompetitors(context)).toEqual({
      platform: ['s1', undefined, undefined],
      analytics: [undefined, undefined, 's5'],
      renewals: [undefined, undefined, undefined]
    });
  });

  it('knows a product by its family, and by its code only where the line names no family', async () => {
    const lines = [
      { key: 'platform', productFamily: 'Platform', productCode: 'PL-0' },
      { key: 'analytics', productCode: 'AN-1' }
    ] as unknown as typeof context.settings.productLines;
    const named = { ...context, settings: { ...context.settings, productLines: lines } };
    expect(await readCompetitors(named)).toEqual({ platform: ['s1', undefined, undefined], analytics: [undefined, undefined, 's5'] });
    expect((await readOpenOpportunities(named)).opportunities['platform']).toEqual(['o4', undefined, undefined]);
  });

  it('knows a product by a filter where the line names neither family nor code', async () => {
    const lines = [
      { key: 'platform', record: 'Headroom_Product_Line.platform', productFilter: "Family LIKE 'PLAT%' OR ProductCode = 'AN-1'" },
      { key: 'active', record: 'Headroom_Product_Line.active', productFilter: "Family LIKE 'PLAT%' AND IsActive = true" },
      { key: 'analytics', record: 'Headroom_Product_Line.analytics', productCode: 'AN-1', productFilter: "Family = 'Platform'" }
    ] as unknown as typeof context.settings.productLines;
    const named = { ...context, settings: { ...context.settings, productLines: lines } };
    expect(await readCompetitors(named)).toEqual({
      platform: ['s1', undefined, 's5'],
      active: ['s1', undefined, undefined],
      analytics: [undefined, undefined, 's5']
    });
    expect((await readOpenOpportunities(named)).opportunities['active']).toEqual(['o4', undefined, undefined]);
    const [entry] = await readPrices(named);
    // The line that names a code too goes by that.
    expect(entry).toEqual({ family: 'Platform', code: 'PL-1', currency: '', amount: 12.5, lines: ['platform', 'active'] });
  });

  it('reads active standard prices of active products', async () => {
    expect(await readPrices(context)).toEqual([{ family: 'Platform', code: 'PL-1', currency: '', amount: 12.5 }]);
  });

  it('reads the answers of reps on these accounts, the oldest first', async () => {
    expect(await readFeedback(context)).toEqual([
      { id: 'f1', accountId: 'A', productLine: 'platform', answer: 'Not_A_Fit', on: '2026-01-01' },
      { id: 'f2', accountId: 'A', productLine: 'platform', answer: 'Later', on: '2026-02-01', until: '2026-09-01' }
    ]);
  });
});
