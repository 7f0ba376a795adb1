import { minuteMs } from '../domain/duration.ts';
import { HealthError } from '../domain/healthError.ts';
import type { ChangedIds } from '../org/changedIds.ts';
import type { OrgClient } from '../org/orgClient.ts';
import { shortestMs } from './wholeMinutes.ts';

/** Why a log cannot be told: it does not reach back far enough, or a minute of it names more ids than the org lists. */
type Untold = 'old' | 'many';

type Span = { readonly from: string; readonly to: string };

/**
 * Ids that changed and that were deleted in a window of whole minutes; one that is too full is asked for in halves.
 *
 * Reads the org only. Of a list in halves the second counts only as far as the first is complete.
 */
export async function readLog(client: OrgClient, object: string, window: Span): Promise<ChangedIds | Untold> {
  try {
    return await client.changedIds(object, window.from, window.to);
  } catch (error) {
    const untold = untoldBecause(error);
    if (untold === 'many') return readHalves(client, object, window);
    if (untold === undefined) throw error;
    return untold;
  }
}

async function readHalves(client: OrgClient, object: string, { from, to }: Span): Promise<ChangedIds | Untold> {
  const middle = Math.floor((Date.parse(from) + Date.parse(to)) / 2 / minuteMs) * minuteMs;
  if (middle - Date.parse(from) < shortestMs || Date.parse(to) - middle < shortestMs) return 'many';
  const between = new Date(middle).toISOString();
  const first = await readLog(client, object, { from, to: between });
  if (typeof first === 'string') return first;
  const second = await readLog(client, object, { from: between, to });
  if (typeof second === 'string') return second;
  const changedAgain = new Set([...second.updated, ...second.deleted]);
  return {
    updated: [...first.updated.filter((id) => !changedAgain.has(id)), ...second.updated],
    deleted: [...first.deleted.filter((id) => !changedAgain.has(id)), ...second.deleted],
    coveredTo: first.coveredTo < between ? first.coveredTo : second.coveredTo,
    ...(second.earliestAvailable === undefined ? {} : { earliestAvailable: second.earliestAvailable })
  };
}

function untoldBecause(error: unknown): Untold | undefined {
  if (!(error instanceof HealthError)) return undefined;
  if (error.name === 'WindowTooLarge') return 'many';
  return error.name === 'WindowTooOld' ? 'old' : undefined;
}
