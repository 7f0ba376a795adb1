import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Explanation } from '../../src/domain/explanation.ts';
import type { SyncResult } from '../../src/domain/syncResult.ts';
import { connection, headroomJson } from './headroom.ts';
import { rowsOf, type Row } from './orgRecords.ts';

const org = connection();
const defectDays = 30;
const dayMs = 86_400_000;

const cellFields =
  'Key__c, Account__c, Account__r.Name, Product_Line__c, Status__c, Level__c, Owned__c, Target__c, Amount_Expected__c, Opportunity__c, Blocker__c, Blocker_Rule__c, Blocked_Since__c';

async function cellWhere(condition: string): Promise<Row> {
  return (
    (await rowsOf(org, `SELECT ${cellFields} FROM Headroom_Whitespace_Cell__c WHERE ${condition} ORDER BY Account__r.Name LIMIT 1`))[0] ??
    {}
  );
}

async function summaryOf(accountId: unknown): Promise<Row> {
  const fields = 'Whitespace_Open_Count__c, Whitespace_Hold_Count__c, Whitespace_Amount__c';
  return (await rowsOf(org, `SELECT ${fields} FROM Headroom_Account_Summary__c WHERE Account__c = '${String(accountId)}'`))[0] ?? {};
}

/** A day in the org's time zone. */
function dayIn(timeZone: string, instant: unknown): number {
  const text = new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date(String(instant)));
  return Date.parse(text);
}

describe('whitespace of a product line with an old defect', () => {
  let held: Row;
  let defect: Row;
  let summary: Row;

  beforeAll(async () => {
    await headroomJson<SyncResult>('sync');
    // Not the account that the page shows first: reopening a case leaves a trace that its score would show.
    held = await cellWhere("Blocker_Rule__c = 'product_defect_block' AND Account__r.Name != 'Quillhaven Software'");
    const fields = 'Id, Status, Type, IsClosed, CreatedDate, Asset.Product2.Family, AccountId';
    defect = (await rowsOf(org, `SELECT ${fields} FROM Case WHERE Id = '${String(held['Blocker__c'])}'`))[0] ?? {};
    summary = await summaryOf(held['Account__c']);
  });

  afterAll(async () => {
    await org.sobject('Case').update({ Id: String(defect['Id']), Status: String(defect['Status']) });
    await headroomJson<SyncResult>('sync');
    const again = await cellWhere(`Key__c = '${String(held['Key__c'])}'`);
    expect(again).toMatchObject({ Status__c: 'Blocked_At_Risk', Blocker__c: defect['Id'], Blocked_Since__c: held['Blocked_Since__c'] });
  });

  it('is on hold and names the open defect of this account that blocks it', () => {
    expect(held).toMatchObject({ Status__c: 'Blocked_At_Risk', Blocker__c: defect['Id'] });
    expect(defect).toMatchObject({ AccountId: held['Account__c'], Type: 'Problem', IsClosed: false });
    const { Family } = (defect['Asset'] as { Product2: { Family: string } }).Product2;
    expect(Family.toLowerCase().replace(' ', '_')).toBe(held['Product_Line__c']);
  });

  it('is on hold since the defect became more than thirty days old', async () => {
    const [organization] = await rowsOf(org, 'SELECT TimeZoneSidKey FROM Organization');
    const created = dayIn(String(organization?.['TimeZoneSidKey']), defect['CreatedDate']);
    expect(Date.parse(String(held['Blocked_Since__c']))).toBe(created + (defectDays + 1) * dayMs);
  });

  it('stays on hold on the day on which the defect is closed, since a hold ends after two nights, and says that it is ending', async () => {
    await org.sobject('Case').update({ Id: String(defect['Id']), Status: 'Closed' });
    await headroomJson<SyncResult>('sync');
    const ending = await cellWhere(`Key__c = '${String(held['Key__c'])}'`);
    const { Level__c, Owned__c, Target__c, Amount_Expected__c, Blocked_Since__c } = held;
    expect(ending).toMatchObject({ Status__c: 'Blocked_At_Risk', Blocker_Rule__c: 'product_defect_block', Blocked_Since__c });
    expect(ending).toMatchObject({ Level__c, Owned__c, Target__c, Amount_Expected__c });
    expect(await summaryOf(held['Account__c'])).toEqual(summary);
    const { cells } = await headroomJson<Explanation>('explain', '--account', String((held['Account__r'] as Row)['Name']));
    const cell = cells.find(({ k }) => k === held['Product_Line__c']);
    expect(cell?.hold?.ends?.runs).toBe(0);
  });
});
