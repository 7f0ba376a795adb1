import type { RunScope } from '../../domain/runScope.ts';
import type { SyncResult } from '../../domain/syncResult.ts';
import { heldReader } from '../../writeback/heldRecords.ts';
import type { Stores } from '../openStores.ts';
import type { PreparedRun } from '../prepareRun.ts';
import { dryRunResult } from './dryRunResult.ts';
import { taskAccounts } from './write/followUpTasks.ts';
import { forgetGone } from './write/forgetGone.ts';
import { judge } from './judge/judge.ts';
import type { Judgement } from './judge/judgement.ts';
import { keepPopulation } from './judge/keptPopulation.ts';
import { refusalsOf } from './write/refusals.ts';
import type { Run } from './run/runRecord.ts';
import { noteScored, scopeOfRun } from './scope/scopeOfRun.ts';
import { confirmShown } from './scope/unconfirmedWrites.ts';
import { writeChanges } from './write/writeChanges.ts';
import { WriteSet } from './write/writeSet.ts';

/**
 * Scores whom a run has to score, plans what follows from it, and writes it unless it is a dry run.
 *
 * Reads the stores; a run over some accounts takes what looks across all from the last one over all. The records of some accounts
 * are in the outbox before those of the next are made.
 */
export async function scoreRun(run: Run, prepared: PreparedRun, stores: Stores): Promise<SyncResult> {
  const { client, watch, onProgress } = run;
  const scoped = await scopeOfRun(run, prepared, stores);
  const refusals = await refusalsOf(run, prepared, stores);
  const withTasks = await taskAccounts({ facts: stores.facts, settings: prepared.settings, asOf: run.asOf });
  const writes = new WriteSet({ run, prepared, stores, refusals, taskAccounts: withTasks });
  const judgement = await watch.time('score', () =>
    judge({
      ...{ ...prepared, ...run, stores, held: heldReader(stores.facts), publishedBy: client.identity.username, last: withTasks },
      onAccounts: (count) => onProgress('score', count),
      onWeek: (done, of) => onProgress('history', done, of),
      onPart: (part) => watch.time('plan', () => writes.add(part)),
      ...(scoped.scope.kind === 'touched' ? { among: scoped.scope.accounts } : {}),
      ...(scoped.population === undefined ? {} : { population: scoped.population })
    })
  );
  run.onStep('score_computed');
  const scored = scoredOf(scoped.scope, judgement);
  const found = { run, prepared, judgement, writes, storage: await writes.storageTaken(), scored };
  if (run.dryRun) return dryRunResult(found);
  if (scoped.scope.kind === 'full') {
    await writes.dropOthers();
    await forgetGone(stores);
  } else {
    await writes.resume();
  }
  if (judgement.population !== undefined) await keepPopulation(stores.facts, judgement.population);
  await confirmShown(stores);
  await noteScored(scoped, run, stores);
  run.onStep('write_set_planned');
  return writeChanges({ ...found, refusals, state: stores.state });
}

function scoredOf(scope: RunScope, { accounts }: Judgement): NonNullable<SyncResult['scored']> {
  return scope.kind === 'full' ? { ...scope, accounts } : { kind: 'touched', accounts: scope.accounts.length };
}
