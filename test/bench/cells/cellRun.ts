import type { HoldJson } from '../../../src/domain/resultJson.ts';
import type { AssessInput } from '../../../src/whitespace/assessInput.ts';
import { cellsOf } from '../../../src/whitespace/cells.ts';
import { holdsInForce, holdsOf } from '../../../src/whitespace/holds.ts';
import type { Hold } from '../../../src/whitespace/holds.ts';
import type { Cells } from '../../../src/whitespace/measureColumns.ts';
import { withRanks } from '../../../src/whitespace/ranks.ts';
import { totalsOf } from '../../../src/whitespace/totals.ts';
import { paidOf } from '../../../src/whitespace/worthFacts.ts';
import { planChanges } from '../../../src/writeback/changes.ts';
import type { ChangeSet, HeldRecord } from '../../../src/writeback/changes.ts';
import type { DesiredRecord } from '../../../src/writeback/desired.ts';
import { desiredRecords } from '../../../src/writeback/records.ts';
import { riskScores } from './manyCells.ts';

/** Milliseconds by stage, by the clock and of the processor (all threads, garbage collection too). */
export type StageTimes = Record<string, { clock: number; processor: number }>;

/** Accounts whose records are made and compared at a time. */
export const partSize = 1000;

/** What the org holds of the accounts from one place to another. */
export type HeldOf = (from: number, to: number) => readonly HeldRecord[];

export type CellRun = {
  readonly cells: number;
  readonly records: number;
  readonly changes: number;
  /** Keys of the first few records that would be written. */
  readonly written: readonly string[];
  readonly times: StageTimes;
};

/**
 * Cells of all accounts as a run makes them: holds, levels and worth, ranks, totals; then, part by part, records and what of them
 * has to be written.
 *
 * @param onRecords  is given the records of every part
 */
export function runCells(input: AssessInput, held: HeldOf, onRecords: (records: readonly DesiredRecord[], from: number) => void): CellRun {
  const times: StageTimes = {};
  const time = <T>(stage: string, work: () => T): T => {
    const [clock, processor] = [performance.now(), process.cpuUsage()];
    const found = work();
    const { user, system } = process.cpuUsage(processor);
    const before = times[stage] ?? { clock: 0, processor: 0 };
    times[stage] = { clock: before.clock + performance.now() - clock, processor: before.processor + (user + system) / 1000 };
    return found;
  };
  const scores = riskScores(input);
  const holds = time('holds', () => holdsOf(input, (of) => (of.kind === 'scorecard' ? scores : undefined)));
  const judged = time('levels, status, worth', () => cellsOf(input, holds));
  const cells = time('ranks', () => withRanks(input, judged));
  const run = { cells: 0, records: 0, changes: 0, written: [] as string[], times };
  for (let from = 0; from < cells.length; from += partSize) {
    const to = Math.min(from + partSize, cells.length);
    const records = time('totals, records', () => recordsOf(input, { cells, holds }, { from, to }));
    const standing = held(from, to);
    const changes = time('what to write', () => planChanges({ desired: records, held: standing, mirrorToAccount: false }));
    countIn(run, cells.slice(from, to), { records, changes });
    onRecords(records, from);
  }
  return run;
}

function countIn(
  run: { cells: number; records: number; changes: number; written: string[] },
  cells: Cells,
  { records, changes }: { readonly records: readonly DesiredRecord[]; readonly changes: ChangeSet }
): void {
  run.cells += cells.reduce((sum, row) => sum + row.length, 0);
  run.records += records.length;
  run.changes += changes.items.length;
  run.written.push(...changes.items.slice(0, Math.max(0, 10 - run.written.length)).map(({ operation, key }) => `${operation} ${key}`));
}

function recordsOf(
  input: AssessInput,
  found: { readonly cells: Cells; readonly holds: readonly Hold[] },
  { from, to }: { readonly from: number; readonly to: number }
): readonly DesiredRecord[] {
  const paid = paidOf(input);
  const places = Array.from({ length: to - from }, (_, at) => from + at);
  return desiredRecords({
    ...{ settings: input.settings, asOf: input.asOf, versions: [], publishedBy: '', held: [], history: [] },
    accounts: places.map((i) => {
      const cells = found.cells[i] ?? [];
      const holds: readonly HoldJson[] = holdsInForce(input, found.holds, i);
      return {
        ...{ accountId: input.accounts[i] ?? '', scorecards: [], cells, totals: totalsOf(cells), holds, paid: paid(i) },
        facts: { monthToMonth: false, currency: input.currencies[i] ?? '' }
      };
    })
  });
}

/** A record as the org gives it back after it was written; lookups whose target was not written are empty. */
export function asHeld({ object, key, accountId = '', fields }: DesiredRecord): HeldRecord {
  return { object, id: key, key, accountId, fields: Object.fromEntries(Object.entries(fields).filter(([name]) => !name.includes('__r.'))) };
}

/** A cell that is partly used and not put forward: one unit more of it changes nothing but itself and the account's summary. */
export type QuietCell = { readonly accountId: string; readonly line: string };

/** The first such cell among records. */
export function quietCell(records: readonly DesiredRecord[]): QuietCell | undefined {
  const found = records.find(({ fields }) => fields['Status__c'] === 'Partly_Used' && fields['Rank_In_Account__c'] === null);
  return found === undefined ? undefined : { accountId: found.accountId ?? '', line: String(found.fields['Product_Line__c']) };
}
