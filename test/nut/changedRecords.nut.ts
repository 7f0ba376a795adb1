import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SyncResult } from '../../src/domain/syncResult.ts';
import { connection, headroomJson } from './headroom.ts';
import { accountsTouched, contentsOf, idOfAccount, rowsOf, scoreStamps } from './orgRecords.ts';

const org = connection();
const subject = 'Nothing prints any more';

/** Accounts whose scores, cells or summary a sync saves after source records changed, and how many records it says it wrote. */
async function syncAfter(change: () => Promise<unknown>): Promise<{ readonly accounts: readonly string[]; readonly written: number }> {
  const before = await scoreStamps(org);
  await change();
  const { writtenTotal } = await headroomJson<SyncResult>('sync');
  return { accounts: accountsTouched(before, await scoreStamps(org)).toSorted(), written: writtenTotal };
}

async function openCases(accountId: string): Promise<number> {
  const where = `Account__c = '${accountId}' AND Scorecard__c = 'vendor_risk'`;
  const [row] = await rowsOf(org, `SELECT Detail__c FROM Headroom_Scorecard_Result__c WHERE ${where}`);
  const detail = JSON.parse(String(row?.['Detail__c'])) as { measures: { k: string; val: number }[] };
  return Number(detail.measures.find(({ k }) => k === 'vr_open_cases')?.val);
}

describe('a sync after a changed case and a changed asset', () => {
  let withCase = '';
  let withAsset = '';
  let bystander = '';
  let asset: { readonly Id: string; readonly Quantity: number };
  let caseId = '';
  const atFirst = new Map<string, readonly string[]>();

  beforeAll(async () => {
    await headroomJson<SyncResult>('sync');
    withAsset = await idOfAccount(org, 'Quillhaven Software');
    const others = await rowsOf(
      org,
      `SELECT Account__c FROM Headroom_Scorecard_Result__c WHERE Scorecard__c = 'vendor_risk' AND State__c = 'scored' AND Account__c != '${withAsset}' AND Account__r.NumberOfEmployees < 1000 ORDER BY Account__r.Name LIMIT 2`
    );
    [withCase, bystander] = others.map((row) => String(row['Account__c'])) as [string, string];
    const [found] = await rowsOf(org, `SELECT Id, Quantity FROM Asset WHERE AccountId = '${withAsset}' AND Quantity = 36`);
    asset = { Id: String(found?.['Id']), Quantity: Number(found?.['Quantity']) };
    for (const id of [withCase, withAsset]) atFirst.set(id, await contentsOf(org, id));
  });

  afterAll(async () => {
    const left = await rowsOf(org, `SELECT Id FROM Case WHERE Subject = '${subject}'`);
    if (left.length === 0) return;
    await org.sobject('Case').destroy(left.map(({ Id }) => String(Id)));
    await org.sobject('Asset').update(asset);
    await headroomJson<SyncResult>('sync');
  });

  it('saves scores of the account with the new urgent case and of the one with the new quantity, of nobody else', async () => {
    const casesBefore = await openCases(withCase);
    const { accounts, written } = await syncAfter(async () => {
      const row = { AccountId: withCase, Subject: subject, Priority: 'High', Type: 'Question', Status: 'New' };
      caseId = String((await org.sobject('Case').create(row)).id);
      await org.sobject('Asset').update({ ...asset, Quantity: 46 });
      // No signal reads the fax: a changed record alone is no reason to write.
      await org.sobject('Account').update({ Id: bystander, Fax: '+44 117 496 0000' });
    });
    expect(accounts).toEqual([withCase, withAsset].toSorted());
    expect(written).toBeGreaterThan(1);
    expect(await openCases(withCase)).toBe(casesBefore + 1);
    // 46 + 4 seats, of 0.5 for each of 240 people.
    const where = `Account__c = '${withAsset}' AND Product_Line__c = 'platform'`;
    const cells = await rowsOf(org, `SELECT Owned__c, Target__c, Gap__c, Status__c FROM Headroom_Whitespace_Cell__c WHERE ${where}`);
    expect(cells).toMatchObject([{ Owned__c: 50, Target__c: 120, Gap__c: 70, Status__c: 'Partly_Used' }]);
  });

  it('saves scores of the account alone whose case was closed', async () => {
    const casesBefore = await openCases(withCase);
    const { accounts } = await syncAfter(() => org.sobject('Case').update({ Id: caseId, Status: 'Closed' }));
    expect(accounts).toEqual([withCase]);
    expect(await openCases(withCase)).toBe(casesBefore - 1);
  });

  it('comes back to what stood there when the case is deleted and the quantity restored', async () => {
    const { accounts } = await syncAfter(async () => {
      await org.sobject('Case').destroy(caseId);
      await org.sobject('Asset').update(asset);
      await org.sobject('Account').update({ Id: bystander, Fax: null });
    });
    expect(accounts).toEqual([withCase, withAsset].toSorted());
    for (const id of [withCase, withAsset]) expect(await contentsOf(org, id)).toEqual(atFirst.get(id));
  });
});
