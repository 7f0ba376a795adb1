import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { Finished } from '../runCommand.ts';

/** A process that runs commands of the real CLI one after another (`cliHost.ts`). */
export type CliHost = { run(words: readonly string[]): Promise<Finished>; stop(): Promise<void> };

/** Starts the process with the first command. */
export function cliHost(env: NodeJS.ProcessEnv, cwd: string): CliHost {
  let child: ChildProcess | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const answer = (words: readonly string[]): Promise<Finished> => {
    child ??= fork(join(import.meta.dirname, 'cliHost.ts'), [], { env, cwd, execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    return answerOf(child, words);
  };
  return {
    run: (words) => {
      const next = last.then(() => answer(words));
      last = next.catch(() => undefined);
      return next;
    },
    stop: async () => {
      if (child === undefined || child.exitCode !== null) return;
      const gone = new Promise((resolve) => child?.once('exit', resolve));
      // It holds nothing that has to be kept, and some of what it loads does not end on a polite signal.
      child.kill('SIGKILL');
      await gone;
    }
  };
}

function answerOf(child: ChildProcess, words: readonly string[]): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null): void => reject(new Error(`sf ${words.join(' ')} ended the process of the CLI with ${code}`));
    child.once('exit', ended);
    child.once('message', (done) => {
      child.removeListener('exit', ended);
      resolve(done as Finished);
    });
    child.send(words);
  });
}
