import type { DatabaseSync } from 'node:sqlite';

/** Rows that are being read: enough to go on with them, and to see that they are all there. */
export type ReadUnderWay = {
  /** Window of a delta, half open; both are absent while an object is read whole. */
  readonly from?: string;
  readonly to?: string;
  /** Up to where the object is complete once these rows are in. */
  readonly coveredTo: string;
  readonly columnsHash: string;
  readonly filter: string;
  /** Generation of the facts once they are in. */
  readonly generation: number;
  /** Day that counts as compared once they are in, where all rows are read; absent = ids are to be compared after them. */
  readonly comparedOn?: string;
  /** Stamp and id of the last row that is durable: the next page begins behind it. */
  readonly after?: { readonly stamp: string; readonly id: string };
};

/** Position of an object in the org's log of changes. */
export type Cursor = {
  readonly object: string;
  /** Complete up to here; empty = nothing has been read to its end yet. */
  readonly coveredTo: string;
  readonly columnsHash: string;
  /** SOQL after WHERE that chose the rows; empty = all. */
  readonly filter: string;
  /** Of the facts that the position is about. */
  readonly generation: number;
  /** Calendar day in the org's zone on which the ids were last compared with the org's. */
  readonly comparedOn?: string;
  readonly underWay?: ReadUnderWay;
};

/** A record that went into another one of its object. */
export type MergedRecord = { readonly loser: string; readonly winner: string };

/** The stored position of an object. */
export function readCursor(database: DatabaseSync, object: string): Cursor | undefined {
  const row = database.prepare('select * from cursor where object = ?').get(object);
  return row === undefined ? undefined : cursorOf(row);
}

/** The positions of all objects, by object. */
export function readCursors(database: DatabaseSync): readonly Cursor[] {
  return database.prepare('select * from cursor order by object').all().map(cursorOf);
}

function cursorOf(row: Readonly<Record<string, unknown>>): Cursor {
  const { compared_on: comparedOn, under_way: underWay } = row;
  return {
    object: String(row['object']),
    coveredTo: String(row['covered_to']),
    columnsHash: String(row['columns_hash']),
    filter: String(row['filter']),
    generation: Number(row['generation']),
    ...(typeof comparedOn === 'string' ? { comparedOn } : {}),
    ...(typeof underWay === 'string' ? { underWay: JSON.parse(underWay) as ReadUnderWay } : {})
  };
}

/** Moves the position of an object, and keeps the merges that were found on the way to it. */
export function saveCursor(database: DatabaseSync, cursor: Cursor, merged: readonly MergedRecord[] = []): void {
  const statement = database.prepare(
    `insert into cursor (object, covered_to, columns_hash, filter, generation, compared_on, under_way)
     values (?, ?, ?, ?, ?, ?, ?)
     on conflict (object) do update
     set covered_to = excluded.covered_to, columns_hash = excluded.columns_hash, filter = excluded.filter,
         generation = excluded.generation, compared_on = excluded.compared_on, under_way = excluded.under_way`
  );
  const { object, coveredTo, columnsHash, filter, generation, comparedOn = null, underWay } = cursor;
  statement.run(object, coveredTo, columnsHash, filter, generation, comparedOn, underWay === undefined ? null : JSON.stringify(underWay));
  for (const { loser, winner } of merged) saveMerged(database, object, { loser, winner });
}

/** Winners by loser, each the last of its chain. */
export function readMerged(database: DatabaseSync, object: string): ReadonlyMap<string, string> {
  const rows = database.prepare('select loser, winner from merged_record where object = ? order by loser').all(object);
  return new Map(rows.map((row) => [String(row['loser']), String(row['winner'])]));
}

/** Whoever had gone into the loser is now in the winner, and the winner may itself have lost since. */
function saveMerged(database: DatabaseSync, object: string, { loser, winner }: MergedRecord): void {
  const last = database.prepare('select winner from merged_record where object = ? and loser = ?').get(object, winner)?.['winner'];
  const end = typeof last === 'string' && last !== loser ? last : winner;
  database
    .prepare('insert into merged_record (object, loser, winner) values (?, ?, ?) on conflict do update set winner = excluded.winner')
    .run(object, loser, end);
  database.prepare('update merged_record set winner = ? where object = ? and winner = ? and loser <> ?').run(end, object, loser, end);
}
