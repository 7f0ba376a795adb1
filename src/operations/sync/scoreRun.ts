import type { RunScope } from '../../domain/runScope.ts';
import type { SyncResult } from '../../domain/syncResult.ts';
import { arrivedWrites, mostSent } from '../../writeback/arrivedWrites.ts';
import { changesOf, planChanges } from '../../writeback/changes.ts';
import type { ChangeSet, HeldRecord } from '../../writeback/changes.ts';
import { readHeld } from '../../writeback/heldRecords.ts';
import { withCreatedTasks } from '../../writeback/nextTask.ts';
import type { CreatedTask } from '../../writeback/nextTask.ts';
import { checkStorage } from './checkStorage.ts';
import { dryRunResult } from './dryRunResult.ts';
import { judge } from './judge.ts';
import type { Judgement } from './judge.ts';
import { keepPopulation } from './keptPopulation.ts';
import { noteScored, scopeOfRun } from './scopeOfRun.ts';
import type { ScopedRun } from './scopeOfRun.ts';
import type { Stores } from '../openStores.ts';
import type { PreparedRun } from '../prepareRun.ts';
import { refusalsOf } from './refusals.ts';
import type { Run } from './runRecord.ts';
import { withTasks } from '../surveys/surveyTasks.ts';
import { followUpTasks } from './followUpTasks.ts';
import { writeChanges } from './writeChanges.ts';
import { confirmShown } from './unconfirmedWrites.ts';
import { createdTask, writeTasks } from './writeTasks.ts';

/** Whom a run scores, what the org holds of them, and what it should hold. */
export type Scored = {
  readonly scoped: ScopedRun;
  /** Ids of the accounts that are scored; absent = all. */
  readonly among?: readonly string[];
  readonly held: readonly HeldRecord[];
  readonly judgement: Judgement;
};

/** Reads the stores, and writes the history; a run over some accounts takes what looks across all from the last one over all. */
export async function scoreRun(run: Run, prepared: PreparedRun, stores: Stores): Promise<Scored> {
  const { client, watch, onProgress } = run;
  const scoped = await scopeOfRun(run, prepared, stores);
  const among = scoped.scope.kind === 'touched' ? { among: scoped.scope.accounts } : {};
  const held = await readHeld(stores.facts, among.among === undefined ? {} : { accounts: among.among });
  const judgement = await watch.time('score', () =>
    judge({
      ...{ ...prepared, ...run, stores, held, publishedBy: client.identity.username, ...among },
      onAccounts: (count) => onProgress('score', count),
      onWeek: (done, of) => onProgress('history', done, of),
      ...(scoped.population === undefined ? {} : { population: scoped.population })
    })
  );
  run.onStep('score_computed');
  return { scoped, held, judgement, ...among };
}

/** Plans the changes of a run and, unless it is a dry run, writes them: tasks first, which the records of the same run name. */
export async function writeScores(
  run: Run,
  prepared: PreparedRun,
  stores: Stores,
  { scoped, among, held, judgement: found }: Scored
): Promise<SyncResult> {
  const { settings } = prepared;
  const tasks = await followUpTasks({ facts: stores.facts, settings, asOf: run.asOf, held, desired: found.desired });
  const judgement = { ...found, warnings: [...found.warnings, ...tasks.warnings] };
  const planWith = (created: readonly CreatedTask[]): ChangeSet => {
    const desired = withCreatedTasks(judgement.desired, created, settings);
    const changes = planChanges({ desired, held, mirrorToAccount: settings.general.mirrorToAccount });
    return among === undefined ? changes : changesOf(changes, among);
  };
  const forecast = withTasks(planWith(tasks.items.flatMap((item) => createdTask(item, '') ?? [])), tasks.items);
  const storage = await checkStorage(run, settings, forecast);
  const scored = scoredOf(scoped.scope, judgement);
  if (run.dryRun) return dryRunResult({ run, prepared, judgement, changes: forecast, storage, scored });
  const taskAccounts = among && [...new Set([...among, ...tasks.items.map(({ accountId }) => accountId)])];
  await noteArrived(stores.state, held, among);
  const refusals = await refusalsOf(run, prepared, held, stores.state);
  const written = await writeTasks({ run, refusals, state: stores.state }, tasks.items, taskAccounts);
  const part = among === undefined ? {} : { accounts: among };
  const changes = planWith(written.created);
  const onPlanned = async (): Promise<void> => {
    if (found.population !== undefined) await keepPopulation(stores.facts, found.population);
    await confirmShown(stores);
    await noteScored(scoped, run, stores);
  };
  return writeChanges({
    ...{ run, prepared, judgement, changes, storage, scored, onPlanned, held, refusals, state: stores.state },
    ...part,
    tasks: written
  });
}

/** Keeps in the ledger what an earlier run wrote and did not live to note. @param among  accounts of `held`; absent = all */
async function noteArrived(state: Stores['state'], held: readonly HeldRecord[], among?: readonly string[]): Promise<void> {
  const sent = await state.waiting({ ...mostSent, isSent: true });
  if (sent.length === 0) return;
  const looked = among && new Set(among);
  const known = sent.filter(({ accountId }) => looked?.has(accountId) !== false);
  await state.markWritten(arrivedWrites(known, held));
}

function scoredOf(scope: RunScope, { accounts }: Judgement): NonNullable<SyncResult['scored']> {
  return scope.kind === 'full' ? { ...scope, accounts } : { kind: 'touched', accounts: scope.accounts.length };
}
