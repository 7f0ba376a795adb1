import type { OnStep, RunStep } from '../domain/runStep.ts';
import { classifyRow } from '../org/classifyError.ts';
import type { OrgClient, Receipt, SaveRequest } from '../org/orgClient.ts';
import type { OutboxEntry, OutboxGroup, StateStore } from '../store/stateStore.ts';
import { DrainTally } from './drainReport.ts';
import type { Answered, DrainReport } from './drainReport.ts';
import { goneAccounts } from './goneAccounts.ts';
import { keysInOrg, keysAQuestion } from './keysInOrg.ts';
import { writtenOf } from './ownLedger.ts';
import { bulkFrom, bulkTries, callsOf, groupKey, rowsAJob, sentTogether, textAJob } from './writeGroups.ts';

/** Tries of a row that finds its account locked. */
const triesARow = 5;

const firstPauseMs = 1000;

export type DrainProgress = { readonly written: number; readonly parked: number; readonly of: number };

export type DrainOptions = {
  readonly client: OrgClient;
  readonly outbox: Pick<StateStore, 'waiting' | 'waitingGroups' | 'markSent' | 'markWritten' | 'markParked'>;
  /** Changes in the outbox, for progress. */
  readonly total: number;
  /** True = only records to create, false = only others; absent = all. */
  readonly inserts?: boolean;
  /** Rows that a duplicate rule warns of are saved: the settings say so. */
  readonly savesDuplicates?: boolean;
  /** Calendar day in the org's zone, which refused rows are parked on. */
  readonly today?: string;
  /** What may lead to a refusal beside each row itself; see `refusedRows`. */
  readonly causesOf?: (entries: readonly OutboxEntry[]) => Promise<readonly string[]>;
  readonly pause?: (ms: number) => Promise<void>;
  readonly onProgress?: (progress: DrainProgress) => void;
  readonly onStep?: OnStep;
};

/**
 * Sends what stands in the outbox, by account, and notes the answer of each row.
 *
 * Reads and marks the outbox, writes the org. Small groups share calls, large ones are one Bulk job after another. Rows that
 * meet a lock, and those that a job did not get to, are tried again with growing pauses, in the end by collections, one after
 * another; other refusals are parked with the org's reason. Writes to records that were deleted or merged away meanwhile are
 * dropped. Every row carries a key, so draining twice, or again after a crash, leaves the org as draining once does: where the
 * key cannot be an external id (activities), the org is asked for it right before a record is created.
 */
export async function drainOutbox(options: DrainOptions): Promise<DrainReport> {
  const drain = new Drain(options);
  const { outbox, inserts } = options;
  for (let groups = await outbox.waitingGroups(inserts); groups.length > 0; groups = await outbox.waitingGroups(inserts)) {
    for (const together of sentTogether(groups)) await drain.sendTogether(together);
  }
  return drain.tally.report();
}

function isOurs(object: string): boolean {
  return object.includes('Headroom_');
}

type Groups = readonly (readonly OutboxEntry[])[];

class Drain {
  readonly tally = new DrainTally();
  private readonly options: DrainOptions;
  private readonly pause: (ms: number) => Promise<void>;
  /** What whoever was told of a step threw to end the run. */
  private stopped: Error | undefined;

  constructor(options: DrainOptions) {
    this.options = options;
    this.pause = options.pause ?? ((ms) => new Promise((resolve) => setTimeout(resolve, ms)));
  }

  /** Groups that share calls, or one alone, as much of it at a time as memory holds. */
  async sendTogether(groups: readonly OutboxGroup[]): Promise<void> {
    const [first] = groups;
    const read = (group: OutboxGroup): Promise<readonly OutboxEntry[]> =>
      this.options.outbox.waiting({ group, entries: rowsAJob, mostText: textAJob });
    if (first?.operation === 'insert') return this.create(await read(first));
    for (let open = await Promise.all(groups.map(read)); open.some((group) => group.length > 0);) {
      await this.send(open);
      open = await Promise.all(groups.map(read));
    }
  }

  /** Sends groups of one object and operation each, in their order, until no row of them is worth another try. */
  private async send(groups: Groups): Promise<void> {
    let open = groups;
    for (let attempt = 1; open.length > 0; attempt += 1) {
      const again: OutboxEntry[] = [];
      const isBulk = attempt <= bulkTries && open.length === 1 && (open[0]?.length ?? 0) > bulkFrom;
      for (const call of isBulk ? [open] : callsOf(open)) again.push(...(await this.sendCall(call, attempt, isBulk)));
      if (again.length > 0) await this.pause(firstPauseMs * 2 ** (attempt - 1));
      open = [...Map.groupBy(again, groupKey).values()];
    }
  }

  /** Sends parts of one object and operation each; what a broken request leaves unanswered stays sent. @returns rows to try again */
  private async sendCall(parts: Groups, attempt: number, isBulk: boolean): Promise<readonly OutboxEntry[]> {
    await this.options.outbox.markSent(parts.flatMap((part) => part.map(({ id }) => id)));
    const replies = await Promise.allSettled(parts.map((part) => this.request(part, isBulk)));
    const again: OutboxEntry[] = [];
    for (const reply of replies) {
      if (reply.status === 'rejected') continue;
      const isRetried = ({ receipt }: Answered): boolean => attempt < triesARow && this.isWorthATry(receipt, isBulk);
      again.push(...reply.value.filter(isRetried).map(({ entry }) => entry));
      await this.settle(reply.value.filter((answer) => !isRetried(answer)));
    }
    const broken = replies.find((reply) => reply.status === 'rejected');
    if (broken !== undefined) throw broken.reason;
    if (this.stopped !== undefined) throw this.stopped;
    return again;
  }

  /** Creates what the org does not have yet, a small part at a time, so that no answer stays unknown for many records. */
  private async create(group: readonly OutboxEntry[]): Promise<void> {
    for (let start = 0; start < group.length; start += keysAQuestion) {
      const part = group.slice(start, start + keysAQuestion);
      const known = await keysInOrg(this.options.client, part);
      await this.options.outbox.markWritten(part.filter(({ key }) => known.has(key)).map(({ id }) => ({ id })));
      const missing = part.filter(({ key }) => !known.has(key));
      await this.send([missing]);
    }
  }

  private async request(entries: readonly OutboxEntry[], isBulk: boolean): Promise<readonly Answered[]> {
    const [first] = entries;
    if (first === undefined) return [];
    const { client, savesDuplicates } = this.options;
    const request: SaveRequest = {
      object: first.object,
      operation: first.operation,
      ...(first.externalId === undefined || first.operation === 'insert' ? {} : { externalId: first.externalId }),
      rows: entries.map((entry) => entry.row),
      parents: entries.map((entry) => entry.accountId),
      savesDuplicates: savesDuplicates === true,
      // Only of objects that nobody else writes by Bulk: another tool may share our user.
      wereSent: isBulk && isOurs(first.object) && entries.some(({ attempts }) => attempts > 0),
      onAnswer: () => this.tell('write_sent', first.object)
    };
    const receipts = isBulk ? await client.ingestRows(request) : await client.saveRows(request);
    this.tell('reply_read', first.object);
    return entries.map((entry, index) => {
      const receipt = receipts[index];
      if (receipt === undefined) throw new Error(`no receipt for ${entry.object} ${entry.key}`);
      return { entry, receipt };
    });
  }

  private isWorthATry(receipt: Receipt, wasBulk: boolean): boolean {
    if (receipt.ok) return false;
    // Bulk knows no header for duplicate rules; collections do.
    const isWarning = wasBulk && this.options.savesDuplicates === true && receipt.code === 'DUPLICATES_DETECTED';
    return isWarning || classifyRow(receipt.code) === 'retry';
  }

  /** Tells a step; somebody who ends the run there does so once every answer that was read is kept. */
  private tell(step: RunStep, object: string): void {
    try {
      this.options.onStep?.(step, object);
    } catch (error) {
      this.stopped ??= error instanceof Error ? error : new Error(String(error));
    }
  }

  private async settle(answers: readonly Answered[]): Promise<void> {
    const [first] = answers;
    if (first === undefined) return;
    const { outbox, client, today, causesOf, total } = this.options;
    const gone = await goneAccounts(client, answers);
    const taken = answers.filter(({ entry, receipt }) => receipt.ok || gone.has(entry.id));
    await outbox.markWritten(
      taken.map(({ entry, receipt }) => writtenOf(entry, receipt)),
      client.heardAt
    );
    for (const answer of taken) this.tally.addTaken(answer);
    this.tell('ledger_saved', first.entry.object);
    const refusals = answers.flatMap(({ entry, receipt }) => (receipt.ok || gone.has(entry.id) ? [] : [{ entry, receipt }]));
    for (const { entry, receipt } of refusals) this.tally.addRefused(entry.object, receipt);
    if (refusals.length > 0) {
      const causes = await causesOf?.(refusals.map(({ entry }) => entry));
      await outbox.markParked(
        refusals.map(({ entry, receipt: { code, message } }, i) => ({
          ...{ id: entry.id, code, message },
          ...(today === undefined ? {} : { on: today }),
          ...(causes?.[i] === undefined ? {} : { cause: causes[i] })
        }))
      );
      this.tell('parked_rows_saved', first.entry.object);
    }
    this.options.onProgress?.({ ...this.tally.counts, of: total });
  }
}
