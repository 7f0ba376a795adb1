import type { Interval } from '../domain/interval.ts';
import { normal975 } from '../statistics/normalQuantile.ts';

/** Answers that the adjustment adds: a quarter each to promoters and detractors, half to passives. */
const added = 3;

/**
 * 95% interval of a net promoter score by the adjusted Wald method.
 *
 * Formula: p = (P + 3/4) / (n + 3), d = (D + 3/4) / (n + 3); p - d -+ z sqrt((p + d - (p - d)^2) / (n + 3)), z = 1.96,
 * cut at the ends of the scale.
 * Source: docs/METHODS.md, "Survey intervals"; Rocks, The American Statistician 70 (2016).
 *
 * @param promoters   share of the answers, 0-1
 * @param detractors  share of the answers, 0-1
 * @param answers     above 0; with a half-life the effective number, which need not be whole
 * @returns           ends -100 to 100
 * @example           netInterval(0.5, 0.5, 2) // { low: -73.3, high: 73.3 } about
 */
export function netInterval(promoters: number, detractors: number, answers: number): Interval {
  const all = answers + added;
  const up = (promoters * answers + added / 4) / all;
  const down = (detractors * answers + added / 4) / all;
  const net = up - down;
  const half = normal975 * Math.sqrt((up + down - net * net) / all);
  return { low: 100 * Math.max(-1, net - half), high: 100 * Math.min(1, net + half) };
}
