import { execFile, execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runDemo } from '../../src/demo/replay.ts';
import { connectOrg } from '../../src/org/connect.ts';
import { openTestOrg, type TestOrg } from '../localOrg/testOrg.ts';
import { patternOf, screens } from '../metadata/adminDocument.ts';
import { openCli, type Finished, type SalesforceCli } from './salesforceCli.ts';

/*
 * docs/ADMIN.md, step by step, with the real CLI: each test is a step, and each screen of the document is looked for in
 * what the step printed. The plugin is the package as npm packs it, linked; nothing is fetched.
 */
const root = join(import.meta.dirname, '..', '..');
const consumerKey = 'headroom-sync';
const syncUser = 'headroom@acme.example';
const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });

let org: TestOrg;
let cli: SalesforceCli;
let packageFolder = '';
let keyFile = '';

/** The package as it would be published: built, packed, unpacked, with the packages that it needs beside it. */
async function packedPackage(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'headroom-package-'));
  const run = promisify(execFile);
  await run(process.execPath, ['scripts/build.ts', '--no-check'], { cwd: root });
  const { stdout } = await run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], { cwd: root });
  const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
  execFileSync('tar', ['xzf', join(folder, filename), '-C', folder]);
  await symlink(join(root, 'node_modules'), join(folder, 'package', 'node_modules'));
  return folder;
}

/** Every line of a screen of the document stands in what was printed. */
function expectScreen(name: string, { stdout, stderr }: Finished): void {
  const printed = `${stdout}\n${stderr}`.split('\n').map((line) => line.trim());
  for (const line of screens.get(name) ?? []) {
    const pattern = patternOf(line.trim());
    if (!printed.some((each) => pattern.test(each)))
      throw new Error(`The screen ${name} shows "${line}", but what came was\n${stdout}\n${stderr}`);
  }
}

/** Runs a step that has to succeed, and compares it with its screen. */
async function step(screen: string, words: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Finished> {
  const done = await cli.run(words, { env });
  if (done.code !== 0) throw new Error(`sf ${words.join(' ')} ended with ${done.code}\n${done.stdout}\n${done.stderr}`);
  expectScreen(screen, done);
  return done;
}

async function liveThroughTheDemo(): Promise<void> {
  const client = await connectOrg({ signIn: { kind: 'token', instanceUrl: org.url, accessToken: org.accessToken } });
  await runDemo({ client, setClock: org.setClock, seed: 1, accounts: 5, endDate: '2026-11-20' });
}

beforeAll(async () => {
  const certificate = keys.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  [org, cli, packageFolder] = await Promise.all([
    openTestOrg({ apps: [{ consumerKey, certificate }] }),
    openCli('processes'),
    packedPackage()
  ]);
  for (const path of ['force-app', 'starter', 'translations', 'external-client-app', 'sfdx-project.json', '.forceignore'])
    await cli.copy(path);
  keyFile = await cli.write('headroom.key', keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
});

afterAll(async () => {
  await cli.remove();
  await org.remove();
  await rm(packageFolder, { recursive: true, force: true });
});

describe('the path of the admin', () => {
  it('1: sf plugins link links the package', async () => {
    await step('link', ['plugins', 'link', join(packageFolder, 'package'), '--no-install']);
  });

  it('2: sf org login signs the admin in', async () => {
    const words = ['org', 'login', 'access-token', '--instance-url', org.url, '--no-prompt', '--alias', 'production'];
    await step('login', words, { SF_ACCESS_TOKEN: org.accessToken });
  });

  it('3: sf headroom doctor --before-install finds no name taken', async () => {
    await step('beforeInstall', ['headroom', 'doctor', '--before-install', '--target-org', 'production']);
  });

  it('4: sf project deploy start deploys force-app without a warning', async () => {
    const words = ['project', 'deploy', 'start', '--source-dir', 'force-app', '--target-org', 'production'];
    const { stdout, stderr } = await step('deploy', words);
    const warnings = `${stdout}\n${stderr}`.split('\n').filter((line) => /Warning|returned from org, but not found/.test(line));
    expect(warnings.filter((line) => !line.includes('sf-headroom is a linked ESM module'))).toEqual([]);
  });

  it('4: after the deploy the same look says that Headroom is installed', async () => {
    const { code, stdout } = await cli.run(['headroom', 'doctor', '--before-install', '--target-org', 'production']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^note {4}Headroom is installed here: (\d+) of \1 names are there\./m);
  });

  it('5: sf org assign permset gives the admin the set of the service', async () => {
    await step('assign', ['org', 'assign', 'permset', '--name', 'Headroom_Integration', '--target-org', 'production']);
  });

  it('6: sf headroom setup --dry-run asks and deploys nothing', async () => {
    await step('setupDryRun', ['headroom', 'setup', '--dry-run', '--target-org', 'production']);
    expect(await org.query('SELECT Id FROM Headroom_Health_Setting__mdt')).toEqual([]);
  });

  it('6: sf headroom setup deploys the settings with the answers', async () => {
    await liveThroughTheDemo();
    const answers = ['--customers', 'type-or-contract', '--success-manager', 'team:Customer Success Manager'];
    const more = ['--contract-value', 'contract', '--product-lines', 'all'];
    await step('setup', ['headroom', 'setup', ...answers, ...more, '--target-org', 'production']);
    expect(await org.query('SELECT Id FROM Headroom_Health_Setting__mdt')).toHaveLength(1);
  });

  it('7: the integration user is refused every permission on objects before the licence', async () => {
    const [profile] = await org.query("SELECT Id FROM Profile WHERE Name = 'Minimum Access - API Only Integrations'");
    const who = `Username=${syncUser} Email=${syncUser} LastName=Headroom Alias=headroom ProfileId=${profile.Id}`;
    const where = 'TimeZoneSidKey=Europe/Berlin LocaleSidKey=en_US EmailEncodingKey=UTF-8 LanguageLocaleKey=en_US';
    await cli.result(['data', 'create', 'record', '--sobject', 'User', '--values', `${who} ${where}`, '--target-org', 'production']);
    const words = ['org', 'assign', 'permset', '--name', 'Headroom_Integration', '--on-behalf-of', syncUser, '--target-org', 'production'];
    const { code, stdout } = await cli.run(words);
    expect(code).toBe(1);
    expect(stdout).toContain("The user license doesn't allow the permission: Read");
  });

  it('7: sf org assign permsetlicense gives the permission set licence', async () => {
    const words = ['org', 'assign', 'permsetlicense', '--name', 'SalesforceAPIIntegrationPsl', '--on-behalf-of', syncUser];
    await step('licence', [...words, '--target-org', 'production']);
  });

  it('7: sf headroom permissions write makes Headroom_Sources, which deploys and is assigned', async () => {
    await step('permissions', ['headroom', 'permissions', 'write', '--target-org', 'production']);
    await step('deploy', ['project', 'deploy', 'start', '--source-dir', 'headroom-sources', '--target-org', 'production']);
    const sets = ['--name', 'Headroom_Integration', '--name', 'Headroom_Sources'];
    await step('assign', ['org', 'assign', 'permset', ...sets, '--on-behalf-of', syncUser, '--target-org', 'production']);
  });

  it('8: sf project deploy start reads the External Client App whole; this org alone cannot hold it', async () => {
    const deploy = (app: string): Promise<Finished> =>
      cli.run(['project', 'deploy', 'start', '--source-dir', `external-client-app/${app}`, '--target-org', 'production', '--json']);
    for (const { code, stdout } of await Promise.all(['jwt', 'client-credentials'].map(deploy))) {
      const { result } = JSON.parse(stdout) as { result: { details: { componentFailures: { componentType: string; problem: string }[] } } };
      expect(code).toBe(1);
      for (const { problem } of result.details.componentFailures) expect(problem).toContain('The local org cannot hold components of type');
    }
  });

  it('9: sf org login jwt signs the integration user in', async () => {
    const words = ['org', 'login', 'jwt', '--username', syncUser, '--jwt-key-file', keyFile, '--client-id', consumerKey];
    await step('jwt', [...words, '--instance-url', org.url, '--alias', 'integration']);
  });

  it('10: sf headroom doctor has no problem as the integration user', async () => {
    await step('doctor', ['headroom', 'doctor', '--target-org', 'integration']);
  });

  it('11: sf headroom sync --dry-run says what would be written and writes nothing', async () => {
    await step('dryRun', ['headroom', 'sync', '--dry-run', '--target-org', 'integration']);
    expect(await org.query('SELECT Id FROM Headroom_Scorecard_Result__c')).toEqual([]);
    expect(await org.query('SELECT Id FROM Headroom_Health_Run__c')).toEqual([]);
  });

  it('12: sf headroom sync scores the accounts, and a second one changes nothing', async () => {
    const words = ['headroom', 'sync', '--target-org', 'integration'];
    // Two years of weeks take longer than all other steps, and nobody looks at them here.
    const env = { HEADROOM_HISTORY_WEEKS: '4' };
    const { stdout } = await step('sync', words, env);
    const [, accounts] = /^synced (\d+) accounts, (\d+) scorecard results/m.exec(stdout) ?? [];
    expect(Number(accounts)).toBeGreaterThan(0);
    expect(await org.query('SELECT Id FROM Headroom_Scorecard_Result__c')).toHaveLength(Number(accounts) * 7);
    const again = await cli.run(words, { env });
    expect(again.code).toBe(0);
    expect(again.stdout).toContain("Nothing changed: 0 records other than the run's own were written.");
  });

  it('afterwards: sf headroom uninstall --dry-run says what would go, and without it refuses', async () => {
    await step('uninstall', ['headroom', 'uninstall', '--dry-run', '--target-org', 'production']);
    const { code, stderr } = await cli.run(['headroom', 'uninstall', '--target-org', 'production']);
    expect(code).toBe(1);
    expect(stderr).toContain('Uninstalling is not done by this command');
  });

  it('afterwards: the manifest of the deletion deploys once nobody holds a permission set, and nothing is left', async () => {
    const held = await org.query("SELECT Id FROM PermissionSetAssignment WHERE PermissionSet.Name LIKE 'Headroom\\_%'");
    const ids = held.map(({ Id }) => Id as string).join(',');
    expect((await org.call('DELETE', `/composite/sobjects?allOrNone=true&ids=${ids}`)).status).toBe(200);
    const words = ['--output-folder', 'headroom-uninstall', '--target-org', 'production'];
    expect((await cli.run(['headroom', 'uninstall', '--dry-run', ...words])).code).toBe(0);
    await step('gone', ['project', 'deploy', 'start', '--metadata-dir', 'headroom-uninstall', '--target-org', 'production']);
    const { stdout } = await cli.run(['headroom', 'uninstall', '--dry-run', '--target-org', 'production']);
    expect(stdout.trim()).toBe('Nothing of Headroom is in this org.');
  });

  it('contacts this machine alone', async () => {
    const targets = (await cli.connections()).filter((line) => /^(connect|lookup|datagram) /.test(line)).map((line) => line.split(' ')[1]);
    expect([...new Set(targets)].filter((target) => !['localhost', '127.0.0.1', '::1'].includes(target ?? ''))).toEqual([]);
  });
});

describe('the package that is published', () => {
  it('holds what the commands read at run time', async () => {
    const { files } = JSON.parse(await readFile(join(packageFolder, 'package', 'package.json'), 'utf8')) as { files: string[] };
    expect(files).toEqual(expect.arrayContaining(['lib', 'messages', 'force-app', 'starter', 'translations', 'sfdx-project.json']));
  });

  it('lists its commands, so that no call of sf loads them to ask what they are', async () => {
    const { commands } = JSON.parse(await readFile(join(packageFolder, 'package', 'oclif.manifest.json'), 'utf8')) as { commands: object };
    const files = await readdir(join(packageFolder, 'package', 'lib', 'commands', 'headroom'), { recursive: true });
    const ids = files.filter((file) => file.endsWith('.js')).map((file) => `headroom:${file.replace('.js', '').replaceAll(sep, ':')}`);
    expect(ids).not.toEqual([]);
    expect(Object.keys(commands).toSorted()).toEqual(ids.toSorted());
  });
});
