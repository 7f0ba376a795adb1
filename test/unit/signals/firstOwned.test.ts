import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFirstOwned } from '../../../src/signals/firstOwned.ts';
import type { FirstOwned } from '../../../src/signals/firstOwned.ts';
import type { SignalContext } from '../../../src/signals/signalContext.ts';
import { dayNumber, dayText } from '../../../src/soql/calendar.ts';
import { openCase } from '../../golden/goldenCase.ts';
import type { Given } from '../../golden/goldenCase.ts';

const asset = { object: 'Asset', accountPath: 'AccountId', aggregate: 'SUM', field: 'Quantity' } as const;
const ticketPath = 'Step__r.Visit__r.Guest__r.AccountId';

const given: Given = {
  why: 'First purchases, from each kind of row that quantities come from.',
  // 25 June 2026 is a Thursday; New York is four hours behind UTC.
  asOf: { instant: '2026-06-25T12:00:00.000Z', timeZone: 'America/New_York', today: '2026-06-25' },
  accounts: ['A', 'B', 'C', 'D'],
  rows: {
    Account: [
      ['Id', 'ParentId'],
      ['A', null],
      ['B', 'A'],
      ['C', null],
      ['D', null]
    ],
    Product2: [
      ['Id', 'Family'],
      ['p1', 'Platform']
    ],
    Asset: [
      ['Id', 'AccountId', 'Product2Id', 'Quantity', 'Status', 'PurchaseDate', 'UsageEndDate', 'CreatedDate'],
      // Two purchases, given back in between: the first counts.
      ['a1', 'A', 'p1', 10, 'Installed', '2024-03-01', '2025-02-28', '2024-03-05T09:00:00.000Z'],
      ['a2', 'A', 'p1', 5, 'Installed', '2026-01-10', null, '2026-01-10T09:00:00.000Z'],
      // Below A: its own purchase only.
      ['b1', 'B', 'p1', 3, 'Installed', '2023-07-01', null, '2023-07-01T09:00:00.000Z'],
      // A return before the purchase, and nothing bought at all.
      ['c1', 'C', 'p1', -2, 'Installed', '2024-01-01', null, '2024-01-01T09:00:00.000Z'],
      ['c2', 'C', 'p1', 4, 'Installed', '2024-09-01', null, '2024-09-01T09:00:00.000Z'],
      ['c3', 'C', 'p1', 0, 'Installed', '2023-01-01', null, '2023-01-01T09:00:00.000Z'],
      // The filter hides it today, so nothing is known of the purchase.
      ['d1', 'D', 'p1', 7, 'Obsolete', '2022-01-01', '2023-01-01', '2022-01-01T09:00:00.000Z'],
      // Without a first day it counts from when it was made: still the 9th in New York.
      ['d2', 'D', 'p1', 1, 'Installed', null, null, '2025-05-10T03:00:00.000Z']
    ],
    Opportunity: [
      ['Id', 'AccountId', 'CloseDate', 'IsWon', 'IsClosed', 'CreatedDate'],
      ['o1', 'A', '2025-01-01', false, true, '2024-10-01T00:00:00.000Z'],
      ['o2', 'A', '2025-08-01', true, true, '2025-05-01T00:00:00.000Z'],
      ['o3', 'B', '2026-06-22', true, true, '2026-05-01T00:00:00.000Z'],
      ['o4', 'C', '2026-06-21', true, true, '2026-05-01T00:00:00.000Z']
    ],
    OpportunityLineItem: [
      ['Id', 'OpportunityId', 'Product2Id'],
      ['i1', 'o1', 'p1'],
      ['i2', 'o2', 'p1'],
      ['i3', 'o3', 'p1'],
      ['i4', 'o4', 'p1']
    ],
    Headroom_Product_Usage__c: [
      ['Id', 'Account__c', 'Product_Line__c', 'Period_End__c', 'Active__c', 'Licensed__c', 'CreatedDate'],
      ['u1', 'A', 'analytics', '2025-01-31', 0, 0, '2025-02-01T00:00:00.000Z'],
      ['u2', 'A', 'analytics', '2025-02-28', 2, 20, '2025-03-01T00:00:00.000Z'],
      ['u3', 'A', 'analytics', '2025-03-31', 2, 0, '2025-04-01T00:00:00.000Z'],
      ['u4', 'B', 'analytics', null, 2, 9, '2025-04-01T00:00:00.000Z'],
      // Written this week about a month long gone: known from next Monday on.
      ['u5', 'C', 'analytics', '2025-04-30', 2, 9, '2026-06-23T00:00:00.000Z']
    ],
    Contact: [
      ['Id', 'AccountId'],
      ['n1', 'A'],
      ['n2', 'B'],
      ['n3', 'C']
    ],
    Visit__c: [
      ['Id', 'Guest__c'],
      ['v1', 'n1'],
      ['v2', 'n2'],
      ['v3', 'n3']
    ],
    Step__c: [
      ['Id', 'Visit__c'],
      ['s1', 'v1'],
      ['s2', 'v2'],
      ['s3', 'v3']
    ],
    Ticket__c: [
      ['Id', 'Step__c', 'Opened__c', 'Hours__c', 'IsDeleted', 'CreatedDate'],
      ['t1', 's1', '2025-06-01T03:59:59.000Z', 1, false, '2025-06-01T03:59:59.000Z'],
      ['t2', 's2', '2025-06-01T04:00:00.000Z', 1, false, '2025-06-01T04:00:00.000Z'],
      ['t3', 's3', '2025-06-01T04:00:00.000Z', 1, true, '2025-06-01T04:00:00.000Z']
    ]
  },
  signals: [
    {
      ...asset,
      key: 'assets',
      filter: "Status != 'Obsolete' AND Product2.Family = 'Platform'",
      liveFrom: 'PurchaseDate',
      liveTo: 'UsageEndDate'
    },
    { ...asset, key: 'rolled_up', filter: "Status != 'Obsolete'", liveFrom: 'PurchaseDate', rollUp: 'Sum' },
    {
      key: 'won',
      object: 'OpportunityLineItem',
      accountPath: 'Opportunity.AccountId',
      filter: 'Opportunity.IsWon = true',
      dateField: 'Opportunity.CloseDate',
      windowDays: 365
    },
    {
      key: 'licensed',
      object: 'Headroom_Product_Usage__c',
      accountPath: 'Account__c',
      aggregate: 'LATEST',
      field: 'Licensed__c',
      dateField: 'Period_End__c'
    },
    { key: 'tickets', object: 'Ticket__c', accountPath: ticketPath, aggregate: 'SUM', field: 'Hours__c', liveFrom: 'Opened__c' },
    { key: 'steps', object: 'Step__c', accountPath: 'Visit__r.Guest__r.AccountId' },
    { key: 'share', aggregate: 'RATIO', numerator: 'assets', denominator: 'licensed' }
  ],
  productLines: ['assets', 'rolled_up', 'won', 'licensed', 'tickets', 'steps', 'share'].map((key) => ({ key, quantitySignal: key }))
};

/** The Monday of the week that `asOf` is in. */
const monday = dayNumber('2026-06-22');

let context: SignalContext;
let found: FirstOwned;
let close = async (): Promise<void> => {};

beforeAll(async () => {
  ({ context, close } = await openCase(given));
  found = await readFirstOwned(context, monday);
});

afterAll(() => close());

function days(line: string, { firstOn }: FirstOwned = found): readonly string[] {
  return [...(firstOn.get(line) ?? [])].map((day) => (Number.isNaN(day) ? 'never' : dayText(day)));
}

describe('first purchase', () => {
  it('is the first asset that adds to the quantity, ended or not, and not one that the filter hides', () => {
    expect(days('assets')).toEqual(['2024-03-01', '2023-07-01', '2024-09-01', '2025-05-09']);
  });

  it('is made by one account, whatever the quantity rolls up', () => {
    expect(days('rolled_up')).toEqual(days('assets'));
  });

  it('is the close date of what was won, in whatever window the quantity counts, and before the day asked for', () => {
    expect(days('won')).toEqual(['2025-08-01', 'never', '2026-06-21', 'never']);
  });

  it('is the first period with licences, for those written before the day asked for', async () => {
    expect(days('licensed')).toEqual(['2025-02-28', 'never', 'never', 'never']);
    expect(days('licensed', await readFirstOwned(context, monday + 7))).toEqual(['2025-02-28', 'never', '2025-04-30', 'never']);
  });

  it('falls on the day of the org, and deleted rows are none', () => {
    expect(days('tickets')).toEqual(['2025-05-31', '2025-06-01', 'never', 'never']);
  });

  it('is unknown where rows carry no day, and of a ratio', () => {
    expect(found.undated).toEqual(['steps', 'share']);
    expect([...found.firstOn.keys()]).toEqual(['assets', 'rolled_up', 'won', 'licensed', 'tickets']);
  });
});
