import { afterEach, describe, expect, it } from 'vitest';
import type { ShownSuggestion } from '../../../src/domain/shownSuggestion.ts';
import type { Settings, WhitespaceRule } from '../../../src/domain/settings.ts';
import { suggestLines } from '../../../src/operations/whitespace/suggestLines.ts';
import type { LineSuggestions } from '../../../src/operations/whitespace/suggestLines.ts';
import { readFeedback } from '../../../src/signals/productFacts.ts';
import { openCase } from '../../golden/goldenCase.ts';
import type { Given } from '../../golden/goldenCase.ts';
import { assessCase } from '../whitespace/assessCase.ts';

/** Thirty customers, A01 to A30; by line, which of them bought it and when. */
const names = Array.from({ length: 30 }, (_, i) => `A${String(i + 1).padStart(2, '0')}`);
const lines = ['platform', 'analytics', 'training'];

type Row = readonly (string | number | null)[];
type World = {
  readonly today: string;
  readonly assets?: readonly Row[];
  readonly feedback?: readonly Row[];
  readonly shown?: readonly ShownSuggestion[];
};

function asset(line: string, account: string, on: string, created = `${on}T09:00:00.000Z`): Row {
  return [`${line}${account}${on}`, account, line, 1, on, created];
}

/** All bought the platform, the first fifteen analytics a month later. */
const bought: readonly Row[] = [
  ...names.map((name) => asset('platform', name, '2024-02-01')),
  ...names.slice(0, 15).map((name) => asset('analytics', name, '2024-03-01'))
];

function given({ today, assets = [], feedback = [] }: World): Given {
  return {
    why: 'Suggestions of a week.',
    asOf: { instant: `${today}T12:00:00.000Z`, timeZone: 'UTC', today },
    accounts: names,
    rows: {
      Account: [['Id'], ...names.map((name) => [name])],
      Product2: [['Id', 'Family'], ...lines.map((line) => [line, line])],
      Asset: [['Id', 'AccountId', 'Product2Id', 'Quantity', 'PurchaseDate', 'CreatedDate'], ...bought, ...assets],
      Headroom_Whitespace_Feedback__c: [['Id', 'Account__c', 'Product_Line__c', 'Answer__c', 'Until__c', 'CreatedDate'], ...feedback]
    },
    signals: lines.map((key) => ({
      key: `qty_${key}`,
      object: 'Asset',
      accountPath: 'AccountId',
      aggregate: 'SUM',
      field: 'Quantity',
      filter: `Product2.Family = '${key}'`,
      liveFrom: 'PurchaseDate'
    })),
    productLines: lines.map((key, sortOrder) => ({ key, sortOrder, quantitySignal: `qty_${key}` })),
    general: { propensityDays: 90, nextCellsPerAccount: 1, nextCellsPerOwner: 20 }
  };
}

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function suggested(world: World): Promise<LineSuggestions> {
  const { context, close } = await openCase(given(world));
  closing.push(close);
  const rules = lines.map((productLine, sortOrder) => ({ key: `r_${productLine}`, productLine, sortOrder }) as WhitespaceRule);
  const settings: Settings = { ...context.settings, whitespaceRules: rules };
  const ones = names.map(() => 1);
  const known = { accounts: names, customers: ones, asOf: context.asOf, feedback: await readFeedback(context) };
  return suggestLines(context, { ...assessCase({ any: ones }, { settings }), ...known }, world.shown ?? []);
}

// 16 November 2026 is a Monday.
const [monday, sunday, nextMonday] = ['2026-11-16', '2026-11-22', '2026-11-23'];

describe('suggestions of a week', () => {
  it('say how many customers alike own a line, to those that do not', async () => {
    const { suggestions, replay } = await suggested({ today: monday });
    expect(suggestions['analytics']?.slice(13, 17)).toEqual([
      undefined,
      undefined,
      { like: { own: 15, of: 30 } },
      { like: { own: 15, of: 30 } }
    ]);
    expect(suggestions['platform']?.every((one) => one === undefined)).toBe(true);
    expect(replay).toMatchObject({ v: 1, days: 90, k: 1, until: '2026-11-15' });
    expect(replay.leftOut).toEqual([{ line: 'training', because: 'few_owners' }]);
  });

  it('stay the same from Monday to Sunday, whatever is bought, entered late or answered in between', async () => {
    const news: Pick<World, 'assets' | 'feedback'> = {
      assets: [
        asset('analytics', 'A20', '2026-11-17'),
        // Entered on Wednesday with a day long gone.
        asset('analytics', 'A21', '2024-05-01', '2026-11-18T08:00:00.000Z')
      ],
      feedback: [['f1', 'A22', 'analytics', 'Not_A_Fit', null, '2026-11-17T08:00:00.000Z']]
    };
    const first = await suggested({ today: monday });
    expect(await suggested({ today: sunday })).toEqual(first);
    expect(await suggested({ today: sunday, ...news })).toEqual(first);
    const next = await suggested({ today: nextMonday, ...news });
    expect(next.suggestions['analytics']?.[29]).toEqual({ like: { own: 17, of: 30 } });
    expect(next.suggestions['analytics']?.[19]).toBeUndefined();
    expect(next.replay.until).toBe('2026-11-22');
  });

  it('count what became of earlier ones, from the next week on', async () => {
    const put = (accountId: string, productLine: string, shownOn = '2026-11-10'): ShownSuggestion => ({ accountId, productLine, shownOn });
    const shown = [
      ...[put('A16', 'analytics'), put('A17', 'analytics'), put('A18', 'analytics', '2026-11-03'), put('A19', 'analytics')],
      // Owned before it was put forward, of a line that is gone, and of this week: none of them counts.
      ...[put('A01', 'analytics'), put('A01', 'gone'), put('A20', 'analytics', '2026-11-16')]
    ];
    const assets = [asset('analytics', 'A16', '2026-11-10'), asset('analytics', 'A17', '2026-11-17')];
    const feedback = [
      ['f1', 'A18', 'analytics', 'Does_It_Themselves', null, '2026-11-04T08:00:00.000Z'],
      ['f2', 'A19', 'analytics', 'Later', '2027-03-01', '2026-11-12T08:00:00.000Z']
    ];
    const { replay } = await suggested({ today: sunday, assets, feedback, shown });
    expect(replay.shown).toEqual({ since: '2026-11-03', put: 4, bought: 1, declined: 1 });
    const next = await suggested({ today: nextMonday, assets, feedback, shown });
    expect(next.replay.shown).toEqual({ since: '2026-11-03', put: 5, bought: 2, declined: 1 });
    expect((await suggested({ today: sunday })).replay.shown).toBeUndefined();
  });

  it('refuse with a word where nothing can be replayed', async () => {
    const { replay } = await suggested({ today: '2024-04-01' });
    expect(replay.refused).toBe('history_too_short');
    expect(replay.tested).toEqual([]);
  });
});
