import { describe, expect, it } from 'vitest';
import { periodsEndingOn } from '../../../src/calibration/periods.ts';

describe('periods one after the other', () => {
  it('end on the day and leave no gap', () => {
    expect(periodsEndingOn(1000, 90, 3)).toEqual([
      { on: 730, until: 820 },
      { on: 820, until: 910 },
      { on: 910, until: 1000 }
    ]);
  });
});
