import { HealthError } from '../../domain/healthError.ts';
import type { HealthErrorName } from '../../domain/healthError.ts';
import type { OrgClient } from '../../org/orgClient.ts';
import { oneRestPage } from '../../org/restQuery.ts';
import { windowFrom, windowTo } from '../../pull/wholeMinutes.ts';

/** What a look saw of an object. */
export type SeenObject = {
  /** Rows of the window and their stamps, those that a later edit could not leave unchanged. */
  readonly stamps: ReadonlyMap<string, string>;
  readonly deleted: ReadonlySet<string>;
  /** The instant up to which the org's answer was complete. */
  readonly coveredTo: string;
  /** The org did not answer for this object: only a whole cycle sees its changes. */
  readonly refused: boolean;
};

export type Seen = ReadonlyMap<string, SeenObject>;

/** An object that is asked for its changes. */
export type WatchedObject = {
  readonly object: string;
  /** True reads with queryAll: older activities are archived. */
  readonly archived: boolean;
  /** True where the service itself writes the rows: its own edits are not news. */
  readonly own: boolean;
};

export type FoundChanges = {
  readonly changed: readonly string[];
  /** Objects of so many changes that only their number was looked at: they count as changed as long as the window holds them. */
  readonly busy: readonly string[];
  readonly seen: Seen;
};

/** A page of a query; reading the stamps of more rows in every look would cost more calls than a cycle. */
const mostStamps = oneRestPage;

/** Answers about one object that end the looks at this one only. */
const ofOneObject: readonly HealthErrorName[] = ['ObjectMissing', 'FieldMissing', 'RequestRefused'];

/**
 * Asks the org which objects changed since they were last seen: ids updated and deleted in a window, and for the few rows in it
 * their stamps. A hint when to run a cycle and nothing more: the cycle reads its own windows, so a wrong answer loses nothing.
 *
 * Reads the org only. All objects are asked in one turn, so that the calls are shared, in windows as the pull takes them.
 *
 * A row whose stamp lies in the second of the look may be edited again in that second, which no later stamp would show: it is
 * not taken for seen, and the next look finds it once more.
 *
 * @param moment.at     the org's clock now
 * @param moment.since  instant that counts as covered for objects that were never seen: the begin of the last cycle
 */
export async function lookForChanges(
  client: OrgClient,
  objects: readonly WatchedObject[],
  seen: Seen,
  { at, since }: { readonly at: string; readonly since: string }
): Promise<FoundChanges> {
  const looked = await Promise.all(objects.map((object) => lookAt(client, object, { at, since, before: seen.get(object.object) })));
  const names = (wanted: Verdict): readonly string[] => looked.flatMap(({ object, verdict }) => (verdict === wanted ? [object] : []));
  return {
    changed: names('changed'),
    busy: names('busy'),
    seen: new Map([...seen, ...looked.map((one) => [one.object, one.now] as const)])
  };
}

type Verdict = 'same' | 'changed' | 'busy';
type LookedAt = { readonly object: string; readonly verdict: Verdict; readonly now: SeenObject };
type Moment = { readonly at: string; readonly since: string; readonly before: SeenObject | undefined };

async function lookAt(client: OrgClient, wanted: WatchedObject, moment: Moment): Promise<LookedAt> {
  const { object } = wanted;
  const { at, since, before } = moment;
  const from = windowFrom(before?.coveredTo ?? since);
  try {
    const { updated, deleted, coveredTo } = await client.changedIds(object, from, windowTo(from, at));
    const gone = new Set(deleted);
    const isBusy = updated.length > mostStamps;
    const stamps = updated.length === 0 || isBusy ? new Map<string, string>() : await readStamps(client, wanted, from);
    const isNew = [...stamps].some(([id, stamp]) => before?.stamps.get(id) !== stamp) || deleted.some((id) => !before?.deleted.has(id));
    const settled = new Map([...stamps].filter(([, stamp]) => secondOf(stamp) < secondOf(at)));
    const verdict = isNew ? 'changed' : isBusy ? 'busy' : 'same';
    return { object, verdict, now: { stamps: settled, deleted: gone, coveredTo, refused: false } };
  } catch (error) {
    if (!(error instanceof HealthError) || !ofOneObject.includes(error.name)) throw error;
    const now = { stamps: new Map<string, string>(), deleted: new Set<string>(), coveredTo: since, refused: true };
    return { object, verdict: before?.refused === true ? 'same' : 'changed', now };
  }
}

async function readStamps(client: OrgClient, { object, archived, own }: WatchedObject, from: string): Promise<ReadonlyMap<string, string>> {
  const conditions = [
    `SystemModstamp >= ${from}`,
    ...(archived ? ['IsDeleted = false'] : []),
    ...(own ? [`LastModifiedById != '${client.identity.userId}'`] : [])
  ];
  const soql = `SELECT Id, SystemModstamp FROM ${object} WHERE ${conditions.join(' AND ')}`;
  const rows = await client.query(soql, archived ? { deleted: true } : {});
  return new Map(rows.map((row) => [String(row['Id']), String(row['SystemModstamp'])]));
}

function secondOf(instant: string): number {
  return Math.floor(Date.parse(instant) / 1000);
}
