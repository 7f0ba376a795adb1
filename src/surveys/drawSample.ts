import { seededRandom } from './seededRandom.ts';

/**
 * A simple random sample without replacement: every one is equally likely, and so is every group of that size (pure).
 *
 * Partial shuffle of Fisher and Yates over the sorted ids, so that equal ids and an equal seed give an equal sample
 * whatever the order in which they were read.
 * Source: docs/METHODS.md, "Random sample"; Knuth, The Art of Computer Programming 2, algorithm P.
 *
 * @param ids   each once
 * @param size  0 or more; above the number of ids all are drawn
 * @returns     ids in the order in which they were drawn
 */
export function drawSample(ids: readonly string[], size: number, seed: string): readonly string[] {
  const drawn = [...ids].sort();
  const random = seededRandom(seed);
  const wanted = Math.min(size, drawn.length);
  for (let at = 0; at < wanted; at += 1) {
    const other = at + random(drawn.length - at);
    [drawn[at], drawn[other]] = [drawn[other] ?? '', drawn[at] ?? ''];
  }
  return drawn.slice(0, wanted);
}
