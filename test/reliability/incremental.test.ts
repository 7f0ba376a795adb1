import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openCompany, type Company } from './openCompany.ts';
import { openPull, type Copy, type Reads } from './openPull.ts';
import { covers } from './rows.ts';

let company: Company;
let copy: Copy;
let account: string;

const reads: Reads = {
  Account: { fields: ['Name', 'Type', 'MasterRecordId'] },
  Case: { fields: ['AccountId', 'Status'] },
  Contact: { fields: ['AccountId', 'LastName'] }
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

/** A copy that holds all there is, with the window of its first read long past. */
async function upToDate(): Promise<void> {
  await copy.pull();
  await copy.facts.forgetChanges();
  await company.pass(900);
  await copy.pull();
}

async function newCase(subject: string, status = 'New'): Promise<string> {
  return company.org.create('Case', { AccountId: account, Subject: subject, Status: status, Origin: 'Email' });
}

async function edit(object: string, id: string, values: Readonly<Record<string, unknown>>): Promise<void> {
  const { status, body } = await company.org.call('PATCH', `/sobjects/${object}/${id}`, values);
  if (status !== 204) throw new Error(JSON.stringify(body));
}

async function remove(object: string, id: string): Promise<void> {
  const { status, body } = await company.org.call('DELETE', `/sobjects/${object}/${id}`);
  if (status !== 204) throw new Error(JSON.stringify(body));
}

async function soap(action: string, body: string): Promise<void> {
  const envelope = `<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:urn="urn:partner.soap.sforce.com" xmlns:urn1="urn:sobject.partner.soap.sforce.com"><soapenv:Header><urn:SessionHeader><urn:sessionId>${company.org.accessToken}</urn:sessionId></urn:SessionHeader></soapenv:Header><soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`;
  const { status, text } = await company.org.call('POST', '/services/Soap/u/66.0', undefined, {
    raw: envelope,
    headers: { 'Content-Type': 'text/xml', SOAPAction: action }
  });
  if (status !== 200 || text.includes('<success>false')) throw new Error(text);
}

async function merge(winner: string, loser: string): Promise<void> {
  await soap(
    'merge',
    `<urn:merge><urn:request><urn:masterRecord><urn1:type>Account</urn1:type><urn1:Id>${winner}</urn1:Id></urn:masterRecord><urn:recordToMergeIds>${loser}</urn:recordToMergeIds></urn:request></urn:merge>`
  );
}

describe('a window', () => {
  it('without changes costs two reads an object, which share calls, and reads no row', async () => {
    await upToDate();
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
    await upToDate();
    const id = await newCase('One');
    await company.pass(600);
    await copy.pull();
    await copy.facts.forgetChanges();
    await company.pass(600);
    await edit('Case', id, { Status: 'Working' });
    const { Case } = await copy.pull();
    expect(Case).toMatchObject({ read: 'delta', way: 'rest', rows: 1, changed: 1, removed: 0 });
    expect(await copy.changed('Case')).toEqual([id]);
    expect(await copy.before('Case')).toMatchObject([{ Id: id, Status: 'New' }]);
  });

  it('removes what was deleted, and has it again once it is undeleted', async () => {
    covers([4]);
    const id = await newCase('Two');
    await upToDate();
    await remove('Case', id);
    expect((await copy.pull())['Case']).toMatchObject({ removed: 1 });
    expect(await copy.before('Case')).toMatchObject([{ Id: id, Status: 'New' }]);
    await soap('undelete', `<urn:undelete><urn:ids>${id}</urn:ids></urn:undelete>`);
    await company.pass(60);
    expect((await copy.pull())['Case']).toMatchObject({ changed: 1 });
    expect(await copy.facts.rows('select "Status" as status from "Case" where "Id" = ?', [id])).toEqual([{ status: 'New' }]);
  });

  it('in which a row is deleted, undeleted and deleted again ends without it', async () => {
    covers([4]);
    const id = await newCase('Three');
    await upToDate();
    await remove('Case', id);
    await soap('undelete', `<urn:undelete><urn:ids>${id}</urn:ids></urn:undelete>`);
    await remove('Case', id);
    await copy.pull();
    expect(await copy.facts.rows('select * from "Case" where "Id" = ?', [id])).toEqual([]);
  });

  it('in which a row leaves the filter ends without it, and with it once it passes again', async () => {
    const id = await newCase('Four');
    const open: Reads = { Case: { fields: ['Status'], where: `Status != 'Closed'` } };
    const filtered = await openPull(company, open);
    await filtered.pull();
    await company.pass(900);
    await edit('Case', id, { Status: 'Closed' });
    expect((await filtered.pull())['Case']).toMatchObject({ read: 'delta', removed: 1 });
    await company.pass(900);
    await edit('Case', id, { Status: 'Working' });
    expect((await filtered.pull())['Case']).toMatchObject({ read: 'delta', changed: 1, removed: 0 });
    await filtered.remove();
  });

  it('follows merges to the last winner of a chain and counts winners as changed', async () => {
    covers([6]);
    const [a = '', b = '', c = ''] = await Promise.all(
      ['A', 'B', 'C'].map((name) => company.org.create('Account', { Name: `Merge ${name}` }))
    );
    await upToDate();
    await copy.facts.forgetChanges();
    await merge(b, a);
    await copy.pull();
    expect(await copy.changed('Account')).toEqual(expect.arrayContaining([a, b]));
    await company.pass(600);
    await merge(c, b);
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

describe('many changes', () => {
  async function manyContacts(count: number): Promise<void> {
    const rows = Array.from({ length: count }, (_each, at) => ({
      attributes: { type: 'Contact' },
      LastName: `Many ${at}`,
      AccountId: account
    }));
    for (let at = 0; at < rows.length; at += 200) {
      await company.org.call('POST', '/composite/sobjects', { records: rows.slice(at, at + 200) });
    }
  }

  it('of one stamp come page by page, and none is lost between two pages', async () => {
    covers([2]);
    await upToDate();
    await company.fault('equal_stamps');
    await manyContacts(450);
    const pages: string[] = [];
    const pulled = await copy.pull({ sizes: { pageRows: 100 }, onStep: (step, object) => void pages.push(`${step} ${object}`) });
    expect(pulled['Contact']).toMatchObject({ read: 'delta', way: 'rest', rows: 450, changed: 450 });
    expect(pages.filter((each) => each === 'page_committed Contact')).toHaveLength(5);
    const count = `select count(*) as n, count(distinct "Id") as ids from "Contact" where "LastName" like 'Many %'`;
    expect(await copy.facts.rows(count)).toEqual([{ n: 450, ids: 450 }]);
  });

  it('of rows that are never edited come page by page too, in the order of their creation', async () => {
    covers([2, 9]);
    const histories = await openPull(company, { CaseHistory: { fields: ['CaseId', 'Field'] } });
    await histories.pull();
    await company.pass(900);
    const id = await newCase('Edited often');
    for (let at = 0; at < 24; at += 1) await edit('Case', id, { Status: at % 2 === 0 ? 'Working' : 'Escalated' });
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
    await upToDate();
    await edit('Account', account, { Type: 'Customer - Direct' });
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

  it('come by Bulk 2.0 where they are more than a page, and change nothing where only stamps moved', async () => {
    covers([8, 22]);
    await upToDate();
    await company.fault('touch_storm', { of: 'Contact' });
    const pulled = await copy.pull({ sizes: { bulkFrom: 300 } });
    expect(pulled['Contact']).toMatchObject({ read: 'delta', way: 'bulk', changed: 0, removed: 0 });
    expect(pulled['Contact']!.rows).toBeGreaterThan(450);
    expect(await copy.changed('Contact')).toEqual([]);
  });

  it('are asked for in halves of the window where the org lists fewer ids', async () => {
    covers([44]);
    await upToDate();
    const first = await newCase('Half one');
    await company.pass(1800);
    const second = await newCase('Half two');
    await company.fault('too_many_ids', { most: 1 });
    expect((await copy.pull())['Case']).toMatchObject({ read: 'delta', rows: 2, changed: 2 });
    expect(await copy.changed('Case')).toEqual([first, second].sort());
  });

  it('of one minute above what the org lists have the object read whole, and no other one', async () => {
    covers([44]);
    await upToDate();
    await newCase('Same minute');
    await newCase('Same minute too');
    await company.fault('too_many_ids', { most: 1 });
    const pulled = await copy.pull();
    expect(pulled['Case']).toMatchObject({ read: 'whole', because: 'many', changed: 2 });
    expect(pulled['Account']!.read).not.toBe('whole');
  });
});
