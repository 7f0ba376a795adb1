import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runCommand, type Finished } from '../runCommand.ts';

/*
 * Started as a child: runs commands of the real CLI one after another in one process, because `sf` spends most of a short command
 * on its start. Each message is the words of one command; the answer is what it printed and its exit code.
 */
const packageFile = join(import.meta.dirname, 'cli', 'node_modules', '@salesforce', 'cli', 'package.json');
const ofCli = createRequire(packageFile);

type Framework = {
  readonly Config: { load(options: { readonly root: string }): Promise<object> };
  readonly run: (words: readonly string[], config: object) => Promise<unknown>;
};
type Cache = { clearInstance(): unknown };
type Caches = { readonly StateAggregator: Cache; readonly ConfigAggregator: Cache };

const { Config, run } = (await import(pathToFileURL(ofCli.resolve('@oclif/core')).href)) as Framework;
const core = (await import(pathToFileURL(ofCli.resolve('@salesforce/core')).href)) as Caches;
const config = await Config.load({ root: dirname(packageFile) });

async function finished(words: readonly string[]): Promise<Finished> {
  // What a process of its own would have read anew.
  await core.StateAggregator.clearInstance();
  await core.ConfigAggregator.clearInstance();
  return runCommand(() => run(words, config));
}

let last: Promise<unknown> = Promise.resolve();
process.on('message', (words: readonly string[]) => {
  // A fault that no command told ends this process, and the test hears of that.
  last = last.then(async () => process.send?.(await finished(words)));
});
