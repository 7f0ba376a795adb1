import { dayOf } from '../../../src/demo/calendar.ts';
import type { DemoPlan, PlannedValue } from '../../../src/demo/plan.ts';

/** A record as the org would hold it after the replay; references stay symbolic keys. */
export type PlayedRecord = {
  readonly key: string;
  readonly createdOn: number;
  readonly fields: Record<string, string | number | boolean | null>;
  readonly changes: readonly { readonly on: number; readonly fields: Record<string, string | number | boolean | null> }[];
};

export type PlayedPlan = (object: string) => readonly PlayedRecord[];

function plain(fields: { readonly [field: string]: PlannedValue }): Record<string, string | number | boolean | null> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, typeof value === 'object' && value !== null ? value.ref : value])
  );
}

/** Applies a plan to empty tables. */
export function playPlan(plan: DemoPlan): PlayedPlan {
  const tables = new Map<string, Map<string, PlayedRecord>>();
  for (const tick of plan.ticks) {
    const on = dayOf(tick.at);
    for (const batch of tick.batches) {
      const table = tables.get(batch.object) ?? new Map<string, PlayedRecord>();
      tables.set(batch.object, table);
      for (const { key, fields } of batch.rows) {
        const values = plain(fields);
        const held = table.get(key);
        if (batch.operation === 'insert') {
          if (held) throw new Error(`${batch.object} ${key} is created twice`);
          table.set(key, { key, createdOn: on, fields: values, changes: [] });
        } else {
          if (!held) throw new Error(`${batch.object} ${key} is changed before it is created`);
          Object.assign(held.fields, values);
          (held.changes as { on: number; fields: Record<string, string | number | boolean | null> }[]).push({ on, fields: values });
        }
      }
    }
  }
  return (object) => [...(tables.get(object)?.values() ?? [])];
}

/** Records by the key of the account they belong to. */
export function byAccount(records: readonly PlayedRecord[], field = 'AccountId'): ReadonlyMap<string, readonly PlayedRecord[]> {
  const result = new Map<string, PlayedRecord[]>();
  for (const record of records) {
    const account = String(record.fields[field]);
    result.set(account, [...(result.get(account) ?? []), record]);
  }
  return result;
}
