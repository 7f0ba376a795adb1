/** Places of what stands beside the lines of the history chart, and the point under the pointer. Pure; pixels. */
import { rounded } from 'c/headroomPlot';

/** Words closer than this to one another would overlap. */
const LINE = 16;

/** Share of the width that the words at the right may take at most, the width of a letter, and of what stands beside the word. */
const SHARE = 0.32;
const LETTER = 7.2;
const WIDE_LETTER = 13;
const BESIDE = 30;

/** From here on letters are as wide as high (Chinese, Japanese). */
const FIRST_WIDE = '\u2e80';

/**
 * Room for the widest of some words at the right of the lines, estimated by their letters.
 * @param {readonly string[]} words
 * @param {number} width  of the chart
 */
export function roomFor(words, width) {
  const widths = words.map((word) => [...word].reduce((sum, letter) => sum + (letter >= FIRST_WIDE ? WIDE_LETTER : LETTER), 0));
  return rounded(Math.min(Math.max(0, ...widths) + BESIDE, width * SHARE));
}

/**
 * Heights of the bands' words: in the middle of each band, moved away from today's number where both would overlap.
 * @param {readonly { floor: number }[]} bands  rising
 * @param {(score: number) => number} y
 * @param {number | null} today  score beside which a number stands
 * @returns {number[]}  in the order of the bands
 */
export function bandHeights(bands, y, today) {
  return bands.map(({ floor }, n) => {
    const ceiling = bands[n + 1]?.floor ?? 100;
    const middle = y((floor + ceiling) / 2);
    const taken = today === null ? undefined : y(today);
    if (taken === undefined || Math.abs(middle - taken) >= LINE) {
      return middle;
    }
    return rounded(middle <= taken ? taken - LINE : taken + LINE);
  });
}

/**
 * Place in the list of the point nearest to a place along the days.
 * @param {readonly Headroom.WeekPoint[]} points
 * @param {(day: string) => number} x
 * @param {number} at  pixels
 */
export function nearest(points, x, at) {
  const gaps = points.map(({ day }) => Math.abs(x(day) - at));
  return gaps.indexOf(Math.min(...gaps));
}
