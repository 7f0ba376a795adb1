import type { DatabaseSync } from 'node:sqlite';
import { addHistory, contentId } from './historyTables.ts';
import { addReadings } from './readingTables.ts';
import type { TakenMoment } from './stateStore.ts';

/**
 * Measured moments that are put together part by part: nobody sees one, nor what is read at it, until all accounts are there. What
 * a run left open that did not get to its end is forgotten by the next.
 */
export type OpenMoments = {
  /** Adds readings and points of some accounts; a moment that is closed already stays as it is. */
  add(taken: readonly TakenMoment[]): Promise<void>;
  /** From now on all of them count. */
  close(): Promise<void>;
  forget(): Promise<void>;
};

type Write = (work: (database: DatabaseSync) => void) => void;

/** Open moments of a state file; each method is one transaction. */
export function openMoments(write: Write): OpenMoments {
  return {
    add: async (taken) => write((database) => addToMoments(database, taken)),
    close: async () => write((database) => void database.prepare('update moment set block = 0 where block = ?').run(open)),
    forget: async () => write(forgetMoments)
  };
}

/** Block of a moment that is open; its readings have the block that it will have. */
const open = -1;

function addToMoments(database: DatabaseSync, taken: readonly TakenMoment[]): void {
  const put = database.prepare(
    'insert into moment (scorecard, at, taken_on, block, content_id) values (?, ?, ?, ?, ?) on conflict do nothing'
  );
  const blockOf = database.prepare('select block from moment where scorecard = ? and at = ?');
  for (const { moment, content, points, readings } of taken) {
    const { scorecard, at, takenOn, version } = moment;
    put.run(scorecard, at, takenOn, open, contentId(database, version, content));
    if (blockOf.get(scorecard, at)?.['block'] !== open) continue;
    addHistory(database, points);
    addReadings(database, moment, readings);
  }
}

function forgetMoments(database: DatabaseSync): void {
  const forgetReadings = database.prepare(
    `delete from reading
     where block = 0
     and at = ?
     and subject_id in (select id from reading_subject where scorecard = ?)`
  );
  for (const { at, scorecard } of database.prepare('select scorecard, at from moment where block = ?').all(open)) {
    forgetReadings.run(Number(at), String(scorecard));
  }
  database.prepare('delete from moment where block = ?').run(open);
}
