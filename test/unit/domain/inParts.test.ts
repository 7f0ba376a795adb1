import { describe, expect, it } from 'vitest';
import { inParts } from '../../../src/domain/inParts.ts';

describe('inParts', () => {
  it('keeps the order and gives the last part what is left', () => {
    expect(inParts(['a', 'b', 'c', 'd', 'e'], 2)).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
  });

  it('makes no part of nothing, and no empty part behind full ones', () => {
    expect(inParts([], 3)).toEqual([]);
    expect(inParts(['a', 'b'], 2)).toEqual([['a', 'b']]);
  });
});
