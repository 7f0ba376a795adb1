import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openCompany, type Company } from './openCompany.ts';
import { openPull, type Copy, type Reads } from './openPull.ts';
import { covers } from './rows.ts';

const dayS = 24 * 3600;
let company: Company;
let copy: Copy;
let account: string;

const reads: Reads = {
  Account: { fields: ['Name', 'Type'] },
  Case: { fields: ['AccountId', 'Status', 'IsClosed'] },
  Contact: { fields: ['AccountId', 'LastName', 'Name'] }
};

beforeAll(async () => {
  company = await openCompany();
  account = (await company.org.query(`SELECT Id FROM Account WHERE Name = 'Cedar Foods'`))[0].Id;
});
afterAll(() => company.remove());

beforeEach(async () => {
  copy = await openPull(company, reads);
});
afterEach(async () => {
  await company.noFaults();
  await copy.remove();
});

async function newCase(): Promise<string> {
  return company.org.create('Case', { AccountId: account, Subject: 'Daily', Status: 'New', Origin: 'Email' });
}

async function idsOf(object: string): Promise<readonly string[]> {
  return (await copy.facts.rows(`select "Id" as id from "${object}" order by "Id"`)).map(({ id }) => String(id));
}

async function idsInOrg(object: string): Promise<readonly string[]> {
  return (await company.org.query(`SELECT Id FROM ${object}`)).map(({ Id }) => String(Id)).sort();
}

describe('the comparison of a day', () => {
  it('is made by the first run of the day in the zone of the org, and by no second one', async () => {
    await copy.upToDate();
    await company.pass(dayS);
    const client = await company.client();
    const before = client.budget.callsThisRun;
    await copy.pull({ client });
    const first = client.budget.callsThisRun - before;
    await company.pass(900);
    await copy.pull({ client });
    const second = client.budget.callsThisRun - before - first;
    expect(first).toBeGreaterThan(second);
    expect((await copy.state.cursor('Case'))?.comparedOn).toBe(
      new Intl.DateTimeFormat('en-CA', { timeZone: client.identity.timeZone }).format(new Date(await client.now()))
    );
  });

  it('is made when the day begins where the org is, not in Greenwich', async () => {
    covers([42]);
    const comparedOn = async (): Promise<unknown> => (await copy.state.cursor('Case'))?.comparedOn;
    // Berlin is an hour before Greenwich in winter.
    await company.org.setClock('2027-01-15T22:30:00.000Z');
    await copy.pull();
    expect(await comparedOn()).toBe('2027-01-15');
    await company.org.setClock('2027-01-15T23:10:00.000Z');
    await copy.pull();
    expect(await comparedOn()).toBe('2027-01-16');
  });

  it('finds rows that came and went without the log of the org telling it', async () => {
    covers([1, 5]);
    const gone = await newCase();
    await copy.upToDate();
    const late = await newCase();
    await company.org.call('DELETE', `/sobjects/Case/${gone}`);
    await company.pass(60);
    // As if both had been committed behind the back of every window: the position lies after them.
    await company.pass(1200);
    const { cursor, applied } = { cursor: await copy.state.cursor('Case'), applied: await copy.facts.applied('Case') };
    const coveredTo = new Date(Date.parse(cursor!.coveredTo) + 1260_000).toISOString();
    await copy.facts.moveWindows(new Map([['Case', coveredTo]]));
    await copy.state.saveCursor({ ...cursor!, coveredTo });
    await copy.pull();
    expect(applied?.generation).toBe(1);
    expect(await idsOf('Case')).toEqual(expect.arrayContaining([gone]));
    expect(await idsOf('Case')).not.toEqual(expect.arrayContaining([late]));
    await company.pass(dayS);
    expect((await copy.pull())['Case']).toMatchObject({ read: 'nothing', changed: 1, removed: 1 });
    expect(await idsOf('Case')).toEqual(await idsInOrg('Case'));
    expect(await copy.changed('Case')).toEqual([gone, late].sort());
  });

  it('keeps rows that sharing hides, says so in every run, and reads them anew once they can be seen again', async () => {
    covers([13]);
    await copy.upToDate();
    const all = await idsOf('Contact');
    await company.fault('sharing_hide', { of: 'Contact', share: 0.5 });
    await company.pass(dayS);
    const hidden = await copy.pull();
    expect(hidden['Contact']).toMatchObject({ removed: 0 });
    expect(hidden.all.warnings).toMatchObject([{ name: 'RowsUnseen' }]);
    const count = hidden.all.warnings[0]!.count;
    expect(count).toBeGreaterThan(0);
    expect(await idsOf('Contact')).toEqual(all);
    const seen = new Set((await (await company.client()).query('SELECT Id FROM Contact')).map(({ Id }) => String(Id)));
    const unseen = all.find((id) => !seen.has(id))!;
    await company.org.call('PATCH', `/sobjects/Contact/${unseen}`, { LastName: 'Changed while hidden' });
    await company.pass(900);
    expect((await copy.pull()).all.warnings).toMatchObject([{ count }]);
    await company.noFaults();
    await company.pass(dayS);
    const back = await copy.pull();
    expect(back.all.warnings).toEqual([]);
    expect(back['Contact']).toMatchObject({ changed: 1, removed: 0 });
    expect(await copy.changed('Contact')).toEqual([unseen]);
  });

  it('keeps what this user no longer sees where it may not even ask what it sees', async () => {
    covers([13]);
    await copy.upToDate();
    const all = await idsOf('Contact');
    await company.fault('object_hide', { of: 'ObjectPermissions' });
    await company.fault('sharing_hide', { of: 'Contact', share: 0.5 });
    await company.pass(dayS);
    const hidden = await copy.pull();
    expect(hidden['Contact']).toMatchObject({ removed: 0 });
    expect(hidden.all.warnings).toMatchObject([{ name: 'RowsUnseen' }]);
    expect(await idsOf('Contact')).toEqual(all);
  });

  it('deletes what was deleted for good and forgotten by the log: this user sees every record of the object', async () => {
    covers([5]);
    const id = await newCase();
    await copy.upToDate();
    await company.org.call('DELETE', `/sobjects/Case/${id}`);
    await company.fault('purge_delete_log', { of: 'Case' });
    const pulled = await copy.pull();
    expect(pulled['Case']).toMatchObject({ read: 'whole', because: 'old', removed: 1 });
    expect(pulled['Account']!.read).not.toBe('whole');
    expect(await idsOf('Case')).not.toContain(id);
  });
});

describe('an object', () => {
  it('of which the position is older than the log reaches is read whole, and no other one with it', async () => {
    covers([5]);
    await copy.upToDate();
    const cursor = (await copy.state.cursor('Case'))!;
    await copy.state.saveCursor({ ...cursor, coveredTo: new Date(Date.parse(cursor.coveredTo) - 16 * dayS * 1000).toISOString() });
    const pulled = await copy.pull();
    expect(pulled['Case']).toMatchObject({ read: 'whole', because: 'old', changed: 0, removed: 0 });
    expect(pulled['Contact']!.read).not.toBe('whole');
    expect(pulled['Account']!.read).not.toBe('whole');
  });

  it('with other columns is read whole, and no other one with it', async () => {
    covers([12]);
    await copy.upToDate();
    const pulled = await copy.pull({ reads: { ...reads, Case: { fields: ['AccountId', 'Status'] } } });
    expect(pulled['Case']).toMatchObject({ read: 'whole', because: 'columns' });
    expect(pulled['Contact']!.read).not.toBe('whole');
    expect(await copy.facts.rows('select object from loaded_anew')).toEqual([{ object: 'Case' }]);
  });

  it('whose stamp no filter takes is found out by describe, and its rows still arrive', async () => {
    covers([9]);
    await copy.upToDate();
    await company.fault('unfilterable_stamp', { of: 'Case' });
    const id = await newCase();
    await company.pass(600);
    expect((await copy.pull())['Case']).toMatchObject({ changed: 1 });
    expect(await copy.changed('Case')).toEqual([id]);
    await company.org.call('DELETE', `/sobjects/Case/${id}`);
    await company.pass(dayS);
    await copy.pull();
    expect(await idsOf('Case')).toEqual(await idsInOrg('Case'));
  });

  it('that was read whole is not read again where the run ended before its position moved', async () => {
    covers([3]);
    const stop = (step: string, object?: string): void => {
      if (step === 'page_committed' && object === 'Contact') throw new Error('stopped');
    };
    await expect(copy.pull({ onStep: stop })).rejects.toThrow('stopped');
    expect((await copy.state.cursor('Contact'))?.coveredTo).toBe('');
    await company.pass(900);
    expect((await copy.pull())['Contact']).toMatchObject({ read: 'nothing' });
  });

  it('is not read whole where the run ended before its position went back with the clock of the org', async () => {
    covers([3, 43]);
    await copy.upToDate();
    await company.fault('clock_skew', { seconds: -1200 });
    await newCase();
    const stop = (step: string, object?: string): void => {
      if (step === 'page_committed' && object === 'Case') throw new Error('stopped');
    };
    await expect(copy.pull({ onStep: stop })).rejects.toThrow('stopped');
    expect((await copy.pull())['Case']).toMatchObject({ read: 'delta', changed: 0 });
  });

  it('is read whole again where its facts are those of another day', async () => {
    covers([3]);
    await copy.upToDate();
    const { windowEnd } = (await copy.facts.applied('Case'))!;
    await copy.facts.moveWindows(new Map([['Case', new Date(Date.parse(windowEnd) - dayS * 1000).toISOString()]]));
    expect((await copy.pull())['Case']).toMatchObject({ read: 'whole', because: 'facts', changed: 0, removed: 0 });
  });
});
