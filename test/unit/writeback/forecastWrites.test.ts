import { describe, expect, it } from 'vitest';
import type { OutboxItem } from '../../../src/store/stateStore.ts';
import { forecastWrites } from '../../../src/writeback/forecastWrites.ts';
import type { WriteForecast } from '../../../src/writeback/forecastWrites.ts';
import { WriteTally } from '../../../src/writeback/writeTally.ts';

const items = (count: number, operation: OutboxItem['operation'] = 'upsert', object = 'X__c'): readonly OutboxItem[] =>
  Array.from({ length: count }, (_, index) => ({ object, operation, key: String(index), accountId: '', row: { A__c: 1 } }));

const forecast = (all: readonly OutboxItem[], created: number): WriteForecast => {
  const tally = new WriteTally();
  tally.add({ items: all, counts: {} });
  return forecastWrites(tally.groups, created);
};

const calls = (...groups: readonly (readonly OutboxItem[])[]): number => forecast(groups.flat(), 0).apiCalls;

describe('forecastWrites', () => {
  it('counts one call for up to five collections of 200 rows, whatever the objects', () => {
    expect(calls()).toBe(0);
    expect(calls(items(1), items(1, 'delete'), items(1, 'upsert', 'Y__c'), items(1, 'update', 'Account'))).toBe(1);
    expect(calls(items(1000))).toBe(1);
    expect(calls(items(1001))).toBe(2);
    expect(calls(items(801), items(1, 'delete'))).toBe(2);
  });

  it('counts eight calls for each Bulk job of 90 MB or 100,000 rows', () => {
    expect(calls(items(2001))).toBe(8);
    expect(calls(items(100_000, 'upsert', 'Headroom_Account_Summary__c'))).toBe(8);
    const long = items(3000).map((item) => ({ ...item, row: { A__c: 'x'.repeat(59_997) } }));
    // 3,000 rows of 60,000 characters are 180 MB.
    expect(calls(long)).toBe(16);
    // Short rows are held back by their number: three jobs.
    expect(calls(items(250_000))).toBe(24);
  });

  it('counts two calls for 200 records to create, whose keys are asked for first', () => {
    expect(calls(items(201, 'insert', 'Task'))).toBe(4);
  });

  it('counts 2 KB for a record more, and as much less for a deleted one', () => {
    expect(forecast(items(1024), 1024).addedMb).toBe(2);
    expect(forecast(items(512, 'delete'), 0).addedMb).toBe(-1);
  });
});
