/** Stands for the id of a record that the plan creates, or finds by a lookup, under this key. */
export type RecordRef = { readonly ref: string };

/** A field's value as planned: what goes over the wire, or a reference that becomes an id during the replay. */
export type PlannedValue = string | number | boolean | null | RecordRef;

export type PlannedFields = { readonly [field: string]: PlannedValue };

/** One record to create or to change. `key` is its symbolic name in the plan. */
export type PlannedRow = { readonly key: string; readonly fields: PlannedFields };

/** Rows of one object that go out together. */
export type PlannedBatch = {
  readonly object: string;
  readonly operation: 'insert' | 'update';
  readonly rows: readonly PlannedRow[];
  /** Username of the person who writes them; undefined = the administrator. */
  readonly by?: string;
};

/** Everything that happens while the org's clock stands at one moment. */
export type PlannedTick = { readonly at: string; readonly batches: readonly PlannedBatch[] };

/** A record the org brings along, found by a query with exactly one answer. */
export type PlannedLookup = { readonly key: string; readonly soql: string };

/** What the demo company does in two years, in the order in which it is sent. */
export type DemoPlan = {
  readonly lookups: readonly PlannedLookup[];
  readonly ticks: readonly PlannedTick[];
};

/** What decides the demo company: equal values give equal plans. */
export type DemoOptions = {
  readonly seed: number;
  /** Customers, present and former; prospects come on top, a third as many. */
  readonly accounts: number;
  /** Last day of the two years, `2026-11-22`. */
  readonly endDate: string;
};

/** Short form of a reference. */
export function refTo(key: string): RecordRef {
  return { ref: key };
}
