import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestOrg, type Json, type TestOrg } from './testOrg.ts';

let org: TestOrg;

beforeAll(async () => {
  org = await openTestOrg();
});
afterAll(() => org.remove());

const before = '2026-11-03T08:00:00.000+0000';
const later = '2026-11-03T09:00:00.000+0000';

async function merge(master: string, loser: string): Promise<void> {
  await askPartner(
    `<urn:merge><urn:request><urn:masterRecord><type>Account</type><Id>${master}</Id></urn:masterRecord>` +
      `<urn:recordToMergeIds>${loser}</urn:recordToMergeIds></urn:request></urn:merge>`
  );
}

async function askPartner(operation: string): Promise<void> {
  const session = `<urn:SessionHeader><urn:sessionId>${org.accessToken}</urn:sessionId></urn:SessionHeader>`;
  const names = 'xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" xmlns:urn="urn:partner.soap.sforce.com"';
  const body = `<e:Envelope ${names}><e:Header>${session}</e:Header><e:Body>${operation}</e:Body></e:Envelope>`;
  const response = await fetch(`${org.url}/services/Soap/u/66.0`, { method: 'POST', headers: { 'Content-Type': 'text/xml' }, body });
  expect(await response.text()).toContain('<success>true</success>');
}

/**
 * A case whose account is merged into another one, and two accounts whose parents are deleted, the second of which comes back, an
 * hour after they were created.
 */
async function moved(): Promise<{ readonly owners: unknown; readonly stamps: readonly unknown[]; readonly listed: readonly unknown[] }> {
  await org.setClock('2026-11-03T08:00:00Z');
  const master = await org.create('Account', { Name: 'Master' });
  const loser = await org.create('Account', { Name: 'Loser' });
  const parent = await org.create('Account', { Name: 'Parent' });
  const held = await org.create('Case', { AccountId: loser, Status: 'New', Origin: 'Email' });
  const child = await org.create('Account', { Name: 'Child', ParentId: parent });
  const back = await org.create('Account', { Name: 'Back' });
  const childOfBack = await org.create('Account', { Name: 'Child of back', ParentId: back });
  await org.setClock('2026-11-03T09:00:00Z');
  await merge(master, loser);
  for (const id of [parent, back]) expect((await org.call('DELETE', `/sobjects/Account/${id}`)).status).toBe(204);
  await askPartner(`<urn:undelete><urn:ids>${back}</urn:ids></urn:undelete>`);
  await org.setClock('2026-11-03T09:10:00Z');
  const stamps = 'LastModifiedDate, SystemModstamp';
  const rows: Json[] = [
    ...(await org.query(`SELECT AccountId, ${stamps} FROM Case WHERE Id = '${held}'`)),
    ...(await org.query(`SELECT ParentId, ${stamps} FROM Account WHERE Id = '${child}'`)),
    ...(await org.query(`SELECT ParentId, ${stamps} FROM Account WHERE Id = '${childOfBack}'`))
  ];
  const span = 'start=2026-11-03T08:50:00Z&end=2026-11-03T09:05:00Z';
  const lists = await Promise.all(['Case', 'Account'].map((object) => org.call('GET', `/sobjects/${object}/updated?${span}`)));
  const ids = lists.flatMap(({ body }) => body.ids as string[]);
  return {
    owners: [rows[0].AccountId === master, rows[1].ParentId, rows[2].ParentId === back],
    stamps: rows.map((row) => [row.LastModifiedDate, row.SystemModstamp]),
    listed: [held, child, childOfBack].map((id) => ids.includes(id))
  };
}

/**
 * Sources: https://life-improver.com/salesforce/salesforce-account-merge-opportunity-is-not-updated-touched/ (LastModifiedDate stays, no
 * trigger runs); that SystemModstamp moves nobody says
 */
describe('records whose parent is merged, deleted or undeleted', () => {
  it('get another parent, none or theirs again with a new SystemModstamp, and nobody has changed them last', async () => {
    expect(await moved()).toEqual({
      owners: [true, null, true],
      stamps: [
        [before, later],
        [before, later],
        [before, later]
      ],
      listed: [true, true, true]
    });
  });

  it('get no stamp at all under quiet_moves, and no list names them', async () => {
    expect((await org.call('POST', '/services/headroom-local/faults', { fault: 'quiet_moves' })).status).toBeLessThan(300);
    expect(await moved()).toEqual({
      owners: [true, null, true],
      stamps: [
        [before, before],
        [before, before],
        [before, before]
      ],
      listed: [false, false, false]
    });
  });
});
