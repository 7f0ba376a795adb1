import { HealthError } from '../../../domain/healthError.ts';
import type { OrgClient } from '../../../org/orgClient.ts';
import type { RunRow } from '../../../store/stateStore.ts';

/** A run as the org knows it. */
export type RunInOrg = {
  readonly key: string;
  /** Instants of the org. */
  readonly startedAt: string;
  readonly status: string;
  /** Machine and process that made it. */
  readonly heldBy: string;
  /** Until when they keep the org's scores without another word; absent = they do not any more. */
  readonly heldUntil?: string;
};

/** Who keeps this org's scores from another data folder, so that no lease on this machine knows of it. */
export type HolderElsewhere = Required<Pick<RunInOrg, 'key' | 'startedAt' | 'heldBy' | 'heldUntil'>>;

/** Whoever is at work, here or there, is among so many. */
const newest = 20;

/**
 * The newest runs of everybody, the newest first. One query, which shares a call with what is asked beside it.
 *
 * @returns  nothing where the package in the org has no such record or field: the settings' check names what it lacks
 */
export async function newestRuns(client: OrgClient, limit = newest): Promise<readonly RunInOrg[]> {
  const fields = 'Key__c, Started_At__c, Status__c, Held_By__c, Held_Until__c';
  const soql = `SELECT ${fields} FROM Headroom_Health_Run__c ORDER BY Started_At__c DESC NULLS LAST, Key__c DESC LIMIT ${limit}`;
  const rows = await client.query(soql).catch((error: unknown) => {
    if (error instanceof HealthError && (error.name === 'ObjectMissing' || error.name === 'FieldMissing')) return [];
    throw error;
  });
  return rows.map((row) => ({
    key: textOf(row['Key__c']),
    startedAt: textOf(row['Started_At__c']),
    status: textOf(row['Status__c']),
    heldBy: textOf(row['Held_By__c']),
    ...(typeof row['Held_Until__c'] === 'string' ? { heldUntil: row['Held_Until__c'] } : {})
  }));
}

/** Runs of an org that this data folder did not make. Pure. @param known  runs that it made */
export function runsElsewhere(runs: readonly RunInOrg[], known: readonly Pick<RunRow, 'runId'>[]): readonly RunInOrg[] {
  const ours = new Set(known.map(({ runId }) => runId));
  return runs.filter(({ key }) => !ours.has(key));
}

/**
 * Who holds the org from another data folder: the newest run of it says so. Pure.
 *
 * @param now  the org's clock
 * @returns    `gone` = it said so and nothing more since; undefined = nobody says so
 */
export function holderElsewhere(
  runs: readonly RunInOrg[],
  known: readonly Pick<RunRow, 'runId'>[],
  now: string
): { readonly holder: HolderElsewhere; readonly isGone: boolean } | undefined {
  const [last] = runsElsewhere(runs, known);
  if (last?.heldUntil === undefined) return undefined;
  const isGone = Date.parse(last.heldUntil) <= Date.parse(now);
  // One that went on here since is an old story.
  if (isGone && last !== runs[0]) return undefined;
  return { holder: { ...last, heldUntil: last.heldUntil }, isGone };
}

/** Keys of runs of this data folder that were killed after they had said that they are under way. Pure. */
export function leftRunning(runs: readonly RunInOrg[], known: readonly Pick<RunRow, 'runId'>[]): readonly string[] {
  const ours = new Set(known.map(({ runId }) => runId));
  return runs.filter(({ key, status }) => status === 'Running' && ours.has(key)).map(({ key }) => key);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
