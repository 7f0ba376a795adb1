import type { AsOf } from '../../../domain/asOf.ts';
import { errorText } from '../../../domain/errorText.ts';
import { HealthError } from '../../../domain/healthError.ts';
import type { OnStep } from '../../../domain/runStep.ts';
import type { ReplayJson, RunReportJson } from '../../../domain/resultJson.ts';
import type { SyncResult } from '../../../domain/syncResult.ts';
import { classifyRow } from '../../../org/classifyError.ts';
import type { OrgClient, Receipt, RowToSave, SaveRequest } from '../../../org/orgClient.ts';
import type { StateStore } from '../../../store/stateStore.ts';
import { jsonText } from '../../../writeback/jsonText.ts';
import type { PullSizes } from '../../../pull/pullOptions.ts';
import type { PartSizes } from './accountParts.ts';
import type { RunWatch } from './runWatch.ts';
import { heldHere } from './underWay.ts';
import type { UnderWay } from './underWay.ts';

/** A run while it is under way. */
export type Run = {
  readonly runId: string;
  readonly asOf: AsOf;
  readonly client: OrgClient;
  readonly dryRun: boolean;
  /** Weeks that the past is rebuilt for; absent = two years. */
  readonly historyWeeks?: number;
  readonly sizes?: PullSizes;
  readonly partSizes?: PartSizes;
  /** True where somebody asked for all accounts to be scored. */
  readonly isFull?: boolean;
  readonly watch: RunWatch;
  /** A service goes on after the run: for so many milliseconds without another word; absent = it ends with the run. */
  readonly staysMs?: number;
  /** Keys of runs of this data folder that the org still takes for running, because they were killed. */
  readonly leftRunning?: readonly string[];
  /** Says in the org that the run is under way. */
  readonly underWay?: UnderWay;
  readonly onProgress: (
    key: 'wait' | 'copy' | 'settings' | 'pull' | 'score' | 'history' | 'write',
    ...values: readonly (string | number)[]
  ) => void;
  readonly onStep: OnStep;
  /** Waits between tries of refused rows; milliseconds. */
  readonly pause?: (ms: number) => Promise<void>;
};

const runObject = 'Headroom_Health_Run__c';

const triesOfRecord = 5;
const firstPauseMs = 1000;

type Refused = Extract<Receipt, { readonly ok: false }>;

const statusWords = { done: 'Done', partly: 'Partly', paused: 'Paused' } as const;

/** What a run's own record holds beside its result. */
export type RunNotes = { readonly settingsHash: string; readonly replay?: ReplayJson | undefined };

/**
 * Writes the run's own record into the org and ends the run in the state. A repeat overwrites the same record.
 *
 * @returns  the result; where the org refuses this record, it joins the rows that were refused: all else is written
 */
export async function reportRun(run: Run, state: StateStore, result: SyncResult, { settingsHash, replay }: RunNotes): Promise<SyncResult> {
  const finishedAt = await run.client.now();
  const receipt = await saveRun(run, {
    Finished_At__c: finishedAt,
    Status__c: statusWords[result.status],
    ...(run.staysMs === undefined ? {} : { Held_Until__c: new Date(Date.parse(finishedAt) + run.staysMs).toISOString() }),
    Accounts__c: result.accounts,
    ...(result.scored?.kind === 'touched' ? { Kind__c: 'Changed' } : {}),
    Results__c: result.written.results,
    Cells__c: result.written.cells,
    Records_Written__c: result.writtenTotal,
    Records_Failed__c: result.failed.length,
    Api_Calls__c: result.apiCalls,
    Seconds__c: Math.round(result.seconds * 10) / 10,
    Settings_Hash__c: settingsHash,
    Report__c: JSON.stringify(openReport(result.report)),
    ...(replay === undefined ? {} : { Replay__c: jsonText(replay) })
  });
  const told = receipt.ok ? result : withRefusedRecord(result, receipt);
  await state.finishRun({
    runId: run.runId,
    startedAt: run.asOf.instant,
    finishedAt,
    status: told.status,
    report: JSON.stringify(told)
  });
  run.onStep('report_written');
  return told;
}

function withRefusedRecord(result: SyncResult, { code, message }: Refused): SyncResult {
  return { ...result, status: 'partly', failed: [...result.failed, { object: runObject, key: result.runId, code, message }] };
}

/**
 * Notes a run that stopped, in the state and in the org, so that the page can say since when its numbers stand still. The
 * org gets the error's name only: the page words it, and values of records never reach it. The error itself goes on to the
 * caller; a record that cannot be written either only joins it as a cause.
 */
export async function reportFailure(run: Run, state: StateStore, error: unknown): Promise<void> {
  const paused = isPause(error);
  const finishedAt = new Date(Date.parse(run.asOf.instant) + run.watch.seconds * 1000).toISOString();
  const name = error instanceof HealthError ? error.name : 'Unexpected';
  await state
    .finishRun({
      runId: run.runId,
      startedAt: run.asOf.instant,
      finishedAt,
      status: paused ? 'paused' : 'failed',
      report: errorText(error)
    })
    .catch((second: unknown) => {
      // Whoever lost the place to write says nothing in the org either; a full disk keeps nobody from saying so there.
      if (second instanceof HealthError && second.name === 'LeaseLost') throw second;
      addCause(error, second);
    });
  const apiCalls = run.client.budget.callsThisRun;
  try {
    const fields = { Finished_At__c: finishedAt, Status__c: paused ? 'Paused' : 'Failed', Error__c: name, Api_Calls__c: apiCalls };
    const receipt = await saveRun(run, fields);
    if (!receipt.ok) throw new HealthError('RequestRefused', [receipt.code, receipt.message, runObject]);
  } catch (second) {
    addCause(error, second);
  }
}

/** Whether an error means that the share of the org's calls is used up, so that the run is to go on later. */
export function isPause(error: unknown): error is HealthError {
  return error instanceof HealthError && error.name === 'ApiBudgetReached';
}

function addCause(error: unknown, second: unknown): void {
  if (error instanceof Error && error.cause === undefined) error.cause = second;
}

/** A report as everybody may read it: of an override that counts for nothing the ids, not what a person typed into it. */
function openReport(report: RunReportJson): RunReportJson {
  const warnings = report.warnings.map((warning) =>
    warning.name.startsWith('Override') ? { ...warning, values: warning.values.slice(0, 2) } : warning
  );
  return { ...report, warnings };
}

/** What the record of a run says of it from its begin on. */
export function startedFields({ runId, asOf }: Pick<Run, 'runId' | 'asOf'>): Readonly<Record<string, string>> {
  return { Key__c: runId, Run_Id__c: runId, Started_At__c: asOf.instant, As_Of__c: asOf.instant, Kind__c: 'Full' };
}

/** Says of the last run of a service that nobody goes on after it any more. A repeat is harmless. */
export async function letGoInOrg(client: OrgClient, runId: string): Promise<void> {
  client.releaseHeldCalls();
  await client.saveRows({ object: runObject, operation: 'upsert', externalId: 'Key__c', rows: [{ Key__c: runId, Held_Until__c: null }] });
}

/** The last write of a run, for which the budget holds calls back; tried again where a lock that passes is in its way. */
async function saveRun(run: Run, fields: RowToSave): Promise<Receipt> {
  await run.underWay?.end();
  run.client.releaseHeldCalls();
  const killed = (run.leftRunning ?? []).map((key) => ({ Key__c: key, Status__c: 'Failed', Error__c: 'Interrupted', Held_Until__c: null }));
  const rows = [{ ...startedFields(run), Held_By__c: heldHere(), Held_Until__c: null, ...fields }, ...killed];
  const request: SaveRequest = { object: runObject, operation: 'upsert', externalId: 'Key__c', rows };
  const pause = run.pause ?? ((ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)));
  for (let attempt = 1; ; attempt += 1) {
    const [receipt] = await run.client.saveRows(request);
    if (receipt === undefined) throw new Error(`no receipt for ${runObject} ${run.runId}`);
    if (receipt.ok || attempt >= triesOfRecord || classifyRow(receipt.code) !== 'retry') return receipt;
    await pause(firstPauseMs * 2 ** (attempt - 1));
  }
}
