/** A row with its id, and the instant at which it was made as ISO text. */
type MadeRow = { readonly [column: string]: unknown };

/** Rows by `made_at`, ties by `id`; those that do not say when they were made stand last (pure). */
export function oldestFirst<Row extends MadeRow>(rows: readonly Row[]): readonly Row[] {
  return [...rows].sort((a, b) => compare(a['made_at'] ?? '~', b['made_at'] ?? '~') || compare(a['id'], b['id']));
}

function compare(a: unknown, b: unknown): number {
  const [one, other] = [String(a), String(b)];
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
