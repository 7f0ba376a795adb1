import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type jsforce from 'jsforce';
import { toDeployZip } from '../../src/metadata/sourceZip.ts';
import { connectForDeploy } from '../../src/org/connect.ts';
import { deployZip } from '../../src/org/deployZip.ts';
import { connection, headroomWith, localOrgFile, type Finished } from './headroom.ts';

const root = join(import.meta.dirname, '..', '..');

/** A local org beside the demo, in a data and a home folder of its own, so that no sign-in of the demo is touched. */
export type OwnOrg = {
  readonly dataFolder: string;
  readonly org: jsforce.Connection;
  /** Runs a command against this org. */
  readonly headroom: (...words: readonly string[]) => Promise<Finished>;
  readonly stop: () => Promise<void>;
};

/** Starts an org as Salesforce hands it out and deploys the package without its ready-made settings, as an admin does. */
export async function startOrgWithoutSettings(): Promise<OwnOrg> {
  const home = mkdtempSync(join(tmpdir(), 'headroom-own-'));
  const dataFolder = join(home, 'data');
  // Two years of weeks take their time, and no test of such an org looks at them.
  const env = { HOME: home, HEADROOM_DATA_FOLDER: dataFolder, HEADROOM_HISTORY_WEEKS: '4' };
  const child = spawn('node', ['bin/run.js', 'headroom', 'org', 'local', 'start', '--bare'], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe']
  });
  let output = '';
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      if (output.includes('Ctrl-C stops it.')) resolve();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('close', () => reject(new Error(`The org did not start:\n${output}`)));
  });
  const { instanceUrl, accessToken } = localOrgFile(dataFolder);
  const { client, wire } = await connectForDeploy({ signIn: { kind: 'token', instanceUrl, accessToken } });
  await deployZip(wire, client.identity.apiVersion, await toDeployZip(join(root, 'force-app')));
  return {
    dataFolder,
    org: connection(dataFolder),
    headroom: (...words) => headroomWith(env, ...words),
    stop: async () => {
      child.kill('SIGINT');
      await closed;
      rmSync(home, { recursive: true, force: true });
    }
  };
}
