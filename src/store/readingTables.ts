import type { DatabaseSync } from 'node:sqlite';
import type { Moment, ReadingState } from '../domain/reading.ts';
import { addHistory, contentId } from './historyTables.ts';
import type { KeptReading, TakenMoment } from './stateStore.ts';

type Row = { readonly [column: string]: unknown };

/** Keeps moments with their points and readings. A moment that is there already stays as it is, with all that belongs to it. */
export function addMoments(database: DatabaseSync, taken: readonly TakenMoment[]): void {
  const put = database.prepare(
    'insert into moment (scorecard, at, taken_on, block, content_id) values (?, ?, ?, ?, ?) on conflict do nothing'
  );
  for (const { moment, content, points, readings } of taken) {
    const { scorecard, at, takenOn, block, version } = moment;
    const added = put.run(scorecard, at, takenOn, block, contentId(database, version, content)).changes > 0;
    if (!added) continue;
    addHistory(database, points);
    addReadings(database, moment, readings);
  }
}

/** Adds readings at a moment. */
export function addReadings(database: DatabaseSync, moment: Moment, readings: readonly KeptReading[]): void {
  const put = database.prepare(
    `insert into reading (account_id, subject_id, block, at, day, state, value, ages, counted_on, of)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
  );
  const subjects = new Map<string, number>();
  for (const { accountId, subject, day, state, value, ages, on, of } of readings) {
    const id = subjects.get(subject) ?? subjectId(database, moment.scorecard, subject);
    subjects.set(subject, id);
    put.run(accountId, id, moment.block, moment.at, day, state, orNull(value), ages, orNull(on), of);
  }
}

function subjectId(database: DatabaseSync, scorecard: string, subject: string): number {
  const row = database
    .prepare(
      `insert into reading_subject (scorecard, subject)
       values (?, ?)
       on conflict (scorecard, subject) do update
       set subject = excluded.subject
       returning id`
    )
    .get(scorecard, subject);
  return Number(row?.['id']);
}

/** Moments of a scorecard, the oldest first. */
export function readMoments(database: DatabaseSync, scorecard: string): readonly Moment[] {
  const statement = database.prepare(
    `select moment.*, settings_content.key as version
     from moment
     join settings_content on settings_content.id = moment.content_id
     where scorecard = ?
     and block >= 0
     order by at`
  );
  return statement.all(scorecard).map((row) => ({
    scorecard,
    at: Number(row['at']),
    takenOn: String(row['taken_on']),
    block: Number(row['block']),
    version: String(row['version'])
  }));
}

/**
 * Readings that stand at a moment: of a measured one the newest up to it, of a rebuilt one the oldest from it on within
 * its rebuild, which was worked backwards. `cross join` keeps SQLite from scanning the readings of other scorecards.
 *
 * @param accounts  undefined = all accounts
 */
export function readReadings(database: DatabaseSync, moment: Moment, accounts: readonly string[] | undefined): readonly KeptReading[] {
  const measured = moment.block === 0;
  const statement = database.prepare(
    `select account_id, subject, ${measured ? 'max' : 'min'}(at) as at, day, state, value, ages, counted_on, of
     from reading_subject
     cross join reading on reading.subject_id = reading_subject.id
     where scorecard = ? and block = ? and at ${measured ? '<=' : '>='} ?${accounts === undefined ? '' : ' and account_id in (select value from json_each(?))'}
     group by subject, account_id`
  );
  return statement
    .all(moment.scorecard, moment.block, moment.at, ...(accounts === undefined ? [] : [JSON.stringify(accounts)]))
    .filter((row) => row['state'] !== 'gone')
    .map(toReading);
}

/** Keys of the measures that a rebuilt moment of a scorecard could not know. */
export function readLeftOut(database: DatabaseSync, scorecard: string): readonly string[] {
  const statement = database.prepare(
    `select subject
     from reading_subject
     where scorecard = ?
       and subject not like '%:%'
       and exists (select * from reading where reading.subject_id = reading_subject.id and state = 'left_out')
     order by subject`
  );
  return statement.all(scorecard).map((row) => String(row['subject']));
}

function toReading(row: Row): KeptReading {
  return {
    accountId: String(row['account_id']),
    subject: String(row['subject']),
    day: Number(row['day']),
    state: row['state'] as ReadingState,
    value: orNaN(row['value']),
    ages: Number(row['ages']) as KeptReading['ages'],
    on: orNaN(row['counted_on']),
    of: String(row['of'])
  };
}

function orNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}

function orNaN(value: unknown): number {
  return typeof value === 'number' ? value : NaN;
}
