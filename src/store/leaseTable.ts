import type { DatabaseSync } from 'node:sqlite';
import { HealthError } from '../domain/healthError.ts';

/** The one place to write for an org: taken by us, with a token that grows with every new holder, or held by somebody else. */
export type Lease = { readonly token: number } | { readonly heldBy: string; readonly until: string };

/** Takes the lease where nobody holds it past `now`, in one statement. */
export function takeLease(database: DatabaseSync, lease: { readonly holder: string; readonly now: string; readonly until: string }): Lease {
  const statement = database.prepare(
    `insert into lease (name, token, holder, held_until)
     values ('sync', 1, ?, ?)
     on conflict (name) do update
     set token = lease.token + 1,
         holder = excluded.holder,
         held_until = excluded.held_until
     where lease.holder is null or lease.held_until <= ?`
  );
  const taken = statement.run(lease.holder, lease.until, lease.now).changes > 0;
  const row = readLease(database);
  if (taken) return { token: Number(row?.['token']) };
  return { heldBy: String(row?.['holder']), until: String(row?.['held_until']) };
}

/** Prolongs a lease, past its end too as long as nobody else took it; false where somebody has. */
export function renewLease(database: DatabaseSync, token: number, until: string): boolean {
  return database.prepare('update lease set held_until = ? where token = ? and holder is not null').run(until, token).changes > 0;
}

/** Gives the lease back and keeps its token, so that the next holder gets a larger one; does nothing when somebody else has it. */
export function releaseLease(database: DatabaseSync, holder: string): void {
  database.prepare('update lease set holder = null, held_until = null where holder = ?').run(holder);
}

/** Refuses the work of a holder whose lease somebody else has taken since: asked inside the transaction that writes. */
export function checkFence(database: DatabaseSync, token: number): void {
  const row = readLease(database);
  if (Number(row?.['token']) === token && row?.['holder'] !== null) return;
  throw new HealthError('LeaseLost', [typeof row?.['holder'] === 'string' ? row['holder'] : 'nobody']);
}

function readLease(database: DatabaseSync): Record<string, unknown> | undefined {
  return database.prepare("select token, holder, held_until from lease where name = 'sync'").get();
}
