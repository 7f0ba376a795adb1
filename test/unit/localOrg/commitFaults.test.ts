import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openTestOrg, type Json, type TestOrg } from '../../localOrg/testOrg.ts';

let org: TestOrg;
const faults = '/services/headroom-local/faults';

beforeAll(async () => {
  org = await openTestOrg({ now: '2026-11-23T10:00:00.000Z' });
});
afterEach(async () => {
  await org.call('DELETE', faults);
});
afterAll(() => org.remove());

async function set(fault: string, parameters: Record<string, unknown> = {}): Promise<void> {
  const { status, text } = await org.call('POST', faults, { fault, ...parameters });
  if (status !== 201) throw new Error(text);
}

async function changes(kind: 'updated' | 'deleted', start: string, end: string, object = 'Account'): Promise<Json> {
  return (await org.call('GET', `/sobjects/${object}/${kind}/?start=${start}&end=${end}`)).body;
}

describe('a write that commits late', () => {
  it('is seen by nobody until then, and carries the stamp of when it was made', async () => {
    await org.setClock('2026-11-23T10:00:10.000Z');
    await set('late_commit', { delayS: 120 });
    const { status, body } = await org.call('POST', '/sobjects/Account', { Name: 'Late' });
    expect([status, body.commitsAt.slice(0, 17)]).toEqual([202, '2026-11-23T10:02:']);
    const soql = "SELECT SystemModstamp, CreatedDate FROM Account WHERE Name = 'Late'";
    await org.setClock('2026-11-23T10:02:05.000Z');
    expect(await org.query(soql)).toEqual([]);
    await org.setClock('2026-11-23T10:03:00.000Z');
    const [late] = await org.query(soql);
    expect([late.SystemModstamp.slice(0, 18), late.CreatedDate]).toEqual(['2026-11-23T10:00:1', late.SystemModstamp]);
  });

  it('holds latestDateCovered at the minute in which it was made, unless it is told not to', async () => {
    const window = ['2026-11-23T10:00:00Z', '2026-11-23T11:30:00Z'] as const;
    await org.setClock('2026-11-23T11:00:30.000Z');
    await set('late_commit', { delayS: 300 });
    await org.call('POST', '/sobjects/Account', { Name: 'Holds' });
    await org.setClock('2026-11-23T11:03:00.000Z');
    expect((await changes('updated', ...window)).latestDateCovered).toBe('2026-11-23T11:00:00.000+0000');
    await org.setClock('2026-11-23T11:06:00.000Z');
    expect((await changes('updated', ...window)).latestDateCovered).toBe('2026-11-23T11:06:00.000+0000');
    await set('late_commit', { delayS: 300, holdsMark: false });
    await org.call('POST', '/sobjects/Account', { Name: 'Does not hold' });
    await org.setClock('2026-11-23T11:08:00.000Z');
    expect((await changes('updated', ...window)).latestDateCovered).toBe('2026-11-23T11:08:00.000+0000');
  });
});

describe('a transaction that does not end', () => {
  it('holds latestDateCovered of updates and deletes at its begin', async () => {
    await org.setClock('2026-11-24T09:00:20.000Z');
    await set('long_transaction');
    await org.setClock('2026-11-24T09:30:00.000Z');
    const window = ['2026-11-24T08:00:00Z', '2026-11-24T10:00:00Z'] as const;
    for (const kind of ['updated', 'deleted'] as const) {
      expect((await changes(kind, ...window)).latestDateCovered).toBe('2026-11-24T09:00:00.000+0000');
    }
    await org.call('DELETE', faults);
    expect((await changes('updated', ...window)).latestDateCovered).toBe('2026-11-24T09:30:00.000+0000');
  });
});

describe('stamps', () => {
  it('are one for all records that are saved while they are held', async () => {
    await set('equal_stamps');
    const ids = [await org.create('Account', { Name: 'Same 1' })];
    await org.setClock('2026-11-24T09:45:00.000Z');
    ids.push(await org.create('Account', { Name: 'Same 2' }));
    const rows = await org.query(`SELECT SystemModstamp FROM Account WHERE Id IN ('${ids.join("','")}')`);
    expect(new Set(rows.map(({ SystemModstamp }) => SystemModstamp)).size).toBe(1);
  });

  it('move for all records of an object in a touch storm, and nothing else of them does', async () => {
    await org.setClock('2026-11-25T09:00:00.000Z');
    const fields = 'Id, Name, LastModifiedDate';
    const before = await org.query(`SELECT ${fields} FROM Account ORDER BY Id`);
    await set('touch_storm', { of: 'Account' });
    expect(await org.query(`SELECT ${fields} FROM Account ORDER BY Id`)).toEqual(before);
    expect(await org.query('SELECT Id FROM Account WHERE SystemModstamp < 2026-11-25T09:00:00Z')).toEqual([]);
  });
});

describe('the lists of changes', () => {
  it('forget deletions that were purged: earliestDateAvailable is that moment', async () => {
    await org.setClock('2026-11-26T09:00:00.000Z');
    const id = await org.create('Account', { Name: 'Forgotten' });
    await org.call('DELETE', `/sobjects/Account/${id}`);
    await org.setClock('2026-11-26T10:00:00.000Z');
    const window = ['2026-11-26T08:00:00Z', '2026-11-26T11:00:00Z'] as const;
    expect((await changes('deleted', ...window)).deletedRecords).toMatchObject([{ id }]);
    await set('purge_delete_log', { of: 'Account' });
    const after = await changes('deleted', ...window);
    expect([after.deletedRecords, after.earliestDateAvailable.slice(0, 16)]).toEqual([[], '2026-11-26T10:00']);
  });

  it('reach 15 days back where nothing was purged', async () => {
    await org.setClock('2026-11-27T10:00:00.000Z');
    const { earliestDateAvailable } = await changes('deleted', '2026-11-27T08:00:00Z', '2026-11-27T11:00:00Z', 'Case');
    expect(earliestDateAvailable.slice(0, 16)).toBe('2026-11-12T10:00');
  });

  it('that are too long are EXCEEDED_ID_LIMIT', async () => {
    await org.setClock('2026-11-28T10:00:00.000Z');
    for (const Name of ['Many 1', 'Many 2']) await org.create('Account', { Name });
    const window = ['2026-11-28T09:00:00Z', '2026-11-28T11:00:00Z'] as const;
    await set('too_many_ids', { most: 2 });
    expect((await changes('updated', ...window)).ids).toHaveLength(2);
    await org.create('Account', { Name: 'Many 3' });
    expect(await changes('updated', ...window)).toMatchObject([{ errorCode: 'EXCEEDED_ID_LIMIT' }]);
  });
});

describe('the org itself', () => {
  it('has its clock moved and moved back', async () => {
    await org.setClock('2026-11-29T10:00:00.000Z');
    const minute = async (): Promise<string> =>
      new Date((await org.call('GET', '/services/data')).headers.get('date') ?? '').toISOString().slice(0, 16);
    await set('clock_skew', { seconds: -600 });
    expect(await minute()).toBe('2026-11-29T09:50');
    await org.call('DELETE', faults);
    expect(await minute()).toBe('2026-11-29T10:00');
  });

  it('is another one after a sandbox was refreshed, and comes back', async () => {
    await set('org_swap');
    const [{ Id }] = await org.query('SELECT Id FROM Organization');
    expect([Id === org.orgId, Id.slice(0, 9)]).toEqual([false, '00DLOCAL0']);
    await org.call('DELETE', faults);
    expect((await org.query('SELECT Id FROM Organization'))[0].Id).toBe(org.orgId);
  });
});
