import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { toSfError } from '../../src/commands/headroomCommand.ts';
import type { SettingChange } from '../../src/demo/demoSettings.ts';
import { HealthError } from '../../src/domain/healthError.ts';
import { startLocalOrg } from '../../src/localOrg/startLocalOrg.ts';
import type { RunningLocalOrg } from '../../src/localOrg/startLocalOrg.ts';
import type { PackageFiles } from '../../src/metadata/model.ts';
import { zipPackage } from '../../src/metadata/packageZip.ts';
import { withValues } from '../../src/metadata/recordXml.ts';
import { packageFilesOf } from '../../src/metadata/sourceZip.ts';
import { readStarter, recordsZip } from '../../src/operations/setup/starterRecords.ts';
import { sync } from '../../src/operations/sync/sync.ts';
import { connectForDeploy } from '../../src/org/connect.ts';
import { deployZip } from '../../src/org/deployZip.ts';
import type { OrgClient } from '../../src/org/orgClient.ts';

const root = join(import.meta.dirname, '..', '..');

/** Parts of the package that settings and results live in; pages and components have nothing to do with them. */
const dataParts = /^(?:objects|customMetadata|globalValueSets)\//;

/** Objects that any run could write. */
const writable = [
  'Account',
  'Task',
  'Headroom_Account_Summary__c',
  'Headroom_Health_Run__c',
  'Headroom_Portfolio_Snapshot__c',
  'Headroom_Scorecard_Result__c',
  'Headroom_Settings_Version__c',
  'Headroom_Whitespace_Cell__c'
];

/** What a refused run said: the lines of its findings, and how the command would end. */
export type Refusal = { readonly name: string; readonly lines: readonly string[]; readonly text: string; readonly exitCode: number };

/** A local org with package, starter records, one customer and the results of one good run. */
export type BadOrg = {
  readonly org: RunningLocalOrg;
  readonly client: OrgClient;
  readonly dataFolder: string;
  /** Deploys changed starter records as an admin does. */
  readonly change: (changes: readonly SettingChange[]) => Promise<void>;
  /** Runs a sync that has to be refused. */
  readonly refused: () => Promise<Refusal>;
  /** Everything that a run could write, in the org and on the disk, as one text to compare. */
  readonly holdings: () => Promise<string>;
  readonly close: () => Promise<void>;
};

/** A file of the package as an admin has changed it. */
export type Altered = (path: string, text: string) => string;

/**
 * Starts the org in folders of its own and runs one good sync, so that there is something that could be written to.
 *
 * @param altered  the package as it stands in this org; then no run can be good, and none is tried
 */
export async function openBadOrg(altered?: Altered): Promise<BadOrg> {
  const folder = await mkdtemp(join(tmpdir(), 'headroom-bad-'));
  const dataFolder = join(folder, 'data');
  const org = await startLocalOrg({ folder: join(folder, 'org'), port: 0, now: '2026-11-23T10:00:00.000Z' });
  const { client, wire } = await connectForDeploy({ signIn: { kind: 'token', instanceUrl: org.url, accessToken: org.accessToken } });
  const { apiVersion, orgId, username } = client.identity;
  const files = await packageFilesOf(join(root, 'force-app'), join(root, 'starter'));
  await deployZip(wire, apiVersion, zipPackage(partsOf(files, altered)));
  await client.saveRows({ object: 'Account', operation: 'insert', rows: [{ Name: 'Alder Print', Type: 'Customer - Direct' }] });
  const run = (): Promise<unknown> => sync({ client, dataFolder, historyWeeks: 1 });
  if (altered === undefined) await run();
  await mkdir(dataFolder, { recursive: true });
  const file = { instanceUrl: org.url, accessToken: org.accessToken, username, orgId, pageUrl: '' };
  await writeFile(join(dataFolder, 'local-org.json'), JSON.stringify(file), { mode: 0o600 });
  const starter = await readStarter(join(root, 'starter'));
  return {
    org,
    client,
    dataFolder,
    change: async (changes) => {
      const records = changes.map(({ type, record, fields }) => {
        const found = starter.find((each) => each.object === `${type}__mdt` && each.name === record);
        if (found === undefined) throw new RangeError(`${type}.${record} is no starter record`);
        return withValues(found, fields);
      });
      await deployZip(wire, apiVersion, recordsZip(records));
    },
    refused: () => refusalOf(run),
    holdings: async () => `${await heldInOrg(client)}\n${await heldOnDisk(join(dataFolder, 'store'))}`,
    close: async () => {
      await org.close();
      await rm(folder, { recursive: true, force: true });
    }
  };
}

function partsOf(files: PackageFiles, altered: Altered = (_, text) => text): PackageFiles {
  return new Map([...files].filter(([path]) => dataParts.test(path)).map(([path, text]) => [path, altered(path, text)]));
}

/** The words and the exit code that the command would end with. */
export async function refusalOf(work: () => Promise<unknown>): Promise<Refusal> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof HealthError)) throw error;
    const { message, exitCode, actions } = toSfError(error);
    const lines = message.split('\n').filter((line) => line.startsWith('E-'));
    return { name: error.name, lines, text: [message, ...(actions ?? [])].join('\n'), exitCode };
  }
  throw new Error('The work was done, but it had to be refused.');
}

async function heldInOrg(client: OrgClient): Promise<string> {
  const rows = await Promise.all(writable.map((object) => client.query(`SELECT Id, SystemModstamp FROM ${object} ORDER BY Id`)));
  return JSON.stringify(rows);
}

async function heldOnDisk(folder: string): Promise<string> {
  if (!existsSync(folder)) return '';
  const names = (await readdir(folder, { recursive: true })).sort();
  // The log beside a database file comes and goes with every reader; its rows stand in the file when it is closed.
  const facts = names.filter((name) => name.endsWith('.duckdb'));
  const hashes = await Promise.all(facts.map(async (name) => `${name} ${hashOf(await readFile(join(folder, name)))}`));
  const states = names.filter((name) => name.endsWith('.sqlite')).map((name) => heldInState(join(folder, name)));
  return [...hashes, ...states].filter((one) => one !== '').join('\n');
}

/** Rows of a state but for whose place it is to write: that is taken before the settings are read, and given back. */
function heldInState(file: string): string {
  const state = new DatabaseSync(file, { readOnly: true });
  try {
    const tables = state.prepare("select name from sqlite_schema where type = 'table' order by name").all();
    const held = tables.map(({ name }) => String(name)).filter((name) => !['lease', 'migration', 'org'].includes(name));
    const rows = held.map((name) => [name, state.prepare(`select * from "${name}"`).all()] as const);
    const filled = rows.filter(([, found]) => found.length > 0);
    return filled.length === 0 ? '' : hashOf(JSON.stringify(filled));
  } finally {
    state.close();
  }
}

function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
