import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the demo of this test run lives; `npm test` sets it. */
export function dataFolder(): string {
  const folder = process.env['HEADROOM_DATA_FOLDER'];
  if (!folder) throw new Error('HEADROOM_DATA_FOLDER is not set: run these tests with npm test demo.');
  return folder;
}

export type LocalOrgFile = { readonly instanceUrl: string; readonly accessToken: string; readonly username: string; readonly orgId: string; readonly pageUrl: string };

export function localOrgFile(): LocalOrgFile {
  return JSON.parse(readFileSync(join(dataFolder(), 'local-org.json'), 'utf8')) as LocalOrgFile;
}

export type Finished = { readonly code: number; readonly stdout: string; readonly stderr: string };

/** Runs the packaged command as a process, as a person would. */
export function headroom(...words: readonly string[]): Promise<Finished> {
  return new Promise((resolve) => {
    execFile('node', ['bin/run.js', 'headroom', ...words], { maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code ?? 1) : 0, stdout, stderr })
    );
  });
}

/** The typed `result` of a command run with --json. */
export async function headroomJson<Result>(...words: readonly string[]): Promise<Result> {
  const { code, stdout, stderr } = await headroom(...words, '--json');
  if (code !== 0) throw new Error(`exit code ${code}\n${stdout}\n${stderr}`);
  return (JSON.parse(stdout) as { result: Result }).result;
}
