import type { LineSource } from '../../domain/lineProposal.ts';
import { lineSources } from '../../domain/lineSources.ts';
import type { LineSourceShape } from '../../domain/lineSources.ts';
import { soqlText } from '../../org/soqlText.ts';

/** The shape of a source. */
export function shapeOf(source: LineSource): LineSourceShape {
  return lineSources.find((shape) => shape.source === source) ?? (lineSources[0] as LineSourceShape);
}

/** Rows of one family, as a filter of a signal. Pure. */
export function familyFilter({ filter }: LineSourceShape, family: string): string {
  return `${filter} AND Product2.Family = ${soqlText(family)}`;
}
