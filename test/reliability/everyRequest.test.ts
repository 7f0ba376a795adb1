import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { companyContent } from './killed/companyContent.ts';
import { openCompany, type Company } from './openCompany.ts';
import { covers } from './rows.ts';

/** Faults that pass by, each of which every request of a run has to survive; `HEADROOM_FULL` tries all of them at every request. */
const passing: readonly (readonly [fault: string, parameters: Readonly<Record<string, unknown>>])[] = [
  ['server_error', { status: 503 }],
  ['reset_before', {}],
  ['reset_after', {}],
  ['session_dies', {}],
  ['truncated_json', {}],
  ['html_body', {}],
  ['throttle', { status: 429, retryAfterSeconds: 1 }],
  ['empty_body', {}]
];
const isFull = process.env['HEADROOM_FULL'] === '1';
const rounds = isFull ? passing.map((_, first) => first) : [0];

/** No run of the small company needs as many requests. */
const mostRequests = 400;
const longMs = 3_600_000;

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterEach(() => company.noFaults());
afterAll(() => company.remove());

/**
 * Runs with a fault at the n-th request, for n = 1, 2, 3 and so on, until a run has fewer requests; each ends well.
 *
 * @param first   which fault comes first: they take turns
 * @param before  what is done before each run
 * @returns       requests of the last run
 */
async function failAtEach(first: number, before: (n: number) => Promise<unknown>, run: Company['sync']): Promise<number> {
  for (let n = 1; n < mostRequests; n += 1) {
    const [fault, parameters] = passing[(n + first) % passing.length]!;
    await before(n);
    await company.fault(fault, { ...parameters, at: n, path: '^/services/(data|oauth2)' });
    const result = await run();
    expect([n, fault, result.status, result.failed]).toEqual([n, fault, 'done', []]);
    const { body } = await company.org.call('GET', '/services/headroom-local/faults');
    await company.noFaults();
    if ((body.faults as readonly { readonly fired: number }[])[0]?.fired === 0) return n - 1;
  }
  throw new Error(`A run of more than ${mostRequests} requests`);
}

/** Nothing is left to write, and another machine, which reads everything anew, finds nothing that differs in its copy or in the org. */
async function expectWhole(name: string): Promise<void> {
  expect(await company.sync()).toMatchObject({ status: 'done', writtenTotal: 0, failed: [] });
  const kept = await companyContent(company);
  const dataFolder = join(company.dataFolder, '..', name);
  expect(await company.sync({ dataFolder })).toMatchObject({ writtenTotal: 0, failed: [] });
  const fresh = await companyContent({ ...company, dataFolder });
  expect(fresh.org).toEqual(kept.org);
  expect(fresh.facts).toEqual(kept.facts);
}

describe('a run with a fault at its n-th request', () => {
  /** Somebody opens a case with a customer; the run has something to read and something to write. */
  const openCase = async (n: number): Promise<void> => {
    const accounts = await company.org.query("SELECT Id FROM Account WHERE Name LIKE '%a%' ORDER BY Name");
    const { Id: AccountId } = accounts[n % accounts.length];
    await company.org.create('Case', { AccountId, Subject: `Case ${n}`, Priority: 'High', Status: 'New' });
  };

  it.each(rounds)(
    'ends well for every n, and leaves what a run without a fault leaves; the faults take turns from number %i on',
    async (first) => {
      covers([17, 24, 27]);
      expect(await failAtEach(first, openCase, () => company.sync())).toBeGreaterThan(10);
      await expectWhole(`changes-${first}`);
    },
    longMs
  );

  it.runIf(isFull).each(rounds)(
    'ends well for every n of a first load by Bulk, too; the faults take turns from number %i on',
    async (first) => {
      covers([17, 24, 27]);
      const loseCopy = (): Promise<void> => rm(company.dataFolder, { recursive: true, force: true });
      const load: Company['sync'] = () => company.sync({ sizes: { bulkFrom: 5, pageRows: 20 } });
      expect(await failAtEach(first, loseCopy, load)).toBeGreaterThan(50);
      await expectWhole(`load-${first}`);
    },
    longMs
  );
});
