/** Where the scores of a small chart stand: a week is a step to the right, 0 to 100 fill the height but for a margin. */

export const WIDTH = 72;
export const HEIGHT = 22;
const MARGIN = 3;
const WEEKS = 26;

/**
 * @param {number} score  0-100
 * @returns {number}  distance from the top
 */
export function heightOf(score) {
  return round(MARGIN + ((100 - score) / 100) * (HEIGHT - 2 * MARGIN));
}

/**
 * The newest week stands at the right; a shorter past leaves the left empty.
 * @param {number} index
 * @param {number} count
 */
function placeOf(index, count) {
  return round(MARGIN + ((WEEKS - count + index) / (WEEKS - 1)) * (WIDTH - 2 * MARGIN));
}

/**
 * Path through the weeks that have a number; a gap stays a gap.
 * @param {readonly (number | null)[]} points  at most 26
 * @example lineOf([0, 100, null, 100]) // 'M61.08 19L63.72 3M69 3h0'
 */
export function lineOf(points) {
  return points
    .map((score, index) => {
      if (score === null) {
        return '';
      }
      const at = `${placeOf(index, points.length)} ${heightOf(score)}`;
      const isJoined = (points[index - 1] ?? null) !== null;
      const isAlone = !isJoined && (points[index + 1] ?? null) === null;
      return isJoined ? `L${at}` : `M${at}${isAlone ? 'h0' : ''}`;
    })
    .join('');
}

/**
 * The newest week that has a number.
 * @param {readonly (number | null)[]} points
 * @returns {{ x: number, y: number } | undefined}
 */
export function dotOf(points) {
  for (let index = points.length - 1; index >= 0; index -= 1) {
    const score = points[index] ?? null;
    if (score !== null) {
      return { x: placeOf(index, points.length), y: heightOf(score) };
    }
  }
  return undefined;
}

/**
 * All of a chart.
 * @param {readonly (number | null)[]} points
 * @returns `count` of the weeks that have a number, and the oldest and the newest of these numbers
 */
export function chartOf(points) {
  const known = points.filter((score) => score !== null);
  return { line: lineOf(points), dot: dotOf(points), count: known.length, oldest: known[0] ?? 0, newest: known[known.length - 1] ?? 0 };
}

/**
 * @param {number} value
 */
function round(value) {
  return Math.round(value * 100) / 100;
}
