import { deepFreeze } from './deepFreeze.ts';

/** What a subscriber is told: data or error, never both; neither while the first answer is under way. */
export type Reading = { readonly data: unknown; readonly error: unknown };

/** Something that can be read from the org; equal keys are the same reading. */
export type OrgRequest = {
  readonly key: string;
  readonly load: () => Promise<unknown>;
  readonly recordIds: (data: unknown) => readonly string[];
};

type Listener = (reading: Reading) => void;
type Entry = {
  readonly request: OrgRequest;
  readonly listeners: Set<Listener>;
  reading: Reading | undefined;
  ticket: number;
  readAt: number;
};

/** How long a reading that nobody listens to is served again; the platform keeps records for 30 seconds. */
const keptMs = 30_000;

const entries = new Map<string, Entry>();

/**
 * Listens to a reading; several listeners of one key share one request. A reading at hand is told at once.
 *
 * @returns a function that ends the subscription; answers that come later are not told
 */
export function subscribe(request: OrgRequest, listener: Listener): () => void {
  const entry = entryFor(request);
  entry.listeners.add(listener);
  if (entry.reading !== undefined) listener(entry.reading);
  return () => {
    entry.listeners.delete(listener);
  };
}

function entryFor(request: OrgRequest): Entry {
  const known = entries.get(request.key);
  if (known !== undefined && (known.listeners.size > 0 || performance.now() - known.readAt < keptMs)) return known;
  const entry: Entry = { request, listeners: new Set(), reading: undefined, ticket: 0, readAt: performance.now() };
  entries.set(request.key, entry);
  void read(entry);
  return entry;
}

/** Reads again; only the answer to the newest request counts. */
async function read(entry: Entry): Promise<void> {
  const ticket = ++entry.ticket;
  const reading = await entry.request.load().then(
    (data) => ({ data: deepFreeze(data), error: undefined }),
    (error: unknown) => ({ data: undefined, error })
  );
  if (ticket !== entry.ticket) return;
  entry.reading = reading;
  entry.readAt = performance.now();
  for (const listener of entry.listeners) listener(reading);
}

/** Reads one key again and tells all its listeners. */
export async function refresh(key: string): Promise<void> {
  const entry = entries.get(key);
  if (entry !== undefined) await read(entry);
}

/** Reads everything again that shows one of these records, and forgets what nobody listens to. */
export async function refreshRecords(ids: readonly string[]): Promise<void> {
  const wanted = new Set(ids.map((id) => id.slice(0, 15)));
  await readAgain(({ request, reading }) => {
    if (reading?.data === undefined) return true;
    return request.recordIds(reading.data).some((id) => wanted.has(id.slice(0, 15)));
  });
}

/** Reads everything again that somebody listens to. */
export async function refreshAll(): Promise<void> {
  await readAgain(() => true);
}

async function readAgain(concerns: (entry: Entry) => boolean): Promise<void> {
  const concerned = [...entries.values()].filter(concerns);
  for (const entry of concerned) if (entry.listeners.size === 0) entries.delete(entry.request.key);
  await Promise.all(concerned.filter((entry) => entry.listeners.size > 0).map(read));
}

/** Ids in an answer of the org that may be records: everything 15 or 18 characters long that stands under `id` or `Id`. */
export function recordIdsIn(data: unknown): readonly string[] {
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([name, value]) => {
    if ((name === 'id' || name === 'Id') && typeof value === 'string') return [value];
    return recordIdsIn(value);
  });
}
