/**
 * Geometry of the charts: numbers to places in pixels, ticks, paths. Pure; y grows downwards as in SVG.
 *
 * Places are rounded to tenths of a pixel, so that equal data give equal markup.
 */

const DAY_MS = 86400000;

/** Steps between ticks, times a power of ten: what people count in, and what 100 is a multiple of. */
const STEPS = [1, 2, 5];

/**
 * @param {number} place  pixels
 */
export function rounded(place) {
  return Math.round(place * 10) / 10;
}

/**
 * Linear scale from a domain to a range; the range may fall. A domain without width maps to the middle of the range.
 * @param {readonly [number, number]} domain
 * @param {readonly [number, number]} range  pixels
 * @returns {(value: number) => number}
 * @example linear([0, 100], [200, 0])(25) // 150
 */
export function linear([from, to], [start, end]) {
  return (value) => rounded(from === to ? (start + end) / 2 : start + ((value - from) / (to - from)) * (end - start));
}

/**
 * Days since 1970 of a calendar day.
 * @param {string} day  YYYY-MM-DD
 */
export function dayNumber(day) {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS);
}

/**
 * Round ticks around a span of numbers: the first at or below the lowest, the last at or above the highest, with the smallest step
 * that needs at most so many intervals.
 * @param {number} lowest
 * @param {number} highest
 * @param {number} most  intervals, at least 1
 * @returns {number[]}
 * @example ticksAround(71.5, 77.5, 4) // [70, 72, 74, 76, 78]
 */
export function ticksAround(lowest, highest, most) {
  for (let power = 1; ; power *= 10) {
    for (const part of STEPS) {
      const step = part * power;
      const first = Math.floor(lowest / step) * step;
      const last = Math.max(Math.ceil(highest / step) * step, first + step);
      const count = Math.round((last - first) / step);
      if (count <= most) {
        return Array.from({ length: count + 1 }, (_, n) => first + n * step);
      }
    }
  }
}

/** Months between ticks, from the closest. */
const MONTHS = [1, 2, 3, 6, 12];

/**
 * First days of months inside a span, every so many months, counted from January, so that at most so many remain.
 * @param {string} from  YYYY-MM-DD
 * @param {string} to
 * @param {number} most  at least 1
 * @returns {string[]}
 * @example monthTicks('2026-10-12', '2027-03-18', 3) // ['2026-11-01', '2027-01-01', '2027-03-01']
 */
export function monthTicks(from, to, most) {
  const year = Number(from.slice(0, 4));
  const months = (Number(to.slice(0, 4)) - year + 1) * 12;
  const firsts = Array.from({ length: months }, (_, n) => `${year + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}-01`);
  for (const step of MONTHS) {
    const inside = firsts.filter((day, n) => n % step === 0 && day >= from && day <= to);
    if (inside.length <= most) {
      return inside;
    }
  }
  return [];
}

/**
 * Path through places.
 * @param {readonly (readonly [number, number])[]} places  pixels
 * @example pathThrough([[0, 10], [5, 8]]) // 'M0 10L5 8'
 */
export function pathThrough(places) {
  return places.map(([x, y], n) => `${n === 0 ? 'M' : 'L'}${rounded(x)} ${rounded(y)}`).join('');
}

/**
 * Diagonal lines that fill a rectangle, for a hatched bar: a fill by pattern is not possible, because ids are rewritten.
 * @param {{ x: number, y: number, width: number, height: number }} box  pixels
 * @param {number} gap  between lines, along x
 * @returns {string}  path; '' for a rectangle that no line crosses
 * @example hatchIn({ x: 0, y: 0, width: 10, height: 10 }, 10) // 'M0 10L10 0'
 */
export function hatchIn({ x, y, width, height }, gap) {
  const lines = [];
  for (let along = gap; along < width + height; along += gap) {
    const start = [x + Math.max(0, along - height), y + Math.min(height, along)];
    const end = [x + Math.min(width, along), y + Math.max(0, along - width)];
    lines.push(pathThrough([/** @type {[number, number]} */ (start), /** @type {[number, number]} */ (end)]));
  }
  return lines.join('');
}

/**
 * Dots that fill a rectangle in rows, as a path of points for a round line cap.
 * @param {{ x: number, y: number, width: number, height: number }} box  pixels
 * @param {number} gap  between dots and rows
 * @returns {string}  one row in the middle where the rectangle is flatter than a gap
 * @example dotsIn({ x: 0, y: 0, width: 8, height: 8 }, 4) // 'M2 2h0M6 2h0M2 6h0M6 6h0'
 */
export function dotsIn({ x, y, width, height }, gap) {
  const across = Math.max(1, Math.floor(width / gap));
  const down = Math.max(1, Math.floor(height / gap));
  const dots = [];
  for (let row = 0; row < down; row += 1) {
    for (let column = 0; column < across; column += 1) {
      dots.push(`M${rounded(x + ((column + 0.5) * width) / across)} ${rounded(y + ((row + 0.5) * height) / down)}h0`);
    }
  }
  return dots.join('');
}
