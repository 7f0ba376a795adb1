/** Reads the JSON that the sync writes into records. Text of a newer format is refused, not guessed at. */

const KNOWN_VERSION = 1;

/**
 * @template T
 * @param {string | null | undefined} text
 * @returns {{ value?: T, problem?: Headroom.JsonProblem }}  `problem`: `empty`, `newer` or `broken`
 */
export function readJson(text) {
  if (!text) {
    return { problem: 'empty' };
  }
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: 'broken' };
  }
  if (typeof value !== 'object' || value === null || typeof value.v !== 'number') {
    return { problem: 'broken' };
  }
  return value.v > KNOWN_VERSION ? { problem: 'newer' } : { value };
}
