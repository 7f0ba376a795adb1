import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openCompany, type Company } from './openCompany.ts';
import { openPull, type Copy, type Reads } from './openPull.ts';
import { peopleOf } from './peopleAct.ts';
import { covers } from './rows.ts';

const dayS = 24 * 3600;
let company: Company;
let copy: Copy;

const reads: Reads = {
  Account: { fields: ['Name'] },
  Contact: { fields: ['AccountId', 'LastName'] }
};
const moreReads: Reads = { ...reads, Contact: { fields: ['AccountId', 'LastName', 'Title'] } };

beforeAll(async () => {
  company = await openCompany();
});
afterAll(() => company.remove());

beforeEach(async () => {
  copy = await openPull(company, reads);
  await copy.upToDate();
});
afterEach(async () => {
  await company.noFaults();
  await copy.remove();
});

type Named = { readonly id: string; readonly name: string };

async function inCopy(): Promise<readonly Named[]> {
  const rows = await copy.facts.rows('select "Id" as id, "LastName" as name from "Contact" order by "Id"');
  return rows.map(({ id, name }) => ({ id: String(id), name: String(name) }));
}

/** Hides half of the contacts from the user and says which. */
async function hideSome(): Promise<readonly string[]> {
  await company.fault('sharing_hide', { of: 'Contact', share: 0.5 });
  const seen = new Set((await (await company.client()).query('SELECT Id FROM Contact')).map(({ Id }) => String(Id)));
  const hidden = (await inCopy()).map(({ id }) => id).filter((id) => !seen.has(id));
  expect(hidden.length).toBeGreaterThan(0);
  return hidden;
}

/** As if nobody had synced for longer than the org lists deleted rows. */
async function tooOld(object: string): Promise<void> {
  const cursor = (await copy.state.cursor(object))!;
  await copy.state.saveCursor({ ...cursor, coveredTo: new Date(Date.parse(cursor.coveredTo) - 16 * dayS * 1000).toISOString() });
}

describe('rows of a history', () => {
  it('go with their record, where the org has forgotten the deletion of both and nobody can be given the right to see them all', async () => {
    covers([5, 13]);
    const withHistory: Reads = {
      Case: { fields: ['AccountId', 'Status'] },
      CaseHistory: { fields: ['CaseId', 'Field'], where: "Field = 'Status'" }
    };
    const [account] = await company.org.query("SELECT Id FROM Account WHERE Name = 'Cedar Foods'");
    const id = await company.org.create('Case', { AccountId: account.Id, Subject: 'Goes', Status: 'New', Origin: 'Email' });
    await company.org.call('PATCH', `/sobjects/Case/${id}`, { Status: 'Working' });
    const history = async (): Promise<number> => (await copy.facts.rows('select "Id" from "CaseHistory" where "CaseId" = ?', [id])).length;
    await copy.pull({ reads: withHistory });
    expect(await history()).toBe(1);
    await company.org.call('DELETE', `/sobjects/Case/${id}`);
    await company.pass(17 * dayS);
    for (const of of ['Case', 'CaseHistory']) await company.fault('purge_delete_log', { of });
    await peopleOf(company).erase(id);
    await copy.pull({ reads: withHistory });
    await company.pass(dayS);
    const { all } = await copy.pull({ reads: withHistory });
    expect(all.warnings).toEqual([]);
    expect(await history()).toBe(0);
  });
});

const unseen = (count: number): unknown => ({ name: 'RowsUnseen', values: ['Contact', String(count)], count });

describe('a whole read of an object of which sharing hides records', () => {
  it('keeps them where columns are new, with the values known, and says which columns they lack', async () => {
    covers([12, 13]);
    const before = await inCopy();
    const hidden = await hideSome();
    const pulled = await copy.pull({ reads: moreReads });
    expect(pulled['Contact']).toMatchObject({ read: 'whole', because: 'columns', removed: 0 });
    expect(await inCopy()).toEqual(before);
    expect(pulled.all.warnings).toEqual([
      unseen(hidden.length),
      { name: 'ColumnsUnseen', values: ['Title', 'Contact', String(hidden.length)], count: hidden.length }
    ]);
    await company.pass(900);
    expect((await copy.pull({ reads: moreReads })).all.warnings).toEqual(pulled.all.warnings);
  });

  it('has their new columns, too, once they can be seen again', async () => {
    covers([12, 13]);
    const hidden = await hideSome();
    const id = hidden[0]!;
    await company.org.call('PATCH', `/sobjects/Contact/${id}`, { Title: 'Head of hidden things' });
    await copy.pull({ reads: moreReads });
    await company.noFaults();
    await company.pass(dayS);
    const back = await copy.pull({ reads: moreReads });
    expect(back.all.warnings).toEqual([]);
    const titles = await copy.facts.rows('select "Title" as title from "Contact" where "Id" = ?', [id]);
    expect(titles).toEqual([{ title: 'Head of hidden things' }]);
    const inOrg = await company.org.query('SELECT Id, Title FROM Contact ORDER BY Id');
    const held = await copy.facts.rows('select "Id", "Title" from "Contact" order by "Id"');
    expect(held).toEqual(inOrg.map(({ Id, Title }) => ({ Id, Title })));
  });

  it('keeps them where the position is too old for the log, and removes what the org says is deleted', async () => {
    covers([5, 13]);
    const hidden = await hideSome();
    const gone = (await inCopy()).find(({ id }) => !hidden.includes(id))!.id;
    const before = await inCopy();
    await company.org.call('DELETE', `/sobjects/Contact/${gone}`);
    await tooOld('Contact');
    const pulled = await copy.pull();
    expect(pulled['Contact']).toMatchObject({ read: 'whole', because: 'old', removed: 1 });
    expect(await inCopy()).toEqual(before.filter(({ id }) => id !== gone));
    expect(pulled.all.warnings).toEqual([unseen(hidden.length)]);
  });

  it.each([
    ['asked for by their ids', {}],
    ['too many for that', { sizes: { byIdsTo: 1 } }]
  ])('removes what has left the filter, and keeps what cannot be seen, where they are %s', async (_, options) => {
    covers([13]);
    const before = await inCopy();
    const hidden = await hideSome();
    const name = before.find(({ id }) => !hidden.includes(id))!.name;
    const where = `LastName != '${name}'`;
    const pulled = await copy.pull({ ...options, reads: { ...reads, Contact: { ...reads['Contact']!, where } } });
    expect(pulled['Contact']).toMatchObject({ read: 'whole', because: 'filter' });
    expect(await inCopy()).toEqual(before.filter((each) => each.name !== name || hidden.includes(each.id)));
    expect(pulled.all.warnings).toEqual([unseen(hidden.length)]);
  });

  it('sorts out what is absent in the next run where this one is stopped before it could', async () => {
    covers([3, 13]);
    const before = await inCopy();
    const hidden = await hideSome();
    await tooOld('Contact');
    const stop = (step: string, object?: string): void => {
      if (step === 'page_committed' && object === 'Contact') throw new Error('stopped');
    };
    await expect(copy.pull({ onStep: stop })).rejects.toThrow('stopped');
    const next = await copy.pull();
    expect(next['Contact']).toMatchObject({ read: 'nothing' });
    expect(next.all.warnings).toEqual([unseen(hidden.length)]);
    expect(await inCopy()).toEqual(before);
  });
});
