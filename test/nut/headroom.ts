import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import jsforce from 'jsforce';
import type { Finished } from '../runCommand.ts';
import { runInProcess } from './inProcess.ts';

export type { Finished } from '../runCommand.ts';

const root = join(import.meta.dirname, '..', '..');

/** Where the demo of this test run lives; `npm test` sets it. */
export function dataFolder(): string {
  const folder = process.env['HEADROOM_DATA_FOLDER'];
  if (!folder) throw new Error('HEADROOM_DATA_FOLDER is not set: run these tests with npm test demo.');
  return folder;
}

export type LocalOrgFile = {
  readonly instanceUrl: string;
  readonly accessToken: string;
  readonly username: string;
  readonly orgId: string;
  readonly pageUrl: string;
};

export function localOrgFile(folder: string = dataFolder()): LocalOrgFile {
  return JSON.parse(readFileSync(join(folder, 'local-org.json'), 'utf8')) as LocalOrgFile;
}

/** The org as a client that is not ours sees it, signed in as its administrator. */
export function connection(folder: string = dataFolder()): jsforce.Connection {
  const { instanceUrl, accessToken } = localOrgFile(folder);
  return new jsforce.Connection({ instanceUrl, accessToken, version: '66.0' });
}

/** Runs a program from the project's folder to its end; variables are added to those of this process. */
export function runProgram(words: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Finished> {
  return new Promise((resolve) => {
    const options = { cwd: root, maxBuffer: 64 * 1024 * 1024, env: { ...process.env, ...env } };
    execFile('node', [...words], options, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code ?? 1) : 0, stdout, stderr })
    );
  });
}

/** Runs the packaged command as a process, as a person would. */
export function headroomProcess(...words: readonly string[]): Promise<Finished> {
  return runProgram(['bin/run.js', 'headroom', ...words]);
}

/** Runs a command against the demo, in this process (`runInProcess`). */
export function headroom(...words: readonly string[]): Promise<Finished> {
  return runInProcess(words);
}

/** The same with variables of its own, such as those of another sign-in. */
export function headroomWith(env: Readonly<Record<string, string>>, ...words: readonly string[]): Promise<Finished> {
  return runInProcess(words, env);
}

/** The typed `result` of a command run with --json. */
export async function headroomJson<Result>(...words: readonly string[]): Promise<Result> {
  const { code, stdout, stderr } = await headroom(...words, '--json');
  if (code !== 0) throw new Error(`exit code ${code}\n${stdout}\n${stderr}`);
  return (JSON.parse(stdout) as { result: Result }).result;
}
