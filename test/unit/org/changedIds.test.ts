import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OrgClient } from '../../../src/org/orgClient.ts';
import { ScriptedOrg } from './scriptedOrg.ts';

let org: ScriptedOrg;
let client: OrgClient;
const from = '2026-11-03T03:00:00.000Z';
const to = '2026-11-03T04:05:00.000Z';
const mark = '2026-11-03T04:05:00.000+0000';
const refusal = (errorCode: string, message: string): object => ({ status: 400, json: [{ errorCode, message }] });

beforeEach(async () => {
  org = new ScriptedOrg();
  await org.start();
  client = await org.connect();
  org.on('GET /sobjects/Case/deleted', { json: { deletedRecords: [], earliestDateAvailable: null, latestDateCovered: mark } });
});

afterEach(() => org.stop());

describe('changed ids', () => {
  it('are complete only up to the earlier of both marks', async () => {
    org.on('GET /sobjects/Case/updated', { json: { ids: ['500D000000IRFma'], latestDateCovered: mark } });
    org.on('GET /sobjects/Case/deleted', {
      json: {
        deletedRecords: [],
        earliestDateAvailable: '2026-10-20T04:00:00.000+0000',
        latestDateCovered: '2026-11-03T04:01:00.000+0000'
      }
    });
    expect(await client.changedIds('Case', from, to)).toEqual({
      updated: ['500D000000IRFmaIAH'],
      deleted: [],
      coveredTo: '2026-11-03T04:01:00.000Z',
      earliestAvailable: '2026-10-20T04:00:00.000Z'
    });
  });

  it('cost one call with those of other objects', async () => {
    for (const object of ['Case', 'Contact']) {
      org.on(`GET /sobjects/${object}/updated`, { json: { ids: [], latestDateCovered: mark } });
      org.on(`GET /sobjects/${object}/deleted`, { json: { deletedRecords: [], latestDateCovered: mark } });
    }
    const before = client.budget.callsThisRun;
    await Promise.all([client.changedIds('Case', from, to), client.changedIds('Contact', from, to)]);
    expect(client.budget.callsThisRun - before).toBe(1);
  });

  it('name the window that holds too many of them', async () => {
    org.on('GET /sobjects/Case/updated', refusal('EXCEEDED_ID_LIMIT', 'too many'));
    await expect(client.changedIds('Case', from, to)).rejects.toMatchObject({
      name: 'WindowTooLarge',
      values: ['Case', from, to, 'too many']
    });
  });

  it('name the window that the org does not remember', async () => {
    org.on('GET /sobjects/Case/updated', { json: { ids: [], latestDateCovered: mark } });
    org.on('GET /sobjects/Case/deleted', refusal('INVALID_REPLICATION_DATE', 'startDate cannot be more than 15 days ago'));
    await expect(client.changedIds('Case', from, to)).rejects.toMatchObject({
      name: 'WindowTooOld',
      values: ['Case', from, to, expect.any(String)]
    });
  });

  it('are refused where a mark is no instant', async () => {
    org.on('GET /sobjects/Case/updated', { json: { ids: [], latestDateCovered: 'soon' } });
    await expect(client.changedIds('Case', from, to)).rejects.toMatchObject({
      name: 'RequestRefused',
      values: ['UNEXPECTED_REPLY', expect.any(String), 'updated']
    });
  });
});
