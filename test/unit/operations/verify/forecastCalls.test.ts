import { describe, expect, it } from 'vitest';
import { forecastCalls } from '../../../../src/operations/verify/forecastCalls.ts';

const few = { inOrg: 500, recent: 3 };
const many = { inOrg: 250_000, recent: 2500 };

describe('forecastCalls', () => {
  it('is nothing for objects without rows', () => {
    expect(forecastCalls([{ inOrg: 0, recent: 0 }], { all: false, bulkFrom: 2000 })).toBe(0);
  });

  it('counts ids, rows saved lately, and the sample by 200 ids', () => {
    // Ids 1, lately 1, 500 rows of the sample 3.
    expect(forecastCalls([few], { all: false, bulkFrom: 2000 })).toBe(5);
    // Ids by Bulk 7 + 3 pages, lately by Bulk 7 + 1, a sample of 1,000 by 5.
    expect(forecastCalls([many], { all: false, bulkFrom: 2000 })).toBe(23);
  });

  it('counts ids and all rows where all are compared, and adds objects up', () => {
    // 1 + 1 of the small one, twice 7 + 3 of the large one.
    expect(forecastCalls([few, many], { all: true, bulkFrom: 2000 })).toBe(22);
  });
});
