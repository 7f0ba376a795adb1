import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSignalRows } from '../../../src/signals/signalRows.ts';
import type { SignalRows } from '../../../src/domain/countedRows.ts';
import { openCase } from '../../golden/goldenCase.ts';

const survey = {
  object: 'Headroom_Survey_Response__c',
  accountPath: 'Account__c',
  field: 'Score__c',
  dateField: 'Answered_On__c',
  windowDays: 365
};

/** Days from 1970 to a day. */
const dayOf = (day: string): number => Date.parse(day) / 86_400_000;

describe('readSignalRows', () => {
  let rows: ReadonlyMap<string, SignalRows>;
  let close: () => Promise<void>;

  beforeAll(async () => {
    const opened = await openCase({
      why: 'Rows before the window, with and without date and value.',
      asOf: { instant: '2026-06-30T12:00:00.000Z', timeZone: 'America/Los_Angeles', today: '2026-06-30' },
      accounts: ['A', 'B'],
      rows: {
        Account: [['Id'], ['A'], ['B']],
        Headroom_Survey_Response__c: [
          ['Id', 'Account__c', 'Kind__c', 'Score__c', 'Answered_On__c', 'CreatedDate'],
          ['s1', 'A', 'NPS', 9, '2020-01-01', '2020-01-01T00:00:00.000Z'],
          ['s2', 'B', 'NPS', 9, '2026-06-29', '2026-06-29T00:00:00.000Z'],
          ['s3', 'B', 'NPS', 9, '2026-07-01', '2026-06-29T00:00:00.000Z'],
          ['s4', 'B', 'NPS', 9, null, '2026-06-29T00:00:00.000Z'],
          ['s5', 'B', 'NPS', null, '2026-06-01', '2026-06-29T00:00:00.000Z'],
          ['s6', 'B', 'NPS', null, null, '2026-06-29T00:00:00.000Z'],
          ['s7', 'B', 'CSAT', 5, '2026-06-30', '2026-06-29T00:00:00.000Z'],
          ['s8', 'Z', 'NPS', 5, '2026-06-30', '2026-06-29T00:00:00.000Z']
        ],
        // 05:00 UTC on 30 June is still 29 June in Los Angeles.
        Case: [
          ['Id', 'AccountId', 'CreatedDate', 'ClosedDate', 'Type'],
          ['c1', 'A', '2026-06-30T05:00:00.000Z', null, 'Question'],
          ['c2', 'A', '2026-06-30T23:00:00.000Z', null, 'Question']
        ]
      },
      signals: [
        { key: 'nps', aggregate: 'NPS', filter: "Kind__c = 'NPS'", ...survey },
        { key: 'answers', aggregate: 'COUNT', filter: "Kind__c = 'NPS'", ...survey, field: 'Id' },
        { key: 'ces', aggregate: 'CES', filter: "Kind__c = 'CES'", ...survey },
        {
          key: 'open',
          aggregate: 'COUNT',
          object: 'Case',
          accountPath: 'AccountId',
          field: 'Id',
          liveFrom: 'CreatedDate',
          liveTo: 'ClosedDate'
        },
        { key: 'ratio', aggregate: 'RATIO', numerator: 'nps', denominator: 'answers' }
      ]
    });
    close = opened.close;
    rows = await readSignalRows(opened.context);
  });
  afterAll(() => close());

  it('counts rows that pass the filter whatever their date, of accounts that were asked about', () => {
    expect(rows.get('nps')?.rows).toBe(6);
    expect(rows.get('open')?.rows).toBe(2);
  });

  it('counts a value without date and a date without value, and not a question without both', () => {
    expect(rows.get('nps')).toMatchObject({ undated: 1, empty: 1 });
    expect(rows.get('answers')).toMatchObject({ undated: 0, empty: 0 });
  });

  it('takes the newest day that is not ahead, in the zone of the org', () => {
    expect(rows.get('nps')?.newestOn).toBe(dayOf('2026-06-29'));
    expect(rows.get('open')?.newestOn).toBe(dayOf('2026-06-29'));
  });

  it('has no newest day where no row passes, and says nothing of a ratio', () => {
    expect(rows.get('ces')).toEqual({ rows: 0, undated: 0, empty: 0, newestOn: NaN });
    expect(rows.has('ratio')).toBe(false);
  });
});
