import { describe, expect, it } from 'vitest';
import type { LedgerEntry } from '../../../src/store/ledgerTable.ts';
import type { OutboxItem } from '../../../src/store/stateStore.ts';
import type { HeldRecord } from '../../../src/writeback/changes.ts';
import { withoutContested } from '../../../src/writeback/contested.ts';
import { valueHash } from '../../../src/writeback/valueHash.ts';

const object = 'Headroom_Scorecard_Result__c';

/** We wrote 71.5; the org holds what somebody else made of it; the run wants to write `score`. */
function plan(score: number, restored = 0, isPatient = true): ReturnType<typeof withoutContested> {
  const row = { Key__c: 'k1', Score__c: score, Title__c: 'Risk', As_Of__c: '2026-11-22T02:00:00Z', 'Settings_Version__r.Key__c': 'v:1' };
  const item: OutboxItem = { object, operation: 'upsert', externalId: 'Key__c', key: 'k1', accountId: '001A', row };
  const fields = { Score__c: 1, Title__c: 'Risk', As_Of__c: '2026-11-21T02:00:00Z', Settings_Version__c: 'a0V' };
  const held: HeldRecord = { object, id: 'a01', key: 'k1', accountId: '001A', fields };
  const hashes = { Score__c: valueHash(71.5), Title__c: valueHash('Risk'), As_Of__c: valueHash('2026-11-21T02:00:00Z') };
  const entry: LedgerEntry = { object, key: 'k1', runId: 'run1', restored, hashes };
  return withoutContested([item], { held: [held], ledger: [entry], isPatient });
}

describe('a value that somebody else put in the place of ours', () => {
  it('is put right once', () => {
    expect(plan(71.5)).toMatchObject({ items: [{ key: 'k1', restores: true }], contested: [] });
  });

  it('is then left alone, and named', () => {
    expect(plan(71.5, 1)).toMatchObject({ items: [], contested: [{ item: { key: 'k1' }, fields: ['Score__c'] }] });
  });

  it('is put right again by the first run of a day, or when somebody asks for it', () => {
    expect(plan(71.5, 3, false).items).toMatchObject([{ key: 'k1', restores: true }]);
  });

  it('gives way to a new value of ours, which is no putting back', () => {
    const { items, contested } = plan(60, 1);
    expect([items.map(({ restores }) => restores), contested]).toEqual([[undefined], []]);
  });
});
