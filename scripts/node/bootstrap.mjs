// Brings the Node and the packages that the project needs; plain JavaScript that Node 18 can parse.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, delimiter } from 'node:path';
import { fileURLToPath } from 'node:url';
import { meetsFloor, tooOld } from '../../bin/nodeFloor.js';

const here = dirname(fileURLToPath(import.meta.url));
export const root = dirname(dirname(here));

function install(folder) {
  const done = spawnSync(
    'npm',
    ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', '--fetch-timeout=60000', '--fetch-retries=4'],
    {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32'
    }
  );
  if (done.status !== 0) {
    console.error(`The packages in ${folder} could not be installed. Check the connection to the npm registry and run the command again.`);
    process.exit(1);
  }
}

function ownNode() {
  return join(here, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
}

function runAgainWith(node) {
  const path = [dirname(node), process.env.PATH].join(delimiter);
  const again = spawnSync(node, process.argv.slice(1), { stdio: 'inherit', env: { ...process.env, PATH: path } });
  process.exit(again.status === null ? 130 : again.status);
}

/** Goes on in the running Node when it is new enough; else runs the same command again with the project's own. */
export function ensureNode() {
  if (meetsFloor(process.versions.node)) return;
  const supported = process.platform === 'linux' && (process.arch === 'x64' || process.arch === 'arm64');
  if (!supported) {
    console.error(tooOld);
    process.exit(1);
  }
  if (!existsSync(ownNode())) {
    console.error(`Node ${process.versions.node} is too old; fetching Node 24 for this folder (once).`);
    install(here);
  }
  process.on('SIGINT', () => {});
  runAgainWith(ownNode());
}

function stampOf(lockfile) {
  return createHash('sha256').update(readFileSync(lockfile)).digest('hex');
}

/** Installs the packages of the root where node_modules does not match the lockfile. */
export function ensurePackages() {
  const stamp = stampOf(join(root, 'package-lock.json'));
  const marker = join(root, 'node_modules', '.headroom-lockfile');
  if (existsSync(marker) && readFileSync(marker, 'utf8') === stamp) return;
  console.error('Installing packages (about a minute, once).');
  rmSync(marker, { force: true });
  install(root);
  mkdirSync(dirname(marker), { recursive: true });
  writeFileSync(marker, stamp);
}
