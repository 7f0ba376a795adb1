import type { DatabaseSync } from 'node:sqlite';
import type { RunRow } from './stateStore.ts';

/**
 * Writes down that a run has begun; a repeat changes nothing. Only one run of an org is under way, so an older one that
 * still counts as running was killed: it has failed.
 */
export function startRun(database: DatabaseSync, runId: string, startedAt: string): void {
  database.prepare("update run set status = 'failed' where status = 'running' and run_id <> ?").run(runId);
  database.prepare("insert into run (run_id, started_at, status) values (?, ?, 'running') on conflict do nothing").run(runId, startedAt);
}

/** Writes down how a run ended. */
export function finishRun(database: DatabaseSync, run: RunRow): void {
  const statement = database.prepare(
    `insert into run (run_id, started_at, finished_at, status, report)
     values (?, ?, ?, ?, ?)
     on conflict (run_id) do update
     set finished_at = excluded.finished_at, status = excluded.status, report = excluded.report`
  );
  statement.run(run.runId, run.startedAt, run.finishedAt ?? null, run.status, run.report ?? null);
}

/** The newest runs first, in the order in which they began: the org's clock may go back between two of them. */
export function readRuns(database: DatabaseSync, limit: number): readonly RunRow[] {
  const rows = database.prepare('select * from run order by rowid desc limit ?').all(limit);
  return rows.map((row) => ({
    runId: String(row['run_id']),
    startedAt: String(row['started_at']),
    status: row['status'] as RunRow['status'],
    ...(typeof row['finished_at'] === 'string' ? { finishedAt: row['finished_at'] } : {}),
    ...(typeof row['report'] === 'string' ? { report: row['report'] } : {})
  }));
}
