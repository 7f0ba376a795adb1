import { readdirSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import type { StatusResult } from '../domain/statusResult.ts';
import { HealthError } from '../domain/healthError.ts';
import { openStateStore } from '../store/sqliteStateStore.ts';

const runsShown = 5;
const mostWaiting = 1_000_000;

/**
 * Reads the state below a data folder: last runs, what waits, what was refused. The org is not asked, and a service
 * that holds the facts is not disturbed.
 */
export async function status(dataFolder: string): Promise<readonly StatusResult[]> {
  const folder = join(dataFolder, 'store');
  const orgIds = existsSync(folder) ? readdirSync(folder).flatMap((name) => /^state-(00D\w{15})\.sqlite$/.exec(name)?.[1] ?? []) : [];
  if (orgIds.length === 0) throw new HealthError('NoRunYet', [folder]);
  return Promise.all(orgIds.sort().map((orgId) => statusOf(folder, orgId)));
}

async function statusOf(folder: string, orgId: string): Promise<StatusResult> {
  const state = await openStateStore({ folder, orgId });
  try {
    const runs = (await state.runs(runsShown)).map(({ runId, startedAt, finishedAt, status: word }) => ({
      runId,
      startedAt,
      ...(finishedAt === undefined ? {} : { finishedAt }),
      status: word
    }));
    const parked = (await state.parked()).map(({ object, key, errorCode, errorMessage }) => ({
      object,
      key,
      code: errorCode ?? '',
      message: errorMessage ?? ''
    }));
    return { orgId, runs, waiting: (await state.waiting(mostWaiting)).length, parked };
  } finally {
    await state.close();
  }
}
