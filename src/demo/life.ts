import type { Day } from './calendar.ts';
import { addMonths } from './calendar.ts';
import type { Random } from './random.ts';
import { drawWellbeing } from './wellbeing.ts';

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
  | 'drifted'
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

/**
 * Share of each story among the customers. Of those who leave some show it for months, some have drifted for years and some
 * go out of the blue; as many come as close to it before a renewal, and stay.
 */
const STORY_SHARES: readonly (readonly [Story, number])[] = [
  ['steady', 0.27],
  ['growing', 0.09],
  ['middling', 0.12],
  ['troubled', 0.07],
  ['declining', 0.05],
  ['silent', 0.03],
  ['recovered', 0.13],
  ['defect', 0.055],
  ['churned', 0.06],
  ['drifted', 0.04],
  ['left_suddenly', 0.04],
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
    wellbeing: drawWellbeing({ story, start, lastEnd, terms, period, random })
  };
}

function hasLeft(story: Story): boolean {
  return story === 'churned' || story === 'drifted' || story === 'left_suddenly';
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
