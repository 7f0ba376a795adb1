/** Geometry of the waterfall: one column each for the earlier score, every row, and the later score. Pure; pixels. */
import { formatScore } from 'c/headroomFormat';
import { dotsIn, hatchIn, linear, rounded, ticksAround } from 'c/headroomPlot';

/** Room of the scale's numbers, at the right end, over the highest and under the lowest bar; share of a column that its bar fills. */
export const MARGIN = { left: 34, right: 4, top: 20, bottom: 6 };
const FILLED = 0.68;

/** Most intervals of the scale, and the share of the span that is kept free under the lowest level. */
const INTERVALS = 5;
const FREE = 0.25;

/** A bar is never flatter than this. */
const FLATTEST = 2;

/** Room between lines of a hatch and between dots. */
const GAP = 6;

/**
 * @param {{ before: number, after: number }} changed
 * @param {readonly { key: string, part: string, by: number, byText: string }[]} rows
 */
function levelsOf({ before, after }, rows) {
  let tenths = Math.round(before * 10);
  const steps = rows.map((row) => {
    const from = tenths / 10;
    tenths += Math.round(row.by * 10);
    return { ...row, from, to: tenths / 10 };
  });
  return {
    steps,
    lowest: Math.min(before, after, ...steps.map(({ to }) => to)),
    highest: Math.max(before, after, ...steps.map(({ to }) => to))
  };
}

/**
 * @param {Headroom.Changed} changed
 * @param {readonly Headroom.ChangeRow[]} rows
 * @param {{ width: number, height: number }} size
 */
export function waterfall(changed, rows, { width, height }) {
  const { steps, lowest, highest } = levelsOf(changed, rows);
  const ticks = ticksAround(Math.max(0, lowest - (highest - lowest) * FREE), highest, INTERVALS);
  const [floor = 0] = ticks;
  const y = linear([floor, ticks[ticks.length - 1] ?? 100], [height - MARGIN.bottom, MARGIN.top]);
  const column = (width - MARGIN.left - MARGIN.right) / (rows.length + 2);
  /** @type {(place: number, from: number, to: number) => { x: number, y: number, width: number, height: number }} */
  const boxAt = (place, from, to) => ({
    x: rounded(MARGIN.left + column * (place + (1 - FILLED) / 2)),
    y: Math.min(y(from), y(to)),
    width: rounded(column * FILLED),
    height: rounded(Math.max(FLATTEST, Math.abs(y(from) - y(to))))
  });
  const ends = [
    { key: 'before', part: 'end', text: formatScore(changed.before), box: boxAt(0, floor, changed.before) },
    { key: 'after', part: 'end', text: formatScore(changed.after), box: boxAt(rows.length + 1, floor, changed.after) }
  ];
  const middle = steps.map((step, n) => ({ key: step.key, part: step.part, text: step.byText, box: boxAt(n + 1, step.from, step.to) }));
  return {
    floor,
    ticks: ticks.map((tick) => ({ value: tick, y: y(tick) })),
    bars: [...ends.slice(0, 1), ...middle, ...ends.slice(1)].map((bar) => ({
      ...bar,
      labelX: rounded(bar.box.x + bar.box.width / 2),
      labelY: rounded(bar.box.y - 5),
      fill: fillOf(bar.part, bar.box)
    })),
    links: [changed.before, ...steps.map(({ to }) => to)].map((level, n) => ({
      key: String(n),
      y: y(level),
      from: rounded(MARGIN.left + column * (n + (1 + FILLED) / 2)),
      to: rounded(MARGIN.left + column * (n + 1 + (1 - FILLED) / 2))
    }))
  };
}

/**
 * Path of the pattern that stands for a cause: hatched settings, dotted time; the others have none.
 * @param {string} part
 * @param {{ x: number, y: number, width: number, height: number }} box
 */
export function fillOf(part, box) {
  if (part === 'settings') {
    return hatchIn(box, GAP);
  }
  return part === 'time' ? dotsIn(box, GAP) : '';
}
