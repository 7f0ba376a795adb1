#!/usr/bin/env node
// Runs the commands without the Salesforce CLI. In a checkout the source runs as it is; a published package runs lib.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { meetsFloor, tooOld } from './nodeFloor.js';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const inCheckout = existsSync(join(root, 'src', 'commands'));

if (inCheckout) {
  const { ensureNode, ensurePackages } = await import('../scripts/node/bootstrap.mjs');
  ensureNode();
  ensurePackages();
} else if (!meetsFloor(process.versions.node)) {
  console.error(tooOld);
  process.exit(1);
}

const { Config, flush, handle, run } = await import('@oclif/core');
const words = process.argv.slice(2);
// `sf-headroom` takes the words behind `sf headroom`. npm's starter on Windows calls this file by its own name, so a first
// word that is a command and not the topic is taken for one of ours too.
const calledAs = process.argv[1] ?? '';
const short = words[0] !== 'headroom' && (calledAs.endsWith('sf-headroom') || /^[a-z]/.test(words[0] ?? ''));

/** `help` before a command and a topic alone show help, as they do in the Salesforce CLI. */
function meant({ topics, commandIDs }) {
  if (words[0] === '--version') return words;
  const [first, ...rest] = words;
  const asked = first === 'help' ? [...rest, '--help'] : words;
  const whole = short ? ['headroom', ...asked] : asked;
  const name = whole.join(':');
  // Every command stands among the topics too.
  const isTopic = topics.some((topic) => topic.name === name) && !commandIDs.includes(name);
  return isTopic ? [...whole, '--help'] : whole;
}

try {
  const pjson = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  if (inCheckout) pjson.oclif.commands.target = './src/commands';
  // A build leaves a list of the commands in lib, which is not what a checkout runs.
  const config = await Config.load({ root, pjson, ignoreManifest: inCheckout });
  await run(meant(config), config);
  await flush();
} catch (error) {
  await handle(error);
}
