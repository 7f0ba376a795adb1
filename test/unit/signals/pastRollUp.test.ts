import { describe, expect, it } from 'vitest';
import { readPastFields } from '../../../src/signals/past/pastFields.ts';
import { readSignals } from '../../../src/signals/readSignals.ts';
import { openSignals } from '../../../src/signals/signalContext.ts';
import type { SignalContext } from '../../../src/signals/signalContext.ts';
import { describes } from '../../golden/describes.ts';
import { openCase } from '../../golden/goldenCase.ts';
import type { Given } from '../../golden/goldenCase.ts';

type HistoryRow = readonly [id: string, account: string, dataType: string, before: string | null, after: string | null, at: string];

/** The site S moved from P to Q on 1 June; its one case is of January. */
const moved = (...history: readonly HistoryRow[]): Given => ({
  why: '',
  asOf: { instant: '2026-06-30T12:00:00.000Z', timeZone: 'UTC', today: '2026-06-30' },
  accounts: ['P', 'Q', 'S'],
  rows: {
    Account: [
      ['Id', 'ParentId', 'CreatedDate', 'SystemModstamp'],
      ['P', null, '2020-01-01T00:00:00.000Z', '2020-01-01T00:00:00.000Z'],
      ['Q', null, '2020-01-01T00:00:00.000Z', '2020-01-01T00:00:00.000Z'],
      ['S', 'Q', '2020-01-01T00:00:00.000Z', '2026-06-01T00:00:00.000Z']
    ],
    AccountHistory: [
      ['Id', 'AccountId', 'Field', 'DataType', 'OldValue', 'NewValue', 'CreatedDate'],
      ...history.map(([id, account, dataType, before, after, at]) => [id, account, 'Parent', dataType, before, after, at])
    ],
    Case: [
      ['Id', 'AccountId', 'CreatedDate'],
      ['c1', 'S', '2026-01-01T00:00:00.000Z']
    ]
  },
  signals: [{ key: 'cases', object: 'Case', accountPath: 'AccountId', whenEmpty: 'Zero', rollUp: 'Sum' }]
});

const change: readonly HistoryRow[] = [
  ['h1', 'S', 'Text', 'Parent P', 'Parent Q', '2026-06-01T00:00:00.000Z'],
  ['h2', 'S', 'EntityId', 'P', 'Q', '2026-06-01T00:00:00.000Z']
];
const trackedSince: HistoryRow = ['h0', 'Q', 'EntityId', 'P', null, '2026-01-15T00:00:00.000Z'];

async function inMay(given: Given, look: (past: SignalContext, today: SignalContext) => Promise<void>): Promise<void> {
  const { context, close } = await openCase(given);
  try {
    const { facts, settings, accounts } = context;
    const may = { instant: '2026-05-01T02:00:00.000Z', timeZone: 'UTC', today: '2026-05-01' };
    const past = { knownAt: may, fields: await readPastFields(facts, describes) };
    await look(await openSignals({ facts, settings, accounts, describes, asOf: may, past }), context);
  } finally {
    await close();
  }
}

const casesOf = async (context: SignalContext): Promise<readonly number[]> => [
  ...((await readSignals(context)).get('cases')?.values ?? [])
];

describe('a roll-up of the past', () => {
  it('counts for the parent of then where changes of ParentId are kept', () =>
    inMay(moved(trackedSince, ...change), async (past) => {
      expect([...past.leftOut]).toEqual([]);
      expect(await casesOf(past)).toEqual([1, 0, 1]);
    }));

  it('counts for the parent of today today', () =>
    inMay(moved(trackedSince, ...change), async (_, today) => {
      expect(await casesOf(await openSignals(today))).toEqual([0, 1, 1]);
    }));

  it('is left out where they were not kept yet', () =>
    inMay(moved(...change), async (past) => {
      expect([...past.leftOut]).toEqual(['cases']);
      expect(await casesOf(past)).toEqual([NaN, NaN, NaN]);
    }));
});
