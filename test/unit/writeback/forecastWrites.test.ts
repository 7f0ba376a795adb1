import { describe, expect, it } from 'vitest';
import type { OutboxItem } from '../../../src/store/stateStore.ts';
import { forecastWrites } from '../../../src/writeback/forecastWrites.ts';

const items = (count: number, operation: OutboxItem['operation'] = 'upsert'): readonly OutboxItem[] =>
  Array.from({ length: count }, (_, index) => ({ object: 'X__c', operation, key: String(index), accountId: '', row: {} }));

describe('forecastWrites', () => {
  it('counts one call per 200 rows of a kind, and ten for a Bulk job', () => {
    expect(forecastWrites([...items(201), ...items(1, 'delete')], 0).apiCalls).toBe(3);
    expect(forecastWrites(items(2000), 0).apiCalls).toBe(10);
    expect(forecastWrites(items(2001), 0).apiCalls).toBe(10);
    expect(forecastWrites([], 0)).toEqual({ apiCalls: 0, addedMb: 0 });
  });

  it('counts 2 KB for a record more, and as much less for a deleted one', () => {
    expect(forecastWrites(items(1024), 1024).addedMb).toBe(2);
    expect(forecastWrites(items(512, 'delete'), 0).addedMb).toBe(-1);
  });
});
