import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readJudgement } from '../../../src/signals/readJudgement.ts';
import type { Judgement } from '../../../src/signals/readJudgement.ts';
import { openCase } from '../../golden/goldenCase.ts';
import type { Given } from '../../golden/goldenCase.ts';

const given: Given = {
  why: 'What people said about accounts.',
  // noon in Berlin
  asOf: { instant: '2026-11-22T11:00:00.000Z', timeZone: 'Europe/Berlin', today: '2026-11-22' },
  accounts: ['A', 'B'],
  rows: {
    Account: [['Id'], ['A'], ['B'], ['C']],
    Headroom_Pulse__c: [
      ['Id', 'Account__c', 'Pulse__c', 'CreatedDate', 'CreatedById', 'IsDeleted'],
      ['p1', 'A', 'Confident', '2026-09-01T08:00:00.000Z', 'u1', false],
      ['p2', 'A', 'Very worried', '2026-11-20T23:30:00.000Z', 'u2', false],
      ['p3', 'A', 'Very confident', '2026-11-21T08:00:00.000Z', 'u1', true],
      // written after the moment that is judged
      ['p4', 'A', 'Neutral', '2026-11-22T11:00:01.000Z', 'u1', false],
      ['p5', 'C', 'Worried', '2026-11-01T08:00:00.000Z', 'u1', false]
    ],
    Headroom_Health_Override__c: [
      ['Id', 'Account__c', 'Kind__c', 'Scorecard__c', 'Measure__c', 'Value__c', 'Expires_On__c', 'CreatedDate', 'CreatedById', 'IsDeleted'],
      ['o2', 'B', 'Exclude', null, 'vr_defects', null, '2026-12-31', '2026-11-22T11:00:00.000Z', 'u2', false],
      ['o1', 'A', 'Cap', 'vendor_risk', null, 49.5, '2026-11-30', '2026-10-31T23:30:00.000Z', 'u1', false],
      ['o3', 'A', 'Points', 'vendor_risk', null, 10, '2026-12-31', '2026-11-22T11:00:01.000Z', 'u1', false],
      ['o4', 'A', 'Cap', 'vendor_risk', null, 10, '2026-12-31', '2026-11-02T11:00:00.000Z', 'u1', true]
    ]
  },
  signals: []
};

async function readOf(rows: Given['rows']): Promise<Judgement> {
  const { context, close } = await openCase({ ...given, rows });
  try {
    return await readJudgement(context);
  } finally {
    await close();
  }
}

describe('readJudgement', () => {
  let found: Judgement;
  let opened: Awaited<ReturnType<typeof openCase>>;
  beforeAll(async () => {
    opened = await openCase(given);
    found = await readJudgement(opened.context);
  });
  afterAll(() => opened.close());

  it('reads the newest pulse of each account as a step, with its day in the org’s zone and its author', () => {
    // half past eleven in the evening by UTC is the next day in Berlin
    expect(found.pulses).toEqual([{ id: 'p2', accountId: 'A', step: 1, on: '2026-11-21', by: 'u2' }]);
  });

  it('reads overrides as they were written by the moment that is judged, the oldest first', () => {
    expect(found.overrides).toEqual([
      {
        ...{ id: 'o1', accountId: 'A', kind: 'Cap', scorecard: 'vendor_risk', measure: '', value: 49.5, by: 'u1' },
        ...{ createdOn: '2026-11-01', createdAt: '2026-10-31T23:30:00.000Z', expiresOn: '2026-11-30' }
      },
      {
        ...{ id: 'o2', accountId: 'B', kind: 'Exclude', scorecard: '', measure: 'vr_defects', by: 'u2' },
        ...{ createdOn: '2026-11-22', createdAt: '2026-11-22T11:00:00.000Z', expiresOn: '2026-12-31' }
      }
    ]);
  });

  it.each([
    ['Very worried', 1],
    ['Worried', 2],
    ['Neutral', 3],
    ['Confident', 4],
    ['Very confident', 5]
  ])('takes %s for step %d', async (word, step) => {
    const header = ['Id', 'Account__c', 'Pulse__c', 'CreatedDate', 'CreatedById'];
    const rows = { Headroom_Pulse__c: [header, ['p1', 'A', word, '2026-09-01T08:00:00.000Z', 'u1']] };
    expect((await readOf(rows)).pulses.map((pulse) => pulse.step)).toEqual([step]);
  });

  it('says nothing where nobody could write such records', async () => {
    expect(await readOf({ Account: [['Id'], ['A']] })).toEqual({ overrides: [], pulses: [] });
  });
});
