import { createHash } from 'node:crypto';
import type { OutboxItem, OutboxPart, StateStore } from '../../store/stateStore.ts';
import type { HeldRecord } from '../../writeback/changes.ts';
import { withoutRefused } from '../../writeback/refusedRows.ts';
import type { PreparedRun } from '../prepareRun.ts';
import { isNightRun, mostRunsADay } from './nightOf.ts';
import type { Run } from './runRecord.ts';

/** What a run knows of rows that the org refused before. */
export type Refusals = {
  /** What may lead to a refusal beside the row itself, as short text. */
  readonly causeOf: (item: OutboxItem) => string;
  /** Takes the place of a part of the outbox; rows that would be refused again stay parked. @returns rows to send */
  replace(items: readonly OutboxItem[], part: OutboxPart): Promise<number>;
};

/** Reads the state; `held` is what the org holds of the accounts in question. */
export async function refusalsOf(
  run: Run,
  { settings, describes }: PreparedRun,
  held: readonly HeldRecord[],
  state: StateStore
): Promise<Refusals> {
  const stamps = new Map(
    held.flatMap(({ object, key, id, fields }) => [key, id].map((name) => [`${object} ${name}`, fields['SystemModstamp']]))
  );
  const objects = new Map<string, string>();
  const schemaOf = (object: string): string => {
    const known = objects.get(object) ?? hashOf(JSON.stringify(describes.get(object) ?? ''));
    objects.set(object, known);
    return known;
  };
  const causeOf = ({ object, key }: OutboxItem): string =>
    hashOf([settings.hash, schemaOf(object), String(stamps.get(`${object} ${key}`) ?? '')].join(' '));
  const occasion = {
    today: run.asOf.today,
    isNight: isNightRun(await state.runs(mostRunsADay), run.asOf),
    isAsked: run.isFull === true,
    causeOf
  };
  return {
    causeOf,
    replace: async (items, part) => {
      const plan = withoutRefused(items, await state.parked(), occasion);
      await state.replaceOutbox(run.runId, plan.items, { ...part, stay: plan.stay, again: plan.again });
      return plan.items.length;
    }
  };
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}
