import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { connection, localOrgFile, runProgram, type Finished } from './headroom.ts';

const root = join(import.meta.dirname, '..', '..');
const home = mkdtempSync(join(tmpdir(), 'headroom-deploy-'));
const project = join(home, 'project');
const ns = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
const header = '<?xml version="1.0" encoding="UTF-8"?>\n';

function write(path: string, text: string): void {
  const file = join(project, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

const field = (name: string, inside: string): string =>
  `${header}<CustomField ${ns}><fullName>${name}</fullName><label>${name.replace('__c', '')}</label>${inside}</CustomField>`;

/** A project that knows nothing of Headroom, and a folder with a component that no org takes. */
function writeProject(): void {
  write('sfdx-project.json', '{"packageDirectories":[{"path":"force-app","default":true}],"sourceApiVersion":"66.0"}');
  write('force-app/main/default/objects/Account/fields/Tier__c.field-meta.xml', field('Tier__c', '<type>Text</type><length>20</length>'));
  const object = '<label>Trip</label><pluralLabel>Trips</pluralLabel><nameField><label>Name</label><type>Text</type></nameField>';
  write(
    'force-app/main/default/objects/Trip__c/Trip__c.object-meta.xml',
    `${header}<CustomObject ${ns}><deploymentStatus>Deployed</deploymentStatus>${object}<sharingModel>ReadWrite</sharingModel></CustomObject>`
  );
  const lookup = '<type>Lookup</type><referenceTo>Nowhere__c</referenceTo><relationshipName>Places</relationshipName>';
  write('broken/main/default/objects/Account/fields/Place__c.field-meta.xml', field('Place__c', lookup));
  mkdirSync(join(project, 'nothing'));
}

const env = { HOME: home };
const started: ChildProcess[] = [];

/** Starts an org in the background and waits for its line. */
async function start(dataFolder: string, ...words: readonly string[]): Promise<string> {
  const child = spawn('node', ['bin/run.js', 'org', 'local', 'start', '--data-folder', dataFolder, ...words], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe']
  });
  started.push(child);
  let output = '';
  await new Promise<void>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      if (output.includes('Ctrl-C stops it.')) resolve();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('close', () => reject(new Error(`The org did not start:\n${output}`)));
  });
  return output;
}

async function stopAll(): Promise<void> {
  for (const child of started.splice(0)) {
    if (child.exitCode !== null) continue;
    const closed = new Promise((resolve) => child.once('close', resolve));
    child.kill('SIGINT');
    await closed;
  }
}

/** Runs the command to its end: where it fails by itself. */
const startToEnd = (dataFolder: string, ...words: readonly string[]): Promise<Finished> =>
  runProgram(['bin/run.js', 'headroom', 'org', 'local', 'start', '--data-folder', dataFolder, ...words], env);

describe('org local start', () => {
  beforeAll(writeProject);
  afterEach(stopAll);
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  it.each([
    ['a source folder', join(project, 'force-app')],
    ['a project', project]
  ])('--deploy brings %s of one’s own into the org, and nothing of Headroom', async (_, folder) => {
    const dataFolder = mkdtempSync(join(home, 'data-'));
    expect(await start(dataFolder, '--deploy', folder)).toContain(`Deployed 2 components of ${folder}.`);
    const org = connection(dataFolder);
    const { id } = await org.sobject('Trip__c').create({ Name: 'Lisbon' });
    expect(id).toMatch(/^a0/);
    expect((await org.sobject('Account').create({ Name: 'Acme', Tier__c: 'Gold' })).success).toBe(true);
    const { sobjects } = await org.describeGlobal();
    expect(sobjects.map(({ name }) => name).filter((name) => name.startsWith('Headroom_'))).toEqual([]);
  });

  it('--deploy lists what the org refuses as a deploy does, and does not stay', async () => {
    const dataFolder = mkdtempSync(join(home, 'data-'));
    const { code, stderr } = await startToEnd(dataFolder, '--deploy', join(project, 'force-app'), '--deploy', join(project, 'broken'));
    expect(code).toBe(1);
    expect(stderr).toContain('The org refused the deploy: 1 problems.');
    expect(stderr).toMatch(/CustomField Account\.Place__c \(objects\/Account\.object(:\d+)?\): .*Nowhere__c/);
    expect(existsSync(join(dataFolder, 'local-org.json'))).toBe(false);
    expect(existsSync(join(dataFolder, 'local-org.lock'))).toBe(false);
  });

  it('--deploy refuses folders without a component', async () => {
    const { code, stderr } = await startToEnd(mkdtempSync(join(home, 'data-')), '--deploy', join(project, 'nothing'));
    expect(code).toBe(1);
    expect(stderr).toContain(`There is no component to deploy in ${join(project, 'nothing')}.`);
  });

  it('--deploy and --bare exclude each other', async () => {
    const { code, stderr } = await startToEnd(mkdtempSync(join(home, 'data-')), '--deploy', join(project, 'force-app'), '--bare');
    expect(code).toBe(1);
    expect(stderr).toContain('E-FLAG-INVALID');
    expect(stderr).toContain('--bare');
  });

  it('--deploy refuses a folder that is not there', async () => {
    const { code, stderr } = await startToEnd(mkdtempSync(join(home, 'data-')), '--deploy', join(project, 'nowhere'));
    expect(code).not.toBe(0);
    expect(stderr).toContain('nowhere');
  });

  it('is refused a second time in the same folder from the first second on', async () => {
    const dataFolder = mkdtempSync(join(home, 'data-'));
    const ends = await Promise.all([
      start(dataFolder, '--bare').catch((error: Error) => error.message),
      start(dataFolder, '--bare').catch((error: Error) => error.message)
    ]);
    expect(ends.filter((output) => output.startsWith('Local org '))).toHaveLength(1);
    expect(ends.filter((output) => output.includes('is running'))).toHaveLength(1);
  });

  it('leaves the alias to another local org that runs, and says so', async () => {
    const [first, second] = [mkdtempSync(join(home, 'data-')), mkdtempSync(join(home, 'data-'))];
    expect(await start(first, '--bare')).toContain(', alias headroom-local.');
    const output = await start(second, '--bare');
    expect(output).toContain(`keeps the alias headroom-local for the local org at ${localOrgFile(first).instanceUrl}`);
    expect(output).toContain('no alias');
    const byAlias = await runProgram(['bin/run.js', 'headroom', 'doctor', '--before-install', '--target-org', 'headroom-local'], env);
    expect(byAlias.stdout).toContain(localOrgFile(first).orgId);
  });
});
