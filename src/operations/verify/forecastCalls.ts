import { idsAQuery } from '../../org/queryAddress.ts';
import { sampleRows, type VerifyTask } from './verifyTask.ts';

/** Create, some polls, delete. */
const callsABulkJob = 7;
const rowsAPage = 100_000;

/**
 * API calls that verifying will take at most: reads that share a call take fewer. Pure.
 *
 * @param all       whether the content of all rows is read
 * @param bulkFrom  rows from which an object comes by Bulk
 * @example         forecastCalls([], { all: false, bulkFrom: 2000 }) // 0
 */
export function forecastCalls(
  tasks: readonly Pick<VerifyTask, 'inOrg' | 'recent'>[],
  { all, bulkFrom }: { readonly all: boolean; readonly bulkFrom: number }
): number {
  const callsFor = (rows: number): number => {
    if (rows === 0) return 0;
    return rows < bulkFrom ? 1 : callsABulkJob + Math.ceil(rows / rowsAPage);
  };
  return tasks.reduce((sum, { inOrg, recent }) => {
    const content = all ? callsFor(inOrg) : callsFor(recent) + Math.ceil(Math.min(inOrg, sampleRows) / idsAQuery);
    return sum + callsFor(inOrg) + content;
  }, 0);
}
