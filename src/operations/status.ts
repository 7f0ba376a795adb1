import { readdirSync, existsSync } from 'node:fs';
import { z } from 'zod';
import { dayMs, hourMs } from '../domain/duration.ts';
import type { StatusParked, StatusResult, StatusRun } from '../domain/statusResult.ts';
import { errorText } from '../domain/errorText.ts';
import { HealthError } from '../domain/healthError.ts';
import type { SyncResult } from '../domain/syncResult.ts';
import { openStateStore, stateFile } from '../store/sqliteStateStore.ts';
import type { OutboxEntry, RunRow, StateStore } from '../store/stateStore.ts';
import { storeFolder } from '../store/storeFiles.ts';
import { isGone, placeOf } from './holdLease.ts';

const runsShown = 5;

/**
 * Reads the state below a data folder: service, last runs, positions, what waits, what was refused. The org is not asked, and a service
 * that holds the facts is not disturbed.
 */
export async function status(dataFolder: string): Promise<readonly StatusResult[]> {
  const folder = storeFolder(dataFolder);
  const orgIds = existsSync(folder) ? readdirSync(folder).flatMap((name) => /^state-(00D\w{15})\.sqlite$/.exec(name)?.[1] ?? []) : [];
  if (orgIds.length === 0) throw new HealthError('NoRunYet', [folder]);
  return Promise.all(orgIds.sort().map((orgId) => statusOf(folder, orgId)));
}

async function statusOf(folder: string, orgId: string): Promise<StatusResult> {
  const state = await openStateStore({ folder, orgId });
  try {
    const held = await state.service.lease();
    // A process that was killed leaves its lease behind, and what it said of itself.
    const lease = held !== undefined && isGone(held.holder) ? undefined : held;
    const service = await state.service.read();
    return {
      orgId,
      ...(service === undefined
        ? {}
        : { service: { ...service, holder: placeOf(service.holder), isThere: lease?.holder.startsWith(`${service.holder} `) === true } }),
      ...(lease === undefined ? {} : { lease: { ...lease, holder: placeOf(lease.holder) } }),
      runs: (await state.runs(runsShown)).map((run) => statusRun(run, stateFile({ folder, orgId }))),
      positions: (await state.cursors()).map(({ object, coveredTo, comparedOn }) => ({
        object,
        coveredTo,
        ...(comparedOn === undefined ? {} : { comparedOn })
      })),
      waiting: (await state.waitingGroups()).reduce((sum, { count }) => sum + count, 0),
      parked: byReason(await state.parked()),
      ...(await callsOf(state))
    };
  } finally {
    await state.close();
  }
}

async function callsOf(state: StateStore): Promise<Pick<StatusResult, 'serviceCalls' | 'serviceCallsLastHour'>> {
  const since = (agoMs: number): Promise<number> => state.service.callsSince(new Date(Date.now() - agoMs).toISOString().slice(0, 13));
  return { serviceCalls: await since(dayMs), serviceCallsLastHour: (await since(hourMs)) - (await since(0)) };
}

function statusRun({ runId, startedAt, finishedAt, status: word, report }: RunRow, file: string): StatusRun {
  const did = word === 'done' || word === 'partly' ? reportedBy(report, { file, runId }) : undefined;
  return { runId, startedAt, ...(finishedAt === undefined ? {} : { finishedAt }), status: word, ...(did === undefined ? {} : { did }) };
}

/** What is read of a result; runs of older versions kept less. */
const reported = z.looseObject({
  accounts: z.number().optional(),
  writtenTotal: z.number().optional(),
  apiCalls: z.number().optional(),
  scored: z.looseObject({ kind: z.enum(['full', 'touched']), because: z.string().optional(), accounts: z.number() }).optional()
});

/** What a finished run kept of itself: its result as it was returned. */
function reportedBy(report: string | undefined, { file, runId }: { readonly file: string; readonly runId: string }): StatusRun['did'] {
  const { scored, accounts, writtenTotal, apiCalls } = reportOf(report ?? '{}', `${file}, run ${runId}`);
  if (accounts === undefined || writtenTotal === undefined || apiCalls === undefined) return undefined;
  return { accounts, writtenTotal, apiCalls, ...(scored === undefined ? {} : { scored }) };
}

function reportOf(report: string, place: string): Partial<SyncResult> {
  try {
    return reported.parse(JSON.parse(report)) as Partial<SyncResult>;
  } catch (error) {
    throw new HealthError('StoreUnreadable', [place, errorText(error)], { cause: error });
  }
}

/** Refused records by object and the org's words, the most first. */
function byReason(entries: readonly OutboxEntry[]): readonly StatusParked[] {
  const groups = Map.groupBy(entries, ({ object, errorCode, errorMessage }) => `${object} ${errorCode ?? ''} ${errorMessage ?? ''}`);
  const parked = [...groups.values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const since = same.flatMap(({ parkedOn }) => parkedOn ?? []).sort()[0];
    const { object, key, errorCode: code = '', errorMessage: message = '' } = first;
    return [{ object, code, message, count: same.length, key, ...(since === undefined ? {} : { since }) }];
  });
  return parked.sort((a, b) => b.count - a.count);
}
