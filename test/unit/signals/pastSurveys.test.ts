import { describe, expect, it } from 'vitest';
import { readPastFields } from '../../../src/signals/past/pastFields.ts';
import { readSurveys } from '../../../src/signals/surveys/readSurveys.ts';
import { openSignals } from '../../../src/signals/signalContext.ts';
import { describes } from '../../golden/describes.ts';
import { openCase } from '../../golden/goldenCase.ts';
import type { Given } from '../../golden/goldenCase.ts';

const made = '2026-04-10T08:00:00.000Z';

const given: Given = {
  why: '',
  asOf: { instant: '2026-06-30T12:00:00.000Z', timeZone: 'UTC', today: '2026-06-30' },
  accounts: ['A'],
  rows: {
    Headroom_Survey_Response__c: [
      ['Id', 'Account__c', 'Kind__c', 'Score__c', 'Scale_Max__c', 'Sent_On__c', 'Answered_On__c', 'CreatedDate'],
      ['1', 'A', 'NPS', 10, 10, '2026-04-10', '2026-04-20', made],
      // Answered after the day asked about.
      ['2', 'A', 'NPS', 2, 10, '2026-04-10', '2026-05-20', made],
      // Imported after it, with an older date.
      ['3', 'A', 'NPS', 3, 10, '2026-04-10', '2026-04-12', '2026-06-01T08:00:00.000Z']
    ]
  },
  signals: [
    {
      ...{ key: 'nps', aggregate: 'NPS', object: 'Headroom_Survey_Response__c', accountPath: 'Account__c', field: 'Score__c' },
      ...{ filter: "Kind__c = 'NPS'", dateField: 'Answered_On__c', windowDays: 365 }
    }
  ]
};

describe('surveys of a past day', () => {
  it('know neither later answers nor answers that were typed in later', async () => {
    const { context, close } = await openCase(given);
    try {
      const { facts, settings, accounts } = context;
      const may = { instant: '2026-05-01T02:00:00.000Z', timeZone: 'UTC', today: '2026-05-01' };
      const past = { knownAt: may, fields: await readPastFields(facts, describes) };
      const then = (await readSurveys(await openSignals({ facts, settings, accounts, describes, asOf: may, past }))).get('nps');
      expect([then?.answers[0], then?.high[0], then?.low[0], then?.sent[0], then?.replied[0]]).toEqual([1, 1, 0, 2, 1]);
      const now = (await readSurveys(await openSignals(context))).get('nps');
      expect([now?.answers[0], now?.high[0], now?.low[0], now?.sent[0], now?.replied[0]]).toEqual([3, 1, 2, 3, 3]);
    } finally {
      await close();
    }
  });
});
