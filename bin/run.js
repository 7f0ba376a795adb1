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

/** What the words ask for: `help` before a command asks for its help, as in the Salesforce CLI. */
function askedFor() {
  if (words[0] === '--version') return words;
  const [first, ...rest] = words;
  const asked = first === 'help' ? [...rest, '--help'] : words;
  return short ? ['headroom', ...asked] : asked;
}

/** A topic alone shows its help. */
function withHelp(asked, { topics, commandIDs }) {
  const name = asked.join(':');
  // Every command stands among the topics too.
  const isTopic = topics.some((topic) => topic.name === name) && !commandIDs.includes(name);
  return isTopic ? [...asked, '--help'] : asked;
}

/** File of the command that words begin with, from the folder of commands; undefined where they begin with none. */
function commandFile(asked, folder) {
  const end = asked.findIndex((word) => !/^[a-z]+$/.test(word));
  const named = end < 0 ? asked : asked.slice(0, end);
  return named.map((_, at) => `${named.slice(0, at + 1).join('/')}.ts`).findLast((file) => existsSync(join(folder, file)));
}

/** In a checkout the source of the commands; of all of them only where no single one is asked for, since most of a start is loading. */
function inSource({ oclif, ...pjson }, asked) {
  const target = './src/commands';
  const file = commandFile(asked, join(root, target));
  const globPatterns = file === undefined ? oclif.commands.globPatterns : [file];
  return { ...pjson, oclif: { ...oclif, commands: { ...oclif.commands, target, globPatterns } } };
}

try {
  const asked = askedFor();
  const pjson = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  // A build leaves a list of the commands in lib, which is not what a checkout runs.
  const config = await Config.load({ root, pjson: inCheckout ? inSource(pjson, asked) : pjson, ignoreManifest: inCheckout });
  await run(withHelp(asked, config), config);
  await flush();
} catch (error) {
  await handle(error);
}
