import type { PlannedRow, PlannedValue } from '../../src/demo/plan.ts';
import type { SettingChange } from '../../src/demo/demoSettings.ts';
import type { OrgClient, RowToSave } from '../../src/org/orgClient.ts';
import type { MappedObject, MappedTicket } from './mapping.ts';
import { mapAccounts, mapAssets, mapChurnEvents, mapContracts, mapProducts, mapSatisfaction, mapTickets, mapUsage } from './mapping.ts';
import type { RavenStack } from './tables.ts';

/** Two years in which all of RavenStack happens; nothing is dated later than the end. */
const FIRST_DAY = '2023-01-01';
const END = '2024-12-31T22:00:00.000Z';
const WEEK_MS = 7 * 86_400_000;

export type RavenStackLoad = { readonly client: OrgClient; readonly setClock: (iso: string) => Promise<void>; readonly tables: RavenStack };

/** Settings that this company's org has changed: usage is held against the subscription, which is an asset here; only renewals are value. */
export const RAVENSTACK_SETTINGS: readonly SettingChange[] = [
  ...['usage_features', 'usage_active', 'usage_licensed', 'usage_trend', 'uptime_90'].map((record) => ({
    type: 'Headroom_Signal',
    record,
    fields: { Product_Line_Path__c: 'Product_Line__c' }
  })),
  {
    type: 'Headroom_Signal',
    record: 'contract_value',
    fields: { Filter__c: "IsWon = true AND Type = 'Existing Customer - Replacement'" }
  },
  { type: 'Headroom_Contract_Source', record: 'asset_standard', fields: { Active__c: true, Product_Line_Path__c: 'SerialNumber' } }
];

/**
 * Loads the five tables into a fresh local org: cases week by week, so that the org dates them itself; the rest, which
 * carries its own dates, by Bulk ingest at the end.
 *
 * @returns rows written by object
 */
export async function loadRavenStack({ client, setClock, tables }: RavenStackLoad): Promise<Readonly<Record<string, number>>> {
  const ids = new Map<string, string>();
  const counts: Record<string, number> = {};
  const ingest = async ({ object, rows }: MappedObject): Promise<void> => {
    await save({ client, object, rows, ids, bulk: true });
    counts[object] = (counts[object] ?? 0) + rows.length;
  };
  await setClock(`${FIRST_DAY}T06:00:00.000Z`);
  await ingest(mapProducts());
  await ingest(mapAccounts(tables));
  const tickets = mapTickets(tables);
  await replayTickets({ client, setClock, tables }, tickets, ids);
  counts['Case'] = tickets.length;
  await setClock(END);
  for (const mapped of [mapAssets(tables), mapContracts(tables), mapChurnEvents(tables), mapUsage(tables), mapSatisfaction(tables)])
    await ingest(mapped);
  await activateContracts(client, mapContracts(tables).rows, ids);
  return counts;
}

/** Opens and closes tickets at the end of the week in which it happened. */
async function replayTickets(
  { client, setClock }: RavenStackLoad,
  tickets: readonly MappedTicket[],
  ids: Map<string, string>
): Promise<void> {
  const end = Date.parse(END);
  for (let at = Date.parse(FIRST_DAY) + WEEK_MS, from = Date.parse(FIRST_DAY); from < end; from = at, at = Math.min(at + WEEK_MS, end)) {
    await setClock(new Date(at).toISOString());
    const within = (day: string): boolean => Date.parse(day) >= from && Date.parse(day) < at;
    const opened = tickets.filter((ticket) => within(ticket.openedOn));
    await save({ client, object: 'Case', rows: opened, ids, bulk: false });
    const closed = tickets.filter((ticket) => within(ticket.closedOn));
    await update(
      client,
      'Case',
      closed.map((ticket) => ({ Id: idOf(ids, ticket.key), Status: 'Closed' }))
    );
  }
}

async function activateContracts(client: OrgClient, rows: readonly PlannedRow[], ids: ReadonlyMap<string, string>): Promise<void> {
  const changes = rows.map((row) => ({ Id: idOf(ids, row.key), Status: 'Activated' }));
  checkAll('Contract', await client.ingestRows({ object: 'Contract', operation: 'update', rows: changes }));
}

async function update(client: OrgClient, object: string, rows: readonly RowToSave[]): Promise<void> {
  if (rows.length > 0) checkAll(object, await client.saveRows({ object, operation: 'update', rows }));
}

type Save = {
  readonly client: OrgClient;
  readonly object: string;
  readonly rows: readonly PlannedRow[];
  readonly ids: Map<string, string>;
  readonly bulk: boolean;
};

async function save({ client, object, rows, ids, bulk }: Save): Promise<void> {
  if (rows.length === 0) return;
  const request = { object, operation: 'insert' as const, rows: rows.map((row) => resolved(row.fields, ids)) };
  const receipts = bulk ? await client.ingestRows(request) : await client.saveRows(request);
  checkAll(object, receipts);
  receipts.forEach((receipt, index) => ids.set((rows[index] as PlannedRow).key, receipt.id as string));
}

function checkAll(object: string, receipts: readonly { readonly ok: boolean }[]): void {
  const refused = receipts.find((receipt) => !receipt.ok);
  if (refused) throw new Error(`${object}: ${JSON.stringify(refused)}`);
}

function resolved(fields: { readonly [field: string]: PlannedValue }, ids: ReadonlyMap<string, string>): RowToSave {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, typeof value === 'object' && value !== null ? idOf(ids, value.ref) : value])
  );
}

function idOf(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new RangeError(`${key} is used before it is loaded`);
  return id;
}
