import type { Day } from './calendar.ts';
import { addMonths } from './calendar.ts';
import type { Random } from './random.ts';

/** How a customer's story goes; the mix decides what the demo shows. */
export type Story =
  | 'steady'
  | 'growing'
  | 'middling'
  | 'troubled'
  | 'declining'
  | 'silent'
  | 'recovered'
  | 'defect'
  | 'churned'
  | 'left_suddenly'
  | 'fresh'
  | 'dark';

/** The two years that are replayed. */
export type Period = { readonly start: Day; readonly end: Day };

/** One contract. Without `months` it runs from month to month until somebody ends it. */
export type Term = {
  readonly start: Day;
  readonly months?: number;
  readonly end?: Day;
  readonly autoRenew: boolean;
  readonly noticeDays: number | null;
};

export type Life = {
  readonly story: Story;
  /** First day as a customer; may lie before the replayed years. */
  readonly start: Day;
  /** Last day as a customer, for those who left. */
  readonly leftOn?: Day;
  readonly terms: readonly Term[];
  /** Latent well-being, 0 to 1: drives usage, cases, meetings, answers, and in the end the decision to stay. */
  readonly wellbeing: (day: Day) => number;
};

/** Only the fresh are customers for less than this at the end. */
const SETTLED_DAYS = 120;

/** Share of each story among the customers. */
const STORY_SHARES: readonly (readonly [Story, number])[] = [
  ['steady', 0.305],
  ['growing', 0.11],
  ['middling', 0.14],
  ['troubled', 0.08],
  ['declining', 0.05],
  ['silent', 0.03],
  ['recovered', 0.04],
  ['defect', 0.06],
  ['churned', 0.105],
  ['left_suddenly', 0.01],
  ['fresh', 0.035],
  ['dark', 0.035]
];

/**
 * Deals stories to a number of customers: exact shares (largest remainder), random order.
 */
export function dealStories(customers: number, random: Random): readonly Story[] {
  const sum = STORY_SHARES.reduce((total, [, share]) => total + share, 0);
  const exact = STORY_SHARES.map(([story, share]) => ({ story, exact: (share / sum) * customers }));
  const dealt = exact.flatMap((entry) => Array.from({ length: Math.floor(entry.exact) }, () => entry.story));
  const byRest = [...exact].sort((one, other) => (other.exact % 1) - (one.exact % 1));
  for (const entry of byRest.slice(0, customers - dealt.length)) dealt.push(entry.story);
  return random.shuffled(dealt);
}

/** Draws the life of a customer with a given story. */
export function drawLife(story: Story, period: Period, random: Random): Life {
  const months = drawMonths(story, random);
  const autoRenew = months === undefined || random.chance(0.4);
  const noticeDays = random.weighted<number | null>([
    [30, 6],
    [60, 2],
    [90, 1],
    [null, 2]
  ]);
  const lastEnd = drawLastEnd(story, months, period, random);
  const terms = months === undefined ? [monthly(story, lastEnd, period, random)] : fixedTerms({ months, lastEnd, story, period, random });
  const start = (terms[0] as Bare).start;
  const leftOn = hasLeft(story) ? (terms[terms.length - 1] as Bare).end : undefined;
  return {
    story,
    start,
    ...(leftOn === undefined ? {} : { leftOn }),
    terms: terms.map((term) => ({ ...term, autoRenew, noticeDays })),
    wellbeing: curveThrough(wellbeingKnots({ story, start, lastEnd, period, random }))
  };
}

function hasLeft(story: Story): boolean {
  return story === 'churned' || story === 'left_suddenly';
}

function drawMonths(story: Story, random: Random): number | undefined {
  if (story === 'silent') return random.pick([12, 12, 24]);
  return random.weighted<number | undefined>([
    [undefined, story === 'dark' ? 0 : 14],
    [12, 58],
    [24, 16],
    [36, 12]
  ]);
}

/** Last day of the contract that is live at the end, or of the very last one of those who left. */
function drawLastEnd(story: Story, months: number | undefined, { start, end }: Period, random: Random): Day {
  if (hasLeft(story)) return random.whole(start + 200, end - 21);
  if (story === 'declining') return end + random.whole(45, 160);
  if (story === 'silent') return end + random.whole(50, 135);
  if (story === 'fresh') return addMonths(end - random.whole(14, 82), months ?? 12) - 1;
  return end + random.whole(8, Math.round((months ?? 12) * 30));
}

type Bare = { readonly start: Day; readonly months?: number; readonly end?: Day };

function monthly(story: Story, lastEnd: Day, period: Period, random: Random): Bare {
  if (story === 'fresh') return { start: addMonths(lastEnd + 1, -12) };
  const months = random.whole(10, 36);
  const start = addMonths((hasLeft(story) ? lastEnd : period.end) + 1, -months);
  return { start, ...(hasLeft(story) ? { end: addMonths(start, months) - 1 } : {}) };
}

type TermsOf = { readonly months: number; readonly lastEnd: Day; readonly story: Story; readonly period: Period; readonly random: Random };

function fixedTerms({ months, lastEnd, story, period, random }: TermsOf): readonly Bare[] {
  const years = random.weighted([
    [1, 3],
    [2, 3],
    [3, 3],
    [4, 2],
    [5, 1]
  ] as const);
  const wished = story === 'fresh' ? 1 : Math.max(1, Math.round((years * 12) / months));
  const tooYoung = story !== 'fresh' && wished === 1 && addMonths(lastEnd + 1, -months) > period.end - SETTLED_DAYS;
  const renewals = tooYoung ? 2 : wished;
  return Array.from({ length: renewals }, (_, index) => {
    const start = addMonths(lastEnd + 1, -months * (renewals - index));
    return { start, months, end: addMonths(start, months) - 1 };
  });
}

type Knot = readonly [day: Day, level: number];

type KnotsOf = { readonly story: Story; readonly start: Day; readonly lastEnd: Day; readonly period: Period; readonly random: Random };

/** What a story looks like as points on the curve of well-being. */
function wellbeingKnots({ story, start, lastEnd, period, random }: KnotsOf): readonly Knot[] {
  const end = period.end;
  const base = random.between(0.66, 0.93);
  if (story === 'churned' || story === 'declining') {
    const decision = story === 'churned' ? lastEnd - 25 : end + 25;
    return [...swaying(start, decision - 190, base, random), [decision - 165, base - 0.1], [decision - 20, 0.08], [decision + 400, 0.05]];
  }
  if (story === 'troubled')
    return [...swaying(start, end - 130, base, random), [end - 45, random.between(0.3, 0.48)], [end, random.between(0.25, 0.42)]];
  if (story === 'middling') return swaying(start, end, random.between(0.28, 0.5), random);
  if (story === 'growing')
    return [
      [start, 0.7],
      [start + 200, 0.82],
      [end, 0.96]
    ];
  if (story === 'recovered') {
    return [...swaying(start, end - 520, base, random), [end - 430, 0.25], [end - 330, 0.3], [end - 230, base], [end, base]];
  }
  return swaying(start, end, base, random);
}

/** Small ups and downs around a level, one every quarter. */
function swaying(from: Day, to: Day, level: number, random: Random): readonly Knot[] {
  const knots: Knot[] = [[from, level]];
  for (let day = from + 90; day < to - 30; day += 90) knots.push([day, Math.min(1, level + random.between(-0.06, 0.06))]);
  return knots;
}

function curveThrough(given: readonly Knot[]): (day: Day) => number {
  const knots = [...given].sort(([one], [other]) => one - other);
  return (day) => {
    const next = knots.findIndex(([at]) => at > day);
    if (next === 0) return (knots[0] as Knot)[1];
    if (next < 0) return (knots[knots.length - 1] as Knot)[1];
    const [fromDay, from] = knots[next - 1] as Knot;
    const [toDay, to] = knots[next] as Knot;
    return from + ((to - from) * (day - fromDay)) / (toDay - fromDay);
  };
}
