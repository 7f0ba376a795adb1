import { execFile } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { chmod, cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectOrg } from '../../src/org/connect.ts';
import { openBadOrg, refusalOf } from './badOrg.ts';
import type { BadOrg } from './badOrg.ts';
import { classesMadeIn } from './classes.ts';

const root = join(import.meta.dirname, '..', '..');

/** A class, the words and the environment of a command that make it, and what the error has to say. */
type BadCommand = {
  readonly id: number;
  /** Where this form of the class has another code than the list gives. */
  readonly code?: string;
  readonly words?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** A data folder that is not the org's, below the org's. */
  readonly dataFolder?: string;
  /** Flag, variable, file or address that is to blame. */
  readonly place: RegExp;
  readonly what: RegExp;
  readonly fix: RegExp;
};

const secret = { HEADROOM_CLIENT_ID: 'client', HEADROOM_CLIENT_SECRET: 'hush' };
const address = (id: number, loginUrl: string, what: RegExp): BadCommand => ({
  id,
  env: { ...secret, HEADROOM_LOGIN_URL: loginUrl },
  place: /HEADROOM_LOGIN_URL/,
  what,
  fix: /https address of the org's My Domain/
});
const version = (id: number, given: string, what: RegExp): BadCommand => ({
  id,
  words: ['sync', '--api-version', given],
  place: /--api-version or HEADROOM_API_VERSION/,
  what,
  fix: /such as 66\.0/
});
const key = (id: number, file: string, what: RegExp): BadCommand => ({
  id,
  env: {
    HEADROOM_LOGIN_URL: 'https://acme.my.salesforce.com',
    HEADROOM_CLIENT_ID: 'client',
    HEADROOM_USERNAME: 'sync@acme.example',
    HEADROOM_KEY_FILE: file
  },
  place: /HEADROOM_KEY_FILE/,
  what,
  fix: /chmod 600/
});

const cases: readonly BadCommand[] = [
  {
    id: 1,
    dataFolder: 'nothing',
    place: /nothing\/local-org\.json/,
    what: /No org was named/,
    fix: /--target-org <alias> or HEADROOM_ORG/
  },
  {
    id: 2,
    words: ['sync', '--target-org', 'nobody'],
    place: /--target-org or HEADROOM_ORG/,
    what: /knows no org "nobody"/,
    fix: /sf org login web/
  },
  { id: 2, env: { HEADROOM_ORG: 'nobody' }, place: /--target-org or HEADROOM_ORG/, what: /knows no org "nobody"/, fix: /sf org list/ },
  address(3, 'http://acme.my.salesforce.com', /acme\.my\.salesforce\.com .*it is not https/),
  address(4, 'https://acme.salesforce.com.evil.com', /it is no domain of Salesforce/),
  address(5, 'https://a.internal.b.com', /it is no domain of Salesforce/),
  address(6, 'https://me:pw@acme.my.salesforce.com', /carries a user name or password/),
  address(7, 'https://169.254.169.254', /it is no domain of Salesforce/),
  address(7, 'https://[fe80::1]', /it is no domain of Salesforce/),
  {
    id: 8,
    words: ['sync', '--org-id', '00D5g000001AbCdEAK'],
    place: /--org-id or HEADROOM_ORG_ID/,
    what: /00D5g000001AbCdEAK .*led to 00DLOCAL0/,
    fix: /--target-org/
  },
  {
    id: 9,
    env: { HEADROOM_ORG_ID: 'own id in small letters' },
    place: /--org-id or HEADROOM_ORG_ID/,
    what: /differ in letter case only/,
    fix: /correct the id/
  },
  version(10, '30', /versions from 60 to \d+/),
  version(11, '99', /versions from 60 to \d+/),
  version(12, 'v68', /no number such as 66\.0/),
  { id: 13, env: { HEADROOM_PASSWORD: 'hush' }, place: /HEADROOM_PASSWORD/, what: /never by a password/, fix: /unset it/ },
  { id: 13, code: 'E-FLAG-INVALID', words: ['sync', '--password', 'hush'], place: /--password/, what: /Nonexistent flag/, fix: /--help/ },
  key(14, '/nowhere/server.key', /it is not there/),
  key(15, 'open.key', /others may read it \(mode 644\)/),
  {
    id: 16,
    env: { HEADROOM_LOGIN_URL: 'https://acme.my.salesforce.com', HEADROOM_CLIENT_ID: '', HEADROOM_CLIENT_SECRET: 'hush' },
    place: /HEADROOM_CLIENT_ID/,
    what: /gives HEADROOM_LOGIN_URL, HEADROOM_CLIENT_SECRET, but not HEADROOM_CLIENT_ID/,
    fix: /set HEADROOM_LOGIN_URL, HEADROOM_CLIENT_ID/
  },
  {
    id: 42,
    words: ['backtest', '--on', '2099-01-01', '--days', '30'],
    place: /2099-01-01/,
    what: /Nobody can know yet who left/,
    fix: /earlier one for --on/
  },
  {
    id: 43,
    code: 'E-FLAG-INVALID',
    words: ['sync', '--history-weeks', '-1'],
    place: /--history-weeks/,
    what: /greater than or equal to 1 but received: -1/,
    fix: /--help/
  },
  {
    id: 45,
    words: ['sync', '--every', '30s'],
    place: /--every 30s/,
    what: /no interval from 1m to 24h/,
    fix: /--help/
  },
  {
    id: 75,
    dataFolder: 'full',
    place: /full\/store \(--data-folder or HEADROOM_DATA_FOLDER\)/,
    what: /cannot be used: EEXIST/,
    fix: /Name a folder that belongs to you/
  },
  {
    id: 83,
    code: 'E-FLAG-INVALID',
    words: ['sync', '--targt-org', 'x'],
    place: /--targt-org/,
    what: /Did you mean --target-org/,
    fix: /--help/
  },
  {
    id: 83,
    code: 'E-VARIABLE-UNKNOWN',
    env: { HEADROOM_ORGG: 'x' },
    place: /HEADROOM_ORGG/,
    what: /HEADROOM_ORG may be meant/,
    fix: /Correct its name/
  },
  {
    id: 84,
    code: 'E-FLAG-INVALID',
    env: { HEADROOM_HISTORY_WEEKS: 'many' },
    place: /from HEADROOM_HISTORY_WEEKS/,
    what: /Expected an integer but received: many/,
    fix: /--help/
  },
  {
    id: 90,
    dataFolder: 'real',
    place: /It stands in .*real\/local-org\.json/,
    what: /only a local org may run on this machine/,
    fix: /addresses of this machine are for local orgs only/
  }
];

type Ended = { readonly code: number; readonly stdout: string; readonly stderr: string };

describe('bad flags and variables of the list, given to the command', () => {
  let org: BadOrg;
  let home = '';
  beforeAll(async () => {
    org = await openBadOrg();
    home = join(org.dataFolder, 'home');
    await mkdir(home);
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    await writeFile(join(home, 'open.key'), privateKey.export({ type: 'pkcs8', format: 'pem' }));
    await chmod(join(home, 'open.key'), 0o644);
    const file = join(org.dataFolder, 'local-org.json');
    await mkdir(join(org.dataFolder, 'real'));
    await mkdir(join(org.dataFolder, 'full'));
    await cp(file, join(org.dataFolder, 'full', 'local-org.json'));
    await writeFile(join(org.dataFolder, 'full', 'store'), '');
    const real = { ...(JSON.parse(await readFile(file, 'utf8')) as object), accessToken: '00D5g000001AbCd!secret' };
    await writeFile(join(org.dataFolder, 'real', 'local-org.json'), JSON.stringify(real));
  }, 600_000);
  afterAll(() => org.close());

  /** The command as a process of a person who has no sign-in and no variable of ours. */
  function run({ words = ['sync'], env = {}, dataFolder = '' }: BadCommand): Promise<Ended> {
    const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('HEADROOM_') && !name.startsWith('SF_'));
    const own = {
      HOME: home,
      NO_COLOR: '1',
      FORCE_COLOR: '0',
      SF_DISABLE_TELEMETRY: 'true',
      HEADROOM_DATA_FOLDER: join(org.dataFolder, dataFolder)
    };
    const given = Object.fromEntries(Object.entries(env).map(([name, value]) => [name, madeOf(name, value)]));
    const options = { cwd: root, env: { ...Object.fromEntries(inherited), ...own, ...given } };
    return new Promise((resolve) => {
      execFile(process.execPath, ['bin/run.js', 'headroom', ...words], options, (error, stdout, stderr) =>
        resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr })
      );
    });
  }

  /** Values that are known once the org is there. */
  function madeOf(name: string, value: string): string {
    if (name === 'HEADROOM_ORG_ID') return org.client.identity.orgId.slice(0, 15).toLowerCase();
    return name === 'HEADROOM_KEY_FILE' && !value.startsWith('/') ? join(home, value) : value;
  }

  it.concurrent.each(cases)(
    '$id $words $env: ends with code, place, reason and fix, and nothing is written',
    async (bad) => {
      const before = await org.holdings();
      const { code, stdout, stderr } = await run(bad);
      const said = stderr.replace(/^.*(?:Warning|--trace-warnings).*$/gm, '').trim();
      const expected = bad.code ?? classesMadeIn('onCommandLine').get(bad.id)?.code ?? '';
      expect({ code, stdout }, said).toEqual({ code: 1, stdout: '' });
      const [sentence = '', cure = ''] = said.slice(said.indexOf('Error (')).split('Try this:');
      expect(sentence.startsWith(`Error (${expected}): `), said).toBe(true);
      expect(sentence).toMatch(bad.place);
      expect(sentence).toMatch(bad.what);
      expect(cure).toMatch(bad.fix);
      expect(sentence.trim().length).toBeLessThanOrEqual(300);
      expect(said).not.toMatch(/^\s+at /m);
      expect(said).not.toContain('hush');
      expect(await org.holdings()).toBe(before);
    },
    600_000
  );

  it('90: the token of a local org goes to no other host', async () => {
    const signIn = { kind: 'token', instanceUrl: 'https://acme.my.salesforce.com', accessToken: '00DLOCAL00000012HA!x' } as const;
    const { name, text, exitCode } = await refusalOf(() => connectOrg({ signIn }));
    expect({ name, exitCode }).toEqual({ name: 'ForbiddenHost', exitCode: 1 });
    expect(text).toMatch(/acme\.my\.salesforce\.com .* a local org runs on this machine only/);
  });

  it('are those that the list has for flags and the environment', () => {
    const own = cases.filter(({ code }) => code === undefined).map(({ id }) => id);
    expect([...new Set(own)]).toEqual([...classesMadeIn('onCommandLine').keys()]);
  });
});
