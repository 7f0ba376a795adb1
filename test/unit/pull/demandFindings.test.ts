import { describe, expect, it } from 'vitest';
import { isStandardName } from '../../../src/pull/demandFindings.ts';
import { starterRows } from '../settings/starterRows.ts';

describe('objects of default records', () => {
  it('are all known as such, so that an org without one is not told that it is misspelt', () => {
    const rows = Object.values(starterRows({ examples: true })).flat();
    const named = [...new Set(rows.flatMap(({ Object__c: object }) => (typeof object === 'string' ? [object] : [])))];
    expect(named.filter((object) => !object.startsWith('Headroom_') && !isStandardName(object))).toEqual([]);
  });
});
