import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Json } from '../localOrg/testOrg.ts';
import type { Finished } from '../runCommand.ts';
import { cliHost } from './startHost.ts';

const program = join(import.meta.dirname, 'cli', 'node_modules', '@salesforce', 'cli', 'bin', 'run.js');
const compileCache = join(import.meta.dirname, 'cli', 'node_modules', '.cache', 'compiled');
const recorder = pathToFileURL(join(import.meta.dirname, 'recordConnections.ts')).href;

export type { Finished } from '../runCommand.ts';

/** What a failing command prints with --json. */
export type Failure = {
  readonly name: string;
  readonly message: string;
  readonly exitCode: number;
  readonly actions?: readonly string[];
  readonly data?: Json;
};

export type RunOptions = {
  /** Added to the environment of the run. */
  readonly env?: Readonly<Record<string, string>>;
  /** Working folder in place of the project. */
  readonly cwd?: string;
};

/** The org as the CLI signs in to it: part of what `openTestOrg` and `startLocalOrg` give. */
export type OrgAddress = { readonly url: string; readonly accessToken: string };

/** The real `sf` of test/clients/cli with a home and a project folder of its own; nothing of it reaches the home of the person. */
export type SalesforceCli = {
  /** HOME of every run. */
  readonly home: string;
  /** Working folder of every run: an empty project with `sfdx-project.json` and `force-app`. */
  readonly project: string;
  /** Runs `sf` with these words to its end; never throws for an exit code. Without options it may share a process with others. */
  run(words: readonly string[], options?: RunOptions): Promise<Finished>;
  /** Runs it with `--json` and returns `result`; throws with all output when the exit code is not 0. */
  result(words: readonly string[], options?: RunOptions): Promise<Json>;
  /** Runs it with `--json`, expects it to fail and returns the error; throws when it ends with 0. */
  failure(words: readonly string[], options?: RunOptions): Promise<Failure>;
  /** `sf org login access-token` as the administrator, under an alias, as the default org. */
  signIn(org: OrgAddress, alias?: string): Promise<void>;
  /** Writes a file below the project folder and returns its whole path. */
  write(path: string, text: string): Promise<string>;
  /** Copies a file or folder of this repository into the project folder, under the same path where no other is given. */
  copy(path: string, to?: string): Promise<void>;
  /** What all runs so far looked up, connected to and started: `connect localhost`, `lookup localhost`, `start node`. */
  connections(): Promise<readonly string[]>;
  /** Those of `connections` that are not this machine's loopback address, and programs that are not Node; throws when no run was seen. */
  otherHosts(): Promise<readonly string[]>;
  /** Deletes home and project. */
  remove(): Promise<void>;
};

/**
 * A CLI with a fresh home in a temporary folder.
 *
 * @param shape  `processes` gives every command a process of its own, as a person's shell does; else those that need no variables
 *               or folder of their own share one, which saves most of their time
 */
export async function openCli(shape: 'processes' | 'shared' = 'shared'): Promise<SalesforceCli> {
  if (!existsSync(program))
    throw new Error('test/clients/cli is not installed: run these tests with --config test/clients/vitest.config.ts');
  const folder = await mkdtemp(join(tmpdir(), 'headroom-sf-'));
  const place = { home: join(folder, 'home'), project: join(folder, 'project'), log: join(folder, 'connections') };
  await mkdir(place.home);
  await mkdir(join(place.project, 'force-app'), { recursive: true });
  await writeFile(place.log, '');
  const host = cliHost(environment(place, {}), place.project);
  const run: SalesforceCli['run'] = (words, options) =>
    shape === 'shared' && options === undefined
      ? host.run(words)
      : runProgram(words, environment(place, options ?? {}), options?.cwd ?? place.project);
  const write: SalesforceCli['write'] = async (path, text) => {
    const whole = join(place.project, path);
    await mkdir(dirname(whole), { recursive: true });
    await writeFile(whole, text);
    return whole;
  };
  await write(
    'sfdx-project.json',
    JSON.stringify({ packageDirectories: [{ path: 'force-app', default: true }], sourceApiVersion: '66.0' })
  );
  const root = join(import.meta.dirname, '..', '..');
  return {
    home: place.home,
    project: place.project,
    run,
    result: async (words, options) => resultOf(words, await run([...words, '--json'], options)),
    failure: async (words, options) => failureOf(words, await run([...words, '--json'], options)),
    signIn: async ({ url, accessToken }, alias = 'local') => {
      const words = ['org', 'login', 'access-token', '--instance-url', url, '--no-prompt', '--alias', alias, '--set-default', '--json'];
      resultOf(words, await run(words, { env: { SF_ACCESS_TOKEN: accessToken } }));
    },
    write,
    copy: (path, to = path) => cp(join(root, path), join(place.project, to), { recursive: true }),
    connections: () => connectionsIn(place.log),
    otherHosts: async () => otherHosts(await connectionsIn(place.log)),
    remove: async () => {
      await host.stop();
      await rm(folder, { recursive: true, force: true });
    }
  };
}

async function connectionsIn(log: string): Promise<readonly string[]> {
  return (await readFile(log, 'utf8')).split('\n').filter((line) => line !== '');
}

const loopback = /^(?:connect|lookup|datagram) (?:localhost|127\.0\.0\.1|::1)$/;

/** Entries of the recorder that leave this machine, or may do so unseen: a program that is not Node is not recorded itself. */
export function otherHosts(entries: readonly string[]): readonly string[] {
  for (const kind of ['run', 'connect']) {
    if (!entries.some((entry) => entry.startsWith(`${kind} `))) throw new Error(`The recorder has seen no "${kind}": it is not loaded`);
  }
  return entries.filter((entry) => !entry.startsWith('run ') && !loopback.test(entry) && entry !== `start ${process.execPath}`);
}

/**
 * No telemetry, no update, no look for a newer version, no keychain of the desktop. Of the person's own environment only the way to
 * programs: CI, OCLIF_TABLE_... and the like change what the CLI prints.
 */
function environment(place: { readonly home: string; readonly log: string }, options: RunOptions): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => ['PATH', 'TMPDIR', 'LANG'].includes(name));
  return {
    ...Object.fromEntries(own),
    HOME: place.home,
    USERPROFILE: place.home,
    SF_DISABLE_TELEMETRY: 'true',
    SF_DISABLE_AUTOUPDATE: 'true',
    SF_SKIP_NEW_VERSION_CHECK: 'true',
    SF_DISABLE_LOG_FILE: 'true',
    SF_USE_GENERIC_UNIX_KEYCHAIN: 'true',
    NO_COLOR: '1',
    NODE_COMPILE_CACHE: compileCache,
    NODE_OPTIONS: `--import=${recorder}`,
    HEADROOM_CONNECTIONS: place.log,
    ...options.env
  };
}

function runProgram(words: readonly string[], env: NodeJS.ProcessEnv, cwd: string): Promise<Finished> {
  return new Promise((resolve) => {
    const options = { cwd, env, maxBuffer: 64 * 1024 * 1024 };
    const child = execFile(process.execPath, [program, ...words], options, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code ?? 1) : 0, stdout, stderr })
    );
    child.stdin?.end();
  });
}

function resultOf(words: readonly string[], { code, stdout, stderr }: Finished): Json {
  if (code !== 0) throw new Error(`sf ${words.join(' ')} ended with ${code}\n${stdout}\n${stderr}`);
  return (JSON.parse(stdout) as { result: Json }).result;
}

function failureOf(words: readonly string[], { code, stdout, stderr }: Finished): Failure {
  if (code === 0) throw new Error(`sf ${words.join(' ')} did not fail\n${stdout}\n${stderr}`);
  return JSON.parse(stdout) as Failure;
}
