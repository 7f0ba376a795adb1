import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ReplayJson } from '../../src/domain/replayJson.ts';
import { replay } from '../../src/propensity/replay.ts';
import type { ReplayRequest } from '../../src/propensity/replay.ts';
import { snapshotOn } from '../../src/propensity/snapshot.ts';
import { whySkipped } from '../data.ts';
import { ONLINE_RETAIL_FILES, onlineRetail } from './onlineRetail.ts';

/** What `fitOnce.ts` prints. */
type Fitted = { readonly peakMegabytes: number };

const skipped = whySkipped(ONLINE_RETAIL_FILES);

/** Published measurements: ../shared/SCIENCE.md, section 2.4, and baselines.json, "whitespace-online-retail". */
describe.skipIf(skipped !== undefined)(`the replay of a wholesaler's customers${skipped === undefined ? '' : ` (${skipped})`}`, () => {
  let request: ReplayRequest;
  let found: ReplayJson;

  beforeAll(() => {
    request = onlineRetail();
    found = replay(request).replay;
  }, 600_000);

  const tested = (method: string) => found.tested.find((one) => one.method === method);

  it('reads the 1,792 products, and tests on the 1,859 customers who bought something new', () => {
    expect(request.purchases.items).toBe(1_792);
    expect(snapshotOn(request, request.today - request.days).asked).toHaveLength(3_293);
    expect(found.tested.map(({ accounts }) => accounts)).toEqual([1_859, 1_859, 1_859, 1_859]);
    expect([found.chosenOn, found.testedOn, found.until]).toEqual(['2011-05-24', '2011-09-01', '2011-12-09']);
  });

  it('finds the published popularity to the third digit', () => {
    const { precision = NaN, recall = NaN, ndcg = NaN } = tested('popularity') ?? {};
    expect([precision, recall, ndcg].map((value) => value.toFixed(3))).toEqual(['0.049', '0.023', '0.053']);
  });

  it('finds rules as good as the published ones, within a standard error of 0.003', () => {
    expect(Math.abs((tested('rules')?.precision ?? NaN) - 0.0919)).toBeLessThan(0.003);
    expect(Math.abs((tested('rules')?.ndcg ?? NaN) - 0.107)).toBeLessThan(0.003);
  });

  it('chooses EASE on the earlier period and passes the bars on the later one', () => {
    expect(found.method).toBe('ease');
    expect(found.tested[0]?.method).toBe('ease');
    expect(tested('ease')?.precision).toBeGreaterThanOrEqual(0.104);
    expect(tested('ease')?.ndcg).toBeGreaterThanOrEqual(0.122);
    expect(found.gain?.low).toBeGreaterThan(0.05);
  });

  it('states likelihoods whose share in the later period lies within the interval stated, from below 1% to above 25%', () => {
    expect(found.refused).toBeUndefined();
    expect(found.calibration.length).toBeGreaterThanOrEqual(8);
    expect(found.calibration[0]?.stated).toBeGreaterThan(0.25);
    expect(found.calibration.at(-1)?.stated).toBeLessThan(0.01);
    const outside = found.calibration.filter(
      ({ bought, of, statedLow = NaN, statedHigh = NaN }) => !(bought / of >= statedLow && bought / of <= statedHigh)
    );
    expect(outside).toEqual([]);
  });

  it('states intervals that say something: never more than three times from end to end, once ten were bought', () => {
    for (const { statedLow = NaN, statedHigh = NaN } of found.calibration) expect(statedHigh / statedLow).toBeLessThan(3);
  });

  it('is fitted in less than a gigabyte', () => {
    const fitOnce = join(import.meta.dirname, 'fitOnce.ts');
    const fitted = JSON.parse(execFileSync(process.execPath, [fitOnce], { encoding: 'utf8' })) as Fitted;
    expect(fitted.peakMegabytes).toBeLessThan(1_024);
  });
});
