import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Config, run } from '@oclif/core';
import { runCommand, type Finished } from '../runCommand.ts';

const root = join(import.meta.dirname, '..', '..');

let config: Promise<Config> | undefined;
let last: Promise<unknown> = Promise.resolve();

/**
 * Runs a command of ours in this process (`runCommand`), one after another: the environment belongs to the whole process.
 * commands.nut.ts runs every command as a process.
 *
 * @param words  behind `headroom`
 * @param env    variables for this command alone
 */
export function runInProcess(words: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Finished> {
  const next = last.then(() => withEnvironment(env, () => runWords(words)));
  last = next.catch(() => undefined);
  return next;
}

async function runWords(words: readonly string[]): Promise<Finished> {
  config ??= loadConfig();
  const commands = await config;
  return runCommand(() => run(['headroom', ...words], commands));
}

/** Every command from its source, as a checkout has them. */
async function loadConfig(): Promise<Config> {
  const pjson = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { oclif: { commands: { target: string } } };
  pjson.oclif.commands.target = './src/commands';
  return Config.load({ root, pjson: pjson as never, ignoreManifest: true });
}

async function withEnvironment<Result>(env: Readonly<Record<string, string>>, act: () => Promise<Result>): Promise<Result> {
  const before = Object.keys(env).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, env);
  try {
    return await act();
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    }
  }
}
