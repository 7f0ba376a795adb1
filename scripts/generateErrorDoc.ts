/**
 * Writes the tables of docs/ERRORS.md: every code that a finding or an error is printed with, from
 * src/domain/findingCodes.ts and messages/errors.md.
 *
 * `node scripts/generateErrorDoc.ts` writes; `--check` compares and fails when a table is stale.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findingCodes } from '../src/domain/findingCodes.ts';
import { errorCode } from '../src/domain/healthError.ts';
import type { HealthErrorName } from '../src/domain/healthError.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const document = join(root, 'docs/ERRORS.md');

type Row = readonly [code: string, means: string, cure: string];

/** Errors by name with their sentence and their cure, values as three dots. */
function errorsIn(text: string): readonly Row[] {
  const parts = new Map(
    text
      .split(/^# (?=error\.)/m)
      .slice(1)
      .map((part) => {
        const [key = '', ...lines] = part.split('\n');
        return [key.trim(), lines.join(' ').replace(/\s+/g, ' ').replaceAll('%s', '…').trim()] as const;
      })
  );
  return [...parts]
    .filter(([key]) => !key.endsWith('.actions'))
    .map(([key, means]): Row => [errorCode(key.slice('error.'.length) as HealthErrorName), means, parts.get(`${key}.actions`) ?? ''])
    .sort(([one], [other]) => (one < other ? -1 : 1));
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

function between(text: string, name: string, content: string): string {
  const [start, end] = [`<!-- ${name}: written by node scripts/generateErrorDoc.ts -->`, `<!-- end of ${name} -->`];
  const from = text.indexOf(start);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`docs/ERRORS.md lacks the place of the ${name}`);
  return `${text.slice(0, from)}${start}\n${content}\n${text.slice(to)}`;
}

const text = await readFile(document, 'utf8');
const findings = table(
  ['Code', 'What it stands for'],
  Object.entries(findingCodes).map(([code, means]) => [`\`${code}\``, means])
);
const errors = errorsIn(await readFile(join(root, 'messages/errors.md'), 'utf8'));
const errorTable = table(
  ['Code', 'Says', 'Try this'],
  errors.map(([code, means, cure]) => [`\`${code}\``, means, cure])
);
const wanted = between(between(text, 'findings', findings), 'errors', errorTable);
if (!process.argv.includes('--check')) await writeFile(document, wanted);
else if (wanted !== text) throw new Error('docs/ERRORS.md is stale: run node scripts/generateErrorDoc.ts');
