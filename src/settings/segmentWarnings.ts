import type { Measure, Settings } from '../domain/settings.ts';
import { segmentFamilies } from './checkSegments.ts';

/** Which accounts there are, and which of them an account filter holds for: 1 = yes, in one order. */
export type SegmentedAccounts = {
  readonly customers: ArrayLike<number>;
  /** By the text of the filter, as the records hold it. A filter that is missing here holds for nobody. */
  readonly matching: Readonly<Record<string, ArrayLike<number>>>;
};

/** Segments of one signal in one group that do not part the customers cleanly. */
export type SegmentWarning = {
  /** `SegmentsOverlap`: two concern the same customers. `SegmentGap`: none concerns these customers. */
  readonly name: 'SegmentsOverlap' | 'SegmentGap';
  /** Full names of the measures. */
  readonly records: readonly string[];
  readonly customers: number;
};

/**
 * Looks at the customers that a scorecard judges: two measures on one signal of one group should not concern the same customer, where
 * the signal would count twice, and one of them should concern each, because a customer in a gap is judged without it unnoticed. A
 * single measure with a segment filter has no gap: it is meant for some. Pure.
 */
export function segmentWarnings(settings: Settings, accounts: SegmentedAccounts): readonly SegmentWarning[] {
  return segmentFamilies(settings).flatMap((family) => {
    const judged = judgedBy(settings, family[0]?.group ?? '', accounts);
    const concerns = family.map(({ segmentFilter }) => holdsFor(segmentFilter, accounts));
    return [...overlapsOf(family, concerns, judged), ...gapOf(family, concerns, judged)];
  });
}

/** Whether something holds for the account at a place. */
type Claim = (at: number) => boolean;

function holdsFor(filter: string | undefined, { matching }: SegmentedAccounts): Claim {
  return filter === undefined ? () => true : (at) => matching[filter]?.[at] === 1;
}

/** Places of the customers that the group's scorecard judges. */
function judgedBy(settings: Settings, groupKey: string, accounts: SegmentedAccounts): readonly number[] {
  const group = settings.groups.find(({ key }) => key === groupKey);
  const inside = holdsFor(settings.scorecards.find(({ key }) => key === group?.scorecard)?.population, accounts);
  const places = Array.from({ length: accounts.customers.length }, (_, at) => at);
  return places.filter((at) => accounts.customers[at] === 1 && inside(at));
}

function overlapsOf(family: readonly Measure[], concerns: readonly Claim[], judged: readonly number[]): readonly SegmentWarning[] {
  return family.flatMap((measure, b) =>
    family.slice(0, b).flatMap((other, a): readonly SegmentWarning[] => {
      const customers = judged.filter((at) => concerns[a]?.(at) === true && concerns[b]?.(at) === true).length;
      return customers === 0 ? [] : [{ name: 'SegmentsOverlap', records: [other.record, measure.record], customers }];
    })
  );
}

function gapOf(family: readonly Measure[], concerns: readonly Claim[], judged: readonly number[]): readonly SegmentWarning[] {
  const customers = judged.filter((at) => !concerns.some((holds) => holds(at))).length;
  return customers === 0 ? [] : [{ name: 'SegmentGap', records: family.map(({ record }) => record), customers }];
}
