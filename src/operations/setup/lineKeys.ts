import { createHash } from 'node:crypto';

/** Room for `amount_` before it and a segment behind it within the 40 characters of a developer name. */
const longest = 30;

/**
 * Developer names of families, in their order: letters, digits and single underscores, beginning with a letter, at most 30 long.
 *
 * Accents fall away; a name without Latin letters, one that is cut and one whose key is taken get six characters of their hash,
 * so that `A+B` and `A-B` stay two and a family has the same key on every machine. The name of a ready-made example gets `_line`. Pure.
 *
 * @param taken     keys of lines in the org that belong to other families, lower case
 * @param examples  keys of the ready-made examples, lower case
 * @example         lineKeys(['Premium Support', '製品'], new Set(), new Set()) // ['premium_support', 'line_1c2d3e']
 */
export function lineKeys(families: readonly string[], taken: ReadonlySet<string>, examples: ReadonlySet<string>): readonly string[] {
  const used = new Set([...taken, ...examples]);
  return families.map((family) => {
    const words = plainKey(family);
    const plain = examples.has(words) ? `${words}_line` : words;
    const key = plain.length > longest || plain === 'line' || used.has(plain) ? hashedKey(plain, family) : plain;
    used.add(key);
    return key;
  });
}

function plainKey(text: string): string {
  const words = slug(text);
  if (words === '') return 'line';
  return /^[a-z]/.test(words) ? words : `line_${words}`;
}

/** Lower-case Latin letters and digits of a text with single underscores between them; empty where it has none. Pure. */
export function slug(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
}

function hashedKey(plain: string, family: string): string {
  const hash = createHash('sha256').update(family).digest('hex').slice(0, 6);
  return `${plain.slice(0, longest - 7).replace(/_+$/, '')}_${hash}`;
}
