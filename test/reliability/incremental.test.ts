import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openCompany, type Company } from './openCompany.ts';
import { openPull, type Copy, type Reads } from './openPull.ts';
import { peopleOf, type People } from './peopleAct.ts';
import { covers } from './rows.ts';

let company: Company;
let people: People;
let copy: Copy;

const reads: Reads = {
  Account: { fields: ['Name', 'Type', 'MasterRecordId'] },
  Case: { fields: ['AccountId', 'Status'] },
  Contact: { fields: ['AccountId', 'LastName'] }
};

beforeAll(async () => {
  company = await openCompany();
  people = peopleOf(company);
});
afterAll(() => company.remove());

beforeEach(async () => {
  copy = await openPull(company, reads);
});
afterEach(async () => {
  await company.noFaults();
  await copy.remove();
});

describe('a window', () => {
  it('without changes costs two reads an object, which share calls, and reads no row', async () => {
    await copy.upToDate();
    await company.pass(900);
    const client = await company.client();
    const before = client.budget.callsThisRun;
    const pulled = await copy.pull({ client });
    expect(pulled.all.objects.map(({ read, rows }) => [read, rows])).toEqual([
      ['nothing', 0],
      ['nothing', 0],
      ['nothing', 0]
    ]);
    // Three describes share one call, six lists another one.
    expect(client.budget.callsThisRun - before).toBeLessThanOrEqual(2);
  });

  it('reads the one row that changed, and notes it with the version before', async () => {
    await copy.upToDate();
    const id = await people.openCase('Cedar Foods', 'One');
    await company.pass(600);
    await copy.pull();
    await copy.facts.forgetChanges();
    await company.pass(600);
    await people.change('Case', id, { Status: 'Working' });
    const { Case } = await copy.pull();
    expect(Case).toMatchObject({ read: 'delta', way: 'rest', rows: 1, changed: 1, removed: 0 });
    expect(await copy.changed('Case')).toEqual([id]);
    expect(await copy.before('Case')).toMatchObject([{ Id: id, Status: 'New' }]);
  });

  it('removes what was deleted, and has it again once it is undeleted', async () => {
    covers([4]);
    const id = await people.openCase('Cedar Foods', 'Two');
    await copy.upToDate();
    await people.remove('Case', id);
    expect((await copy.pull())['Case']).toMatchObject({ removed: 1 });
    expect(await copy.before('Case')).toMatchObject([{ Id: id, Status: 'New' }]);
    await people.undelete(id);
    await company.pass(60);
    expect((await copy.pull())['Case']).toMatchObject({ changed: 1 });
    expect(await copy.facts.rows('select "Status" as status from "Case" where "Id" = ?', [id])).toEqual([{ status: 'New' }]);
  });

  it('in which a row is deleted, undeleted and deleted again ends without it', async () => {
    covers([4]);
    const id = await people.openCase('Cedar Foods', 'Three');
    await copy.upToDate();
    await people.remove('Case', id);
    await people.undelete(id);
    await people.remove('Case', id);
    await copy.pull();
    expect(await copy.facts.rows('select * from "Case" where "Id" = ?', [id])).toEqual([]);
  });

  it('in which a row leaves the filter ends without it, and with it once it passes again', async () => {
    const id = await people.openCase('Cedar Foods', 'Four');
    const open: Reads = { Case: { fields: ['Status'], where: `Status != 'Closed'` } };
    const filtered = await openPull(company, open);
    await filtered.pull();
    await company.pass(900);
    await people.change('Case', id, { Status: 'Closed' });
    expect((await filtered.pull())['Case']).toMatchObject({ read: 'delta', removed: 1 });
    await company.pass(900);
    await people.change('Case', id, { Status: 'Working' });
    expect((await filtered.pull())['Case']).toMatchObject({ read: 'delta', changed: 1, removed: 0 });
    await filtered.remove();
  });

  it('follows merges to the last winner of a chain and counts winners as changed', async () => {
    covers([6]);
    const [a = '', b = '', c = ''] = await Promise.all(
      ['A', 'B', 'C'].map((name) => company.org.create('Account', { Name: `Merge ${name}` }))
    );
    await copy.upToDate();
    await copy.facts.forgetChanges();
    await people.merge(b, a);
    await copy.pull();
    expect(await copy.changed('Account')).toEqual(expect.arrayContaining([a, b]));
    await company.pass(600);
    await people.merge(c, b);
    await copy.pull();
    expect(await copy.state.mergedInto('Account')).toEqual(
      new Map([
        [a, c],
        [b, c]
      ])
    );
    expect(await copy.facts.rows(`select "Id" as id from "Account" where "Name" like 'Merge %'`)).toEqual([{ id: c }]);
    expect(await copy.before('Account')).toMatchObject([a, b, c].sort().map((Id) => ({ Id })));
  });
});
