import type { Period, Life } from './life.ts';
import { dealStories, drawLife } from './life.ts';
import type { Purchase } from './estate.ts';
import { drawExpansions, drawPurchases } from './estate.ts';
import { drawFurtherLines } from './furtherLines.ts';
import { companyName, companyStems } from './names.ts';
import type { Colleague, Staff } from './people.ts';
import type { Random } from './random.ts';
import { randomFor } from './random.ts';

/** A customer, present or former, as the generator knows it: the truth behind the records. */
export type Customer = {
  readonly key: string;
  readonly index: number;
  readonly name: string;
  readonly industry: string;
  readonly employees: number;
  readonly discount: number;
  readonly seller: Colleague;
  /** Nobody in particular for one customer in twelve. */
  readonly successManager?: Colleague;
  readonly life: Life;
  readonly purchases: readonly Purchase[];
  /** Opens the stream of draws for one subject of this customer. */
  readonly draws: (subject: string) => Random;
};

/** Everything the generator's parts share. */
export type World = { readonly seed: number; readonly period: Period; readonly staff: Staff };

export const INDUSTRIES = [
  'Technology',
  'Manufacturing',
  'Finance',
  'Healthcare',
  'Retail',
  'Telecommunications',
  'Education',
  'Energy',
  'Media',
  'Transportation'
] as const;

/** Deals names, stories and people to a number of customers. The first account is the showcase and not among them. */
export function dealCustomers(world: World, count: number): readonly Customer[] {
  const stems = companyStems(randomFor(world.seed, 'company names'));
  const stories = dealStories(count, randomFor(world.seed, 'stories'));
  return stories.map((story, place): Customer => {
    const index = place + 1;
    const draws = (subject: string): Random => randomFor(world.seed, `customer:${index} ${subject}`);
    const random = draws('profile');
    const industry = random.weighted(INDUSTRIES.map((name, rank) => [name, 12 - rank] as const));
    const employees = drawEmployees(random);
    const life = drawLife(story, world.period, random);
    const first = drawPurchases(
      { life, employees, industry, trainingOnly: index % 33 === 9 && (story === 'steady' || story === 'middling') },
      random
    );
    const lines = [...first, ...drawFurtherLines({ life, employees, first, period: world.period }, draws('further lines'))];
    return {
      key: `account:${index}`,
      index,
      name: companyName(stems, place, industry, random),
      industry,
      employees,
      discount: random.pick([0, 0.05, 0.1, 0.15, 0.2]),
      seller: dealt(world.staff.sellers, index),
      ...(index % 12 === 5 ? {} : { successManager: dealt(world.staff.successManagers, index) }),
      life,
      purchases: [...lines, ...drawExpansions(life, lines, world.period, random)],
      draws
    };
  });
}

function dealt(people: readonly Colleague[], index: number): Colleague {
  return people[index % people.length] as Colleague;
}

/** Head count, from small firms to groups of some thousands. */
export function drawEmployees(random: Random): number {
  const [low, high] = random.weighted([
    [[18, 95], 32],
    [[100, 480], 40],
    [[500, 1_900], 21],
    [[2_000, 8_000], 7]
  ] as const);
  return random.whole(low, high);
}
