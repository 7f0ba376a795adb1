import { classifyRow } from '../org/classifyError.ts';
import type { OrgClient, Receipt } from '../org/orgClient.ts';
import type { OutboxEntry, StateStore } from '../store/stateStore.ts';
import { keysInOrg, keysAQuestion } from './keysInOrg.ts';
import { bulkFrom, groupKey, writeRank } from './writeGroups.ts';

/** Entries held in memory at once. */
const entriesAtOnce = 50_000;

/** Tries of a row that finds its account locked. */
const triesARow = 5;

const firstPauseMs = 1000;

export type DrainProgress = { readonly written: number; readonly parked: number; readonly of: number };

export type DrainOptions = {
  readonly client: OrgClient;
  readonly outbox: Pick<StateStore, 'waiting' | 'markSent' | 'markDone' | 'markParked'>;
  /** Changes in the outbox, for progress. */
  readonly total: number;
  readonly pause?: (ms: number) => Promise<void>;
  readonly onProgress?: (progress: DrainProgress) => void;
};

/** What was written, by object; `gone` counts deletes of records that were deleted already. */
export type WrittenCount = { readonly created: number; readonly updated: number; readonly deleted: number; readonly gone: number };

export type DrainReport = {
  readonly written: Readonly<Record<string, WrittenCount>>;
  readonly recordsWritten: number;
  readonly recordsFailed: number;
  /** Ids of the records that inserts created, by their keys. */
  readonly createdIds: ReadonlyMap<string, string>;
  /** Rows refused, by object, code and the org's words, most frequent first. */
  readonly parked: readonly { readonly object: string; readonly code: string; readonly message: string; readonly count: number }[];
};

/**
 * Sends what stands in the outbox, by account, and notes the answer of each row.
 *
 * Reads and marks the outbox, writes the org. Rows that meet a lock are tried again with growing pauses, by collections,
 * one after another; other refusals are parked with the org's reason. Every row carries a key, so draining twice, or
 * again after a crash, leaves the org as draining once does: where the key cannot be an external id (activities), the org
 * is asked for it right before a record is created.
 */
export async function drainOutbox(options: DrainOptions): Promise<DrainReport> {
  const drain = new Drain(options);
  for (
    let entries = await options.outbox.waiting(entriesAtOnce);
    entries.length > 0;
    entries = await options.outbox.waiting(entriesAtOnce)
  ) {
    for (const group of groupsOf(entries)) {
      if (group[0]?.operation === 'insert') await drain.create(group);
      else await drain.send(group);
    }
  }
  return drain.report();
}

/** Entries of one object and operation, in the order of the outbox: what one request can hold. */
function groupsOf(entries: readonly OutboxEntry[]): readonly (readonly OutboxEntry[])[] {
  const groups = new Map<string, OutboxEntry[]>();
  for (const entry of entries) {
    const key = groupKey(entry);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  }
  return [...groups.values()].sort((a, b) => writeRank(a[0]?.object) - writeRank(b[0]?.object));
}

type Answered = { readonly entry: OutboxEntry; readonly receipt: Receipt };

class Drain {
  private readonly options: DrainOptions;
  private readonly pause: (ms: number) => Promise<void>;
  private readonly written = new Map<string, WrittenCount>();
  private readonly refused = new Map<string, DrainReport['parked'][number]>();
  private readonly createdIds = new Map<string, string>();
  private done = 0;
  private failed = 0;

  constructor(options: DrainOptions) {
    this.options = options;
    this.pause = options.pause ?? ((ms) => new Promise((resolve) => setTimeout(resolve, ms)));
  }

  async send(group: readonly OutboxEntry[]): Promise<void> {
    let open = group;
    for (let attempt = 1; open.length > 0; attempt += 1) {
      await this.options.outbox.markSent(open.map((entry) => entry.id));
      const answers = await this.request(open, attempt);
      const again = answers.filter(({ receipt }) => attempt < triesARow && verdictOf(receipt) === 'retry').map(({ entry }) => entry);
      const retried = new Set(again);
      await this.settle(answers.filter(({ entry }) => !retried.has(entry)));
      if (again.length > 0) await this.pause(firstPauseMs * 2 ** (attempt - 1));
      open = again;
    }
  }

  /** Creates what the org does not have yet, a small part at a time, so that no answer stays unknown for many records. */
  async create(group: readonly OutboxEntry[]): Promise<void> {
    for (let start = 0; start < group.length; start += keysAQuestion) {
      const part = group.slice(start, start + keysAQuestion);
      const known = await keysInOrg(this.options.client, part);
      const there = part.filter(({ key }) => known.has(key));
      await this.options.outbox.markDone(there.map(({ id }) => id));
      await this.send(part.filter(({ key }) => !known.has(key)));
    }
  }

  report(): DrainReport {
    return {
      written: Object.fromEntries(this.written),
      recordsWritten: this.done,
      recordsFailed: this.failed,
      createdIds: this.createdIds,
      parked: [...this.refused.values()].sort((a, b) => b.count - a.count)
    };
  }

  private async request(entries: readonly OutboxEntry[], attempt: number): Promise<readonly Answered[]> {
    const [first] = entries;
    if (first === undefined) return [];
    const request = {
      object: first.object,
      operation: first.operation,
      ...(first.externalId === undefined || first.operation === 'insert' ? {} : { externalId: first.externalId }),
      rows: entries.map((entry) => entry.row)
    };
    const { client } = this.options;
    const receipts = attempt === 1 && entries.length > bulkFrom ? await client.ingestRows(request) : await client.saveRows(request);
    return entries.map((entry, index) => {
      const receipt = receipts[index];
      if (receipt === undefined) throw new Error(`no receipt for ${entry.object} ${entry.key}`);
      return { entry, receipt };
    });
  }

  private async settle(answers: readonly Answered[]): Promise<void> {
    const taken = answers.filter(({ entry, receipt }) => receipt.ok || isGone(entry, receipt));
    const refused = answers.filter(({ entry, receipt }) => !receipt.ok && !isGone(entry, receipt));
    await this.options.outbox.markDone(taken.map(({ entry }) => entry.id));
    await this.options.outbox.markParked(refused.map(({ entry, receipt }) => ({ id: entry.id, ...reasonOf(receipt) })));
    for (const answer of taken) this.countWritten(answer);
    for (const { entry, receipt } of refused) this.countRefused(entry.object, reasonOf(receipt));
    this.done += taken.length;
    this.failed += refused.length;
    this.options.onProgress?.({ written: this.done, parked: this.failed, of: this.options.total });
  }

  private countWritten({ entry, receipt }: Answered): void {
    const before = this.written.get(entry.object) ?? { created: 0, updated: 0, deleted: 0, gone: 0 };
    const kind = !receipt.ok ? 'gone' : entry.operation === 'delete' ? 'deleted' : receipt.created ? 'created' : 'updated';
    this.written.set(entry.object, { ...before, [kind]: before[kind] + 1 });
    if (entry.operation === 'insert' && receipt.ok) this.createdIds.set(entry.key, receipt.id);
  }

  private countRefused(object: string, reason: { readonly code: string; readonly message: string }): void {
    const key = [object, reason.code, reason.message].join(' ');
    const count = (this.refused.get(key)?.count ?? 0) + 1;
    this.refused.set(key, { object, ...reason, count });
  }
}

function verdictOf(receipt: Receipt): 'retry' | 'gone' | 'park' {
  return receipt.ok ? 'park' : classifyRow(receipt.code);
}

/** A record to delete that is not there any more is as good as deleted. */
function isGone(entry: OutboxEntry, receipt: Receipt): boolean {
  return !receipt.ok && entry.operation === 'delete' && verdictOf(receipt) === 'gone';
}

function reasonOf(receipt: Receipt): { readonly code: string; readonly message: string } {
  return receipt.ok ? { code: '', message: '' } : { code: receipt.code, message: receipt.message };
}
