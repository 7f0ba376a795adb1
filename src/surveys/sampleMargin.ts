import { netInterval } from './netInterval.ts';

/**
 * How far the recommendation score of a sample may be from that of all, at the most: half the width of its 95% interval
 * when half of those who answer are promoters and half detractors.
 *
 * Says nothing about who answers: people who do not are not like those who do.
 * Source: docs/METHODS.md, "Random sample".
 *
 * @param size       people asked, 1 or more
 * @param answering  share of them who answer, above 0 and up to 1
 * @returns          points of a score from -100 to 100
 * @example          sampleMargin(200, 0.3) // 24.4
 */
export function sampleMargin(size: number, answering: number): number {
  const { low, high } = netInterval(0.5, 0.5, size * answering);
  return (high - low) / 2;
}
