import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { HealthError } from '../../src/domain/healthError.ts';
import { openCompany, type Company } from './openCompany.ts';
import { changesByFreshCopy, differences } from './orgEqualsStore.ts';
import { peopleOf, type People } from './peopleAct.ts';
import { covers } from './rows.ts';

let company: Company;
let people: People;
beforeAll(async () => {
  company = await openCompany();
  people = peopleOf(company);
});
afterEach(() => company.noFaults());
afterAll(() => company.remove());

/** Run records of the org that say Done. */
const runsDone = async (): Promise<number> =>
  (await company.org.query("SELECT Id FROM Headroom_Health_Run__c WHERE Status__c = 'Done'")).length;

/** When each score in the org was written last. */
const shown = async (): Promise<readonly unknown[]> =>
  company.org.query('SELECT Id, SystemModstamp FROM Headroom_Scorecard_Result__c ORDER BY Id');

/** What a run that stops says: its name and all that it names. */
async function stopped(): Promise<string> {
  try {
    await company.sync();
  } catch (error) {
    if (error instanceof HealthError) return error.message;
    throw error;
  }
  throw new Error('the run ended');
}

describe('a field that field-level security hides', () => {
  it('stops the run where settings need it, with its name, and nothing is written', async () => {
    covers([11]);
    await people.openCase('Cedar Foods', 'While the priority is hidden', { Priority: 'High' });
    await company.pass(400);
    const before = await runsDone();
    await company.fault('fls_hide', { of: 'Case', field: 'Priority' });
    const words = await stopped();
    expect(words).toContain('Priority');
    expect(await runsDone()).toBe(before);
  });

  it('comes back for every record, those that changed meanwhile and those that did not', async () => {
    covers([11]);
    expect(await company.sync()).toMatchObject({ status: 'done', failed: [] });
    expect(await differences(company)).toEqual([]);
  });

  it('while the run reads ends it without an empty column, and the next run is whole', async () => {
    covers([11, 12]);
    await people.openCase('Birch Dental', 'Hidden while it was read', { Priority: 'High' });
    await company.pass(400);
    const fault = { fault: 'fls_hide', of: 'Case', field: 'Priority' };
    const does = { method: 'POST', path: '/services/headroom-local/faults', body: fault };
    await company.fault('meanwhile', { method: 'GET', path: 'FROM(\\+|%20)Case', does });
    await company.sync().catch((error: unknown) => {
      if (!(error instanceof HealthError)) throw error;
    });
    await company.noFaults();
    expect(await company.sync()).toMatchObject({ status: 'done', failed: [] });
    expect(await differences(company)).toEqual([]);
  });
});

describe('an object that the user may not read any more', () => {
  it('stops the run with its name and rows, no score moves, and what changed meanwhile is read once it comes back', async () => {
    covers([11]);
    const before = await shown();
    await company.fault('object_hide', { of: 'Asset' });
    await people.openCase('Cedar Foods', 'While assets are hidden', { Priority: 'High' });
    await company.pass(400);
    const words = await stopped();
    expect(words).toMatch(/\bAsset \(\d+\)/);
    expect(words).toContain('Headroom_Signal.');
    expect(await shown()).toEqual(before);
    await company.noFaults();
    await company.pass(400);
    expect(await company.sync()).toMatchObject({ status: 'done', failed: [] });
    expect(await differences(company)).toEqual([]);
  });
});

describe('records that sharing hides', () => {
  it('stay in the copy, are named in the warnings, and keep their scores', async () => {
    covers([13]);
    const scores = 'SELECT Key__c, Score__c FROM Headroom_Scorecard_Result__c ORDER BY Key__c';
    const before = await company.org.query(scores);
    await company.fault('sharing_hide', { of: 'Case', share: 0.5 });
    await company.pass(86_400);
    const result = await company.sync();
    expect(JSON.stringify(result.report.warnings)).toContain('Case');
    const gone = (await differences(company)).filter((text) => text.startsWith('Case'));
    expect(gone).toEqual([]);
    expect((await company.org.query(scores)).map(({ Key__c }) => Key__c)).toEqual(before.map(({ Key__c }) => Key__c));
  });
});

describe('an object without a stamp to go by', () => {
  it('is read whole and compared once a day: what changed and what was deleted is found', async () => {
    covers([9]);
    await company.pass(400);
    await company.sync();
    const gone = await people.openCase('Elm Logistics', 'Deleted without a stamp');
    const changed = await people.openCase('Elm Logistics', 'Changed without a stamp');
    await company.pass(400);
    await company.fault('unfilterable_stamp', { of: 'Case' });
    await company.sync();
    await people.remove('Case', gone);
    await people.change('Case', changed, { Priority: 'High' });
    await company.pass(86_400);
    expect(await company.sync()).toMatchObject({ status: 'done' });
    expect(await differences(company)).toEqual([]);
  });
});

it('What was hidden leaves scores that a machine without any copy gives, too', async () => {
  covers([9, 11, 13]);
  await company.pass(400);
  await company.sync();
  expect(await changesByFreshCopy(company)).toEqual([]);
});
