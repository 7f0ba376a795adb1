import type { Day } from './calendar.ts';
import { instantText } from './calendar.ts';
import type { Entry } from './ledger.ts';
import type { PlannedBatch, PlannedFields, PlannedRow, PlannedTick } from './plan.ts';
import { OBJECT_ORDER } from './objectOrder.ts';

/** Weeks of history that are replayed. */
const WEEKS = 104;

/** In the last days cases come in on their own day, so that their ages are not all multiples of a week. */
const DAILY_DAYS = 35;

/** Days of the week, counted from the weekly one, on which support works through its cases. */
const CASE_DAYS = [0, 2, 4];

/** Time of day of every tick: the same calendar day in every time zone from UTC-8 to UTC+15. */
const TICK_TIME = '08:00';

/** Rows that can go out together: of one object, of one person, none of which refers to another. */
type Wave = { readonly wave: number; readonly by: string | undefined; readonly rows: PlannedRow[] };

type Slot = { readonly inserts: Map<string, Wave[]>; readonly updates: Map<string, Map<string, PlannedFields>> };

type Timetable = { readonly weekly: readonly Day[]; readonly all: readonly Day[] };

/**
 * Puts entries onto the ticks of the clock.
 *
 * An entry goes to the first tick on or after its day that serves its object, and never before the records it refers to.
 * What lies after the end, and what refers to it, does not happen. Several changes of one record at one tick become one.
 *
 * @param entries  in an order in which records come before those that refer to them
 * @param known    keys of records that the org brings along
 */
export function schedule(entries: readonly Entry[], known: readonly string[], end: Day): readonly PlannedTick[] {
  const timetable = timetableTo(end);
  const createdOn = new Map<string, Day | undefined>(known.map((key) => [key, timetable.all[0]]));
  const slots = new Map<Day, Slot>();
  const waves = new Map<string, number>();
  for (const entry of entries) {
    if (!OBJECT_ORDER.includes(entry.object)) throw new RangeError(`${entry.object} has no place in the order of objects`);
    const day = tickOf(entry, timetable, createdOn);
    if (entry.operation === 'insert') createdOn.set(entry.key, day);
    if (day !== undefined) placeEntry(entry, slotOn(slots, day), waves, day);
  }
  return timetable.all.flatMap((day) => {
    const slot = slots.get(day);
    return slot ? [{ at: instantText(day, TICK_TIME), batches: batchesOf(slot) }] : [];
  });
}

/** First day of the history that ends on a day. */
export function firstDay(end: Day): Day {
  return end - WEEKS * 7;
}

function timetableTo(end: Day): Timetable {
  const start = firstDay(end);
  const all: Day[] = [];
  for (let day = start; day <= end; day += 1) {
    if (day > end - DAILY_DAYS || CASE_DAYS.includes((day - start) % 7)) all.push(day);
  }
  return { all, weekly: all.filter((day) => (day - start) % 7 === 0) };
}

function tickOf(entry: Entry, timetable: Timetable, createdOn: ReadonlyMap<string, Day | undefined>): Day | undefined {
  let earliest = entry.day;
  for (const key of referencesOf(entry)) {
    if (!createdOn.has(key)) throw new RangeError(`${entry.object} ${entry.key} refers to ${key}, which is planned nowhere before it`);
    const created = createdOn.get(key);
    if (created === undefined) return undefined;
    earliest = Math.max(earliest, created);
  }
  const days = entry.object === 'Case' ? timetable.all : timetable.weekly;
  return firstOnOrAfter(days, earliest);
}

function referencesOf(entry: Entry): readonly string[] {
  const keys = Object.values(entry.fields).flatMap((value) => (typeof value === 'object' && value !== null ? [value.ref] : []));
  return entry.operation === 'update' ? [entry.key, ...keys] : keys;
}

/** First of the rising days that is not before `day`, by halving. */
function firstOnOrAfter(days: readonly Day[], day: Day): Day | undefined {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] as Day) < day) low = middle + 1;
    else high = middle;
  }
  return days[low];
}

function slotOn(slots: Map<Day, Slot>, day: Day): Slot {
  const existing = slots.get(day);
  if (existing) return existing;
  const slot: Slot = { inserts: new Map(), updates: new Map() };
  slots.set(day, slot);
  return slot;
}

/** Rows that refer to rows of the same object and tick go into a later wave than those. */
function placeEntry(entry: Entry, slot: Slot, waves: Map<string, number>, day: Day): void {
  if (entry.operation === 'update') {
    const rows = slot.updates.get(entry.object) ?? new Map<string, PlannedFields>();
    slot.updates.set(entry.object, rows);
    rows.set(entry.key, { ...rows.get(entry.key), ...entry.fields });
    return;
  }
  const sameTick = referencesOf(entry).map((key) => waves.get(`${entry.object} ${day} ${key}`) ?? -1);
  const wave = Math.max(-1, ...sameTick) + 1;
  waves.set(`${entry.object} ${day} ${entry.key}`, wave);
  const inserts = slot.inserts.get(entry.object) ?? [];
  slot.inserts.set(entry.object, inserts);
  const known = inserts.find((one) => one.wave === wave && one.by === entry.by);
  const row = { key: entry.key, fields: entry.fields };
  if (known) known.rows.push(row);
  else inserts.push({ wave, by: entry.by, rows: [row] });
}

function batchesOf(slot: Slot): readonly PlannedBatch[] {
  const batches: PlannedBatch[] = [];
  for (const object of OBJECT_ORDER) {
    const waves = [...(slot.inserts.get(object) ?? [])].sort((first, second) => first.wave - second.wave);
    for (const { by, rows } of waves) batches.push({ object, operation: 'insert', rows, ...(by === undefined ? {} : { by }) });
  }
  for (const object of OBJECT_ORDER) {
    const changes = slot.updates.get(object);
    if (!changes) continue;
    batches.push({ object, operation: 'update', rows: [...changes].map(([key, fields]) => ({ key, fields })) });
  }
  return batches;
}
