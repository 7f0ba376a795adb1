import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { join } from 'node:path';
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

/** No run of the small company needs as many requests. */
const mostRequests = 60;

describe('a run with a fault at its n-th request', () => {
  let company: Company;
  let accounts: readonly string[] = [];
  beforeAll(async () => {
    company = await openCompany();
    accounts = (await company.org.query("SELECT Id FROM Account WHERE Name LIKE '%a%' ORDER BY Name")).map(({ Id }) => Id as string);
  });
  afterEach(() => company.noFaults());
  afterAll(() => company.remove());

  /** Somebody opens a case with a customer; the run has something to read and something to write. */
  const edit = (n: number): Promise<string> =>
    company.org.create('Case', { AccountId: accounts[n % accounts.length], Subject: `Case ${n}`, Priority: 'High', Status: 'New' });
  const firedTimes = async (): Promise<number> => {
    const { body } = await company.org.call('GET', '/services/headroom-local/faults');
    return (body.faults as readonly { readonly fired: number }[])[0]?.fired ?? 0;
  };

  const rounds = process.env['HEADROOM_FULL'] === '1' ? passing.map((_, first) => first) : [0];
  it.each(rounds)('ends well for every n, and leaves what a run without a fault leaves (round %i)', async (first) => {
    covers([17, 24, 27]);
    let n = 1;
    for (; n < mostRequests; n += 1) {
      const [fault, parameters] = passing[(n + first) % passing.length]!;
      await edit(n);
      await company.fault(fault, { ...parameters, at: n, path: '^/services/(data|oauth2)' });
      const result = await company.sync();
      expect([n, fault, result.status, result.failed]).toEqual([n, fault, 'done', []]);
      const isOver = (await firedTimes()) === 0;
      await company.noFaults();
      if (isOver) break;
    }
    expect(n).toBeGreaterThan(10);
    expect(n).toBeLessThan(mostRequests);
    expect(await company.sync()).toMatchObject({ status: 'done', writtenTotal: 0, failed: [] });
    const kept = await companyContent(company);
    // Another machine reads everything anew: it finds nothing that differs, in its copy or in the org.
    const other = { ...company, dataFolder: join(company.dataFolder, '..', `other-${first}`) };
    expect(await company.sync({ dataFolder: other.dataFolder })).toMatchObject({ writtenTotal: 0, failed: [] });
    const fresh = await companyContent(other);
    expect(fresh.org).toEqual(kept.org);
    expect(fresh.facts).toEqual(kept.facts);
  }, 300_000);
});
