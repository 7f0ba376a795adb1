import type { Day } from './calendar.ts';
import type { LineKey } from './catalogue.ts';
import { CATALOGUE } from './catalogue.ts';
import { ANALYTICS_FROM, SUPPORT_FROM } from './furtherLines.ts';
import type { Life, Period } from './life.ts';
import type { Random } from './random.ts';

/** Something bought: becomes a won opportunity's line and an asset. */
export type Purchase = { readonly line: LineKey; readonly quantity: number; readonly on: Day };

/** Share of the seats that would fit: all of them, some, hardly any. */
function drawSeatShare(random: Random): number {
  const [low, high] = random.weighted([
    [[0.82, 1.15], 34],
    [[0.25, 0.78], 52],
    [[0.06, 0.18], 14]
  ] as const);
  return random.between(low, high);
}

/** What a first purchase depends on. */
export type Buyer = {
  readonly life: Life;
  readonly employees: number;
  readonly industry: string;
  /** Buys training places only: a customer that is not eligible for what needs the platform. */
  readonly trainingOnly: boolean;
};

/**
 * Training places at first, as a share of one for ten seats. Who connects its systems has people who teach the others; the small
 * ones take along at once what they need.
 */
const TRAINED_SHARES = {
  connected: [...Array<number>(20).fill(0), 0.5],
  small: [0, 0.5, 0.5, 0.5, 0.5, 1, 1, 1, 1, 1],
  alone: [0, 0, 0.2, 0.5, 1]
} as const;

/** Draws what a customer buys first: the platform, with what its kind takes along. */
export function drawPurchases({ life, employees, industry, trainingOnly }: Buyer, random: Random): readonly Purchase[] {
  const first = life.start;
  if (trainingOnly) return [{ line: 'training', quantity: random.whole(2, 12), on: first }];
  const perEmployee = industry === 'Technology' || industry === 'Telecommunications' ? 0.5 : 0.2;
  const share = drawSeatShare(random);
  const seats = Math.max(3, Math.round(employees * perEmployee * share));
  const purchases: Purchase[] = [{ line: 'platform', quantity: seats, on: first }];
  const small = employees < ANALYTICS_FROM;
  const analyst = random.share();
  const connectors = random.weighted([
    [0, small ? 30 : 48],
    [1, 10],
    [2, 13],
    [3, 9],
    [4, 3],
    [5, 8],
    [7, 5]
  ] as const satisfies readonly (readonly [number, number])[]);
  const connected = connectors > 0;
  const analytics = analyst < (connected && !small ? 0.1 : 0.02);
  if (analytics) purchases.push({ line: 'analytics', quantity: 1, on: first });
  if (connected) purchases.push({ line: 'integrations', quantity: connectors, on: first });
  const supported = random.chance(employees < SUPPORT_FROM ? 0.02 : analytics ? 0.4 : 0.05);
  if (supported) purchases.push({ line: 'premium_support', quantity: 1, on: first });
  const trained = random.pick<number>(TRAINED_SHARES[connected ? 'connected' : small ? 'small' : 'alone']);
  if (trained > 0) purchases.push({ line: 'training', quantity: Math.max(1, Math.round((seats / 10) * trained)), on: first });
  return purchases;
}

/**
 * More of what a customer owns: those that do well buy more, the growing ones twice.
 */
export function drawExpansions(life: Life, lines: readonly Purchase[], period: Period, random: Random): readonly Purchase[] {
  const seats = lines.find((purchase) => purchase.line === 'platform')?.quantity ?? 0;
  const times =
    {
      growing: 2,
      steady: random.weighted([
        [0, 6],
        [1, 4]
      ]),
      recovered: 1
    }[life.story as string] ?? 0;
  const from = Math.max(period.start, life.start) + 60;
  const to = (life.leftOn ?? period.end) - 60;
  if (seats === 0 || times === 0 || to - from < 60) return [];
  return Array.from({ length: times }, (): Purchase => {
    const on = random.whole(from, to);
    const wished = random.pick<LineKey>(['platform', 'platform', 'training', 'integrations']);
    const line = ownedOn(lines, wished, on) > 0 ? wished : 'platform';
    const quantity = line === 'platform' ? Math.max(2, Math.round(seats * random.between(0.1, 0.35))) : random.whole(1, 3);
    return { line, quantity, on };
  }).sort((one, other) => one.on - other.on);
}

/** Quantity of a line owned on a day. */
export function ownedOn(purchases: readonly Purchase[], line: LineKey, day: Day): number {
  return purchases.reduce((sum, purchase) => (purchase.line === line && purchase.on <= day ? sum + purchase.quantity : sum), 0);
}

/** Value of a year's contract for what is owned on a day, at the customer's discount, in whole hundreds. */
export function annualValue(purchases: readonly Purchase[], discount: number, day: Day): number {
  const list = purchases.reduce((sum, { line, quantity, on }) => (on <= day ? sum + quantity * CATALOGUE[line].price : sum), 0);
  return Math.max(1_000, Math.round((list * (1 - discount)) / 100) * 100);
}
