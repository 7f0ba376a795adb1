import type { WrittenCounts } from '../../../domain/syncResult.ts';

/**
 * Counts by object as a result tells them: of what was written, or of what would be. Pure.
 *
 * @param saved  records of an object that came or changed
 */
export function writtenCounts<Count extends { readonly deleted: number }>(
  counts: Readonly<Record<string, Count>>,
  saved: (count: Count) => number
): WrittenCounts {
  const of = (object: string): number => (counts[object] === undefined ? 0 : saved(counts[object]));
  return {
    results: of('Headroom_Scorecard_Result__c'),
    cells: of('Headroom_Whitespace_Cell__c'),
    summaries: of('Headroom_Account_Summary__c'),
    versions: of('Headroom_Settings_Version__c'),
    accounts: of('Account'),
    deleted: Object.values(counts).reduce((sum, { deleted }) => sum + deleted, 0),
    ...(counts['Task'] === undefined ? {} : { tasks: of('Task') })
  };
}
