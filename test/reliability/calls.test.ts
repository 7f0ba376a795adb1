import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { preparePull } from '../../src/pull/preparePull.ts';
import { loadSettings } from '../../src/settings/loadSettings.ts';
import { settingTypes } from '../../src/settings/readSettings.ts';
import { openCompany, type Company } from './openCompany.ts';
import { callsOf, requestsDuring } from './requestsAsked.ts';

let company: Company;

beforeAll(async () => {
  company = await openCompany();
});
afterAll(() => company.remove());

/** What the org counted and was asked to write while something ran. */
async function countsOf(work: () => Promise<unknown>): Promise<{ readonly calls: number; readonly writes: number }> {
  const { requests } = await requestsDuring(company, work);
  return {
    calls: callsOf(requests),
    writes: requests.filter(({ method, path }) => method !== 'GET' && /\/sobjects|\/jobs\/ingest/.test(path)).length
  };
}

describe('a run without a change', () => {
  it('costs far less than three calls an object and five more, and writes its own record only', async () => {
    await company.sync();
    const client = await company.client();
    const { plan } = await preparePull(client, await loadSettings(client));
    const objects = plan.objects.length + settingTypes.length;
    const { calls, writes } = await countsOf(() => company.sync());
    expect(calls).toBeLessThanOrEqual(3 * objects + 5);
    // Windows, describes and settings share calls, so that a run stays below one call an object.
    expect(calls).toBeLessThan(objects);
    expect(writes).toBe(1);
  });

  it('tells as many calls as the org counts, but for its record', async () => {
    let told = 0;
    const { calls } = await countsOf(async () => {
      told = (await company.sync()).apiCalls;
    });
    expect(told).toBe(calls - 1);
  });
});
