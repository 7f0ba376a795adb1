import type { Cursor, MergedRecord } from '../store/cursorTable.ts';
import type { PullContext } from './pullOptions.ts';

/**
 * Lets a position go back before its rows say so: the org's own mark may lie earlier than the last one, and a position that
 * is ahead of the facts would count for nothing. Going back costs rows that are read again, never one that is missed.
 */
export async function goBack(cursor: Cursor, coveredTo: string, { cursors }: PullContext): Promise<void> {
  if (coveredTo < cursor.coveredTo) await cursors.saveCursor({ ...cursor, coveredTo });
}

/** Moves the position of an object whose rows are durable; whatever was under way is done. */
export async function moveCursor(cursor: Cursor, context: PullContext, merged?: readonly MergedRecord[]): Promise<void> {
  const position = { ...cursor };
  delete position.underWay;
  await context.cursors.saveCursor(position, merged);
  context.onStep('cursor_advanced', cursor.object);
}

/** The earliest of some instants, those that are not known left out. */
export function earliest(first: string, ...others: readonly (string | undefined)[]): string {
  return others.reduce<string>((least, other) => (other !== undefined && other < least ? other : least), first);
}
