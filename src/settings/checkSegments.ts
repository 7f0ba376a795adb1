import type { Measure, Settings } from '../domain/settings.ts';
import { comparableFilter } from './comparableFilter.ts';
import type { Finding } from './finding.ts';

type Content = Pick<Settings, 'groups' | 'measures'>;

/** Measures of one group on one signal: the curves of several segments. Measures that only deduct stand outside the mean. */
export function segmentFamilies(settings: Content): readonly (readonly Measure[])[] {
  const counting = settings.measures.filter(({ penaltyOnly, judge }) => !penaltyOnly && judge.kind !== 'whitespace');
  return [...Map.groupBy(counting, ({ group, signal }) => `${group} ${signal}`).values()].filter((family) => family.length > 1);
}

/**
 * Measures on one signal of one group that concern the same customers whatever the data say: one has no segment filter, or both have
 * the same one. The signal would count twice there.
 */
export function checkSegments(settings: Content): readonly Finding[] {
  return segmentFamilies(settings).flatMap((family) =>
    family.flatMap((measure, at) => {
      const other = family.slice(0, at).find((each) => overlapsSurely(each, measure));
      return other === undefined ? [] : [finding(measure, other)];
    })
  );
}

function overlapsSurely(a: Measure, b: Measure): boolean {
  return (
    a.segmentFilter === undefined ||
    b.segmentFilter === undefined ||
    comparableFilter(a.segmentFilter) === comparableFilter(b.segmentFilter)
  );
}

function finding({ record, group, signal, segmentFilter = '' }: Measure, other: Measure): Finding {
  return {
    code: 'E-SEGMENT-TWICE',
    record,
    field: 'Segment_Filter__c',
    value: segmentFilter,
    what: `concerns the same customers as ${other.record}, so that ${signal} counts twice in ${group}`,
    fix: 'Give both a segment filter that leaves out the customers of the other, or switch one off'
  };
}
