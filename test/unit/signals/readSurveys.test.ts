import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Signal } from '../../../src/domain/settings.ts';
import type { SurveyCounts } from '../../../src/domain/surveyCounts.ts';
import { readOffScale } from '../../../src/signals/surveys/readOffScale.ts';
import { readSurveys } from '../../../src/signals/surveys/readSurveys.ts';
import type { SignalContext } from '../../../src/signals/signalContext.ts';
import { openCase } from '../../golden/goldenCase.ts';
import type { Given } from '../../golden/goldenCase.ts';

const survey: Partial<Signal> = {
  object: 'Headroom_Survey_Response__c',
  accountPath: 'Account__c',
  field: 'Score__c',
  dateField: 'Answered_On__c'
};

/** On 30 June; B was never asked, C wrote without being asked. */
const given: Given = {
  why: '',
  asOf: { instant: '2026-06-30T12:00:00.000Z', timeZone: 'UTC', today: '2026-06-30' },
  accounts: ['A', 'B', 'C'],
  rows: {
    Headroom_Survey_Response__c: [
      ['Id', 'Account__c', 'Kind__c', 'Score__c', 'Scale_Max__c', 'Sent_On__c', 'Answered_On__c'],
      ['1', 'A', 'NPS', 10, 10, '2026-06-01', '2026-06-30'],
      ['2', 'A', 'NPS', 3, 10, '2025-12-20', '2026-01-01'],
      ['3', 'A', 'NPS', null, 10, '2026-06-01', null],
      ['4', 'A', 'NPS', 11, 10, '2026-06-01', '2026-06-02'],
      ['5', 'A', 'NPS', null, 10, '2026-07-01', null],
      ['6', 'A', 'NPS', 9, 10, '2026-06-29', '2026-07-02'],
      ['7', 'A', 'NPS', 9, 10, '2025-06-29', '2025-06-30'],
      ['8', 'C', 'NPS', 7, 10, null, '2026-06-30'],
      ['9', 'A', 'CES', 3, 5, '2026-06-01', '2026-06-30'],
      ['10', 'A', 'CES', 7, 7, '2026-06-01', '2026-06-30']
    ]
  },
  signals: [
    { ...survey, key: 'nps', aggregate: 'NPS', filter: "Kind__c = 'NPS'", windowDays: 365, halfLifeDays: 180 },
    { ...survey, key: 'ces', aggregate: 'CES', filter: "Kind__c = 'CES'" },
    { ...survey, key: 'answers', aggregate: 'COUNT' }
  ]
};

function of(counts: SurveyCounts, i: number): Record<string, number | undefined> {
  return Object.fromEntries(
    Object.entries(counts).flatMap(([name, column]) => (column instanceof Float64Array ? [[name, column[i]]] : []))
  );
}

describe('readSurveys', () => {
  let counts: ReadonlyMap<string, SurveyCounts>;
  let context: SignalContext;
  let close = async (): Promise<void> => {};

  beforeAll(async () => {
    const opened = await openCase(given);
    close = () => opened.close();
    context = opened.context;
    counts = await readSurveys(opened.context);
  });

  afterAll(() => close());

  it('counts survey signals and no others', () => {
    expect([...counts.keys()]).toEqual(['nps', 'ces']);
  });

  it('weighs answers by age, and counts the questions of the window with those answered by now', () => {
    // 30 June and 1 January: weights 1 and 2^(-180/180). Sent from 1 July 2025 to 30 June: 1, 2, 3, 4, 6; with a score that can be true by now: 1, 2.
    expect(of(counts.get('nps') as SurveyCounts, 0)).toEqual({
      answers: 2,
      weight: 1.5,
      weightSquares: 1.25,
      weightedHigh: 1,
      weightedLow: 0.5,
      high: 1,
      low: 1,
      squares: 0,
      sent: 5,
      replied: 2
    });
  });

  it('has no questions sent where nobody was asked', () => {
    expect(of(counts.get('nps') as SurveyCounts, 1)).toMatchObject({ answers: 0, sent: NaN, replied: NaN });
    expect(of(counts.get('nps') as SurveyCounts, 2)).toMatchObject({ answers: 1, sent: NaN, replied: NaN });
  });

  it('adds up answers of effort on the stated scale', () => {
    // 3 of 5 is 1 + 2 x 6 / 4 = 4 of 7: 4 + 7 = 11, 16 + 49 = 65.
    expect(of(counts.get('ces') as SurveyCounts, 0)).toMatchObject({ answers: 2, weight: 2, weightedHigh: 11, high: 11, squares: 65 });
  });

  it('finds answers outside their scale', async () => {
    expect(await readOffScale(context)).toEqual([
      { signal: 'nps', object: 'Headroom_Survey_Response__c', field: 'Score__c', count: 1, of: 6 },
      { signal: 'ces', object: 'Headroom_Survey_Response__c', field: 'Score__c', count: 0, of: 2 }
    ]);
  });
});
