import type { Day } from './calendar.ts';
import type { Period, Story, Term } from './life.ts';
import type { Random } from './random.ts';

type Knot = readonly [day: Day, level: number];

/** What the well-being of a customer depends on. `lastEnd` is the last day of the contract that is live at the end, or was the last. */
export type Told = {
  readonly story: Story;
  readonly start: Day;
  readonly lastEnd: Day;
  readonly terms: readonly Pick<Term, 'end'>[];
  readonly period: Period;
  readonly random: Random;
};

/** Draws the well-being of a customer through the years: a level 0 to 1 by day. */
export function drawWellbeing(told: Told): (day: Day) => number {
  return curveThrough(knotsOf(told));
}

/** What a story looks like as points on the curve of well-being. */
function knotsOf(of: Told): readonly Knot[] {
  const { story, start, lastEnd, period, random } = of;
  const end = period.end;
  const base = random.between(0.66, 0.93);
  if (story === 'churned' || story === 'declining') {
    const decision = story === 'churned' ? lastEnd - 25 : end + 25;
    const fallsFor = story === 'churned' ? random.whole(70, 180) : 165;
    const before = swaying(start, decision - fallsFor - 25, base, random);
    return [...before, [decision - fallsFor, base - 0.1], [decision - 20, 0.08], [decision + 400, 0.05]];
  }
  if (story === 'drifted') {
    const level = random.between(0.3, 0.5);
    return [...swaying(start, lastEnd - 150, level, random), [lastEnd - 120, level], [lastEnd, level - 0.12]];
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
  if (story === 'recovered') return recoveredKnots(of, base);
  return swaying(start, end, base, random);
}

/** Comes as close to leaving as those who leave, before a renewal where there is one, and finds back. */
function recoveredKnots({ start, terms, period, random }: Told, base: number): readonly Knot[] {
  const renewals = terms.flatMap(({ end }) => (end !== undefined && end > period.start + 200 && end < period.end - 60 ? [end] : []));
  const turn = renewals.length > 0 ? random.pick(renewals) : random.whole(period.start + 200, period.end - 60);
  const low = random.between(0.1, 0.26);
  const before = swaying(start, turn - 190, base, random);
  return [...before, [turn - 165, base - 0.1], [turn - 60, low], [turn - 20, low + 0.08], [turn + 80, base], [turn + 800, base]];
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
