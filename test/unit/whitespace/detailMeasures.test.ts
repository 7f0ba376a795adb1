import { describe, expect, it } from 'vitest';
import { ACME, assessCase, resultOf, workedSignals } from './assessCase.ts';

/** Deployed share: seven rows in both parts together, of which these are shown. */
function deployed(ids: readonly string[]): { readonly n: number; readonly ids: readonly string[] } {
  const input = assessCase(workedSignals, { samples: new Map([['asset_deployed', new Map([[ACME, { ids }]])]]) });
  const read = { values: [0.9], on: [NaN], rows: [7] };
  const { scorecards } = resultOf({ ...input, signals: new Map([...input.signals, ['asset_deployed', read]]) });
  const { detail } = scorecards.find(({ key }) => key === 'vendor_risk')!;
  const { n, ids: shown } = detail.measures.find(({ k }) => k === 'vr_deployed')!;
  return { n, ids: shown };
}

describe('records behind a ratio', () => {
  it('are counted once where both parts rest on them', () => {
    // Three installed of four: 3 + 4 rows, and four records.
    expect(deployed(['02iA', '02iB', '02iC', '02iD'])).toEqual({ n: 4, ids: ['02iA', '02iB', '02iC', '02iD'] });
  });

  it('are as many as rows where not all are known by name', () => {
    expect(deployed(['02iA', '02iB', '02iC', '02iD', '02iE']).n).toBe(7);
  });
});
