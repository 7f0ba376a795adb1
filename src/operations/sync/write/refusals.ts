import { createHash } from 'node:crypto';
import type { RunReportJson } from '../../../domain/resultJson.ts';
import type { LedgerEntry } from '../../../store/ledgerTable.ts';
import type { OutboxItem, OutboxPart, StateStore } from '../../../store/stateStore.ts';
import type { HeldRecord } from '../../../writeback/changes.ts';
import { withoutContested } from '../../../writeback/contested.ts';
import { readHeld } from '../../../writeback/heldRecords.ts';
import { isPassing, withoutRefused } from '../../../writeback/refusedRows.ts';
import type { Stores } from '../../openStores.ts';
import type { PreparedRun } from '../../prepareRun.ts';
import { cutAccounts } from '../run/accountParts.ts';
import { isNightRun } from '../run/nightOf.ts';
import { recentRuns } from '../run/recentRuns.ts';
import type { Run } from '../run/runRecord.ts';

/** What a run knows of rows that it had better not send again. */
export type Refusals = {
  /** What may lead to a refusal beside each row itself, as short texts. Reads the fact store. */
  causesOf(items: readonly OutboxItem[]): Promise<readonly string[]>;
  /**
   * Takes the place of a part of the outbox; rows that would be refused, or undone, again are left out.
   *
   * @param held  what the org holds of the accounts in question
   */
  replace(items: readonly OutboxItem[], held: readonly HeldRecord[], part: AccountsPart): Promise<ReplacedOutbox>;
  /**
   * Has rows sent again that something passing kept away, of accounts that nothing is planned for. A repeat changes nothing.
   *
   * @param planned  accounts whose part of the outbox was replaced
   * @returns        how many rows
   */
  resume(planned: readonly string[]): Promise<number>;
};

/** A part of the outbox that is about some accounts. */
type AccountsPart = Pick<OutboxPart, 'inserts'> & { readonly accounts: readonly string[] };

/** Rows to send, and what somebody else keeps changing in records of ours. */
export type ReplacedOutbox = { readonly total: number; readonly contested: readonly ContestedRecord[] };

/** A record in which somebody else keeps changing fields of ours. */
export type ContestedRecord = { readonly object: string; readonly key: string; readonly fields: readonly string[] };

/** Reads the state. */
export async function refusalsOf(run: Run, prepared: PreparedRun, { facts, state }: Pick<Stores, 'facts' | 'state'>): Promise<Refusals> {
  const isNight = isNightRun(await recentRuns(state), run.asOf);
  const isAsked = run.isFull === true;
  return {
    causesOf: async (items) => {
      const accounts = [...new Set(items.map(({ accountId }) => accountId))];
      return items.map(causesOf(prepared, await readHeld(facts, { accounts })));
    },
    replace: async (items, held, part) => {
      const ledger = await ledgerOf(state, items, held);
      const { items: ours, contested } = withoutContested(items, { held, ledger, isPatient: !isNight && !isAsked });
      const occasion = { today: run.asOf.today, isNight, isAsked, causeOf: causesOf(prepared, held) };
      const plan = withoutRefused(ours, await state.parked(part.accounts), occasion);
      await state.replaceOutbox(run.runId, plan.items, { ...part, stay: plan.stay, again: plan.again });
      return { total: plan.items.length, contested: contested.map(({ item: { object, key }, fields }) => ({ object, key, fields })) };
    },
    resume: async (planned) => {
      const done = new Set(planned);
      const again = (await state.parked()).filter((entry) => !done.has(entry.accountId) && isPassing(entry)).map(({ id }) => id);
      if (again.length > 0) await state.replaceOutbox(run.runId, [], { accounts: [], again });
      return again.length;
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
  const moved = new Set<string>();
  for (const { accounts } of cutAccounts([...new Set(parked.map(({ accountId }) => accountId))], new Set())) {
    const causeOf = causesOf(prepared, await readHeld(facts, { accounts }));
    const asked = new Set(accounts);
    for (const entry of parked) if (asked.has(entry.accountId) && causeOf(entry) !== entry.cause) moved.add(entry.accountId);
  }
  return [...moved];
}

/** The org's record, the settings, and what the org says of the object, in a hash. */
function causesOf({ settings, describes }: PreparedRun, held: readonly HeldRecord[]): (item: OutboxItem) => string {
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

/** What to tell of records that somebody else keeps changing, by object and fields. */
export function contestedWarnings(contested: readonly ContestedRecord[]): RunReportJson['warnings'] {
  const groups = Map.groupBy(contested, ({ object, fields }) => `${object} ${fields.join(', ')}`);
  return [...groups.values()].flatMap(([first, ...rest]) =>
    first === undefined
      ? []
      : [{ name: 'FieldContested', values: [first.object, first.fields.join(', '), first.key], count: rest.length + 1 }]
  );
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}
