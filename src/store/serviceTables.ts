import type { DatabaseSync } from 'node:sqlite';
import { hourMs } from '../domain/duration.ts';
import type { ServiceState } from '../domain/serviceEvent.ts';

/** What a service last said of itself. Instants are those of its machine. */
export type ServiceRow = {
  /** Machine and process. */
  readonly holder: string;
  readonly mode: 'watch' | 'every';
  readonly state: ServiceState;
  /** Name of the error that keeps it from its work; empty while nothing does. */
  readonly detail: string;
  readonly startedAt: string;
  readonly saidAt: string;
  /** When it looks or runs next; absent while it runs. */
  readonly dueAt?: string;
};

/** Who holds the place to write for an org, and until when unless it prolongs that. */
export type LeaseHolder = { readonly holder: string; readonly until: string };

/** What a service keeps beside its runs; part of the state, so every write is fenced by the lease. */
export interface ServiceStore {
  save(row: ServiceRow): Promise<void>;
  /** Forgets what a holder said: it has ended. */
  end(holder: string): Promise<void>;
  /** What the service that runs now, or that was killed last, said. */
  read(): Promise<ServiceRow | undefined>;
  lease(): Promise<LeaseHolder | undefined>;
  /** Adds API calls to an hour such as `2026-11-22T14`; hours of days before the last two are forgotten. */
  addCalls(hour: string, calls: number): Promise<void>;
  /** Calls in an hour and in all later ones. */
  callsSince(hour: string): Promise<number>;
  /** Keeps the replay id of the last event taken from a channel; undefined = it is of no use any more. */
  saveEventPosition(channel: string, replayId: number | undefined): Promise<void>;
  eventPosition(channel: string): Promise<number | undefined>;
}

type Access = {
  readonly read: <Result>(work: (database: DatabaseSync) => Result) => Result;
  readonly write: <Result>(work: (database: DatabaseSync) => Result) => Result;
};

/** Over the database of a state store: `read` and `write` are its transactions. */
export function serviceStore({ read, write }: Access): ServiceStore {
  return {
    save: async (row) => write((database) => saveService(database, row)),
    end: async (holder) => write((database) => void database.prepare('delete from service where holder = ?').run(holder)),
    read: async () => read(readService),
    lease: async () => read(readLeaseHolder),
    addCalls: async (hour, calls) => write((database) => addCalls(database, hour, calls)),
    callsSince: async (hour) => read((database) => callsSince(database, hour)),
    saveEventPosition: async (channel, replayId) => write((database) => savePosition(database, channel, replayId)),
    eventPosition: async (channel) => read((database) => readPosition(database, channel))
  };
}

const daysKept = 2;

function saveService(database: DatabaseSync, row: ServiceRow): void {
  const statement = database.prepare(
    `insert into service (name, holder, mode, state, detail, started_at, said_at, due_at)
     values ('sync', ?, ?, ?, ?, ?, ?, ?)
     on conflict (name) do update
     set holder = excluded.holder, mode = excluded.mode, state = excluded.state, detail = excluded.detail,
         started_at = excluded.started_at, said_at = excluded.said_at, due_at = excluded.due_at`
  );
  statement.run(row.holder, row.mode, row.state, row.detail, row.startedAt, row.saidAt, row.dueAt ?? null);
}

function readService(database: DatabaseSync): ServiceRow | undefined {
  const row = database.prepare("select * from service where name = 'sync'").get();
  if (row === undefined) return undefined;
  return {
    holder: String(row['holder']),
    mode: row['mode'] === 'every' ? 'every' : 'watch',
    state: row['state'] as ServiceState,
    detail: String(row['detail']),
    startedAt: String(row['started_at']),
    saidAt: String(row['said_at']),
    ...(typeof row['due_at'] === 'string' ? { dueAt: row['due_at'] } : {})
  };
}

function readLeaseHolder(database: DatabaseSync): LeaseHolder | undefined {
  const row = database.prepare("select holder, held_until from lease where name = 'sync' and holder is not null").get();
  return row === undefined ? undefined : { holder: String(row['holder']), until: String(row['held_until']) };
}

function addCalls(database: DatabaseSync, hour: string, calls: number): void {
  database
    .prepare('insert into service_calls (hour, calls) values (?, ?) on conflict (hour) do update set calls = calls + excluded.calls')
    .run(hour, calls);
  database.prepare('delete from service_calls where hour < ?').run(hourBefore(hour, 24 * daysKept));
}

/** @example  hourBefore('2026-11-22T14', 24) // '2026-11-21T14' */
function hourBefore(hour: string, hours: number): string {
  return new Date(Date.parse(`${hour}:00:00.000Z`) - hours * hourMs).toISOString().slice(0, 13);
}

function callsSince(database: DatabaseSync, hour: string): number {
  return Number(database.prepare('select coalesce(sum(calls), 0) as calls from service_calls where hour >= ?').get(hour)?.['calls']);
}

function savePosition(database: DatabaseSync, channel: string, replayId: number | undefined): void {
  if (replayId === undefined) {
    database.prepare('delete from event_position where channel = ?').run(channel);
    return;
  }
  database
    .prepare(
      'insert into event_position (channel, replay_id) values (?, ?) on conflict (channel) do update set replay_id = excluded.replay_id'
    )
    .run(channel, replayId);
}

function readPosition(database: DatabaseSync, channel: string): number | undefined {
  const row = database.prepare('select replay_id from event_position where channel = ?').get(channel);
  return row === undefined ? undefined : Number(row['replay_id']);
}
