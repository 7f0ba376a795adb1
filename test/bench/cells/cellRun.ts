import type { CellJson } from '../../../src/domain/resultJson.ts';
import type { AssessInput } from '../../../src/whitespace/assessInput.ts';
import { cellReader } from '../../../src/whitespace/cells.ts';
import { CellStandings } from '../../../src/whitespace/cellStandings.ts';
import { holdsInForce, holdsOf } from '../../../src/whitespace/holds.ts';
import type { Hold } from '../../../src/whitespace/holds.ts';
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
export const partSize = 250;

/** What the org holds of the part of the accounts that begins at a place. */
export type HeldOf = (from: number) => readonly HeldRecord[];

export type CellRun = {
  readonly cells: number;
  readonly records: number;
  readonly changes: number;
  /** Keys of the first few records that would be written. */
  readonly written: readonly string[];
  readonly times: StageTimes;
};

/**
 * Cells of all accounts as a run makes them: holds; a first walk for levels and places; then, part by part, the cells again with
 * their places, totals and records, and what of these has to be written.
 *
 * @param onRecords  is given the records of every part
 */
export function runCells(input: AssessInput, held: HeldOf, onRecords: (records: readonly DesiredRecord[], from: number) => void): CellRun {
  const times: StageTimes = {};
  const time = stopwatch(times);
  const scores = riskScores(input);
  const holds = time('holds', () => holdsOf(input, (of) => (of.kind === 'scorecard' ? scores : undefined)));
  const standings = new CellStandings();
  const cellsOf = time('levels, worth, places', () => withRanks(input, cellReader(input, holds), (cells, i) => standings.keep(cells, i)));
  const run = { cells: standings.rows.reduce((sum, row) => sum + row.length, 0), records: 0, changes: 0, written: [] as string[], times };
  for (let from = 0; from < input.accounts.length; from += partSize) {
    const places = Array.from({ length: Math.min(partSize, input.accounts.length - from) }, (_, at) => from + at);
    const cells = time('cells with places', () => places.map(cellsOf));
    const records = time('totals, records', () => recordsOf(input, holds, { places, cells }));
    const standing = held(from);
    const changes = time('what to write', () => planChanges({ desired: records, held: standing, mirrorToAccount: false }));
    countIn(run, records, changes);
    onRecords(records, from);
  }
  return run;
}

function stopwatch(times: StageTimes): <T>(stage: string, work: () => T) => T {
  return (stage, work) => {
    const [clock, processor] = [performance.now(), process.cpuUsage()];
    const found = work();
    const { user, system } = process.cpuUsage(processor);
    const before = times[stage] ?? { clock: 0, processor: 0 };
    times[stage] = { clock: before.clock + performance.now() - clock, processor: before.processor + (user + system) / 1000 };
    return found;
  };
}

function countIn(
  run: { records: number; changes: number; written: string[] },
  records: readonly DesiredRecord[],
  { items }: ChangeSet
): void {
  run.records += records.length;
  run.changes += items.length;
  run.written.push(...items.slice(0, Math.max(0, 10 - run.written.length)).map(({ operation, key }) => `${operation} ${key}`));
}

function recordsOf(
  input: AssessInput,
  allHolds: readonly Hold[],
  part: { readonly places: readonly number[]; readonly cells: readonly (readonly CellJson[])[] }
): readonly DesiredRecord[] {
  const paid = paidOf(input);
  return desiredRecords({
    ...{ settings: input.settings, asOf: input.asOf, versions: [], publishedBy: '', held: [], history: [] },
    accounts: part.places.map((i, at) => {
      const cells = part.cells[at] ?? [];
      const holds = holdsInForce(input, allHolds, i);
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
