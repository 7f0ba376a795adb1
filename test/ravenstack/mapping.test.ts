import { beforeAll, describe, expect, it } from 'vitest';
import { whySkipped } from '../data.ts';
import { mapAccounts, mapAssets, mapChurnEvents, mapContracts, mapSatisfaction, mapTickets, mapUsage } from './mapping.ts';
import type { RavenStack } from './tables.ts';
import { RAVENSTACK_FILES, readRavenStack } from './tables.ts';

const skipped = whySkipped(RAVENSTACK_FILES);

describe.skipIf(skipped !== undefined)(`RavenStack mapped to Salesforce objects${skipped === undefined ? '' : ` (${skipped})`}`, () => {
  let tables: RavenStack;

  beforeAll(() => {
    tables = readRavenStack();
  });

  it('keeps every row of the five tables', () => {
    expect(mapAccounts(tables).rows).toHaveLength(500);
    expect(mapAssets(tables).rows).toHaveLength(5_000);
    expect(mapUsage(tables).rows).toHaveLength(25_000);
    expect(mapTickets(tables)).toHaveLength(2_000);
    expect(mapChurnEvents(tables).rows).toHaveLength(600);
  });

  it('makes contracts of paid subscriptions only, and answers of tickets with a satisfaction', () => {
    const trials = tables.subscriptions.filter((row) => row['is_trial'] === 'TRUE').length;
    expect(mapContracts(tables).rows).toHaveLength(5_000 - trials);
    expect(mapSatisfaction(tables).rows).toHaveLength(1_175);
  });

  it('turns the churn flag into the type of 110 accounts', () => {
    expect(mapAccounts(tables).rows.filter((row) => row.fields['Type'] === 'Former Customer')).toHaveLength(110);
  });

  it('gives usage unique keys although 21 ids come twice', () => {
    expect(new Set(mapUsage(tables).rows.map((row) => row.key)).size).toBe(25_000);
  });
});
