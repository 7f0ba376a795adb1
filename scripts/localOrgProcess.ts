import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { readLocalOrgFile } from '../src/commands/localOrgFolder.ts';
import type { LocalOrgFile } from '../src/commands/localOrgFolder.ts';
import { root } from './runStage.ts';
import { StartRefused } from './startOptions.ts';

export type LocalOrgProcess = { readonly pid: number; readonly org: LocalOrgFile; stop(): Promise<void>; readonly gone: Promise<number> };

/** Starts the local org of a data folder in a process of its own and waits until it answers. */
export async function forkLocalOrg(dataFolder: string): Promise<LocalOrgProcess> {
  const child = fork(join(root, 'bin', 'run.js'), ['headroom', 'org', 'local', 'start', '--data-folder', dataFolder], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc']
  });
  const gone = new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
  const ready = new Promise<boolean>((resolve) => child.once('message', () => resolve(true)));
  if (!(await Promise.race([ready, gone.then(() => false)])))
    throw new StartRefused('The local org did not start; its own words stand above.');
  return { pid: child.pid ?? 0, org: readLocalOrgFile(dataFolder), gone, stop: () => stop(child, gone) };
}

async function stop(child: ChildProcess, gone: Promise<number>): Promise<void> {
  if (child.exitCode === null) child.kill('SIGTERM');
  await gone;
}
