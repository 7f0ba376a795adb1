import { createHash } from 'node:crypto';
import type { RunReportJson } from '../../domain/resultJson.ts';
import type { LedgerEntry } from '../../store/ledgerTable.ts';
import type { OutboxItem, OutboxPart, StateStore } from '../../store/stateStore.ts';
import type { HeldRecord } from '../../writeback/changes.ts';
import { withoutContested } from '../../writeback/contested.ts';
import type { Contested } from '../../writeback/contested.ts';
import { readHeld } from '../../writeback/heldRecords.ts';
import { withoutRefused } from '../../writeback/refusedRows.ts';
import type { Stores } from '../openStores.ts';
import type { PreparedRun } from '../prepareRun.ts';
import { isNightRun, mostRunsADay } from './nightOf.ts';
import type { Run } from './runRecord.ts';

/** What a run knows of rows that it had better not send again. */
export type Refusals = {
  /** What may lead to a refusal beside the row itself, as short text. */
  readonly causeOf: (item: OutboxItem) => string;
  /** Takes the place of a part of the outbox; rows that would be refused, or undone, again are left out. */
  replace(items: readonly OutboxItem[], part: OutboxPart): Promise<ReplacedOutbox>;
};

/** Rows to send, and what somebody else keeps changing in records of ours. */
export type ReplacedOutbox = { readonly total: number; readonly warnings: RunReportJson['warnings'] };

/** Reads the state; `held` is what the org holds of the accounts in question. */
export async function refusalsOf(run: Run, prepared: PreparedRun, held: readonly HeldRecord[], state: StateStore): Promise<Refusals> {
  const isNight = isNightRun(await state.runs(mostRunsADay), run.asOf);
  const isAsked = run.isFull === true;
  const causeOf = causesOf(prepared, held);
  return {
    causeOf,
    replace: async (items, part) => {
      const ledger = await ledgerOf(state, items, held);
      const { items: ours, contested } = withoutContested(items, { held, ledger, isPatient: !isNight && !isAsked });
      const plan = withoutRefused(ours, await state.parked(), { today: run.asOf.today, isNight, isAsked, causeOf });
      await state.replaceOutbox(run.runId, plan.items, { ...part, stay: plan.stay, again: plan.again });
      return { total: plan.items.length, warnings: contestedWarnings(contested) };
    }
  };
}

/**
 * Accounts with rows that the org refused, where what may have led to that is another since: its record was saved, even without a
 * change in anything that is read, or its object looks different. Reads the stores only.
 */
export async function movedSinceRefused(
  prepared: PreparedRun,
  { facts, state }: Pick<Stores, 'facts' | 'state'>
): Promise<readonly string[]> {
  const parked = (await state.parked()).filter(({ cause, accountId }) => cause !== undefined && accountId !== '');
  if (parked.length === 0) return [];
  const accounts = [...new Set(parked.map(({ accountId }) => accountId))];
  const causeOf = causesOf(prepared, await readHeld(facts, { accounts }));
  return [...new Set(parked.filter((entry) => causeOf(entry) !== entry.cause).map(({ accountId }) => accountId))];
}

/** The org's record, the settings, and what the org says of the object, in a hash. */
function causesOf({ settings, describes }: PreparedRun, held: readonly HeldRecord[]): Refusals['causeOf'] {
  const stamps = new Map(
    held.flatMap(({ object, key, id, fields }) => [key, id].map((name) => [`${object} ${name}`, fields['SystemModstamp']]))
  );
  const schemas = new Map<string, string>();
  return ({ object, key }) => {
    const schema = schemas.get(object) ?? hashOf(JSON.stringify(describes.get(object) ?? ''));
    schemas.set(object, schema);
    return hashOf([settings.hash, schema, String(stamps.get(`${object} ${key}`) ?? '')].join(' '));
  };
}

/** What was last written into records that are to be written again. */
async function ledgerOf(state: StateStore, items: readonly OutboxItem[], held: readonly HeldRecord[]): Promise<readonly LedgerEntry[]> {
  const there = new Set(held.map(({ object, key }) => `${object} ${key}`));
  const again = items.filter(({ object, key }) => there.has(`${object} ${key}`));
  const entries: LedgerEntry[] = [];
  for (const [object, some] of Map.groupBy(again, (item) => item.object)) {
    const found = await state.ledger(
      object,
      some.map(({ key }) => key)
    );
    entries.push(...found);
  }
  return entries;
}

function contestedWarnings(contested: readonly Contested[]): RunReportJson['warnings'] {
  const groups = Map.groupBy(contested, ({ item, fields }) => `${item.object} ${fields.join(', ')}`);
  return [...groups.values()].flatMap(([first, ...rest]) =>
    first === undefined
      ? []
      : [{ name: 'FieldContested', values: [first.item.object, first.fields.join(', '), first.item.key], count: rest.length + 1 }]
  );
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}
