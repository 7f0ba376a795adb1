import { describe, expect, it } from 'vitest';
import type { OutboxEntry } from '../../../src/store/stateStore.ts';
import { arrivedWrites } from '../../../src/writeback/arrivedWrites.ts';
import type { HeldRecord } from '../../../src/writeback/changes.ts';
import { valueHash } from '../../../src/writeback/valueHash.ts';

const object = 'Headroom_Scorecard_Result__c';

const sent = (entry: Partial<OutboxEntry>): OutboxEntry => ({
  ...{ id: 1, runId: 'r1', attempts: 1, refusals: 0, state: 'sent', object, operation: 'upsert', externalId: 'Key__c' },
  ...{ key: 'k1', accountId: '001A', row: { Key__c: 'k1', 'Account__r.Key__c': 'a', Score__c: 40, Band__c: 'Risk' } },
  ...entry
});

const standing: HeldRecord = { object, id: 'a01', key: 'k1', accountId: '001A', fields: { Score__c: 40, Band__c: 'Risk', Name: 'R-1' } };

describe('a write whose answer nobody read', () => {
  it('has arrived where the org holds every value of it', () => {
    const hashes = { Score__c: valueHash(40), Band__c: valueHash('Risk') };
    expect(arrivedWrites([sent({})], [standing])).toEqual([
      { id: 1, entry: { object, key: 'k1', recordId: 'a01', runId: 'r1', hashes, isWhole: true, restores: false } }
    ]);
  });

  it('is unknown where the org holds another value, or no such record', () => {
    expect(arrivedWrites([sent({})], [{ ...standing, fields: { ...standing.fields, Score__c: 41 } }])).toEqual([]);
    expect(arrivedWrites([sent({})], [])).toEqual([]);
    expect(arrivedWrites([sent({})], [{ ...standing, object: 'Headroom_Whitespace_Cell__c' }])).toEqual([]);
  });

  it('has arrived as a deletion where the record is gone', () => {
    const gone = sent({ operation: 'delete', key: 'a01', row: { Id: 'a01' } });
    expect(arrivedWrites([gone], [])).toEqual([{ id: 1, gone: { object, key: 'a01', byUs: true } }]);
    expect(arrivedWrites([gone], [standing])).toEqual([]);
  });

  it('is left to the question for its key where records have no ledger', () => {
    const task = sent({ object: 'Task', operation: 'insert' });
    expect(arrivedWrites([task], [{ ...standing, object: 'Task' }])).toEqual([]);
  });
});
