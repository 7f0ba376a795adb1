import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LedgerEntry } from '../../../src/store/ledgerTable.ts';
import type { OutboxEntry } from '../../../src/store/stateStore.ts';
import type { HeldRecord } from '../../../src/writeback/changes.ts';
import { equalValue } from '../../../src/writeback/equalValue.ts';
import { editedSince, writtenOf } from '../../../src/writeback/ownLedger.ts';
import { valueHash } from '../../../src/writeback/valueHash.ts';

const object = 'Headroom_Scorecard_Result__c';

function held(key: string, fields: HeldRecord['fields']): HeldRecord {
  return { object, id: `a0${key}`, key, fields };
}

/** A ledger that holds one record. */
function ledgerOf(hashes: LedgerEntry['hashes']): { ledger: () => Promise<readonly LedgerEntry[]> } {
  return { ledger: () => Promise.resolve([{ object, key: 'k1', runId: 'run1', restored: 0, hashes }]) };
}

describe('the ledger of own writes', () => {
  it('knows the echo of a write in every notation of the org', async () => {
    const hashes = {
      Score__c: valueHash(71.5),
      Text__c: valueHash('one\ntwo'),
      Empty__c: valueHash(null),
      On__c: valueHash('2026-11-22'),
      At__c: valueHash('2026-11-22T02:00:00.000Z'),
      Open__c: valueHash(false)
    };
    const echo = {
      ...{ Score__c: '71.50', Text__c: 'one\r\ntwo ', Empty__c: '', On__c: '2026-11-22' },
      ...{ At__c: '2026-11-22T03:00:00.000+01:00', Open__c: 'false', Unread__c: 'x' }
    };
    expect(await editedSince(ledgerOf(hashes), object, [held('k1', echo)])).toEqual([]);
  });

  it('names the fields that somebody else edited', async () => {
    const record = held('k1', { Score__c: 99, Text__c: 'as written' });
    const edited = await editedSince(ledgerOf({ Score__c: valueHash(71.5), Text__c: valueHash('as written') }), object, [record]);
    expect(edited).toEqual([{ record, fields: ['Score__c'] }]);
  });

  it('claims no record that it does not know', async () => {
    const record = held('k2', { Score__c: 71.5 });
    expect(await editedSince(ledgerOf({ Score__c: valueHash(71.5) }), object, [record])).toEqual([{ record, fields: [] }]);
  });
});

describe('an entry that the org took', () => {
  const entry: OutboxEntry = {
    ...{ id: 1, runId: 'run1', attempts: 1, refusals: 0, state: 'sent', object, operation: 'upsert', externalId: 'Key__c' },
    ...{ key: 'k1', accountId: '001', row: { Key__c: 'k1', Score__c: 71.5, Band__c: 'green', 'Settings_Version__r.Key__c': 'v:1' } }
  };
  const receipt = { ok: true, id: 'a0k1', created: false } as const;

  it('is kept with the hash of every field but its key and lookups by key, as all that the service writes there', () => {
    expect(writtenOf(entry, receipt)).toEqual({
      id: 1,
      entry: {
        ...{ object, key: 'k1', recordId: 'a0k1', runId: 'run1', isWhole: true, restores: false },
        hashes: { Score__c: valueHash(71.5), Band__c: valueHash('green') }
      }
    });
  });

  it('is kept as a part where it is an update: of an account only fields that changed are sent', () => {
    const update: OutboxEntry = {
      ...entry,
      object: 'Account',
      operation: 'update',
      key: '001',
      row: { Id: '001', Headroom_Score__c: 71.5 }
    };
    expect(writtenOf(update, receipt).entry).toMatchObject({ isWhole: false, hashes: { Headroom_Score__c: valueHash(71.5) } });
  });

  it('says so where it put back what somebody else had changed', () => {
    expect(writtenOf({ ...entry, restores: true }, receipt).entry).toMatchObject({ restores: true });
  });
});

describe('valueHash', () => {
  it('is equal for values that a record holds alike', () => {
    const value = fc.oneof(
      fc.double({ noNaN: true, min: -1e9, max: 1e9 }).map((x) => Math.round(x * 100) / 100),
      fc.string(),
      fc.boolean()
    );
    fc.assert(fc.property(value, (each) => valueHash(each) === valueHash(typeof each === 'number' ? String(each) : each)));
    expect([valueHash(-0), valueHash('1e2'), valueHash(undefined)]).toEqual([valueHash(0), valueHash(100), valueHash('  ')]);
  });

  it('differs for values that differ', () => {
    const values = ['a', 'b', 'A', '1', '1.1', '11', 'true', '2026-11-22', '2026-11-23', '', '0', '-1', 'a b', 'ab'];
    expect(new Set(values.map((value) => valueHash(value))).size).toBe(values.length);
    fc.assert(fc.property(fc.integer(), fc.integer(), (a, b) => (valueHash(a) === valueHash(b)) === equalValue(a, b)));
  });
});
