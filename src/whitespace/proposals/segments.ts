import type { ProposedSegment } from '../../domain/lineProposal.ts';
import { rankSumTest } from '../../statistics/rankSumTest.ts';
import type { Owner } from './owner.ts';
import { quartilesOf } from './quartiles.ts';

/** An owner with the value that rules compare: the quantity, or the quantity per employee. */
export type ValuedOwner = Owner & { readonly value: number };

export type Segment = { readonly segment: ProposedSegment; readonly owners: readonly ValuedOwner[] };

/** Below this many owners a median says little about a segment. */
const fewestOwners = 10;

/** Chance at which segments are told apart that are the same, over all segments that are looked at. */
const mistakes = 0.05;

/**
 * Classes of size by employees: under 50 is small and under 250 medium; above, two classes of our own.
 * Source of 50 and 250: Commission Recommendation 2003/361/EC, annex, article 2.
 */
const sizes: readonly Extract<ProposedSegment, { kind: 'size' }>[] = [
  { kind: 'size', below: 50 },
  { kind: 'size', from: 50, below: 250 },
  { kind: 'size', from: 250, below: 1000 },
  { kind: 'size', from: 1000 }
];

/**
 * Segments whose owners own another quantity than all other owners; empty where one rule does for everybody.
 *
 * A segment has at least 10 owners, and so have all others; its median is another, and the Mann-Whitney test tells it from the
 * others with a p value below 0.05 divided by the number of segments looked at. By industry or by size, whichever covers more
 * owners; industry where both do. In the order of owners, most first.
 *
 * Source: docs/METHODS.md, "Product lines proposed".
 */
export function segmentsOf(owners: readonly ValuedOwner[]): readonly Segment[] {
  const [byIndustry, bySize] = [differing(industries(owners), owners), differing(sizeClasses(owners), owners)];
  return covered(bySize) > covered(byIndustry) ? bySize : byIndustry;
}

function industries(owners: readonly ValuedOwner[]): readonly Segment[] {
  const groups = Map.groupBy(owners, ({ industry }) => industry ?? '');
  return [...groups].flatMap(([value, found]) => (value === '' ? [] : [{ segment: { kind: 'industry', value } as const, owners: found }]));
}

function sizeClasses(owners: readonly ValuedOwner[]): readonly Segment[] {
  return sizes.map((segment) => ({
    segment,
    owners: owners.filter(({ employees }) => employees !== undefined && isIn(employees, segment))
  }));
}

function isIn(employees: number, { from, below }: (typeof sizes)[number]): boolean {
  return employees >= (from ?? 0) && employees < (below ?? Infinity);
}

function differing(segments: readonly Segment[], all: readonly ValuedOwner[]): readonly Segment[] {
  const large = segments.filter(({ owners }) => owners.length >= fewestOwners && all.length - owners.length >= fewestOwners);
  const differs = ({ owners }: Segment): boolean => {
    const inside = new Set(owners);
    const [own, others] = [valuesOf(owners), valuesOf(all.filter((owner) => !inside.has(owner)))];
    return quartilesOf(own).median !== quartilesOf(others).median && rankSumTest(own, others) < mistakes / large.length;
  };
  return large.filter(differs).sort((a, b) => b.owners.length - a.owners.length || order(a.segment) - order(b.segment));
}

/** Sizes from small to large; industries keep their order. */
function order(segment: ProposedSegment): number {
  return segment.kind === 'size' ? (segment.from ?? 0) : 0;
}

/** What the owners of a segment own. */
export function valuesOf(owners: readonly ValuedOwner[]): readonly number[] {
  return owners.map(({ value }) => value);
}

function covered(segments: readonly Segment[]): number {
  return segments.reduce((sum, { owners }) => sum + owners.length, 0);
}
