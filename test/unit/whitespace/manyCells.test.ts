import { describe, expect, it } from 'vitest';
import type { CellJson } from '../../../src/domain/resultJson.ts';
import type { HeldRecord } from '../../../src/writeback/changes.ts';
import type { DesiredRecord } from '../../../src/writeback/desired.ts';
import { asHeld, partSize, quietCell, runCells } from '../../bench/cells/cellRun.ts';
import type { CellRun } from '../../bench/cells/cellRun.ts';
import { manyCells, withOneAsset } from '../../bench/cells/manyCells.ts';
import type { AssessInput } from '../../../src/whitespace/assessInput.ts';

const input = manyCells({ accounts: 2000, lines: 20, seed: 7 });
const parts = new Map<number, readonly DesiredRecord[]>();
const first = runCells(
  input,
  () => [],
  (records, from) => parts.set(from, records)
);
const records = [...parts.values()].flat();
const held = new Map([...parts].map(([from, made]) => [from, made.map(asHeld)]));
const heldOf = (from: number): readonly HeldRecord[] => held.get(from) ?? [];
const again = (changed: AssessInput): CellRun => runCells(changed, heldOf, () => undefined);
const detailOf = ({ fields }: DesiredRecord): CellJson => JSON.parse(String(fields['Detail__c'])) as CellJson;
const cells = records.filter(({ object }) => object === 'Headroom_Whitespace_Cell__c');

/** The small form of `node test/bench/cells/cells.ts`; times are measured there. */
describe('2,000 customers x 20 product lines', () => {
  it('have a cell for each pair, and a record for those that somebody can act on', () => {
    expect(first.cells).toBe(40_000);
    expect(parts.size).toBe(Math.ceil(2000 / partSize));
    const statuses = new Set(cells.map(({ fields }) => fields['Status__c']));
    expect([...statuses].toSorted()).toEqual(['Blocked_At_Risk', 'Open', 'Open_Opportunity', 'Partly_Used']);
    expect(first.changes).toBe(cells.length + 2000);
  });

  it('write nothing in a second run', () => {
    expect(again(input).changes).toBe(0);
  });

  it('write one cell and one summary when a customer installs one unit more', () => {
    const quiet = quietCell(records)!;
    const changed = withOneAsset(input, quiet.line, input.accounts.indexOf(quiet.accountId));
    expect(again(changed).written.toSorted()).toEqual([`upsert ${quiet.accountId}`, `upsert ${quiet.accountId}:${quiet.line}`]);
  });

  it('have a motion each where something can be sold', () => {
    expect(cells.filter(({ fields }) => fields['Motion__c'] === null)).toEqual([]);
  });

  it('put at most as many forward as the settings say, each place once', () => {
    const { nextCellsPerAccount: perAccount, nextCellsPerOwner: perOwner } = input.settings.general;
    const placesOf = (key: (record: DesiredRecord) => string, field: string): readonly number[][] =>
      [...Map.groupBy(cells, key).values()].map((own) =>
        own.flatMap(({ fields }) => (fields[field] === null ? [] : [Number(fields[field])])).toSorted((a, b) => a - b)
      );
    const ownerOf = new Map(input.accounts.map((id, i) => [id, input.owners?.[i] ?? '']));
    for (const places of placesOf(({ accountId = '' }) => accountId, 'Rank_In_Account__c')) {
      expect(places).toEqual(Array.from({ length: places.length }, (_, at) => at + 1));
      expect(places.length).toBeLessThanOrEqual(perAccount);
    }
    for (const places of placesOf(({ accountId = '' }) => ownerOf.get(accountId) ?? '', 'Rank_For_Owner__c')) {
      expect(places).toEqual(Array.from({ length: places.length }, (_, at) => at + 1));
      expect(places.length).toBeLessThanOrEqual(perOwner);
    }
  });

  it('have an estimate only with a likelihood, on what is open', () => {
    for (const { st, p, est, amt } of cells.map(detailOf)) {
      if (est === undefined) continue;
      expect(['Open', 'Partly_Used']).toContain(st);
      expect(est).toBeCloseTo((p?.rate ?? NaN) * (amt ?? NaN), 1);
    }
    expect(cells.map(detailOf).some(({ est }) => est !== undefined)).toBe(true);
  });
});
