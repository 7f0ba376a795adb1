import { judge } from '../../src/operations/sync/judge/judge.ts';
import type { JudgeRequest, Judgement } from '../../src/operations/sync/judge/judgement.ts';
import type { HeldRecord } from '../../src/writeback/changes.ts';
import type { DesiredRecord } from '../../src/writeback/desired.ts';
import { versionObject } from '../../src/writeback/heldRecords.ts';
import type { HeldReader } from '../../src/writeback/heldRecords.ts';

/** A judgement with the records of all its parts. */
export type Collected = Judgement & { readonly desired: readonly DesiredRecord[] };

/** Judges and puts the records of all parts together. @param held  what the org holds */
export async function collectJudged(request: Omit<JudgeRequest, 'held' | 'onPart'>, held: readonly HeldRecord[]): Promise<Collected> {
  const desired: DesiredRecord[] = [];
  const onPart: JudgeRequest['onPart'] = async (part) => {
    desired.push(...part.desired);
  };
  return { ...(await judge({ ...request, held: readerOf(held), onPart })), desired };
}

/** Records in memory, read as from the store. */
function readerOf(held: readonly HeldRecord[]): HeldReader {
  return {
    accounts: async () => [...new Set(held.flatMap(({ object, accountId = '' }) => (object === versionObject ? [] : [accountId])))].sort(),
    of: async (accounts) => {
      const asked = new Set(accounts);
      return held.filter(({ object, accountId = '' }) => object === versionObject || asked.has(accountId));
    }
  };
}
