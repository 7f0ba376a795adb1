import type { AppliedChange, FactChange } from '../store/factStore.ts';
import type { Cursor, MergedRecord } from '../store/cursorTable.ts';
import { moveCursor } from './moveCursor.ts';
import type { PullContext } from './pullOptions.ts';

/** What a window says besides its rows. */
export type WindowFacts = {
  /** Ids that are gone for sure, none of them changed after that. */
  readonly removed: readonly string[];
  /** Ids that changed; those that do not come among the rows have left the filter. */
  readonly mayHaveLeft: readonly string[];
  readonly merged: readonly MergedRecord[];
  /** Where the position moves to. */
  readonly coveredTo: string;
};

/** Applies the last rows of a window and moves the position behind them. */
export async function applyLast(
  change: FactChange,
  { cursor, found }: { readonly cursor: Cursor; readonly found: WindowFacts },
  context: PullContext
): Promise<AppliedChange> {
  const { facts, onStep } = context;
  const { object } = cursor;
  const applied = await facts.applyChanges({ ...change, onApplied: () => onStep('page_rows_applied', object) });
  onStep('page_committed', object);
  onStep('deletes_applied', object);
  onStep('last_page', object);
  await moveCursor({ ...cursor, coveredTo: found.coveredTo }, context, found.merged);
  return applied;
}
