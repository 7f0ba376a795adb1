import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import Sync from '../../../src/commands/headroom/sync.ts';
import { variables } from '../../../src/commands/flags.ts';
import { exitCodes } from '../../../src/commands/headroomCommand.ts';
import { signInVariables } from '../../../src/commands/serviceSignIn.ts';

const files = ['systemd', 'container'].flatMap((folder) =>
  readdirSync(join('examples', folder)).map((name) => join('examples', folder, name))
);

describe('the examples of a service', () => {
  it.each(files)('%s sets only variables that the commands read', (file) => {
    const known = [...variables, ...signInVariables];
    const named = [...readFileSync(file, 'utf8').matchAll(/\bHEADROOM_[A-Z_]+/g)].map(([name]) => name);
    expect(named.filter((name) => !known.includes(name))).toEqual([]);
  });

  it.each(files)('%s uses only flags that sync has', (file) => {
    const lines = readFileSync(file, 'utf8').split('\n');
    const called = lines.filter((line) => /^(ExecStart=|CMD \["sync)/.test(line));
    const flags = called.flatMap((line) => [...line.matchAll(/--([\w-]+)/g)].map(([, name]) => name ?? ''));
    expect(flags.filter((name) => !(name in Sync.flags))).toEqual([]);
  });

  it('are started again after a pause by the exit code of one', () => {
    const unit = readFileSync('examples/systemd/headroom.service', 'utf8');
    expect(unit).toContain(`RestartForceExitStatus=${exitCodes.notFinished}\n`);
    const once = readFileSync('examples/systemd/headroom-sync.service', 'utf8');
    expect(once).toContain(`SuccessExitStatus=${exitCodes.partly} ${exitCodes.notFinished}\n`);
  });
});

describe('the start of a container', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'headroom-start-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** Runs the script where `node` and `sleep` note their words, and `node` ends with these codes, one after the other. */
  const started = (words: readonly string[], codes: readonly number[]): ReturnType<typeof spawn> => {
    const program = (name: string, lines: string): void =>
      writeFileSync(join(folder, name), `#!/bin/sh\necho "${name} $*" >> '${folder}/said'\n${lines}\n`, { mode: 0o755 });
    const ends = codes.map((code, at) => `${at + 1}) exit ${code};;`).join(' ');
    program(
      'node',
      `case $(grep -c '^node' '${folder}/said') in ${ends} *) /bin/sleep 600 & trap 'kill $!; exit 0' TERM; : > '${folder}/ready'; wait;; esac`
    );
    program('sleep', '');
    return spawn('sh', ['examples/container/start.sh', ...words], { env: { PATH: `${folder}:${process.env['PATH'] ?? ''}` } });
  };
  const endOf = (child: ReturnType<typeof spawn>): Promise<number | null> => new Promise((resolve) => child.on('close', resolve));
  const said = (): readonly string[] => readFileSync(join(folder, 'said'), 'utf8').trim().split('\n');
  const run = (words: string): string => `node /headroom/node_modules/sf-headroom/bin/run.js ${words}`;

  it('starts a service whose share of API calls is used up again after a quarter of an hour', async () => {
    expect(await endOf(started(['sync', '--watch'], [exitCodes.notFinished, exitCodes.failed]))).toBe(exitCodes.failed);
    expect(said()).toEqual([run('sync --watch'), 'sleep 900', run('sync --watch')]);
  });

  it('ends with the exit code of a command that is no service', async () => {
    expect(await endOf(started(['verify', '--all'], [exitCodes.notFinished]))).toBe(exitCodes.notFinished);
    expect(said()).toEqual([run('verify --all')]);
  });

  it('hands the signal of docker to the service, and ends as it does', async () => {
    const child = started(['sync', '--watch'], []);
    const end = endOf(child);
    while (!readdirSync(folder).includes('ready')) await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill('SIGTERM');
    expect(await end).toBe(0);
  });
});
