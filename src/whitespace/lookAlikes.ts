import { fewestOwners } from '../domain/fewestOwners.ts';
import type { PriceRange } from './amount.ts';
import type { Column } from '../scoring/types.ts';

/** Classes of size in a segment: small, middle, large. */
const SIZES = 3;

/** One product line of all accounts, in their order; NaN = unknown. */
export type PaidLine = {
  /** Place of the whitespace rule that each account is in; -1 = none. */
  readonly segment: ArrayLike<number>;
  /** What the rule counts: employees, users, sites or units of another line. */
  readonly size: Column;
  readonly owned: Column;
  /** What the account pays a year for what it owns, in its own currency. */
  readonly paid: Column;
  readonly currencies: readonly string[];
};

/** Who asks for a price: place in the line, segment, size and currency stand there. */
type Asker = Pick<PaidLine, 'segment' | 'size' | 'currencies'>;

type Owner = { readonly size: number; readonly price: number };

/** Prices of one segment in one currency: of all, and of each class of size that has enough owners. */
type SegmentPrices = {
  readonly all: PriceRange;
  /** Largest size of the small and of the middle class; null = nobody's size is known. */
  readonly edges: readonly (number | null)[];
  readonly sizes: readonly (PriceRange | null)[];
};

/** Prices of a product line, by place of the segment and currency: plain values that can be kept. */
export type AlikePrices = Readonly<Record<string, SegmentPrices>>;

/**
 * What customers pay for one unit of a product line: quartiles over owners of the same segment, size and currency.
 *
 * Sizes are thirds of the segment's owners; where an account's size is unknown, or its third has fewer than ten owners, the
 * whole segment counts. Prices are rounded to two digits: they are told as *about*, and nothing says whose they are.
 * A group of companies is one owner (see `paidOncePerGroup`).
 *
 * Source: docs/METHODS.md, "Look-alikes".
 *
 * @returns  none for a segment with fewer than ten owners in a currency
 */
export function alikePrices(line: PaidLine): AlikePrices {
  return Object.fromEntries(
    [...ownersBySegment(line)].flatMap(([key, owners]) => {
      const prices = segmentPrices(owners);
      return prices === undefined ? [] : [[key, prices]];
    })
  );
}

/** What those who are like an account pay, by the account's place; undefined below ten owners. */
export function priceAlike(prices: AlikePrices, line: Asker): (i: number) => PriceRange | undefined {
  return (i) => {
    const ofSegment = prices[segmentKey(line, i)];
    return ofSegment && (ofSegment.sizes[sizeClass(line.size[i] ?? NaN, ofSegment.edges)] ?? ofSegment.all);
  };
}

function ownersBySegment(line: PaidLine): ReadonlyMap<string, Owner[]> {
  const owners = new Map<string, Owner[]>();
  for (let i = 0; i < line.currencies.length; i += 1) {
    const owned = line.owned[i] ?? NaN;
    const paid = line.paid[i] ?? NaN;
    if (!(owned > 0 && paid > 0) || (line.segment[i] ?? -1) < 0) {
      continue;
    }
    const key = segmentKey(line, i);
    const known = owners.get(key);
    const owner = { size: line.size[i] ?? NaN, price: paid / owned };
    if (known === undefined) {
      owners.set(key, [owner]);
    } else {
      known.push(owner);
    }
  }
  return owners;
}

function segmentKey({ segment, currencies }: Asker, i: number): string {
  return `${segment[i] ?? -1}:${currencies[i] ?? ''}`;
}

function segmentPrices(owners: readonly Owner[]): SegmentPrices | undefined {
  const all = priceRange(owners);
  if (all === undefined) {
    return undefined;
  }
  const sizes = Float64Array.from(owners.map(({ size }) => size).filter((size) => !Number.isNaN(size))).sort();
  const edges = [1, 2].map((third) => sizes[Math.ceil((sizes.length * third) / SIZES) - 1] ?? null);
  const classes = Array.from({ length: SIZES }, (_, at) => owners.filter(({ size }) => sizeClass(size, edges) === at));
  return { all, edges, sizes: classes.map((ofSize) => priceRange(ofSize) ?? null) };
}

/** 0 small, 1 middle, 2 large; -1 where the size is unknown. */
function sizeClass(size: number, edges: readonly (number | null)[]): number {
  const [small, middle] = edges;
  if (Number.isNaN(size) || typeof small !== 'number' || typeof middle !== 'number') {
    return -1;
  }
  return size <= small ? 0 : size <= middle ? 1 : 2;
}

function priceRange(owners: readonly Owner[]): PriceRange | undefined {
  if (owners.length < fewestOwners) {
    return undefined;
  }
  const prices = Float64Array.from(owners, ({ price }) => price).sort();
  return {
    low: twoDigits(quantile(prices, 0.25)),
    middle: twoDigits(quantile(prices, 0.5)),
    high: twoDigits(quantile(prices, 0.75))
  };
}

/**
 * Quantile by linear interpolation between neighbours (type 7 of Hyndman and Fan, The American Statistician 50, 1996).
 *
 * @param sorted  rising, at least one
 * @param share   0-1
 * @example       quantile([1, 2, 3, 4], 0.25) // 1.75
 */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const place = (sorted.length - 1) * share;
  const below = Math.floor(place);
  const low = sorted[below] ?? NaN;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? NaN;
  return low + (high - low) * (place - below);
}

/** Keeps binary fractions such as 1.15 from missing the half by their last bit. */
const lastBits = 1e-12;

/**
 * A price rounded to two digits, half up.
 *
 * @example  twoDigits(437) // 440
 */
export function twoDigits(price: number): number {
  return Number((price * (1 + lastBits)).toPrecision(2));
}
