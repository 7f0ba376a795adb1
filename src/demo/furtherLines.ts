import type { LineKey } from './catalogue.ts';
import type { Buyer, Purchase } from './estate.ts';
import type { Period, Story } from './life.ts';
import type { Random } from './random.ts';

/** Head count from which analytics pays off, and from which a company asks for support of its own. */
export const ANALYTICS_FROM = 100;
export const SUPPORT_FROM = 500;

/** Who is asked about a further line: what the customer owns so far, and its head count. */
type Asked = { readonly owned: ReadonlySet<LineKey>; readonly employees: number };

/**
 * How likely a customer that is open to more buys a line within half a year, 0-1; which line is thought of first.
 *
 * Who connects its systems soon wants analytics, and who is large and has analytics wants premium support. Those that do not
 * connect train their people instead. Small ones rarely buy more.
 */
const INCLINATIONS: readonly (readonly [LineKey, (asked: Asked) => number])[] = [
  ['premium_support', ({ owned, employees }) => (employees < SUPPORT_FROM ? 0 : owned.has('analytics') ? 0.6 : 0.01)],
  ['analytics', ({ owned, employees }) => (employees < ANALYTICS_FROM ? 0.005 : owned.has('integrations') ? 0.65 : 0.02)],
  ['integrations', ({ owned, employees }) => (owned.has('training') ? 0.12 : employees < ANALYTICS_FROM ? 0.03 : 0.5)],
  ['training', ({ owned, employees }) => (owned.has('integrations') ? 0.01 : employees < ANALYTICS_FROM ? 0.07 : 0.3)]
];

/** Those that do badly buy less often than the others, those that grow more often. */
const EAGERNESS: Readonly<Partial<Record<Story, number>>> = {
  growing: 1.5,
  middling: 0.7,
  troubled: 0.6,
  declining: 0.6,
  churned: 0.6,
  drifted: 0.6,
  dark: 0
};

/** Share of the customers that stay with what they began with for years. */
const CONTENT_SHARE = 0.15;

/** Before the two years of the demo hardly anybody looked after customers: they bought half as often as now. */
const EARLIER_EAGERNESS = 0.5;

const HALF_YEAR = 182;

/** A customer thinks of one further line a quarter at most. */
const QUARTER = 91;

/** Days in which a new customer settles before it thinks of more. */
const SETTLING_DAYS = 60;

/** Who may add lines to what it began with. */
export type Adding = Pick<Buyer, 'life' | 'employees'> & { readonly first: readonly Purchase[]; readonly period: Period };

/**
 * Draws the lines that a customer adds to those it began with, each once, from its first months until it leaves.
 *
 * @param random  a stream of its own
 * @returns       in the order of their days; none for those without the platform
 */
export function drawFurtherLines({ life, employees, first, period }: Adding, random: Random): readonly Purchase[] {
  const owned = new Set(first.map(({ line }) => line));
  if (!owned.has('platform') || random.chance(CONTENT_SHARE)) return [];
  const until = Math.min(life.leftOn ?? period.end, period.end);
  const purchases: Purchase[] = [];
  for (let from = life.start + SETTLING_DAYS; from < until; from += QUARTER) {
    const days = Math.min(QUARTER, until - from);
    const eagerness = (EAGERNESS[life.story] ?? 1) * (from < period.start ? EARLIER_EAGERNESS : 1);
    const chance = (eagerness * days) / HALF_YEAR;
    const found = INCLINATIONS.find(([line, within]) => !owned.has(line) && random.chance(chance * within({ owned, employees })));
    if (found === undefined) continue;
    const [line] = found;
    owned.add(line);
    purchases.push({ line, quantity: drawQuantity(line, random), on: from + random.whole(0, days - 1) });
  }
  return purchases;
}

function drawQuantity(line: LineKey, random: Random): number {
  if (line === 'integrations') return random.pick([1, 1, 2, 2, 3, 5]);
  return line === 'training' ? random.whole(2, 8) : 1;
}
