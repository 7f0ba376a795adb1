import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './runStage.ts';

const messagesFolder = join(root, 'messages');

/** Keys of a messages file: its first-level headings. */
function keysOf(file: string): ReadonlySet<string> {
  const text = readFileSync(join(messagesFolder, file), 'utf8');
  return new Set([...text.matchAll(/^# (.+)$/gm)].map((match) => match[1]?.trim() ?? ''));
}

/** Names of errors, from the union in `domain`. */
function errorNames(): readonly string[] {
  const source = readFileSync(join(root, 'src/domain/healthError.ts'), 'utf8');
  const union = source.slice(source.indexOf('export type HealthErrorName'), source.indexOf('export class'));
  return [...union.matchAll(/\| '(\w+)'/g)].map((match) => match[1] ?? '');
}

function missingErrorTexts(): readonly string[] {
  const keys = keysOf('errors.md');
  return errorNames()
    .flatMap((name) => [`error.${name}`, `error.${name}.actions`])
    .filter((key) => !keys.has(key))
    .map((key) => `messages/errors.md lacks "# ${key}". Write the sentence and the cure.`);
}

function unknownErrorTexts(): readonly string[] {
  const names = new Set(errorNames());
  return [...keysOf('errors.md')]
    .filter((key) => !names.has(key.replace(/^error\.|\.actions$/g, '')))
    .map((key) => `messages/errors.md has "# ${key}", but no error of that name exists. Delete it.`);
}

/** Keys that source asks a messages file for by literal text. */
function missingKeys(): readonly string[] {
  const findings: string[] = [];
  for (const file of readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))) {
    const text = readFileSync(join(root, 'src', file), 'utf8');
    const bundle = /loadMessages\('sf-headroom', '([\w.]+)'\)/.exec(text)?.[1];
    if (!bundle) continue;
    const keys = keysOf(`${bundle}.md`);
    for (const match of text.matchAll(/messages\.getMessages?\('([^']+)'/g)) {
      if (!keys.has(match[1] ?? '')) findings.push(`src/${file} asks for "${match[1]}", which messages/${bundle}.md lacks. Write it.`);
    }
  }
  return findings;
}

const findings = [...missingErrorTexts(), ...unknownErrorTexts(), ...missingKeys()];
for (const finding of findings) console.error(finding);
process.exitCode = findings.length === 0 ? 0 : 1;
