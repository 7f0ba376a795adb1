import { rm } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { SyncResult } from '../../src/domain/syncResult.ts';
import { companyContent, type CompanyContent } from './killed/companyContent.ts';
import { openCompany, type Company } from './openCompany.ts';
import { covers } from './rows.ts';

/** Everything of more than five rows is downloaded, in pages of ten. */
const sizes = { bulkFrom: 5, pageRows: 10 };

type Fault = readonly [fault: string, parameters: Readonly<Record<string, unknown>>];

let company: Company;
let whole: CompanyContent;

/** A first load by a machine that has no copy; the org holds what was written before. */
async function loadAnew(): Promise<SyncResult> {
  await rm(company.dataFolder, { recursive: true, force: true });
  return company.sync({ sizes });
}

/** How often each fault that is on has fired. */
async function fired(): Promise<Readonly<Record<string, number>>> {
  const { body } = await company.org.call('GET', '/services/headroom-local/faults');
  const faults = body.faults as readonly { readonly fault: string; readonly object: string; readonly fired: number }[];
  return Object.fromEntries(faults.map((each) => [`${each.fault} ${each.object}`, each.fired]));
}

async function set(faults: readonly Fault[]): Promise<void> {
  for (const [fault, parameters] of faults) await company.fault(fault, parameters);
}

const onceEach = (faults: readonly Fault[]): Readonly<Record<string, number>> =>
  Object.fromEntries(faults.map(([fault, { object }]) => [`${fault} ${String(object)}`, 1]));

beforeAll(async () => {
  company = await openCompany();
  await loadAnew();
  whole = await companyContent(company);
});
afterEach(() => company.noFaults());
afterAll(() => company.remove());

describe('a first load of which every download meets a fault', () => {
  it('brings everything once though jobs hang, wait, fail, vanish, expire or are made twice', async () => {
    covers([16, 17]);
    const faults: readonly Fault[] = [
      ['job_stuck', { object: 'Case' }],
      ['job_slow', { object: 'Contact', polls: 60 }],
      ['job_fails_at', { object: 'Event', row: 3 }],
      ['job_deleted', { object: 'Contract' }],
      ['job_expired', { object: 'Opportunity', at: 2 }],
      ['create_reply_lost', { object: 'Asset' }]
    ];
    await set(faults);
    expect(await loadAnew()).toMatchObject({ status: 'done', writtenTotal: 0, failed: [] });
    expect(await fired()).toEqual(onceEach(faults));
    expect(await companyContent(company)).toEqual(whole);
  });

  it('brings everything once though pages are cut, miscounted, or do not say what follows', async () => {
    covers([14, 15]);
    const faults: readonly Fault[] = [
      ['locator_missing', { object: 'Case', at: 2 }],
      ['locator_repeated', { object: 'Contact', at: 2 }],
      ['locator_stale', { object: 'Event' }],
      ['page_cut', { object: 'Contract', bytes: 0 }],
      ['page_cut', { object: 'Opportunity', bytes: 150, at: 2 }],
      ['bad_gzip', { object: 'Asset', at: 2 }],
      ['wrong_count', { object: 'CaseHistory', by: 1 }],
      ['wrong_count', { object: 'OpportunityHistory', by: -1, at: 2 }]
    ];
    await set(faults);
    expect(await loadAnew()).toMatchObject({ status: 'done', writtenTotal: 0, failed: [] });
    expect(await fired()).toEqual(onceEach(faults));
    expect(await companyContent(company)).toEqual(whole);
  });

  it('goes by REST where no job of an object ends well', async () => {
    covers([14, 16]);
    await set([
      ['job_fails_at', { object: 'Case', times: 'always' }],
      ['job_slow', { object: 'Contact', polls: 5, times: 'always' }],
      ['job_aborted', { object: 'Contact', times: 'always' }],
      ['job_stuck', { object: 'Event', times: 'always' }],
      ['locator_missing', { object: 'Contract', times: 'always' }],
      ['job_expired', { object: 'Opportunity', times: 'always' }]
    ]);
    expect(await loadAnew()).toMatchObject({ status: 'done', writtenTotal: 0, failed: [] });
    expect(await companyContent(company)).toEqual(whole);
  });
});

describe('a page', () => {
  it('is read whole, wherever it was cut the first time', async () => {
    covers([15]);
    const client = await company.client();
    const soql = 'SELECT Id, Name FROM Contact';
    const folder = `${company.dataFolder}-pages`;
    const right = await client.exportRows(soql, folder, { maxRecords: 15 });
    const counts = right.map(({ rows }) => rows);
    expect(counts.length).toBeGreaterThan(1);
    for (let bytes = 0; bytes < 1200; bytes += 101) {
      await company.fault('page_cut', { bytes, at: (bytes % 2) + 1 });
      expect((await client.exportRows(soql, folder, { maxRecords: 15 })).map(({ rows }) => rows)).toEqual(counts);
      expect((await fired())['page_cut undefined']).toBe(1);
      await company.noFaults();
    }
    await rm(folder, { recursive: true, force: true });
  });

  it('that never comes whole ends with an error that names the job and what is wrong with it', async () => {
    covers([14, 15]);
    const client = await company.client();
    const folder = `${company.dataFolder}-pages`;
    const wrong: readonly (readonly [...Fault, why: string])[] = [
      ['page_cut', { bytes: 20 }, 'it broke off'],
      ['wrong_count', { by: 2 }, 'rows announced'],
      ['locator_missing', {}, 'it does not say whether a page follows'],
      ['locator_repeated', { at: 2 }, 'the org named the same next page twice']
    ];
    for (const [fault, parameters, why] of wrong) {
      await company.fault(fault, { ...parameters, times: 'always' });
      await expect(client.exportRows('SELECT Id FROM Contact', folder, { maxRecords: 15 })).rejects.toMatchObject({
        name: 'BulkPageIncomplete',
        values: [expect.stringMatching(/^750/), expect.stringContaining(why)]
      });
      await company.noFaults();
    }
    await rm(folder, { recursive: true, force: true });
  });
});
