/** Calendar days as numbers: whole days since 1970-01-01. */
const msADay = 86_400_000;

/** @example dayNumber('1970-01-02') // 1 */
export function dayNumber(day: string): number {
  return Math.floor(Date.parse(`${day}T00:00:00Z`) / msADay);
}

/** False for days that no month has: Date.parse takes the 31st of February for a day in March. */
export function isDay(text: string): boolean {
  const number = dayNumber(text);
  return !Number.isNaN(number) && dayText(number) === text;
}

/** @example dayText(1) // '1970-01-02' */
export function dayText(day: number): string {
  return new Date(day * msADay).toISOString().slice(0, 10);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit'
  });
  formats.set(timeZone, made);
  return made;
}

/** Wall-clock time of an instant in a zone, as the milliseconds that the same wall clock would show in UTC. */
export function wallClock(time: number, timeZone: string): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatOf(timeZone).formatToParts(time)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) + (((time % 1000) + 1000) % 1000);
}

/** Calendar day of an instant in a zone. */
export function dayAt(time: number, timeZone: string): number {
  return Math.floor(wallClock(time, timeZone) / msADay);
}

const starts = new Map<string, number>();
/** Days of some decades. */
const mostStarts = 20_000;

/**
 * First instant of a calendar day in a zone, in epoch milliseconds.
 *
 * Where the clocks skip midnight the day begins later than 00:00; where midnight comes twice it begins at the first.
 *
 * @example  startOfDay(dayNumber('2026-07-01'), 'America/New_York') // Date.parse('2026-07-01T04:00:00Z')
 */
export function startOfDay(day: number, timeZone: string): number {
  const key = `${day} ${timeZone}`;
  const known = starts.get(key);
  if (known !== undefined) return known;
  // The calendar of a zone is asked for the same few days again and again.
  if (starts.size >= mostStarts) starts.clear();
  const start = findStart(day, timeZone);
  starts.set(key, start);
  return start;
}

function findStart(day: number, timeZone: string): number {
  const wanted = day * msADay;
  const guess = wanted - (wallClock(wanted, timeZone) - wanted);
  const candidates = [wanted, wanted - msADay, wanted + msADay].map((near) => wanted - (wallClock(near, timeZone) - near));
  const exact = [guess, ...candidates].filter((time) => wallClock(time, timeZone) === wanted);
  if (exact.length > 0) return Math.min(...exact);
  let before = guess - msADay;
  let after = guess + msADay;
  while (after - before > 1000) {
    const middle = Math.floor((before + after) / 2000) * 1000;
    if (dayAt(middle, timeZone) < day) before = middle;
    else after = middle;
  }
  return after;
}
