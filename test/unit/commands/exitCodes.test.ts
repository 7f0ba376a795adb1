import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { exitCodes } from '../../../src/commands/headroomCommand.ts';
import Sync from '../../../src/commands/headroom/sync.ts';
import Verify from '../../../src/commands/headroom/verify.ts';

/** Those of the product, and those that shells give for Ctrl-C and SIGTERM. */
const all = [...Object.values(exitCodes), 130, 143];

/** Numbers that stand in a text as words of their own. */
const numbersIn = (text: string): readonly number[] => [...text.matchAll(/\b\d+\b/g)].map(([number]) => Number(number));

describe('every exit code', () => {
  it('is named in the help of the sync, with what it means', () => {
    const paragraph = Sync.description.split('\n').find((line) => line.startsWith('Exit codes:')) ?? '';
    expect(numbersIn(paragraph)).toEqual(all);
  });

  it('of verify is named in its help', () => {
    const codes = Verify.description.slice(Verify.description.indexOf('Exit codes:'));
    expect(numbersIn(codes).toSorted((a, b) => a - b)).toEqual(Object.values(exitCodes));
  });

  it('has a line in the table of docs/ADMIN.md', () => {
    const text = readFileSync('docs/ADMIN.md', 'utf8');
    const section = text.slice(text.indexOf('### Exit codes'));
    const rows = section
      .slice(0, section.indexOf('\n## '))
      .split('\n')
      .filter((line) => /^\| \d/.test(line));
    expect(rows.flatMap((row) => numbersIn(row.split('|')[1] ?? ''))).toEqual(all);
  });
});
