import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SyncResult } from '../../src/domain/syncResult.ts';
import { connection, headroom, headroomJson, type Finished } from './headroom.ts';
import { allStamps, idOfAccount, type Stamps } from './orgRecords.ts';

const org = connection();

describe('a dry run', () => {
  let accountId = '';
  let caseId = '';
  let before: Stamps;
  let spoken: Finished;
  let typed: SyncResult;

  beforeAll(async () => {
    await headroomJson<SyncResult>('sync');
    accountId = await idOfAccount(org, 'Quillhaven Software');
    const row = { AccountId: accountId, Subject: 'Prints twice', Priority: 'High', Type: 'Question', Status: 'New' };
    caseId = String((await org.sobject('Case').create(row)).id);
    before = await allStamps(org);
    spoken = await headroom('sync', '--dry-run');
    typed = await headroomJson<SyncResult>('sync', '--dry-run');
  });

  afterAll(() => org.sobject('Case').destroy(caseId));

  it('writes nothing at all, not even a record of the run', async () => {
    expect(await allStamps(org)).toEqual(before);
  });

  it('says what a run would write, record by record, and with --json the fields too', () => {
    expect(spoken.code).toBe(0);
    expect(spoken.stdout).toContain(`upsert Headroom_Scorecard_Result__c ${accountId}:vendor_risk\n`);
    expect(typed).toMatchObject({ dryRun: true, status: 'done', accounts: 1, scored: { kind: 'touched', accounts: 1 }, failed: [] });
    expect(typed.writtenTotal).toBeGreaterThan(0);
    expect(typed.examples).toHaveLength(typed.writtenTotal);
    for (const { operation, object, key, fields } of typed.examples ?? []) {
      expect(operation).toBe('upsert');
      expect(object).toMatch(/^Headroom_/);
      expect(key).toContain(accountId);
      expect(fields).toContain('Detail__c');
    }
    expect(typed.written).toMatchObject({ results: typed.writtenTotal, cells: 0, summaries: 0, versions: 0, accounts: 0, deleted: 0 });
  });

  it('closes with API calls to read and to write, and with the storage that it takes', () => {
    const closing = spoken.stdout.trimEnd().split('\n').at(-1);
    const { results } = typed.written;
    expect(closing).toMatch(
      new RegExp(`^dry run of 1 account: would write ${results} scorecard results, 0 whitespace cells, 0 account summaries`)
    );
    expect(closing).toMatch(
      /; \d+ API calls to read, about \d+ to write \(a run may make \d+\); \d+(\.\d)? MB of data storage more \(\d+ of \d+ MB used\); \d+\.\d s$/
    );
    // A change of records that are there takes no storage, and a handful goes in one call.
    expect(typed).toMatchObject({ apiCallsToWrite: 1, storage: { addedMb: 0 } });
    expect(typed.apiCalls).toBeGreaterThan(0);
    expect(typed.storage.usedMb).toBeLessThan(typed.storage.maxMb ?? 0);
  });

  it('costs as many calls as it says', () => {
    const said = Number(/; (\d+) API calls to read/.exec(spoken.stdout)?.[1]);
    expect(said).toBe(typed.apiCalls);
  });
});
