import { beforeAll, describe, expect, it } from 'vitest';
import type { SyncResult } from '../../src/domain/syncResult.ts';
import { connection, headroom, headroomJson, type Finished } from './headroom.ts';
import { accountsTouched, allStamps, rowsOf, scoreStamps, type Stamps } from './orgRecords.ts';

const org = connection();

describe('a second sync right after', () => {
  let atFirst: Stamps;
  let spoken: Finished;
  let beforeTyped: Stamps;
  let typed: SyncResult;

  beforeAll(async () => {
    await headroomJson<SyncResult>('sync');
    atFirst = await scoreStamps(org);
    spoken = await headroom('sync');
    beforeTyped = await allStamps(org);
    typed = await headroomJson<SyncResult>('sync');
  });

  it('says that it wrote 0 records other than its own, and closes with the counts', () => {
    expect(spoken.code).toBe(0);
    expect(spoken.stdout).toContain("Nothing changed: 0 records other than the run's own were written.");
    const closing = /^synced 0 accounts, 0 scorecard results, 0 whitespace cells written, \d+ API calls, \d+\.\d s$/;
    expect(spoken.stdout.trimEnd().split('\n').at(-1)).toMatch(closing);
  });

  it('tells machines the same', () => {
    expect(typed).toMatchObject({ status: 'done', dryRun: false, accounts: 0, writtenTotal: 0, failed: [] });
    expect(typed.written).toEqual({ results: 0, cells: 0, summaries: 0, versions: 0, accounts: 0, deleted: 0 });
  });

  it('saves no result, cell or summary again: their stamps in the org stand still', async () => {
    // Seven scorecards and a summary for each of 53 customers, and their cells.
    expect(atFirst.size).toBeGreaterThan(53 * 8);
    expect(accountsTouched(atFirst, await scoreStamps(org))).toEqual([]);
  });

  it('adds exactly one record to the org: its own run', async () => {
    const after = await allStamps(org);
    const saved = [...after].filter(([key, { stamp }]) => beforeTyped.get(key)?.stamp !== stamp).map(([key]) => key);
    const fields = 'Id, Status__c, Records_Written__c, Records_Failed__c, Accounts__c, Api_Calls__c';
    const [run] = await rowsOf(org, `SELECT ${fields} FROM Headroom_Health_Run__c WHERE Key__c = '${typed.runId}'`);
    expect(saved).toEqual([`Headroom_Health_Run__c ${run?.['Id']}`]);
    expect(run).toMatchObject({
      Status__c: 'Done',
      Records_Written__c: 0,
      Records_Failed__c: 0,
      Accounts__c: 0,
      Api_Calls__c: typed.apiCalls
    });
  });
});
