import type { SyncResult } from '../../domain/syncResult.ts';
import { forecastWrites } from '../../writeback/forecastWrites.ts';
import type { PreparedRun } from '../prepareRun.ts';
import { callsOfPrepared, defaultPauseMs } from '../watch/callsOfLooks.ts';
import { forecastWatch } from '../watch/forecastWatch.ts';
import type { Judgement } from './judge/judgement.ts';
import type { Run } from './run/runRecord.ts';
import type { WriteSet } from './write/writeSet.ts';
import { writtenCounts } from './run/writtenCounts.ts';

/** What a run would have done that wrote nothing. */
export function dryRunResult(found: {
  readonly run: Run;
  readonly prepared: PreparedRun;
  readonly judgement: Judgement;
  readonly writes: WriteSet;
  readonly storage: SyncResult['storage'];
  readonly scored: NonNullable<SyncResult['scored']>;
}): Promise<SyncResult> {
  const { run, judgement, writes, storage, prepared, scored } = found;
  const { tally } = writes;
  return run.client.usage().then(({ callsThisRun, callsADay }) => ({
    runId: run.runId,
    asOf: run.asOf.instant,
    dryRun: true,
    status: 'done',
    accounts: judgement.accounts,
    scored,
    written: writtenCounts(tally.counts, ({ created, changed }) => created + changed),
    writtenTotal: tally.total,
    failed: [],
    apiCalls: callsThisRun,
    apiCallsToWrite: forecastWrites(tally.groups, tally.created).apiCalls,
    apiCallsAllowed: Math.floor(callsADay * prepared.settings.general.apiRunShare),
    storage,
    service: forecastWatch({
      ...callsOfPrepared(prepared),
      wishedMs: defaultPauseMs,
      orgCallsADay: callsADay,
      shares: { day: prepared.settings.general.apiDayShare, run: prepared.settings.general.apiRunShare }
    }),
    seconds: run.watch.seconds,
    report: run.watch.report({ ...judgement.report, warnings: [...prepared.warnings, ...judgement.warnings, ...writes.warnings] }),
    examples: tally.examples.map(({ operation, object, key, row }) => ({ operation, object, key, fields: Object.keys(row) }))
  }));
}
