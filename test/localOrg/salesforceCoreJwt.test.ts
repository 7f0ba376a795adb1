import { generateKeyPairSync } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Connection } from '@salesforce/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { realOrg } from './clients/clientRow.ts';
import { useOwnHome } from './clients/ownHome.ts';
import { openTestOrg, type TestOrg } from './testOrg.ts';

const consumerKey = 'headroom-test-app';
const home = useOwnHome();

describe.skipIf(realOrg())('@salesforce/core by JWT', () => {
  let org: TestOrg;
  let connection: Connection;

  beforeAll(async () => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    await writeFile(join(home(), 'server.key'), privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
    org = await openTestOrg({ apps: [{ consumerKey, certificate: publicKey.export({ type: 'spki', format: 'pem' }).toString() }] });
    const core = await import('@salesforce/core');
    const authInfo = await core.AuthInfo.create({
      username: 'admin@headroom.local',
      oauth2Options: { clientId: consumerKey, loginUrl: org.url, privateKeyFile: join(home(), 'server.key') }
    });
    connection = await core.Connection.create({ authInfo });
  });
  afterAll(() => org.remove());

  it('@salesforce/core: signs in by JWT and negotiates the newest version', async () => {
    expect(connection.getApiVersion()).toBe('66.0');
    expect(connection.accessToken).toMatch(/^00DLOCAL0.*!/);
    expect((await connection.identity()).username).toBe('admin@headroom.local');
  });

  it('@salesforce/core: signs in again by itself when its session ended', async () => {
    const ended = connection.accessToken!;
    await fetch(`${org.url}/services/oauth2/revoke`, { method: 'POST', body: new URLSearchParams({ token: ended }) });
    expect((await connection.query('SELECT Id FROM User')).totalSize).toBeGreaterThan(0);
    expect(connection.accessToken).not.toBe(ended);
  });

  it('@salesforce/core: fetches all pages by autoFetchQuery', async () => {
    const rows = Array.from({ length: 200 }, (_, at) => ({ LastName: `Core ${at}` }));
    for (let round = 0; round < 11; round++) await connection.sobject('Contact').create(rows);
    const soql = "SELECT Id, Name FROM Contact WHERE LastName LIKE 'Core %'";
    const all = await connection.autoFetchQuery(soql, { autoFetch: true, maxFetch: 5000 });
    expect(all.records).toHaveLength(2200);
  });
});
