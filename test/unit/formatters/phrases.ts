import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Words } from '../../../src/formatters/words.ts';

/** The phrases of a messages file as the commands hand them to formatters. */
export function phrasesOf(file: string): Words {
  const text = readFileSync(join(import.meta.dirname, '../../../messages', file), 'utf8');
  const phrases = new Map(text.split(/^# /m).map((part) => [part.split('\n')[0], part.split('\n').slice(1).join('\n').trim()]));
  return (key) => phrases.get(key) ?? `no phrase ${key}`;
}
