import type { HealthError } from '../../../domain/healthError.ts';
import type { SyncResult } from '../../../domain/syncResult.ts';
import type { StateStore } from '../../../store/stateStore.ts';
import { reportFailure } from './runRecord.ts';
import type { Run } from './runRecord.ts';
import { writtenCounts } from './writtenCounts.ts';

/**
 * Ends a run that the budget stopped: its record says Paused, from the calls that were held back for it, and everything it
 * has read, planned and written so far is kept for the next run. Of what a whole run would report nothing is made up.
 */
export async function pauseRun(run: Run, state: StateStore, error: HealthError): Promise<SyncResult> {
  await reportFailure(run, state, error);
  return {
    runId: run.runId,
    asOf: run.asOf.instant,
    dryRun: false,
    status: 'paused',
    accounts: 0,
    written: writtenCounts({}, () => 0),
    writtenTotal: run.watch.recordsWritten,
    failed: [],
    apiCalls: run.client.budget.callsThisRun,
    storage: { addedMb: 0 },
    seconds: run.watch.seconds,
    report: run.watch.report({ scored: {}, off: {}, notSetUp: {}, quality: [], warnings: [] }),
    paused: { values: error.values, waiting: (await state.waitingGroups()).reduce((sum, { count }) => sum + count, 0) }
  };
}
