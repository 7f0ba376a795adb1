import type { DatabaseSync } from 'node:sqlite';
import type { HistoryPoint } from '../domain/reading.ts';

type Row = { readonly [column: string]: unknown };

/**
 * Keeps the first point of each scorecard, account and week. A measured point takes the place of a rebuilt one, never
 * the other way round.
 */
export function addHistory(database: DatabaseSync, points: readonly HistoryPoint[]): void {
  const put = database.prepare(
    `insert into history_point (scorecard, account_id, week, taken_on, score, plain, coverage, band, content_id, rebuilt)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (scorecard, account_id, week) do update
     set taken_on = excluded.taken_on,
         score = excluded.score,
         plain = excluded.plain,
         coverage = excluded.coverage,
         band = excluded.band,
         content_id = excluded.content_id,
         rebuilt = excluded.rebuilt
     where history_point.rebuilt = 1 and excluded.rebuilt = 0`
  );
  const contents = new Map<string, number>();
  for (const point of points) {
    const { scorecard, accountId, week, takenOn, score, plain, coverage, band, version } = point;
    const content = version === null ? null : (contents.get(version) ?? contentId(database, version));
    if (version !== null && content !== null) contents.set(version, content);
    put.run(scorecard, accountId, week, takenOn, score, plain, coverage, band, content, point.rebuilt ? 1 : 0);
  }
}

/** Row number of a published content, made when absent; its text is filled in once it is known. */
export function contentId(database: DatabaseSync, key: string, content?: string): number {
  const row = database
    .prepare(
      `insert into settings_content (key, content)
       values (?, ?)
       on conflict (key) do update
       set content = coalesce(settings_content.content, excluded.content)
       returning id`
    )
    .get(key, content ?? null);
  return Number(row?.['id']);
}

/**
 * Points of a scorecard since a day, by account and week.
 *
 * @param accounts  undefined = all accounts
 */
export function readHistory(
  database: DatabaseSync,
  scorecard: string,
  from: string,
  accounts?: readonly string[]
): readonly HistoryPoint[] {
  const statement = database.prepare(
    `select history_point.*, settings_content.key as version
     from history_point
     left join settings_content on settings_content.id = history_point.content_id
     where scorecard = ? and taken_on >= ?${accounts === undefined ? '' : ' and account_id in (select value from json_each(?))'}
     order by account_id, week`
  );
  return statement.all(scorecard, from, ...(accounts === undefined ? [] : [JSON.stringify(accounts)])).map(toPoint);
}

/** All points of an account, by scorecard and week. */
export function readAccountHistory(database: DatabaseSync, accountId: string): readonly HistoryPoint[] {
  const statement = database.prepare(
    `select history_point.*, settings_content.key as version
     from history_point
     left join settings_content on settings_content.id = history_point.content_id
     where account_id = ?
     order by scorecard, week`
  );
  return statement.all(accountId).map(toPoint);
}

/** Text of a published content; undefined where it was never kept on this machine. */
export function readContent(database: DatabaseSync, key: string): string | undefined {
  const content = database.prepare('select content from settings_content where key = ?').get(key)?.['content'];
  return typeof content === 'string' ? content : undefined;
}

function toPoint(row: Row): HistoryPoint {
  return {
    scorecard: String(row['scorecard']),
    accountId: String(row['account_id']),
    week: String(row['week']),
    takenOn: String(row['taken_on']),
    score: numberOf(row['score']),
    plain: numberOf(row['plain']),
    coverage: numberOf(row['coverage']),
    band: textOf(row['band']),
    version: textOf(row['version']),
    rebuilt: row['rebuilt'] === 1
  };
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
