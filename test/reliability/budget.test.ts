import { execFile } from 'node:child_process';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localConsumerKey, localOrgPaths } from '../../src/commands/localOrgFolder.ts';
import { integrationUsername } from '../../src/localOrg/seed/createOrg.ts';
import type { LoggedRequest } from '../../src/localOrg/http/requestLog.ts';
import { freshToken } from '../../src/org/connect.ts';
import type { OrgClient } from '../../src/org/orgClient.ts';
import { openCompany, type Company } from './openCompany.ts';
import { callsOf, newestRequest, requestsSince } from './requestsAsked.ts';
import { covers } from './rows.ts';

let company: Company;
let dataFolder: string;

beforeEach(async () => {
  company = await openCompany();
  dataFolder = await mkdtemp(join(tmpdir(), 'headroom-budget-'));
});
afterEach(async () => {
  await company.remove();
  await rm(dataFolder, { recursive: true, force: true });
});

/** A day of the company's org has 100,000 calls, and its settings let a sync go up to 80% of them. */
const reserve = 20_000;

/** Rows read of each object by queries and Bulk results. */
function rowsRead(requests: readonly LoggedRequest[]): ReadonlyMap<string, number> {
  const rows = new Map<string, number>();
  for (const { object, path, rows: read = 0 } of requests) {
    if (object !== undefined && /\/query(All)?[/?]|\/results/.test(path)) rows.set(object, (rows.get(object) ?? 0) + read);
  }
  return rows;
}

describe('a budget that is used up in the middle of a pull', () => {
  it('pauses the run at its share, and the next run goes on from its place', async () => {
    covers([26]);
    const start = await newestRequest(company);
    await company.fault('daily_limit', { remaining: reserve + 24 });
    const paused = await company.sync({ dataFolder });
    const first = await requestsSince(company, start);
    expect(paused).toMatchObject({
      status: 'paused',
      writtenTotal: 0,
      paused: { values: [expect.any(String), '100000', 'everybody in the last 24 hours', '80000'], waiting: 0 }
    });
    expect(callsOf(first)).toBeLessThanOrEqual(24);
    expect(callsOf(first)).toBeGreaterThan(18);

    const runs = await company.org.query('SELECT Status__c, Error__c FROM Headroom_Health_Run__c ORDER BY Started_At__c DESC LIMIT 1');
    expect(runs).toMatchObject([{ Status__c: 'Paused', Error__c: 'ApiBudgetReached' }]);

    await company.noFaults();
    const second = await newestRequest(company);
    expect(await company.sync({ dataFolder })).toMatchObject({ status: 'done' });
    const again = rowsRead(await requestsSince(company, second));
    const before = [...rowsRead(first)].filter(([object, rows]) => rows > 0 && !object.endsWith('__mdt'));
    // The organization and settings are read in every run; of all else only what was not there yet.
    const twice = before.filter(([object]) => object !== 'Organization' && (again.get(object) ?? 0) > 0).map(([object]) => object);
    expect(twice.length).toBeLessThanOrEqual(1);
    expect(await company.sync({ dataFolder })).toMatchObject({ status: 'done', writtenTotal: 0 });
  });
});

/** A way to the org on which nothing is left of what its replies say of its calls, as a gateway may do it. */
async function silentWay(to: string): Promise<{ readonly url: string; close(): void }> {
  // Longer than clients keep a connection for their next request, so that it does not end in their hands.
  const gateway = createServer({ keepAliveTimeout: 65_000 }, (incoming, reply) => {
    const headers = { ...incoming.headers, host: new URL(to).host };
    const onward = request(to + (incoming.url ?? ''), { method: incoming.method, headers }, (answer) => {
      const told = Object.fromEntries(Object.entries(answer.headers).filter(([name]) => name !== 'sforce-limit-info'));
      reply.writeHead(answer.statusCode ?? 500, told);
      answer.pipe(reply);
    });
    incoming.pipe(onward);
  });
  await new Promise<void>((listening) => gateway.listen(0, '127.0.0.1', listening));
  return { url: `http://127.0.0.1:${(gateway.address() as AddressInfo).port}`, close: () => gateway.close() };
}

describe('a budget of which no reply says anything', () => {
  it('is asked for, and pauses the run at its share', async () => {
    covers([26]);
    const { keyFile } = localOrgPaths(dirname(company.dataFolder));
    const signIn = { kind: 'jwt', loginUrl: company.org.url, clientId: localConsumerKey, username: integrationUsername, keyFile } as const;
    const way = await silentWay(company.org.url);
    try {
      const client = await company.client({ signIn: { kind: 'token', instanceUrl: way.url, accessToken: await freshToken(signIn) } });
      await company.fault('daily_limit', { remaining: reserve + 24 });
      const start = await newestRequest(company);
      expect(await company.sync({ dataFolder, client })).toMatchObject({ status: 'paused', writtenTotal: 0 });
      expect(callsOf(await requestsSince(company, start))).toBeLessThanOrEqual(24);
    } finally {
      way.close();
    }
  });
});

describe('a budget that others have used up', () => {
  it('pauses the run before it has asked for anything but the settings', async () => {
    covers([26]);
    await company.fault('daily_limit', { remaining: 50 });
    const start = await newestRequest(company);
    const paused = await company.sync();
    expect(paused).toMatchObject({ status: 'paused', writtenTotal: 0 });
    expect(callsOf(await requestsSince(company, start))).toBeLessThanOrEqual(5);
    await company.noFaults();
    expect(await company.sync()).toMatchObject({ status: 'done', writtenTotal: 0 });
  });

  it('but for those that are held back for its record pauses the run, which says so in the org', async () => {
    covers([26]);
    const client = await company.client();
    // The settings take three or more of them, and the last three are held back.
    await company.fault('daily_limit', { remaining: reserve + 5 });
    expect(await company.sync({ client })).toMatchObject({ status: 'paused', writtenTotal: 0 });
    await company.noFaults();
    const runs = await company.org.query('SELECT Status__c, Error__c FROM Headroom_Health_Run__c ORDER BY Started_At__c DESC LIMIT 1');
    expect(runs).toMatchObject([{ Status__c: 'Paused', Error__c: 'ApiBudgetReached' }]);
  });

  it('pauses the run where the org itself refuses further calls', async () => {
    covers([26]);
    const client = await company.client();
    await company.fault('daily_limit', { remaining: 0 });
    const refused = await company.sync({ client });
    expect(refused).toMatchObject({ status: 'paused', writtenTotal: 0 });
    await company.noFaults();
    expect(await company.sync()).toMatchObject({ status: 'done', writtenTotal: 0 });
  });

  it('is noticed in the middle of a run, whoever makes the calls', async () => {
    covers([26]);
    await company.fault('daily_limit', { remaining: reserve + 500 });
    await company.fault('other_app_calls', { calls: 50 });
    const start = await newestRequest(company);
    expect(await company.sync({ dataFolder })).toMatchObject({ status: 'paused' });
    // Ten with those of others; the few that were under way when a reply told of them could not know.
    expect(callsOf(await requestsSince(company, start))).toBeLessThanOrEqual(16);
  });
});

describe('a budget that is used up while a run writes', () => {
  it('leaves what is not written in the outbox, and the next run writes it', async () => {
    covers([26]);
    const [account] = await company.org.query("SELECT Id FROM Account WHERE Name = 'Alder Print'");
    await company.org.create('Case', { AccountId: account.Id, Subject: 'Printer on fire', Priority: 'High', Type: 'Problem' });
    await company.pass(120);
    const client = await company.client();
    const saveRows: OrgClient['saveRows'] = async (request) => {
      await company.fault('daily_limit', { remaining: 0 });
      return client.saveRows(request);
    };
    const paused = await company.sync({ client: Object.create(client, { saveRows: { value: saveRows } }) as OrgClient });
    expect(paused).toMatchObject({ status: 'paused', writtenTotal: 0, paused: { waiting: expect.any(Number) as number } });
    expect(paused.paused?.waiting).toBeGreaterThan(0);

    await company.noFaults();
    const next = await company.sync();
    expect(next.status).toBe('done');
    expect(next.writtenTotal).toBeGreaterThanOrEqual(paused.paused?.waiting ?? Infinity);
    expect(await company.sync({ full: true })).toMatchObject({ status: 'done', writtenTotal: 0 });
  });
});

describe('a day with 50 calls left', () => {
  it('ends the command with exit code 69 and a sentence, and the next one with 0 when the budget returns', async () => {
    covers([26]);
    await company.fault('daily_limit', { remaining: 50 });
    const paused = await command();
    expect([paused.code, paused.output]).toEqual([69, expect.stringContaining('The run paused at its share of API calls: ')]);
    await company.noFaults();
    expect((await command()).code).toBe(0);
  });
});

/** `headroom sync` as a process, signed in as the service. */
async function command(): Promise<{ readonly code: number; readonly output: string }> {
  const folder = dirname(company.dataFolder);
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: dataFolder,
    HEADROOM_DATA_FOLDER: company.dataFolder,
    HEADROOM_HISTORY_WEEKS: '2',
    HEADROOM_LOGIN_URL: company.org.url,
    HEADROOM_CLIENT_ID: localConsumerKey,
    HEADROOM_USERNAME: integrationUsername,
    HEADROOM_KEY_FILE: localOrgPaths(folder).keyFile
  };
  const cwd = join(import.meta.dirname, '..', '..');
  return new Promise((resolve) => {
    execFile('node', ['bin/run.js', 'headroom', 'sync'], { cwd, env }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, output: stdout + stderr })
    );
  });
}
