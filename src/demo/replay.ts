import { HealthError } from '../domain/healthError.ts';
import type { OrgClient, Receipt, RowToSave } from '../org/orgClient.ts';
import type { DemoOptions, PlannedBatch, PlannedLookup, PlannedRow } from './plan.ts';
import { planWeeks } from './planWeeks.ts';
import { SHOWCASE } from './showcaseKeys.ts';

/** Where the replay stands: after a moment of the clock. */
export type DemoProgress = { readonly tick: number; readonly of: number; readonly at: string; readonly records: number };

export type DemoRun = DemoOptions & {
  readonly client: OrgClient;
  /** Moves the local org's clock; `POST /services/headroom-local/clock`. */
  readonly setClock: (iso: string) => Promise<void>;
  /** Signs in as one of the company's people, who writes pulses and overrides; without it the administrator writes them. */
  readonly clientOf?: (username: string) => Promise<OrgClient>;
  readonly onProgress?: (progress: DemoProgress) => void;
};

/** What the replay has written. */
export type DemoReport = { readonly created: number; readonly changed: number; readonly showcaseId: string };

/** From this many rows on a Bulk 2.0 job costs fewer requests than collections of 200. */
const BULK_FROM = 2_000;

/**
 * Lives through two years of the demo company in the local org.
 *
 * Reads: what the org brings along (price book, profile, permission sets). Writes: everything else, tick by tick, through the
 * org's own API, so that creation dates and histories come from the org. Not repeatable: it needs a fresh org.
 * A refused row stops the replay with RequestRefused.
 */
export async function runDemo(run: DemoRun): Promise<DemoReport> {
  const plan = planWeeks({ seed: run.seed, accounts: run.accounts, endDate: run.endDate });
  const ids = new Map<string, string>();
  const clientOf = signedIn(run);
  let created = 0;
  let changed = 0;
  for (const [index, tick] of plan.ticks.entries()) {
    await run.setClock(tick.at);
    if (index === 0) await lookUp(run.client, plan.lookups, ids);
    for (const batch of tick.batches) {
      await sendBatch(await clientOf(batch.by), batch, ids);
      if (batch.operation === 'insert') created += batch.rows.length;
      else changed += batch.rows.length;
    }
    run.onProgress?.({ tick: index + 1, of: plan.ticks.length, at: tick.at, records: created });
  }
  return { created, changed, showcaseId: idOf(ids, SHOWCASE) };
}

/** The client of each person, signed in once. */
function signedIn({ client, clientOf }: DemoRun): (username: string | undefined) => Promise<OrgClient> {
  const clients = new Map<string, Promise<OrgClient>>();
  return async (username) => {
    if (username === undefined || clientOf === undefined) return client;
    const known = clients.get(username) ?? clientOf(username);
    clients.set(username, known);
    return known;
  };
}

async function lookUp(client: OrgClient, lookups: readonly PlannedLookup[], ids: Map<string, string>): Promise<void> {
  for (const { key, soql } of lookups) {
    const records = await client.query(soql);
    const id = records[0]?.Id;
    if (records.length !== 1 || typeof id !== 'string')
      throw new HealthError('RequestRefused', ['NOT_FOUND', `${records.length} records`, soql]);
    ids.set(key, id);
  }
}

async function sendBatch(client: OrgClient, batch: PlannedBatch, ids: Map<string, string>): Promise<void> {
  const rows = batch.rows.map((row) => rowToSave(batch, row, ids));
  const request = { object: batch.object, operation: batch.operation, rows };
  const receipts = rows.length < BULK_FROM ? await client.saveRows(request) : await client.ingestRows(request);
  receipts.forEach((receipt, index) => {
    const planned = batch.rows[index] as PlannedRow;
    if (!receipt.ok) throw refusal(batch, planned, receipt);
    if (batch.operation === 'insert') ids.set(planned.key, receipt.id);
  });
}

function refusal(batch: PlannedBatch, row: PlannedRow, receipt: Extract<Receipt, { ok: false }>): HealthError {
  const fields = receipt.fields.length > 0 ? ` (${receipt.fields.join(', ')})` : '';
  return new HealthError('RequestRefused', [receipt.code, `${receipt.message}${fields}`, `${batch.operation} ${batch.object} ${row.key}`]);
}

/** The row as it goes over the wire: symbolic references become ids. */
function rowToSave(batch: PlannedBatch, row: PlannedRow, ids: ReadonlyMap<string, string>): RowToSave {
  const fields = Object.entries(row.fields).map(
    ([name, value]) => [name, typeof value === 'object' && value !== null ? idOf(ids, value.ref) : value] as const
  );
  return batch.operation === 'update' ? { Id: idOf(ids, row.key), ...Object.fromEntries(fields) } : Object.fromEntries(fields);
}

function idOf(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new RangeError(`${key} is used before it is created`);
  return id;
}
