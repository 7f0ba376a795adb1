import { execFile } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ScriptedOrg, orgId } from '../unit/org/scriptedOrg.ts';
import type { Answer } from '../unit/org/scriptedOrg.ts';

const root = join(import.meta.dirname, '..', '..');

/** Stands in every secret of these tests, so that one search finds any of them. */
const mark = 'C4N4RY';
const accessToken = `${orgId}!${mark}.first`;
const otherToken = `${orgId}!${mark}.second`;
const clientSecret = `${mark}0123456789`;
const refreshToken = `5Aep861${mark}${'x'.repeat(24)}`;
const jsonWebToken = `eyJhbGciOiJSUzI1NiJ9.${mark}.${mark}`;

/** Words of an org that repeats everything it was ever told. */
const told = [
  `token ${accessToken}`,
  `refresh ${refreshToken}`,
  `assertion=${jsonWebToken}`,
  `Authorization: Bearer ${otherToken}`,
  `client_secret=${clientSecret}`,
  `secret ${clientSecret}`,
  `https://x.my.salesforce.com/secur/frontdoor.jsp?sid=${mark}`,
  `{"access_token":"${mark}"}`
].join(' | ');
/** All but the client's own secret, which nobody but the token address is sent. */
const toldInData = told.replace(` | secret ${clientSecret}`, '');

let org: ScriptedOrg;
let folder: string;

beforeEach(async () => {
  org = new ScriptedOrg();
  await org.start();
  folder = await mkdtemp(join(tmpdir(), 'headroom-secrets-'));
  await mkdir(join(folder, 'home'));
});
afterEach(async () => {
  await org.stop();
  await rm(folder, { recursive: true, force: true });
});

type Finished = { readonly code: number; readonly output: string };

/** Runs a command to its end, signed in by secret, as a service would be. */
async function run(words: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Finished> {
  const given = {
    PATH: process.env['PATH'] ?? '',
    HOME: join(folder, 'home'),
    HEADROOM_DATA_FOLDER: join(folder, 'data'),
    HEADROOM_LOGIN_URL: org.url,
    HEADROOM_CLIENT_ID: 'client',
    HEADROOM_CLIENT_SECRET: clientSecret,
    ...env
  };
  return new Promise((resolve) => {
    execFile('node', ['bin/run.js', 'headroom', ...words], { cwd: root, env: given }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, output: stdout + stderr })
    );
  });
}

/** Text of all files that the runs left. */
async function left(): Promise<string> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const texts = files
    .filter((file) => file.isFile() && file.name !== 'server.key')
    .map((file) => readFile(join(file.parentPath, file.name), 'latin1'));
  return (await Promise.all(texts)).join('\n');
}

const tokenReply = (token: string): Answer => ({ json: { access_token: token, instance_url: org.url, refresh_token: refreshToken } });

describe('no secret leaves the process', () => {
  it.each([[[]], [['--json']]])('when the org refuses the sign-in and repeats it %j', async (flags) => {
    org.on('POST /services/oauth2/token', { status: 400, json: { error: 'invalid_grant', error_description: told } });
    const { code, output } = await run(['sync', ...flags]);
    expect([code, output.includes(mark)]).toEqual([1, false]);
    expect(output).toContain('[access token]');
    expect(await left()).not.toContain(mark);
  });

  it.each([
    ['sync', []],
    ['sync', ['--json']],
    ['sync', ['--dry-run']],
    ['doctor', []],
    ['doctor', ['--json']]
  ])('when the org refuses what %s %j asks for and repeats what it was told', async (command, flags) => {
    org.on('POST /services/oauth2/token', tokenReply(accessToken));
    const refusal = { status: 400, json: [{ errorCode: 'MALFORMED_QUERY', message: toldInData }] };
    org.on('POST /composite', (asked) => (asked.body.includes('Organization') ? undefined : refusal));
    org.on('GET /query', (asked) => (asked.query.get('q')?.includes('Organization') === true ? undefined : refusal));
    const { code, output } = await run([command, ...flags]);
    expect([code, output.includes(mark)]).toEqual([1, false]);
    expect(output).toContain('[access token]');
    expect(await left()).not.toContain(mark);
  });

  it('when the session dies, the renewal is refused and a page of HTML shows both', async () => {
    org.on('POST /services/oauth2/token', tokenReply(accessToken), { status: 400, text: `<html><body>${told}</body></html>` });
    org.on('POST /composite', { status: 401, json: [{ errorCode: 'INVALID_SESSION_ID', message: toldInData }] });
    const { code, output } = await run(['sync']);
    expect([code, output.includes(mark)]).toEqual([1, false]);
    expect(await left()).not.toContain(mark);
  });

  it('when a key file does not fit, or is no key', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const pem = String(privateKey.export({ type: 'pkcs8', format: 'pem' }));
    const keyFile = join(folder, 'server.key');
    org.on('POST /services/oauth2/token', (asked) => ({
      status: 400,
      json: { error: 'invalid_grant', error_description: `no ${asked.body}` }
    }));
    for (const [text, body] of [
      [pem, pem.split('\n')[1] ?? ''],
      [`-----BEGIN PRIVATE KEY-----\n${mark}\n-----END PRIVATE KEY-----\n`, mark]
    ] as const) {
      await writeFile(keyFile, text, { mode: 0o600 });
      const env = { HEADROOM_USERNAME: 'sync@acme.example', HEADROOM_KEY_FILE: keyFile, HEADROOM_CLIENT_SECRET: '' };
      const { code, output } = await run(['sync'], env);
      expect([code, output.includes(body)]).toEqual([1, false]);
      const assertion = new URLSearchParams(org.asked.at(-1)?.body).get('assertion');
      if (assertion !== null) expect(output).not.toContain(assertion.slice(0, 60));
    }
  });
});
