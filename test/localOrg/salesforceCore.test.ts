import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Connection } from '@salesforce/core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestOrg, type TestOrg } from './testOrg.ts';

const consumerKey = 'headroom-test-app';
let home: string;
let org: TestOrg;
let connection: Connection;
const before = { ...process.env };

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'headroom-home-'));
  Object.assign(process.env, {
    HOME: home,
    SF_DISABLE_TELEMETRY: 'true',
    SF_DISABLE_LOG_FILE: 'true',
    SF_USE_GENERIC_UNIX_KEYCHAIN: 'true'
  });
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  await writeFile(join(home, 'server.key'), privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  const certificate = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  org = await openTestOrg({ apps: [{ consumerKey, certificate }] });
  const core = await import('@salesforce/core');
  const authInfo = await core.AuthInfo.create({
    username: 'admin@headroom.local',
    oauth2Options: { clientId: consumerKey, loginUrl: org.url, privateKeyFile: join(home, 'server.key') }
  });
  connection = await core.Connection.create({ authInfo });
});
afterAll(async () => {
  await org.remove();
  await rm(home, { recursive: true, force: true });
  process.env = before;
});

it('signs @salesforce/core in by JWT, which negotiates the newest version', async () => {
  expect(connection.getApiVersion()).toBe('66.0');
  expect(connection.accessToken).toMatch(/^00DLOCAL0.*!/);
  expect((await connection.identity()).username).toBe('admin@headroom.local');
});

it('serves query, autoFetch, upsert, collections, describe and limits to a Connection of @salesforce/core', async () => {
  const rows = Array.from({ length: 200 }, (_, at) => ({ LastName: `Core ${at}` }));
  const saved = await connection.sobject('Contact').create(rows);
  expect(saved.every((result) => result.success)).toBe(true);
  for (let round = 0; round < 11; round++) await connection.sobject('Contact').create(rows);
  const all = await connection.autoFetchQuery("SELECT Id, Name FROM Contact WHERE LastName LIKE 'Core %'", {
    autoFetch: true,
    maxFetch: 5000
  });
  expect(all.records).toHaveLength(2400);
  expect((await connection.describe('Contact')).fields.some((field) => field.name === 'EmailBouncedDate')).toBe(true);
  expect(await connection.limits()).toHaveProperty('DataStorageMB');
});

it('ingests through the Bulk 2.0 client of @salesforce/core', async () => {
  const input = Array.from({ length: 50 }, (_, at) => ({ Name: `Core bulk ${at}` }));
  const results = await connection.bulk2.loadAndWaitForResults({ object: 'Account', operation: 'insert', input, pollInterval: 50 });
  expect(results.successfulResults).toHaveLength(50);
});
