import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { nowOf, openCompany, type Company } from './openCompany.ts';
import { openPull, type Copy, type Reads } from './openPull.ts';
import { peopleOf, type People } from './peopleAct.ts';
import { covers } from './rows.ts';

let company: Company;
let people: People;
let copy: Copy;

const reads: Reads = {
  Account: { fields: ['Name', 'Type'] },
  Case: { fields: ['AccountId', 'Status'] },
  Contact: { fields: ['AccountId', 'LastName'] }
};

beforeAll(async () => {
  company = await openCompany();
  people = peopleOf(company);
  await openContacts('Many', 450);
});
afterAll(() => company.remove());

beforeEach(async () => {
  copy = await openPull(company, reads);
});
afterEach(async () => {
  await company.noFaults();
  await copy.remove();
});

/** More contacts than a page, in groups of 200 as REST takes them. */
async function openContacts(name: string, count: number): Promise<void> {
  const AccountId = await people.account('Cedar Foods');
  const rows = Array.from({ length: count }, (_each, at) => ({ attributes: { type: 'Contact' }, LastName: `${name} ${at}`, AccountId }));
  for (let at = 0; at < rows.length; at += 200) {
    await company.org.call('POST', '/composite/sobjects', { records: rows.slice(at, at + 200) });
  }
}

describe('many changes', () => {
  it('of one stamp come page by page, and none is lost between two pages', async () => {
    covers([2]);
    await copy.upToDate();
    await company.fault('equal_stamps');
    await openContacts('Same stamp', 450);
    const pages: string[] = [];
    const pulled = await copy.pull({ sizes: { pageRows: 100 }, onStep: (step, object) => void pages.push(`${step} ${object}`) });
    expect(pulled['Contact']).toMatchObject({ read: 'delta', way: 'rest', rows: 450, changed: 450 });
    expect(pages.filter((each) => each === 'page_committed Contact')).toHaveLength(5);
    const count = `select count(*) as n, count(distinct "Id") as ids from "Contact" where "LastName" like 'Same stamp %'`;
    expect(await copy.facts.rows(count)).toEqual([{ n: 450, ids: 450 }]);
  });

  it('of rows that are never edited come page by page too, in the order of their creation', async () => {
    covers([2, 9]);
    const histories = await openPull(company, { CaseHistory: { fields: ['CaseId', 'Field'] } });
    await histories.pull();
    await company.pass(900);
    const id = await people.openCase('Cedar Foods', 'Edited often');
    for (let at = 0; at < 24; at += 1) await people.change('Case', id, { Status: at % 2 === 0 ? 'Working' : 'Escalated' });
    await company.pass(60);
    const pulled = await histories.pull({ sizes: { pageRows: 10 } });
    expect(pulled['CaseHistory']).toMatchObject({ read: 'delta', way: 'rest' });
    const inOrg = await company.org.query('SELECT Id FROM CaseHistory');
    expect(inOrg.length).toBeGreaterThanOrEqual(24);
    const ids = (await histories.facts.rows('select "Id" as id from "CaseHistory" order by "Id"')).map((row) => row['id']);
    expect(ids).toEqual(inOrg.map(({ Id }) => String(Id)).sort());
    await histories.remove();
  });

  it('go on behind the last durable page where the run before was stopped', async () => {
    covers([3, 52]);
    await copy.upToDate();
    await people.change('Account', await people.account('Cedar Foods'), { Type: 'Customer - Direct' });
    await company.fault('touch_storm', { of: 'Contact' });
    let left = 2;
    const stop = (step: string, object?: string): void => {
      if (step === 'page_committed' && object === 'Contact' && --left === 0) throw new Error('stopped');
    };
    await expect(copy.pull({ sizes: { pageRows: 100 }, onStep: stop })).rejects.toThrow('stopped');
    expect((await copy.state.cursor('Contact'))?.underWay?.after).toBeDefined();
    const [{ n } = {}] = await copy.facts.rows('select count(*) as n from "Contact"');
    const again = await copy.pull({ sizes: { pageRows: 100 } });
    expect(again['Contact']).toMatchObject({ read: 'delta', changed: 0 });
    // Of two durable pages the place behind the first was kept: at most one comes again.
    expect(Number(n) - again['Contact']!.rows).toBeGreaterThanOrEqual(100);
    expect((await copy.state.cursor('Contact'))?.underWay).toBeUndefined();
  });

  it('lose no row of a page that was not durable when the run before was stopped', async () => {
    covers([3]);
    await copy.upToDate();
    await openContacts('Stopped', 450);
    let left = 2;
    const stop = (step: string, object?: string): void => {
      // Inside the transaction: this page is not in the copy.
      if (step === 'page_rows_applied' && object === 'Contact' && --left === 0) throw new Error('stopped');
    };
    await expect(copy.pull({ sizes: { pageRows: 100 }, onStep: stop })).rejects.toThrow('stopped');
    const count = `select count(*) as n from "Contact" where "LastName" like 'Stopped %'`;
    expect(await copy.facts.rows(count)).toEqual([{ n: 100 }]);
    await copy.pull({ sizes: { pageRows: 100 } });
    expect(await copy.facts.rows(count)).toEqual([{ n: 450 }]);
  });

  it('leave without the row that left the filter among them, which is on no page', async () => {
    covers([4]);
    const some = await openPull(company, { Contact: { fields: ['LastName'], where: "LastName LIKE 'Many %'" } });
    try {
      await some.upToDate();
      const [first] = await company.org.query("SELECT Id FROM Contact WHERE LastName LIKE 'Many %' ORDER BY Id LIMIT 1");
      await people.change('Contact', first.Id, { LastName: 'Few' });
      await company.fault('touch_storm', { of: 'Contact' });
      const pulled = await some.pull({ sizes: { pageRows: 100 } });
      expect(pulled['Contact']).toMatchObject({ read: 'delta', way: 'rest', changed: 0, removed: 1 });
      expect(await some.facts.rows('select "Id" from "Contact" where "Id" = ?', [first.Id])).toEqual([]);
    } finally {
      await some.remove();
    }
  });

  it('of an object without a log come all, where the first page is full', async () => {
    covers([2, 9]);
    const titles = await openPull(company, { User: { fields: ['Title'] } });
    try {
      await titles.upToDate();
      const users = await company.org.query('SELECT Id FROM User WHERE IsActive = true ORDER BY Id LIMIT 2');
      for (const { Id } of users) await people.change('User', Id, { Title: 'Moved up' });
      expect((await titles.pull({ sizes: { pageRows: 1 } }))['User']).toMatchObject({ read: 'delta', way: 'bulk', changed: 2 });
      const found = await titles.facts.rows(`select "Id" as id from "User" where "Title" = 'Moved up' order by 1`);
      expect(found.map(({ id }) => id)).toEqual(users.map(({ Id }) => Id));
    } finally {
      await titles.remove();
    }
  });

  it('come by Bulk 2.0 where they are more than a page, and change nothing where only stamps moved', async () => {
    covers([8, 22]);
    await copy.upToDate();
    await company.fault('touch_storm', { of: 'Contact' });
    const pulled = await copy.pull({ sizes: { bulkFrom: 300 } });
    expect(pulled['Contact']).toMatchObject({ read: 'delta', way: 'bulk', changed: 0, removed: 0 });
    expect(pulled['Contact']!.rows).toBeGreaterThan(450);
    expect(await copy.changed('Contact')).toEqual([]);
  });

  it('are asked for in halves of the window where the org lists fewer ids', async () => {
    covers([44]);
    await copy.upToDate();
    const first = await people.openCase('Cedar Foods', 'Half one');
    await company.pass(1800);
    const second = await people.openCase('Cedar Foods', 'Half two');
    await company.fault('too_many_ids', { most: 1 });
    expect((await copy.pull())['Case']).toMatchObject({ read: 'delta', rows: 2, changed: 2 });
    expect(await copy.changed('Case')).toEqual([first, second].sort());
  });

  it('of one minute above what the org lists have the object read whole, and no other one', async () => {
    covers([44]);
    await copy.upToDate();
    // To the next whole minute, so that both fall into one.
    await company.pass(60 - new Date(await nowOf(company.org)).getUTCSeconds());
    await people.openCase('Cedar Foods', 'Same minute');
    await people.openCase('Cedar Foods', 'Same minute too');
    await company.fault('too_many_ids', { most: 1 });
    const pulled = await copy.pull();
    expect(pulled['Case']).toMatchObject({ read: 'whole', because: 'many', changed: 2 });
    expect(pulled['Account']!.read).not.toBe('whole');
  });
});
