import type { DetailMeasure, DetailRead } from '../domain/detailJson.ts';
import { measurePoints } from './measurePoints.ts';
import { FILLED, OBSERVED } from './types.ts';
import type { EngineMeasure } from './types.ts';
import type { Read } from './readMeasures.ts';

/** A line of a result's detail before what the engine read was added to it. */
type Line = Omit<DetailMeasure, 'read' | 'con' | 'eff' | 'n' | 'ids' | 'q'> & { readonly read?: DetailRead };

/** True when a line rests on a reading, whatever a person made of it. */
export function isObserved(line: Line): boolean {
  return line.miss === undefined || (line.miss === 'excluded' && typeof line.was === 'number' && line.read?.fill !== true);
}

/**
 * Points of a line's reading alone, as the engine had them: those of its value, or those that filled in for it.
 *
 * @returns  points 0-100, not rounded; NaN = there were none
 */
export function pointsRead(measure: EngineMeasure, line: Line): number {
  if (line.read?.pts !== undefined) {
    return line.read.pts;
  }
  const judged = line.val !== null && isObserved(line) && measure.judge.kind !== 'points' ? measurePoints(measure, line.val) : NaN;
  if (!Number.isNaN(judged)) {
    return judged;
  }
  return (line.was === undefined ? line.pts : line.was) ?? NaN;
}

/**
 * What has to stand beside a line for `isObserved` and `pointsRead` to give back what the engine read.
 *
 * Source: docs/METHODS.md, "What if".
 *
 * @param read  the reading without human overrides
 * @param age   its factor of age; NaN or 1 = none
 * @returns     nothing where the line tells all
 */
export function detailRead(measure: EngineMeasure, line: Line, read: Read, age: number): Pick<DetailMeasure, 'read'> {
  const isFill = line.miss === 'excluded' && read.reading === FILLED;
  const base = { ...line, ...(isFill ? { read: { fill: true } as const } : {}) };
  const isNeeded = read.reading === OBSERVED || (read.reading === FILLED && measure.missing === 'segment_mean');
  const found: DetailRead = {
    ...(isNeeded && !Object.is(pointsRead(measure, base), read.points) ? { pts: read.points } : {}),
    ...(read.reading === OBSERVED && age < 1 ? { age } : {}),
    ...base.read
  };
  return Object.keys(found).length === 0 ? {} : { read: found };
}
