import { countRefused } from '../domain/refusedRows.ts';
import type { RefusedRows } from '../domain/refusedRows.ts';
import type { Receipt } from '../org/orgClient.ts';
import type { OutboxEntry } from '../store/stateStore.ts';

/** What was written, by object; `gone` counts writes to records that were deleted meanwhile, which nobody misses. */
export type WrittenCount = { readonly created: number; readonly updated: number; readonly deleted: number; readonly gone: number };

export type DrainReport = {
  readonly written: Readonly<Record<string, WrittenCount>>;
  readonly recordsWritten: number;
  readonly recordsFailed: number;
  /** Ids of the records that inserts created, by their keys. */
  readonly createdIds: ReadonlyMap<string, string>;
  /** Rows refused, by object, code and the org's words, most frequent first. */
  readonly parked: readonly RefusedRows[];
};

/** An entry of the outbox and what the org answered. */
export type Answered = { readonly entry: OutboxEntry; readonly receipt: Receipt };

/** Counts the answers of a drain. */
export class DrainTally {
  private readonly written = new Map<string, WrittenCount>();
  private readonly createdIds = new Map<string, string>();
  private readonly refused: { object: string; code: string; message: string }[] = [];
  private taken = 0;

  addTaken({ entry, receipt }: Answered): void {
    const before = this.written.get(entry.object) ?? { created: 0, updated: 0, deleted: 0, gone: 0 };
    const kind = !receipt.ok ? 'gone' : entry.operation === 'delete' ? 'deleted' : receipt.created ? 'created' : 'updated';
    this.written.set(entry.object, { ...before, [kind]: before[kind] + 1 });
    this.taken += 1;
    if (entry.operation === 'insert' && receipt.ok) this.createdIds.set(entry.key, receipt.id);
  }

  addRefused(object: string, reason: { readonly code: string; readonly message: string }): void {
    this.refused.push({ object, code: reason.code, message: reason.message });
  }

  get counts(): { readonly written: number; readonly parked: number } {
    return { written: this.taken, parked: this.refused.length };
  }

  report(): DrainReport {
    return {
      written: Object.fromEntries(this.written),
      recordsWritten: this.taken,
      recordsFailed: this.refused.length,
      createdIds: this.createdIds,
      parked: countRefused(this.refused)
    };
  }
}
