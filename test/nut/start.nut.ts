import { cpSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataFolder, localOrgFile, runProgram, type Finished } from './headroom.ts';

const start = ['scripts/start.mjs'];
const closing = /^synced (\d+) accounts, (\d+) scorecard results, (\d+) whitespace cells written, \d+ API calls, \d+\.\d s$/;

function closingOf({ stdout }: Finished): readonly number[] {
  return (closing.exec(stdout.trimEnd().split('\n').at(-1) ?? '') ?? []).slice(1).map(Number);
}

describe('npm start', () => {
  const home = mkdtempSync(join(tmpdir(), 'headroom-start-'));
  // Two years of weeks take their time, and no test here looks at them.
  const env = { HOME: home, HEADROOM_DATA_FOLDER: join(home, 'data'), HEADROOM_HISTORY_WEEKS: '4' };
  const once = (...words: readonly string[]): Promise<Finished> => runProgram([...start, '--once', '--accounts', '5', ...words], env);
  let first: Finished;
  let second: Finished;

  beforeAll(async () => {
    // Base components are built once for all folders of a test run.
    cpSync(join(dataFolder(), 'cache', 'page'), join(home, 'data', 'cache', 'page'), { recursive: true });
    first = await once();
    second = await once();
  }, 600_000);

  afterAll(() => rmSync(home, { recursive: true, force: true }));

  // test/unit/scripts/startOptions.test.ts has the other options.
  it('refuses a wrong option with one sentence and exit code 1', async () => {
    const never = { ...env, HEADROOM_DATA_FOLDER: join(home, 'never') };
    const { code, stdout, stderr } = await runProgram([...start, '--port', 'http'], never);
    const sentence = '--port http is not a whole number from 0 to 65535.';
    expect({ code, stdout, stderr: stderr.trim() }).toEqual({ code: 1, stdout: '', stderr: sentence });
  });

  it('with --once ends by itself with the times of the stages and one closing line', () => {
    expect(first.code).toBe(0);
    for (const stage of ['set-up', 'local org', 'demo company', 'sync', 'page'])
      expect(first.stdout).toMatch(new RegExp(`^${stage} +\\d+\\.\\d s`, 'm'));
    const [accounts = 0, results = 0, cells = 0] = closingOf(first);
    expect(accounts).toBeGreaterThan(0);
    expect(results).toBe(accounts * 7);
    expect(cells).toBeGreaterThan(0);
  });

  it('goes on with what a stopped org holds: the second start writes nothing', () => {
    expect(second.code).toBe(0);
    const [accounts = NaN, ...written] = closingOf(second);
    expect(written).toEqual([0, 0]);
    // Only whom a task of the first run touches is looked at again.
    expect(accounts).toBeLessThan(closingOf(first)[0] ?? NaN);
  });

  it('does not mix two demos in one folder', async () => {
    const { code, stderr } = await once('--seed', '2');
    expect(code).toBe(1);
    expect(stderr).toContain('holds a demo of 5 accounts (seed 1');
    expect(stderr).toContain('headroom org local reset');
  });

  it('keeps the address of the running org in a file that only its owner can read', async () => {
    const file = join(dataFolder(), 'local-org.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(Object.keys(JSON.parse(readFileSync(file, 'utf8')) as object).toSorted()).toEqual([
      'accessToken',
      'instanceUrl',
      'orgId',
      'pageUrl',
      'username'
    ]);
    const { instanceUrl, accessToken, orgId, username, pageUrl } = localOrgFile();
    expect(orgId).toMatch(/^00DLOCAL0/);
    // As Salesforce's own tokens do, it begins with the org's id of 15 characters.
    expect(accessToken.split('!')[0]).toBe(orgId.slice(0, 15));
    expect(username).toBe('admin@headroom.local');
    const headers = { authorization: `Bearer ${accessToken}` };
    expect((await fetch(`${instanceUrl}/services/oauth2/userinfo`, { headers })).status).toBe(200);
    const opened = await fetch(pageUrl, { redirect: 'manual' });
    expect([opened.status, opened.headers.get('set-cookie')]).toEqual([302, expect.stringContaining('HttpOnly; SameSite=Strict')]);
  });
});
