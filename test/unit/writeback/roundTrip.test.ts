import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLocalOrg } from '../../../src/localOrg/startLocalOrg.ts';
import type { RunningLocalOrg } from '../../../src/localOrg/startLocalOrg.ts';
import { toDeployZip } from '../../../src/metadata/sourceZip.ts';
import { connectForDeploy } from '../../../src/org/connect.ts';
import { deployZip } from '../../../src/org/deployZip.ts';
import type { OrgClient } from '../../../src/org/orgClient.ts';
import { preparePull } from '../../../src/pull/preparePull.ts';
import { pullObjects } from '../../../src/pull/pullObjects.ts';
import { loadSettings } from '../../../src/settings/loadSettings.ts';
import { openFactStore } from '../../../src/store/duckFactStore.ts';
import type { FactStore } from '../../../src/store/factStore.ts';
import { openStateStore } from '../../../src/store/sqliteStateStore.ts';
import type { StateStore } from '../../../src/store/stateStore.ts';
import { planChanges } from '../../../src/writeback/changes.ts';
import type { ChangeSet } from '../../../src/writeback/changes.ts';
import type { DesiredRecord } from '../../../src/writeback/desired.ts';
import { drainOutbox } from '../../../src/writeback/drainOutbox.ts';
import type { DrainReport } from '../../../src/writeback/drainReport.ts';
import { readHeld } from '../../../src/writeback/heldRecords.ts';

const root = join(import.meta.dirname, '../../..');
let folder: string;
let org: RunningLocalOrg;
let client: OrgClient;
let facts: FactStore;
let state: StateStore;
let accounts: readonly string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'headroom-round-'));
  org = await startLocalOrg({ folder: join(folder, 'org'), port: 0, now: '2026-11-03T02:00:00.000Z' });
  const signedIn = await connectForDeploy({ signIn: { kind: 'token', instanceUrl: org.url, accessToken: org.accessToken } });
  client = signedIn.client;
  await deployZip(signedIn.wire, client.identity.apiVersion, await toDeployZip(join(root, 'force-app'), join(root, 'starter')));
  const rows = Array.from({ length: 3 }, (_, index) => ({ Name: `Account ${index}` }));
  const receipts = await client.saveRows({ object: 'Account', operation: 'insert', rows });
  accounts = receipts.flatMap((receipt) => (receipt.ok ? [receipt.id] : [])).sort();
  facts = await openFactStore({ folder, orgId: client.identity.orgId, memoryLimitMb: 256 });
  state = await openStateStore({ folder, orgId: client.identity.orgId });
}, 600_000);

afterAll(async () => {
  await facts.close();
  await state.close();
  await org.close();
  await rm(folder, { recursive: true, force: true });
});

function desired(score: number, texts = 'plain'): readonly DesiredRecord[] {
  const version: DesiredRecord = {
    object: 'Headroom_Settings_Version__c',
    key: 'vendor_risk:abc',
    fields: { Scorecard__c: 'vendor_risk', Hash__c: 'abc', Published_At__c: '2026-11-03T02:00:00.000Z', Settings__c: '{"v":1}' }
  };
  const results = accounts.map((account): DesiredRecord => {
    const key = `${account}:vendor_risk`;
    const fields = {
      Account__c: account,
      Scorecard__c: 'vendor_risk',
      Title__c: texts,
      State__c: 'scored',
      Score__c: score,
      Coverage__c: 92,
      Readings__c: 10,
      Band_Since__c: '2026-11-03',
      Top_Reason_1__c: null,
      Worst_Department__c: '',
      'Settings_Version__r.Key__c': 'vendor_risk:abc',
      As_Of__c: '2026-11-03T02:00:00.000Z'
    };
    return { object: 'Headroom_Scorecard_Result__c', key, accountId: account, fields };
  });
  const summary: DesiredRecord = {
    object: 'Headroom_Account_Summary__c',
    key: accounts[0]!,
    accountId: accounts[0]!,
    fields: {
      Account__c: accounts[0]!,
      Contract_Value__c: 1234.5,
      Month_To_Month__c: false,
      Decision_Date__c: '2027-01-31',
      Success_Manager__c: client.identity.userId,
      Cells__c: '{"v":1,"cells":[]}',
      As_Of__c: '2026-11-03T02:00:00.000Z'
    }
  };
  return [version, ...results, summary];
}

/** Pulls, plans and drains, as a run does. */
async function run(records: readonly DesiredRecord[]): Promise<{ readonly changes: ChangeSet; readonly report: DrainReport }> {
  const { plan } = await preparePull(client, await loadSettings(client));
  expect(plan.findings).toEqual([]);
  await pullObjects(plan, { client, facts, cursors: state, spoolFolder: join(folder, 'spool') });
  const changes = planChanges({ desired: records, held: await readHeld(facts), mirrorToAccount: false });
  await state.replaceOutbox('run', changes.items);
  const report = await drainOutbox({ client, outbox: state, total: changes.items.length });
  return { changes, report };
}

describe('a run against the local org', () => {
  it('writes all records once, and none the second time', async () => {
    const first = await run(desired(71.5, 'comma, "quote", 汉字\nsecond line'));
    expect(first.report).toMatchObject({ recordsWritten: 5, recordsFailed: 0, parked: [] });
    const second = await run(desired(71.5, 'comma, "quote", 汉字\nsecond line'));
    expect(second.changes.items).toEqual([]);
    expect(second.changes.counts['Headroom_Scorecard_Result__c']).toEqual({ created: 0, changed: 0, deleted: 0, unchanged: 3 });
  }, 600_000);

  it('writes what changed and deletes what is no longer produced', async () => {
    const [version, first] = desired(60.5);
    const { report } = await run([version!, first!]);
    expect(report.written).toEqual({
      Headroom_Scorecard_Result__c: { created: 0, updated: 1, deleted: 2, gone: 0 },
      Headroom_Account_Summary__c: { created: 0, updated: 0, deleted: 1, gone: 0 }
    });
    const rows = await client.query('SELECT Score__c, Settings_Version__r.Key__c FROM Headroom_Scorecard_Result__c');
    expect(rows).toEqual([{ Score__c: 60.5, Settings_Version__r: { Key__c: 'vendor_risk:abc' } }]);
  }, 600_000);
});
