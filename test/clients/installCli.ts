import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, 'cli');
const marker = join(folder, 'node_modules', '.headroom-lockfile');
/** Tries again for about half a minute where the registry refuses, for some minutes where it is silent. */
const patience = ['--fetch-timeout=60000', '--fetch-retries=4', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=8000'];

/**
 * Installs the Salesforce CLI of `test/clients/cli` where its packages do not match its lockfile; a repeat does nothing.
 * Runs once before the tests of this folder; throws when npm fails.
 */
export default function installCli(): void {
  const stamp = createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex');
  if (existsSync(marker) && readFileSync(marker, 'utf8') === stamp) return;
  process.stderr.write('Installing the Salesforce CLI for test/clients (about half a minute, once).\n');
  const startedAt = Date.now();
  rmSync(marker, { force: true });
  const words = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', ...patience];
  const done = spawnSync('npm', words, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' });
  if (done.status !== 0) {
    throw new Error(
      'The Salesforce CLI could not be installed for test/clients. Check the connection to the npm registry and run the tests again.'
    );
  }
  writeFileSync(marker, stamp);
  process.stderr.write(`The Salesforce CLI is installed (${Math.round((Date.now() - startedAt) / 1000)} s).\n`);
}
