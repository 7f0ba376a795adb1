import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SyncResult } from '../../src/domain/syncResult.ts';
import { sync } from '../../src/operations/sync/sync.ts';
import { whySkipped } from '../data.ts';
import { RAVENSTACK_SETTINGS, loadRavenStack } from './load.ts';
import type { TestOrg } from './openTestOrg.ts';
import { openTestOrg } from './openTestOrg.ts';
import { RAVENSTACK_FILES, readRavenStack } from './tables.ts';

const skipped = whySkipped(RAVENSTACK_FILES);

describe.skipIf(skipped !== undefined)(`RavenStack in a local org${skipped === undefined ? '' : ` (${skipped})`}`, () => {
  let org: TestOrg;
  let counts: Readonly<Record<string, number>>;
  let result: SyncResult;

  beforeAll(async () => {
    org = await openTestOrg('2022-12-31T08:00:00.000Z', RAVENSTACK_SETTINGS);
    counts = await loadRavenStack({ client: org.client, setClock: org.setClock, tables: readRavenStack() });
    result = await sync({ client: org.client, dataFolder: join(org.folder, 'data'), dryRun: false, onProgress: () => undefined });
  }, 600_000);

  afterAll(async () => {
    await org.close();
  });

  function finding(code: string): { readonly count: number; readonly of: number } | undefined {
    return result.report.quality.find((entry) => entry.code === code);
  }

  it('is loaded whole through the API', async () => {
    expect(counts).toMatchObject({
      Account: 500,
      Asset: 5_000,
      Contract: 4_222,
      Opportunity: 600,
      Case: 2_000,
      Headroom_Product_Usage__c: 25_000,
      Headroom_Survey_Response__c: 1_175
    });
    expect(await org.client.count('SELECT COUNT() FROM Headroom_Product_Usage__c')).toBe(25_000);
  });

  it('has cases dated by the org over two years', async () => {
    expect(await org.client.count('SELECT COUNT() FROM Case WHERE CreatedDate < 2024-01-01T00:00:00Z')).toBeGreaterThan(500);
    expect(await org.client.count('SELECT COUNT() FROM Case WHERE IsClosed = true')).toBeGreaterThan(1_900);
  });

  it('is synced to the end with all 500 accounts', () => {
    expect(result.status).toBe('done');
    expect(result.failed).toEqual([]);
    expect(result.accounts).toBe(500);
    expect(result.report.scored['vendor_risk']?.accounts).toBeGreaterThan(0);
  });

  it('names that 78% of the usage rows lie outside the dates of their subscription', () => {
    expect(finding('row_outside_contract')).toMatchObject({ object: 'Headroom_Product_Usage__c', count: 19_432, of: 25_000 });
  });

  it('names that the churn flag disagrees with contracts and with churn events', () => {
    expect(finding('former_with_contract')).toMatchObject({ count: 110, of: 110 });
    expect(finding('former_without_lost_renewal')).toMatchObject({ count: 44, of: 110 });
    expect(finding('customer_with_lost_renewal')).toMatchObject({ count: 249, of: 390 });
  });

  it("names that no account has a number of employees and no industry is one of the org's", () => {
    expect(finding('employees_missing')).toMatchObject({ count: 500, of: 500 });
    expect(finding('value_unknown')).toMatchObject({ count: 500, of: 500 });
  });
});
