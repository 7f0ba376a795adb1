/** Geometry of the history chart: weeks to lines with gaps, limits, marks. Pure; pixels. */
import { dayNumber, linear, monthTicks, pathThrough, rounded } from 'c/headroomPlot';

/** Room of the numbers at the left, of the months below, of the circles above. */
const LEFT = 28;
const BOTTOM = 22;
const TOP = 12;

/** Diameter of a mark's circle with its gap, and the room that a month's name takes. */
const MARK = 20;
const MONTH = 72;

/** 1 January 1970 was a Thursday: the Monday of its week lies three days before. */
const TO_MONDAY = 3;

/**
 * Week of a calendar day, counted from the one of 1 January 1970.
 * @param {string} day  YYYY-MM-DD
 */
function weekOf(day) {
  return Math.floor((dayNumber(day) + TO_MONDAY) / 7);
}

/**
 * Two points are joined where both have a number and no week lies between them.
 * @param {{ day: string }} one
 * @param {{ day: string }} other
 * @param {(point: any) => number | null} valueOf
 */
function isJoined(one, other, valueOf) {
  return valueOf(one) !== null && valueOf(other) !== null && weekOf(other.day) - weekOf(one.day) <= 1;
}

/**
 * Runs of joined points of one kind, as paths; a point that nothing joins is a dot.
 * @param {readonly Headroom.WeekPoint[]} points
 * @param {{ kindOf: (one: Headroom.WeekPoint, other: Headroom.WeekPoint) => string | undefined, valueOf: (point: Headroom.WeekPoint) => number | null,
 *   placeOf: (point: Headroom.WeekPoint) => [number, number] }} how  `kindOf` of a pair; undefined = not drawn
 * @returns {{ key: string, kind: string, d: string }[]}
 */
function runsOf(points, { kindOf, valueOf, placeOf }) {
  /** @type {{ kind: string, places: [number, number][], last: number }[]} */
  const runs = [];
  points.forEach((point, n) => {
    const before = points[n - 1];
    const kind = before && isJoined(before, point, valueOf) ? kindOf(before, point) : undefined;
    const open = runs[runs.length - 1];
    if (kind === undefined || !before) {
      return;
    }
    if (open && open.kind === kind && open.last === n - 1) {
      open.places.push(placeOf(point));
      open.last = n;
    } else {
      runs.push({ kind, places: [placeOf(before), placeOf(point)], last: n });
    }
  });
  return runs.map(({ kind, places }, n) => ({ key: `${kind}${n}`, kind, d: pathThrough(places) }));
}

/**
 * @param {readonly Headroom.WeekPoint[]} points
 */
function alone(points) {
  const valueOf = (/** @type {Headroom.WeekPoint} */ { score }) => score;
  return points.filter((point, n) => {
    const [before, after] = [points[n - 1], points[n + 1]];
    const isBefore = before !== undefined && isJoined(before, point, valueOf);
    const isAfter = after !== undefined && isJoined(point, after, valueOf);
    return point.score !== null && !isBefore && !isAfter;
  });
}

/**
 * Marks with their circles; those that would overlap stand in rows of their own.
 * @param {readonly Headroom.SettingsMark[]} marks
 * @param {(day: string) => number} x
 */
function placedMarks(marks, x) {
  /** @type {number[]} */
  const ends = [];
  return marks.map((mark) => {
    const at = x(mark.on);
    const free = ends.findIndex((end) => at - end >= MARK);
    const row = free < 0 ? ends.length : free;
    ends[row] = at;
    return { key: String(mark.number), number: mark.number, x: at, row };
  });
}

/**
 * @param {readonly Headroom.WeekPoint[]} points  at least one
 * @param {readonly Headroom.SettingsMark[]} marks
 * @param {{ width: number, height: number, right: number }} size  `right`: room for words beside the lines
 */
export function historyPlot(points, marks, { width, height, right }) {
  const [first, last] = [points[0]?.day ?? '', points[points.length - 1]?.day ?? ''];
  const days = linear([dayNumber(first), dayNumber(last)], [LEFT, width - right]);
  const x = (/** @type {string} */ day) => days(Math.min(dayNumber(day), dayNumber(last)));
  const placed = placedMarks(marks, x);
  const rows = Math.max(0, ...placed.map(({ row }) => row + 1));
  const top = TOP + rows * MARK;
  const y = linear([0, 100], [height - BOTTOM, top]);
  const shown = (/** @type {Headroom.WeekPoint} */ { score }) => score;
  const plain = (/** @type {Headroom.WeekPoint} */ point) => point.plain;
  const differs = (/** @type {Headroom.WeekPoint} */ point) => point.plain !== point.score;
  const months = monthTicks(first, last, Math.max(1, Math.floor((width - right - LEFT) / MONTH)));
  return {
    x,
    y,
    left: LEFT,
    right: rounded(width - right),
    top,
    bottom: height - BOTTOM,
    lines: runsOf(points, {
      kindOf: (one, other) => (one.isRebuilt || other.isRebuilt ? 'rebuilt' : 'measured'),
      valueOf: shown,
      placeOf: (point) => [x(point.day), y(point.score ?? 0)]
    }),
    plainLines: runsOf(points, {
      kindOf: (one, other) => (differs(one) || differs(other) ? 'plain' : undefined),
      valueOf: plain,
      placeOf: (point) => [x(point.day), y(point.plain ?? 0)]
    }),
    dots: alone(points).map((point) => ({
      key: point.day,
      className: point.isRebuilt ? 'dot hollow' : 'dot',
      x: x(point.day),
      y: y(point.score ?? 0)
    })),
    months: months.map((day) => ({ day, x: x(day) })),
    marks: placed.map(({ row, ...mark }) => ({ ...mark, y: rounded(TOP + row * MARK) }))
  };
}
