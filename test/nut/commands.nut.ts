import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Config } from '@oclif/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { headroomProcess, runProgram } from './headroom.ts';

const folder = mkdtempSync(join(tmpdir(), 'headroom-commands-'));
const root = join(import.meta.dirname, '..', '..');

/** Words that make a command answer and change nothing. Commands that run until they are stopped have no document to wait for. */
const answering: readonly (readonly string[])[] = [
  ['status'],
  ['explain', '--account', 'Quillhaven Software'],
  ['review'],
  ['doctor'],
  ['surveys', 'next'],
  ['whitespace', 'list'],
  ['uninstall', '--dry-run'],
  ['setup', '--dry-run'],
  ['config', 'validate'],
  ['config', 'diff', '--source-dir', 'starter'],
  ['config', 'preview'],
  ['permissions', 'write', '--output-folder', join(folder, 'permissions')],
  ['org', 'local', 'reset', '--no-prompt', '--data-folder', join(folder, 'never')]
];

/** The same for commands that hold the facts while they run, which only one process can at a time. */
const holding: readonly (readonly string[])[] = [
  ['sync', '--dry-run'],
  ['backtest', '--days', '30', '--periods', '2'],
  ['whitespace', 'backtest']
];

const commands = [
  'backtest',
  'config:diff',
  'config:preview',
  'config:validate',
  'doctor',
  'explain',
  'import:surveys',
  'org:local:reset',
  'org:local:start',
  'page:open',
  'permissions:write',
  'review',
  'setup',
  'status',
  'surveys:next',
  'sync',
  'uninstall',
  'verify',
  'whitespace:backtest',
  'whitespace:list'
];

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function answerOf(words: readonly string[]): Promise<object> {
  const { code, stdout } = await headroomProcess(...words, '--json');
  const { status, warnings, result } = JSON.parse(stdout) as { status: number; result: unknown; warnings: unknown[] };
  return { code, status, warnings, result: typeof result };
}

const answered = { code: 0, status: 0, warnings: [], result: 'object' };

describe.concurrent('every command', () => {
  it.for(answering)('answers with --json in one document and nothing else: %j', async (words, { expect: expectHere }) => {
    expectHere(await answerOf(words)).toEqual(answered);
  });
});

describe('every command that holds the facts', () => {
  it.for(holding)('answers with --json in one document and nothing else: %j', async (words) => {
    expect(await answerOf(words)).toEqual(answered);
  });
});

describe('the help', () => {
  it('has a summary, a description, examples and a line for each flag of every command', async () => {
    const pjson = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { oclif: { commands: { target: string } } };
    pjson.oclif.commands.target = './src/commands';
    const config = await Config.load({ root, pjson: pjson as never, ignoreManifest: true });
    const own = config.commands.filter(({ id }) => id.startsWith('headroom:'));
    expect(own.map(({ id }) => id.replace('headroom:', '')).toSorted()).toEqual(commands);
    for (const { id, summary, description, examples, flags } of own) {
      expect([id, summary]).toEqual([id, expect.stringMatching(/^[A-Z].{20,}\.$/)]);
      expect([id, (description ?? '').length > 50, (examples ?? []).length > 0]).toEqual([id, true, true]);
      for (const flag of Object.values(flags))
        expect([id, flag.name, flag.summary ?? flag.description]).toEqual([id, flag.name, expect.any(String)]);
    }
  });

  it('is printed with the words that one types', async () => {
    const { code, stdout } = await headroomProcess('sync', '--help');
    expect(code).toBe(0);
    for (const part of ['USAGE', '$ sf headroom sync', 'FLAGS', 'DESCRIPTION', 'EXAMPLES', '--dry-run']) expect(stdout).toContain(part);
  });
});

describe('sf-headroom', () => {
  const program = join(folder, 'sf-headroom');
  beforeAll(() => symlinkSync(join(root, 'bin', 'run.js'), program));

  it.each([[[]], [['help']]])('lists its commands for the words %j', async (words: readonly string[]) => {
    const { code, stdout } = await runProgram([program, ...words]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('headroom sync') });
  });

  it('lists the commands of a topic', async () => {
    const { code, stdout } = await runProgram([program, 'org', 'local']);
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('headroom org local start') });
  });

  it('shows the help of a command behind the word help', async () => {
    const { code, stdout } = await runProgram([program, 'help', 'org', 'local', 'start']);
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('--deploy') });
  });

  it('says its version', async () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    const { code, stdout } = await runProgram([program, '--version']);
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining(`sf-headroom/${version} `) });
  });

  it('says as an installed package which Node it needs where that is too old', async () => {
    const installed = join(folder, 'installed');
    cpSync(join(root, 'bin'), join(installed, 'bin'), { recursive: true });
    cpSync(join(root, 'package.json'), join(installed, 'package.json'));
    const older = 'Object.defineProperty(process, "versions", { value: { ...process.versions, node: "20.20.2" } })';
    const { code, stderr } = await runProgram([`--import=data:text/javascript,${older}`, join(installed, 'bin', 'run.js'), 'doctor']);
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(/^Headroom needs Node 24\.15 .* this is 20\.20\.2\./) });
  });
});

describe('what went wrong', () => {
  it('is one document with --json too, with name, sentence, actions and status 1', async () => {
    const { code, stdout } = await headroomProcess('explain', '--account', 'Nobody', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      status: 1,
      name: 'AccountNotFound',
      message: 'No account Nobody was found in the org.',
      actions: ['Give the id of an account (15 or 18 characters) or its exact name.']
    });
  });

  it('is said when no org is named and none is there', async () => {
    const env = { HOME: folder, HEADROOM_DATA_FOLDER: join(folder, 'empty') };
    const { code, stdout, stderr } = await runProgram(['bin/run.js', 'headroom', 'sync'], env);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('No org was named');
    expect(stderr).toContain('sf headroom org local start');
  });

  it('does not delete an org that runs', async () => {
    const { code, stderr } = await headroomProcess('org', 'local', 'reset', '--no-prompt');
    expect(code).toBe(1);
    expect(stderr).toContain('is running');
  });

  it('is a flag that is not known or that is missing', async () => {
    const [unknown, missing] = await Promise.all([headroomProcess('sync', '--quickly'), headroomProcess('explain')]);
    expect(unknown.code).not.toBe(0);
    expect(unknown.stderr).toContain('--quickly');
    expect(missing.code).not.toBe(0);
    expect(missing.stderr).toContain('account');
  });
});
