import type { Signal } from '../domain/settings.ts';
import { familyOf } from './family.ts';
import { readOwnSignals } from './ownSignals.ts';
import { readContracts } from './readContracts.ts';
import { rollUpColumns } from './rollUp.ts';
import type { RollUpTree } from './rollUp.ts';
import { emptyColumns } from './signalColumns.ts';
import type { SignalColumns } from './signalColumns.ts';
import type { SignalContext } from './signalContext.ts';

/**
 * Reads signals for the accounts of the context, by default all of the settings; values are in the order of the accounts.
 * Signals that roll up count the accounts below too.
 *
 * Reads the fact store and writes nothing but temporary tables; a repeat gives equal bits.
 */
export function readSignals(context: SignalContext, keys?: readonly string[]): Promise<ReadonlyMap<string, SignalColumns>> {
  const asked = keys ?? context.settings.signals.map((signal) => signal.key);
  return readOwnSignals(context, asked, (signal) => readRolledUp(signal, context));
}

async function readRolledUp(signal: Signal, context: SignalContext): Promise<SignalColumns> {
  const tree = await rollUpOf(signal, context);
  if (!tree) return emptyColumns(context.accounts.length);
  const own = await readOwnSignals(tree.context, [signal.key]);
  return rollUpColumns(own.get(signal.key) ?? emptyColumns(tree.context.accounts.length), signal, tree);
}

/** The accounts that a signal's roll-up reads, and what they weigh; undefined for a signal without. */
export async function rollUpOf(
  { rollUp }: Signal,
  context: SignalContext
): Promise<(RollUpTree & { readonly context: SignalContext }) | undefined> {
  if (rollUp === undefined) return undefined;
  const family = await familyOf(context);
  const weights = rollUp === 'Mean by contract value' ? (await readContracts(family.context)).value : undefined;
  return { ...family, size: context.accounts.length, weights };
}
