import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { readCase } from '../golden/goldenCase.ts';
import type { Given } from '../golden/goldenCase.ts';
import { readGolden } from '../golden/readGolden.ts';
import type { MethodBlock } from './methodsPage.ts';

const root = join(import.meta.dirname, '..', '..');

/** What an example gave and what the page says it gives. */
export type Ran = { readonly expression: string; readonly found: unknown; readonly expected: unknown };

/**
 * Runs a block line by line: declarations stay, every example is compared by its caller.
 *
 * Words of a block are the exports of the modules it names. A golden case (`test/golden/surveys`) gives `value`, `on` and
 * `rows` by signal and account, and `contract` by account, read from its rows by the same statements as in a run.
 */
export async function runBlock(block: MethodBlock): Promise<readonly Ran[]> {
  const words: Record<string, unknown> = { NaN, Math };
  for (const path of block.from) {
    for (const [word, meaning] of Object.entries(await wordsOf(path))) {
      if (word in words) throw new Error(`METHODS: ${path} gives the word ${word}, which another place of the block gives, too`);
      words[word] = meaning;
    }
  }
  const context = createContext(words);
  const ran: Ran[] = [];
  for (const line of block.lines) {
    if (line.kind === 'declaration') runInContext(line.text, context);
    else ran.push({ expression: line.expression, found: value(line.expression, context), expected: value(line.expected, context) });
  }
  return ran;
}

async function wordsOf(path: string): Promise<Readonly<Record<string, unknown>>> {
  const place = join(root, path);
  if (!existsSync(place)) throw new Error(`METHODS names ${path}, which does not exist`);
  if (path.startsWith('test/golden/')) {
    const name = basename(path);
    return (await readGolden(await readCase<Given>(name, 'given.json'))) as Readonly<Record<string, unknown>>;
  }
  return (await import(place)) as Readonly<Record<string, unknown>>;
}

function value(expression: string, context: object): unknown {
  return plainValue(runInContext(`(${expression})`, context));
}

/** Arrays and objects of this realm, typed arrays as arrays, so that values of different makers compare. */
function plainValue(made: unknown): unknown {
  if (made === null || typeof made !== 'object') return made;
  if (ArrayBuffer.isView(made)) return [...(made as Float64Array)];
  if (Array.isArray(made)) return made.map(plainValue);
  return Object.fromEntries(Object.entries(made).map(([key, one]) => [key, plainValue(one)]));
}

/** Equal as JSON is, numbers within a billionth; NaN equals NaN. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (typeof a === 'number' && typeof b === 'number') return Object.is(a, b) || Math.abs(a - b) <= 1e-9;
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return a === b;
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))];
  return left.length === right.size && left.every(([key, one]) => right.has(key) && sameValue(one, right.get(key)));
}
