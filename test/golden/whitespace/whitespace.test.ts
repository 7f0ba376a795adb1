import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CellJson } from '../../../src/domain/resultJson.ts';
import { gatherInput } from '../../../src/operations/sync/judge/gatherInput.ts';
import { assessAccounts } from '../../../src/whitespace/assessAccounts.ts';
import { paidColumn } from '../../../src/whitespace/worthFacts.ts';
import { openCase } from '../goldenCase.ts';
import type { Given } from '../goldenCase.ts';

/** A cell, and what the account pays for the line, which stands in a field of its own; null = unknown. */
type Shown = Partial<CellJson> & { readonly paid?: number | null };

/** `expected.json` of a case, worked out by hand: by product line and account. What it leaves out is not compared; null = no such part. */
type Expected = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;

const folder = import.meta.dirname;
const names = readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

function read<T>(name: string, file: string): T {
  return JSON.parse(readFileSync(join(folder, name, file), 'utf8')) as T;
}

/** Cells of a case by product line and account, through the same steps as a run: rows, signals, filters, levels, status. */
async function cellsIn(given: Given): Promise<Readonly<Record<string, Readonly<Record<string, Shown>>>>> {
  const { context, close } = await openCase(given);
  try {
    const { input } = await gatherInput(context, []);
    const { cellsOf } = assessAccounts(input);
    return Object.fromEntries(
      input.settings.productLines.map((line) => {
        const paid = paidColumn(input, line);
        const byAccount = input.accounts.flatMap((account, i) => {
          const cell = cellsOf(i).find(({ k }) => k === line.key);
          const amount = paid?.[i] ?? NaN;
          return cell === undefined ? [] : [[account, { ...cell, paid: Number.isNaN(amount) ? null : amount }] as const];
        });
        return [line.key, Object.fromEntries(byAccount)];
      })
    );
  } finally {
    await close();
  }
}

describe.each(names)('case whitespace/%s', (name) => {
  const given = read<Given>(name, 'given.json');
  const expected = read<Expected>(name, 'expected.json');
  let found: Awaited<ReturnType<typeof cellsIn>> = {};

  beforeAll(async () => {
    found = await cellsIn(given);
  });

  it('says why, and expects something of every line', () => {
    expect(given.why.length).toBeGreaterThan(40);
    expect(Object.keys(expected).sort()).toEqual((given.productLines ?? []).map(({ key }) => key).sort());
  });

  it.each(Object.keys(expected))('gives what was worked out by hand of %s', (line) => {
    const byHand = expected[line] ?? {};
    const compared = Object.fromEntries(
      Object.entries(byHand).map(([account, part]) => {
        const cell = found[line]?.[account];
        const shown = Object.keys(part).map((key) => [key, cell?.[key as keyof Shown] ?? null]);
        return [account, cell === undefined ? 'no cell' : Object.fromEntries(shown)];
      })
    );
    expect(compared).toEqual(byHand);
  });
});
