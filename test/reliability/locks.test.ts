import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openCompany, type Company } from './openCompany.ts';
import { changesByFreshCopy, differences } from './orgEqualsStore.ts';
import { peopleOf, type People } from './peopleAct.ts';
import { covers } from './rows.ts';

const runs = 'Headroom_Health_Run__c';

let company: Company;
let people: People;
beforeAll(async () => {
  company = await openCompany();
  people = peopleOf(company);
});
afterEach(() => company.noFaults());
afterAll(() => company.remove());

/** How often each fault fired. */
const fired = async (): Promise<number[]> =>
  (await company.org.call('GET', '/services/headroom-local/faults')).body.faults.map(({ fired: count }: { fired: number }) => count);

/** Something that changes the score of a customer. */
async function news(account: string, subject: string): Promise<string> {
  await people.openCase(account, subject, { Priority: 'High', Type: 'Problem' });
  await company.pass(400);
  return people.account(account);
}

describe('records that somebody else holds', () => {
  it('are written by another try of theirs alone', async () => {
    covers([28]);
    const id = await news('Cedar Foods', 'Held for a moment');
    await company.fault('lock_rows', { ids: [id], times: 3 });
    const pauses: number[] = [];
    const pause = async (ms: number): Promise<void> => void pauses.push(ms);
    expect(await company.sync({ pause })).toMatchObject({ status: 'done', failed: [] });
    expect(await fired()).toEqual([3]);
    expect(pauses.length).toBeGreaterThan(0);
    expect(pauses.toSorted((one, other) => one - other)).toEqual(pauses);
  });

  it('for longer than a run tries wait for the next run, and the others are written', async () => {
    covers([28]);
    const held = await news('Birch Dental', 'Held for long');
    const other = await news('Elm Logistics', 'Not held');
    await company.fault('lock_rows', { ids: [held], times: 'always' });
    const first = await company.sync();
    expect(first.status).toBe('partly');
    expect(new Set(first.failed.map(({ code }) => code))).toEqual(new Set(['UNABLE_TO_LOCK_ROW']));
    expect(first.failed.every(({ key }) => key.startsWith(held))).toBe(true);
    const [written] = await company.org.query(
      `SELECT SystemModstamp FROM Headroom_Scorecard_Result__c WHERE Account__c = '${other}' ORDER BY SystemModstamp DESC LIMIT 1`
    );
    expect(written.SystemModstamp > first.asOf.slice(0, 19)).toBe(true);
    await company.noFaults();
    expect(await company.sync()).toMatchObject({ status: 'done', failed: [], writtenTotal: first.failed.length });
    expect(await differences(company)).toEqual([]);
  });
});

describe('the record of a run', () => {
  it('is written by another try where somebody holds it', async () => {
    covers([28]);
    await company.pass(400);
    await company.fault('lock_rows', { object: runs, times: 2 });
    const { runId, status } = await company.sync();
    expect({ status, fired: await fired() }).toEqual({ status: 'done', fired: [2] });
    expect(await company.org.query(`SELECT Key__c, Status__c FROM ${runs} WHERE Key__c = '${runId}'`)).toMatchObject([
      { Key__c: runId, Status__c: 'Done' }
    ]);
  });

  it('that stays locked is named among the refused rows; all else is written, and the next run scores no more than it must', async () => {
    covers([28]);
    await news('Cedar Foods', 'Run held');
    await company.fault('lock_rows', { object: runs, times: 'always' });
    const held = await company.sync();
    expect(held).toMatchObject({ status: 'partly', failed: [{ object: runs, key: held.runId, code: 'UNABLE_TO_LOCK_ROW' }] });
    expect(held.writtenTotal).toBeGreaterThan(0);
    await company.noFaults();
    expect(await company.sync()).toMatchObject({ status: 'done', scored: { kind: 'touched', accounts: 0 }, writtenTotal: 0 });
  });
});

describe('an account that waits for approval', () => {
  it('keeps its records unwritten and named in each run, is not unlocked, and catches up after the approval', async () => {
    covers([30]);
    const id = await news('Dogwood Labs', 'While approved');
    await company.fault('approval_lock', { ids: [id] });
    const first = await company.sync();
    expect(first.status).toBe('partly');
    expect(new Set(first.failed.map(({ code }) => code))).toEqual(new Set(['ENTITY_IS_LOCKED']));
    const second = await company.sync();
    expect(second).toMatchObject({ status: 'partly', writtenTotal: 0 });
    expect(second.failed).toEqual(first.failed);
    await company.noFaults();
    await company.pass(86_400);
    expect(await company.sync()).toMatchObject({ status: 'done', failed: [] });
  });
});

describe('an account with far more records than others', () => {
  it('has its rows in one request behind the other, and all of them written', async () => {
    covers([29]);
    const id = await people.account('Oak Hospitals');
    const records = Array.from({ length: 200 }, (_each, at) => ({
      attributes: { type: 'Case' },
      AccountId: id,
      Subject: `Flood ${at}`,
      Status: 'New',
      Origin: 'Email',
      Priority: 'High'
    }));
    for (let round = 0; round < 3; round++) await company.org.call('POST', '/composite/sobjects', { records });
    await company.pass(400);
    await company.fault('lock_rows', { ids: [id], times: 2 });
    expect(await company.sync()).toMatchObject({ status: 'done', failed: [] });
    expect(await differences(company)).toEqual([]);
  });
});

it('Records that were locked leave scores that a machine without any copy gives, too', async () => {
  covers([28, 29, 30]);
  expect(await company.sync()).toMatchObject({ writtenTotal: 0 });
  expect(await changesByFreshCopy(company)).toEqual([]);
});
