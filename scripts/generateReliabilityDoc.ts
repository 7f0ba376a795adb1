/**
 * Writes the tables of docs/RELIABILITY.md: what goes wrong and what is done (test/reliability/rowWords) with the tests that say
 * `covers([...])`, and how many bugs are planted to see whether tests notice (test/torture/plantedBugs).
 *
 * `node scripts/generateReliabilityDoc.ts` writes; `--check` compares, and fails when a table is stale. Both fail when a row has neither
 * a test nor a reason why it cannot occur.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rows } from '../test/reliability/rows.ts';
import { plantedBugs } from '../test/torture/plantedBugs/plantedBugs.ts';
import { readProofs, type Proof } from './reliability/readProofs.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const document = join(root, 'docs/RELIABILITY.md');

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const line = (...cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
const table = (heads: readonly string[], lines: readonly string[]): string =>
  [line(...heads), `|${heads.map(() => '---').join('|')}|`, ...lines].join('\n');

function rowsTable(proofs: readonly Proof[]): string {
  const lines = rows.map(({ number, goesWrong, weDo, cannotOccur }) => {
    const tests = proofs.filter((proof) => proof.rows.includes(number)).map(({ file, title }) => `\`${file}\`: ${title}`);
    const absent = cannotOccur === undefined ? [] : [`*Cannot occur here:* ${cannotOccur}`];
    return line(String(number), goesWrong, weDo, [...tests, ...absent].join('<br>'));
  });
  return table(['Row', 'What goes wrong', 'What Headroom does', 'Tests'], lines);
}

/** How many bugs there are of each kind, with the first one in words. */
function plantedTable(): string {
  const lines = Object.entries(plantedBugs).map(([about, bugs]) =>
    line(about, String(bugs.length), `A product that ${bugs[0]?.says ?? ''}.`)
  );
  return table(['About', 'Bugs', 'One of them'], lines);
}

/** The document with its marked parts written anew. */
function withTables(text: string, tables: Readonly<Record<string, string>>): string {
  return Object.entries(tables).reduce((before, [name, content]) => {
    const part = new RegExp(`(<!-- table ${name}: [^>]*-->)[\\s\\S]*?(<!-- end ${name} -->)`);
    if (!part.test(before)) throw new Error(`docs/RELIABILITY.md has no part for the table "${name}"`);
    return before.replace(part, (_all, head: string, tail: string) => `${head}\n\n${content}\n\n${tail}`);
  }, text);
}

/** Refuses a row that nothing proves and nobody says why. */
function checkProofs(proofs: readonly Proof[]): void {
  const proved = new Set(proofs.flatMap((proof) => proof.rows));
  const bare = rows.filter(({ number, cannotOccur }) => !proved.has(number) && cannotOccur === undefined);
  if (bare.length === 0) return;
  throw new Error(bare.map(({ number, goesWrong }) => `Row ${number} has no test that says covers([${number}]): ${goesWrong}`).join('\n'));
}

async function run(check: boolean): Promise<void> {
  const proofs = await readProofs(root);
  checkProofs(proofs);
  const text = await readFile(document, 'utf8');
  const wanted = withTables(text, { rows: rowsTable(proofs), planted: plantedTable() });
  if (!check) await writeFile(document, wanted);
  else if (wanted !== text) throw new Error('docs/RELIABILITY.md is stale: run node scripts/generateReliabilityDoc.ts');
}

await run(process.argv.includes('--check'));
