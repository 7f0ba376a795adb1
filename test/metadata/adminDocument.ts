import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const document = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'ADMIN.md'), 'utf8');

/** Screens of docs/ADMIN.md: lines of the block below `<!-- screen: name -->`, without the indentation of the block. */
export const screens: ReadonlyMap<string, readonly string[]> = new Map(
  [...document.matchAll(/^( *)<!-- screen: (\w+) -->\n\1```text\n([\s\S]*?)\n\1```/gm)].map(([, indent = '', name = '', text = '']) => [
    name,
    text.split('\n').map((line) => line.slice(indent.length))
  ])
);

/** Files of docs/ADMIN.md: the blocks below `<!-- file: path -->`, by path. */
export const files: ReadonlyMap<string, string> = new Map(
  [...document.matchAll(/^( *)<!-- file: (\S+) -->\n\1```xml\n([\s\S]*?)\n\1```/gm)].map(([, indent = '', path = '', text = '']) => [
    path,
    text
      .split('\n')
      .map((line) => line.slice(indent.length))
      .join('\n')
  ])
);

/** A line of a screen as a pattern for a whole line: `<...>` stands for anything. */
export function patternOf(line: string): RegExp {
  const parts = line.split(/<[^<>]+>/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.+')}$`);
}
