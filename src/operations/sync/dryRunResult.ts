import type { SyncResult, WrittenCounts } from '../../domain/syncResult.ts';
import type { ChangeSet } from '../../writeback/changes.ts';
import { forecastWrites } from '../../writeback/forecastWrites.ts';
import type { PreparedRun } from '../prepareRun.ts';
import { callsOfPrepared, defaultPollMs } from '../watch/callsOfLooks.ts';
import { forecastWatch } from '../watch/forecastWatch.ts';
import type { Judgement } from './judge.ts';
import type { Run } from './runRecord.ts';

/** What a run would have done that wrote nothing. */
export function dryRunResult(found: {
  readonly run: Run;
  readonly prepared: PreparedRun;
  readonly judgement: Judgement;
  readonly changes: ChangeSet;
  readonly storage: SyncResult['storage'];
  readonly scored: NonNullable<SyncResult['scored']>;
}): Promise<SyncResult> {
  const { run, judgement, changes, storage, prepared, scored } = found;
  return run.client.usage().then(({ callsThisRun, callsADay }) => ({
    runId: run.runId,
    asOf: run.asOf.instant,
    dryRun: true,
    status: 'done',
    accounts: judgement.accounts,
    scored,
    written: plannedCounts(changes),
    writtenTotal: changes.items.length,
    failed: [],
    apiCalls: callsThisRun,
    apiCallsToWrite: forecastWrites(changes.items, createdOf(changes)).apiCalls,
    apiCallsAllowed: Math.floor(callsADay * prepared.settings.general.apiRunShare),
    storage,
    service: forecastWatch({
      ...callsOfPrepared(prepared),
      wishedMs: defaultPollMs,
      orgCallsADay: callsADay,
      shares: { day: prepared.settings.general.apiDayShare, run: prepared.settings.general.apiRunShare }
    }),
    seconds: run.watch.seconds,
    report: run.watch.report({ ...judgement.report, warnings: [...prepared.warnings, ...judgement.warnings] }),
    examples: changes.items.slice(0, 20).map(({ operation, object, key, row }) => ({ operation, object, key, fields: Object.keys(row) }))
  }));
}

function plannedCounts({ counts }: ChangeSet): WrittenCounts {
  const of = (object: string): number => (counts[object]?.created ?? 0) + (counts[object]?.changed ?? 0);
  return {
    results: of('Headroom_Scorecard_Result__c'),
    cells: of('Headroom_Whitespace_Cell__c'),
    summaries: of('Headroom_Account_Summary__c'),
    versions: of('Headroom_Settings_Version__c'),
    accounts: of('Account'),
    deleted: Object.values(counts).reduce((sum, { deleted }) => sum + deleted, 0),
    ...(counts['Task'] ? { tasks: of('Task') } : {})
  };
}

/** Records that changes add. */
function createdOf({ counts }: ChangeSet): number {
  return Object.values(counts).reduce((sum, { created }) => sum + created, 0);
}
