import { HealthError } from '../../../domain/healthError.ts';
import type { RunReportJson } from '../../../domain/resultJson.ts';
import type { SyncResult } from '../../../domain/syncResult.ts';
import { arrivedWrites, mostSent } from '../../../writeback/arrivedWrites.ts';
import { planChanges } from '../../../writeback/changes.ts';
import type { ChangeSet } from '../../../writeback/changes.ts';
import { withCreatedTasks } from '../../../writeback/nextTask.ts';
import type { CreatedTask } from '../../../writeback/nextTask.ts';
import { WriteTally } from '../../../writeback/writeTally.ts';
import type { Stores } from '../../openStores.ts';
import type { PreparedRun } from '../../prepareRun.ts';
import { withTasks } from '../../surveys/surveyTasks.ts';
import { storageCheck } from './checkStorage.ts';
import type { StorageCheck } from './checkStorage.ts';
import { followUpTasks } from './followUpTasks.ts';
import type { JudgedPart } from '../judge/judgement.ts';
import { contestedWarnings } from './refusals.ts';
import type { ContestedRecord, Refusals } from './refusals.ts';
import type { Run } from '../run/runRecord.ts';
import { createdTask, writeTasks } from './writeTasks.ts';

/** What a write set is planned with. */
export type WriteSetRequest = {
  readonly run: Run;
  readonly prepared: PreparedRun;
  readonly stores: Stores;
  readonly refusals: Refusals;
  /** Accounts that tasks may be made for. */
  readonly taskAccounts: ReadonlySet<string>;
};

/**
 * The writes of a run, planned part by part: each goes into the outbox before the next is made, and nothing goes to the org but
 * tasks, which the records of the same part name.
 *
 * In a dry run all is counted and nothing written.
 */
export class WriteSet {
  /** All writes, tasks among them. */
  readonly tally = new WriteTally();
  /** Writes that stand in the outbox now. */
  waiting = 0;
  /** Tasks that were created; undefined = there were none to create. */
  tasks: number | undefined;
  private readonly request: WriteSetRequest;
  private readonly storage: StorageCheck;
  private readonly accounts: string[] = [];
  private readonly contested: ContestedRecord[] = [];
  private taskWarnings: RunReportJson['warnings'] = [];

  constructor(request: WriteSetRequest) {
    this.request = request;
    this.storage = storageCheck(request.run, request.prepared.settings);
  }

  /**
   * Plans the writes that make the org hold what is desired of some accounts.
   *
   * @throws HealthError StorageShareReached; what this run put into the outbox is taken back
   */
  async add(part: JudgedPart): Promise<void> {
    const { run, prepared, stores, refusals } = this.request;
    const { items: tasks, warnings } = await this.followUps(part);
    this.taskWarnings = addWarnings(this.taskWarnings, warnings);
    const created = tasks.flatMap((item) => createdTask(item, '') ?? []);
    const forecast = changesOf(part, created, prepared);
    this.tally.add(withTasks(forecast, tasks));
    await this.storage(this.tally).catch((error: unknown) => this.takeBack(error));
    if (run.dryRun) return;
    await this.noteArrived(part);
    const written = await writeTasks({ run, refusals, state: stores.state }, { items: tasks, ...part });
    if (written.report !== undefined) this.tasks = (this.tasks ?? 0) + written.report.recordsWritten;
    const changes = tasks.length === 0 ? forecast : changesOf(part, written.created, prepared);
    const { total, contested } = await refusals.replace(changes.items, part.held, { accounts: part.accounts, inserts: false });
    this.waiting += total;
    this.accounts.push(...part.accounts);
    this.contested.push(...contested);
  }

  /** Has rows of accounts that this run does not plan for sent again where something passing kept them away. */
  async resume(): Promise<void> {
    this.waiting += await this.request.refusals.resume(this.accounts);
  }

  /** Takes out of the outbox what is about none of the accounts that were planned, because these are all there are. */
  async dropOthers(): Promise<void> {
    await this.request.stores.state.replaceOutbox(this.request.run.runId, [], { notOf: this.accounts });
  }

  /** What all writes together take of the org's storage. */
  storageTaken(): Promise<SyncResult['storage']> {
    return this.storage(this.tally);
  }

  get warnings(): RunReportJson['warnings'] {
    return [...this.taskWarnings, ...contestedWarnings(this.contested)];
  }

  private async followUps(part: JudgedPart): ReturnType<typeof followUpTasks> {
    const { run, prepared, stores, taskAccounts } = this.request;
    if (!part.accounts.some((id) => taskAccounts.has(id))) return { items: [], warnings: [] };
    return followUpTasks({ facts: stores.facts, settings: prepared.settings, asOf: run.asOf, ...part });
  }

  private async takeBack(error: unknown): Promise<never> {
    const { run, stores } = this.request;
    if (error instanceof HealthError && error.name === 'StorageShareReached' && !run.dryRun) await stores.state.withdraw(run.runId);
    throw error;
  }

  /** Keeps in the ledger what an earlier run wrote and did not live to note. */
  private async noteArrived({ accounts, held }: JudgedPart): Promise<void> {
    const { state } = this.request.stores;
    const sent = await state.waiting({ ...mostSent, isSent: true, accounts });
    if (sent.length > 0) await state.markWritten(arrivedWrites(sent, held));
  }
}

/** The writes that make the org hold what is desired, with tasks that were created for it. */
function changesOf({ desired, held }: JudgedPart, created: readonly CreatedTask[], { settings }: PreparedRun): ChangeSet {
  return planChanges({
    desired: withCreatedTasks(desired, created, settings),
    held,
    mirrorToAccount: settings.general.mirrorToAccount
  });
}

/** Warnings of one kind say one number, however many parts they come from. Their first value is that number. */
function addWarnings(before: RunReportJson['warnings'], more: RunReportJson['warnings']): RunReportJson['warnings'] {
  return more.reduce((all, warning) => {
    const same = all.find(({ name }) => name === warning.name);
    if (same === undefined) return [...all, warning];
    const count = (same.count ?? 0) + (warning.count ?? 0);
    return all.map((one) => (one === same ? { ...same, values: [String(count), ...same.values.slice(1)], count } : one));
  }, before);
}
