import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { localConsumerKey, localOrgPaths } from '../../src/commands/localOrgFolder.ts';
import { integrationUsername } from '../../src/localOrg/seed/createOrg.ts';
import { openCompany, type Company } from '../reliability/openCompany.ts';

const root = join(import.meta.dirname, '..', '..');

/** A command as a process of its own: what it prints, its exit code, and a way to stop it. */
type Started = { readonly ended: Promise<{ readonly code: number | null; readonly output: string }>; stop(signal: NodeJS.Signals): void };

let company: Company;
let home: string;
beforeAll(async () => {
  company = await openCompany();
  home = await mkdtemp(join(tmpdir(), 'headroom-exit-'));
});
afterEach(() => company.noFaults());
afterAll(async () => {
  await company.remove();
  await rm(home, { recursive: true, force: true });
});

function start(...words: readonly string[]): Started {
  const child = spawn('node', ['bin/run.js', 'headroom', ...words], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: home,
      SF_DISABLE_TELEMETRY: 'true',
      HEADROOM_DATA_FOLDER: company.dataFolder,
      HEADROOM_HISTORY_WEEKS: '2',
      HEADROOM_LOGIN_URL: company.org.url,
      HEADROOM_CLIENT_ID: localConsumerKey,
      HEADROOM_USERNAME: integrationUsername,
      HEADROOM_KEY_FILE: localOrgPaths(dirname(company.dataFolder)).keyFile
    }
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<{ readonly code: number | null; readonly output: string }>((resolve) =>
    child.once('close', (code) => resolve({ code, output }))
  );
  return { ended, stop: (signal) => void child.kill(signal) };
}

const run = (...words: readonly string[]): Started['ended'] => start(...words).ended;

/** Waits until a fault has happened: the process stands in that request. */
async function fired(): Promise<void> {
  for (;;) {
    const { body } = await company.org.call('GET', '/services/headroom-local/faults');
    if (JSON.stringify(body).includes('"fired":1')) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The codes that docs/ADMIN.md promises, of the program as people start it. */
describe('a process ends', () => {
  it('with 0 where a sync is done and where verify finds copy and org equal', async () => {
    expect(await run('sync')).toMatchObject({ code: 0 });
    expect(await run('verify')).toMatchObject({ code: 0, output: expect.stringContaining('Equal: ') as unknown });
  });

  it('with 1 where it failed, with the error and its cure', async () => {
    const { code, output } = await run('explain', '--account', 'Nobody Ltd');
    expect([code, output]).toEqual([1, expect.stringContaining('E-ACCOUNT-NOT-FOUND')]);
  });

  it('with 68 where the org refused some records, and with 0 the next day, when it takes them', async () => {
    const [account] = await company.org.query("SELECT Id FROM Account WHERE Name = 'Cedar Foods'");
    for (const Subject of ['One', 'Two', 'Three'])
      await company.org.create('Case', {
        AccountId: account.Id,
        Subject,
        Priority: 'High',
        Type: 'Problem',
        Status: 'New',
        Origin: 'Email'
      });
    await company.pass(400);
    await company.fault('trigger_fails', { object: 'Headroom_Scorecard_Result__c', times: 'always', trigger: 'ResultTrigger' });
    const refused = await run('sync');
    expect([refused.code, refused.output]).toEqual([68, expect.stringContaining('ResultTrigger')]);
    await company.noFaults();
    await company.pass(86_400);
    expect(await run('sync')).toMatchObject({ code: 0 });
  });

  it('with 68 where verify finds differences', async () => {
    const [{ Id }] = await company.org.query('SELECT Id FROM Headroom_Scorecard_Result__c ORDER BY Key__c LIMIT 1');
    await company.org.call('PATCH', `/sobjects/Headroom_Scorecard_Result__c/${Id}`, { Title__c: 'All is well' });
    const { code, output } = await run('verify');
    expect([code, output]).toEqual([68, expect.stringContaining(Id)]);
  });

  it('with 69 where the calls of the day are used up', async () => {
    await company.fault('daily_limit', { remaining: 50 });
    expect(await run('sync')).toMatchObject({ code: 69 });
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143]
  ] as const)('by %s with %i, and the next sync goes on', async (signal, code) => {
    await company.fault('half_open', { method: 'POST', path: '/composite' });
    const held = start('sync');
    await fired();
    held.stop(signal);
    expect(await held.ended).toMatchObject({ code });
    await company.noFaults();
    expect(await run('sync')).toMatchObject({ code: 0 });
  });
});
