import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
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

describe('records that are deleted', () => {
  it('leave the copy, come back with an undelete, and the last state of a window wins', async () => {
    covers([4]);
    const gone = await people.openCase('Cedar Foods', 'Deleted');
    const back = await people.openCase('Cedar Foods', 'Deleted and back');
    const twice = await people.openCase('Cedar Foods', 'Deleted, back and deleted');
    await company.pass(400);
    await company.sync();
    for (const id of [gone, back, twice]) await people.remove('Case', id);
    for (const id of [back, twice]) await people.undelete(id);
    await people.remove('Case', twice);
    await company.pass(400);
    expect(await company.sync()).toMatchObject({ status: 'done', failed: [] });
    expect(await differences(company)).toEqual([]);
    await people.undelete(gone);
    await company.pass(400);
    await company.sync();
    expect(await differences(company)).toEqual([]);
  });

  it('leave no child that points to them, even where the org puts no stamp on it', async () => {
    covers([4]);
    const children = [await people.account('Cedar Foods'), await people.account('Birch Dental')];
    const roof = await company.org.create('Account', { Name: 'Roof Holding' });
    for (const child of children) await people.change('Account', child, { ParentId: roof });
    await company.pass(400);
    await company.sync();
    await company.fault('quiet_moves');
    await people.remove('Account', roof);
    await company.pass(400);
    expect(await company.sync()).toMatchObject({ status: 'done', failed: [] });
    expect(await differences(company)).toEqual([]);
    expect(await changesByFreshCopy(company)).toEqual([]);
  });

  it('come back with the children that point to them again, even where the org puts no stamp on these', async () => {
    covers([4]);
    const children = [await people.account('Cedar Foods'), await people.account('Birch Dental')];
    const roof = await company.org.create('Account', { Name: 'Roof that comes back' });
    for (const child of children) await people.change('Account', child, { ParentId: roof });
    await company.pass(400);
    await company.sync();
    await company.fault('quiet_moves');
    await people.remove('Account', roof);
    await company.pass(400);
    await company.sync();
    const parents = async (): Promise<unknown> => {
      const rows = await company.org.query(`SELECT ParentId FROM Account WHERE Id IN ('${children.join("','")}')`);
      return rows.map(({ ParentId }) => ParentId);
    };
    expect(await parents()).toEqual([null, null]);
    await people.undelete(roof);
    expect(await parents()).toEqual([roof, roof]);
    await company.pass(400);
    expect(await company.sync()).toMatchObject({ status: 'done', failed: [] });
    expect(await differences(company)).toEqual([]);
    expect(await changesByFreshCopy(company)).toEqual([]);
  });

  it('take the rows of their history along, and bring them back, in the same run', async () => {
    covers([4]);
    const id = await people.openCase('Cedar Foods', 'With a history');
    for (const Status of ['Working', 'Escalated']) await people.change('Case', id, { Status });
    await company.pass(400);
    await company.sync();
    const history = async (): Promise<number> => (await company.org.query(`SELECT Id FROM CaseHistory WHERE CaseId = '${id}'`)).length;
    expect(await history()).toBeGreaterThan(0);
    await people.remove('Case', id);
    expect(await history()).toBe(0);
    await company.pass(400);
    await company.sync();
    expect(await differences(company)).toEqual([]);
    await people.undelete(id);
    expect(await history()).toBeGreaterThan(0);
    await company.pass(400);
    await company.sync();
    expect(await differences(company)).toEqual([]);
  });

  it('and erased at once leave the copy too', async () => {
    covers([5]);
    const erased = await people.openCase('Birch Dental', 'Erased');
    await company.pass(400);
    await company.sync();
    await people.remove('Case', erased);
    await people.erase(erased);
    await company.pass(400);
    await company.sync();
    expect(await differences(company)).toEqual([]);
  });

  it('and forgotten by the org are found by reading this one object anew', async () => {
    covers([5]);
    const forgotten = await people.openCase('Birch Dental', 'Forgotten');
    await company.pass(400);
    await company.sync();
    await people.remove('Case', forgotten);
    await people.erase(forgotten);
    await company.pass(60);
    await company.fault('purge_delete_log', { of: 'Case' });
    await company.pass(400);
    await company.sync();
    expect(await differences(company)).toEqual([]);
  });

  it('while nobody synced for sixteen days are found, and so is what changed in that time', async () => {
    covers([5, 44]);
    const erased = await people.openCase('Birch Dental', 'Erased long ago');
    const changed = await people.openCase('Birch Dental', 'Changed long ago');
    await company.pass(400);
    await company.sync();
    await people.remove('Case', erased);
    await people.erase(erased);
    await people.change('Case', changed, { Priority: 'High' });
    await company.pass(16 * 86_400);
    expect(await company.sync()).toMatchObject({ status: 'done' });
    expect(await differences(company)).toEqual([]);
  });

  it('and changed records of a window of too many ids are read in smaller windows', async () => {
    covers([44]);
    for (let at = 0; at < 4; at++) {
      await people.openCase('Elm Logistics', `One of many ${at}`);
      await company.pass(300);
    }
    await company.fault('too_many_ids', { most: 2 });
    expect(await company.sync()).toMatchObject({ status: 'done' });
    expect(await differences(company)).toEqual([]);
  });

  it('leave scores that a machine without any copy gives, too', async () => {
    covers([4, 5]);
    expect(await company.sync()).toMatchObject({ writtenTotal: 0 });
    expect(await changesByFreshCopy(company)).toEqual([]);
  });
});
