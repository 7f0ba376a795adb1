import { usedAccounts } from './seenAccounts.ts';
import type { SignalContext } from './signalContext.ts';

/** How far an org uses what a signal reads. */
export type SignalUse = {
  /** Share of the population, 0-1, with at least one row in the last 365 days or live now; of a RATIO the smaller of its parts. */
  readonly share: number;
  readonly inUse: boolean;
};

/**
 * Which signals are in use in this org, asked once before any account is scored.
 *
 * @param population  1 for accounts in the population, in the order of the accounts
 */
export async function readInUse(context: SignalContext, population: Uint8Array): Promise<ReadonlyMap<string, SignalUse>> {
  const uses = new Map<string, SignalUse>();
  const { signals, measures } = context.settings;
  // A measure may name a signal that was left out, because this org lacks its object: that one is not in use either.
  const keys = new Set([...signals.map(({ key }) => key), ...measures.map(({ signal }) => signal)]);
  await Promise.all([...context.resolved.values()].map((signal) => usedAccounts(signal, context)));
  for (const key of keys) await useOf(key, { context, population, uses });
  return uses;
}

type Reading = { readonly context: SignalContext; readonly population: Uint8Array; readonly uses: Map<string, SignalUse> };

const unused: SignalUse = { share: 0, inUse: false };

async function useOf(key: string, reading: Reading): Promise<SignalUse> {
  const known = reading.uses.get(key);
  if (known) return known;
  reading.uses.set(key, unused);
  const signal = reading.context.settings.signals.find((each) => each.key === key);
  const resolved = reading.context.resolved.get(key);
  let use = unused;
  if (resolved) {
    const share = shareOf(await usedAccounts(resolved, reading.context), reading.population);
    use = { share, inUse: share >= resolved.signal.inUseFrom };
  } else if (signal?.aggregate === 'RATIO') {
    const parts = [await useOf(signal.numerator ?? '', reading), await useOf(signal.denominator ?? '', reading)];
    use = { share: Math.min(...parts.map((part) => part.share)), inUse: parts.every((part) => part.inUse) };
  }
  reading.uses.set(key, use);
  return use;
}

function shareOf(used: Uint8Array, population: Uint8Array): number {
  let inside = 0;
  let both = 0;
  for (const [at, member] of population.entries()) {
    if (member !== 1) continue;
    inside++;
    if (used[at] === 1) both++;
  }
  return inside === 0 ? 0 : both / inside;
}
