import { HealthError } from '../../domain/healthError.ts';
import type { SyncResult } from '../../domain/syncResult.ts';
import type { StateStore } from '../../store/stateStore.ts';
import { reportFailure } from './runRecord.ts';
import type { Run } from './runRecord.ts';

/** Whether an error means that the share of the org's calls is used up, so that the run is to go on later. */
export function isPause(error: unknown): error is HealthError {
  return error instanceof HealthError && error.name === 'ApiBudgetReached';
}

/**
 * Ends a run that the budget stopped: its record says Paused, from the calls that were held back for it, and everything it
 * has read, planned and written so far is kept for the next run. Of what a whole run would report nothing is made up.
 */
export async function pauseRun(run: Run, state: StateStore, error: HealthError): Promise<SyncResult> {
  await reportFailure(run, state, error);
  const none = { results: 0, cells: 0, summaries: 0, versions: 0, accounts: 0, deleted: 0 };
  return {
    runId: run.runId,
    asOf: run.asOf.instant,
    dryRun: false,
    status: 'paused',
    accounts: 0,
    written: none,
    writtenTotal: run.watch.recordsWritten,
    failed: [],
    apiCalls: run.client.budget.callsThisRun,
    storage: { addedMb: 0 },
    seconds: run.watch.seconds,
    report: run.watch.report({ scored: {}, off: {}, notSetUp: {}, quality: [], warnings: [] }),
    paused: { values: error.values, waiting: (await state.waitingGroups()).reduce((sum, { count }) => sum + count, 0) }
  };
}
