import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCompany } from './openCompany.ts';
import type { Company } from './openCompany.ts';

let company: Company;
let account: string;
beforeAll(async () => {
  company = await openCompany();
  account = String((await company.org.query("SELECT Id FROM Account WHERE Name = 'Oak Hospitals'"))[0]?.Id);
});
afterAll(() => company.remove());

/** So few accounts at once that a company of sixteen is many. */
const fewAtOnce = { slice: 3, part: 2 };

describe('a run over more accounts than memory holds', () => {
  it('writes nothing where a run over all at once has written', async () => {
    const result = await company.sync({ full: true, partSizes: fewAtOnce });
    expect([result.status, result.scored?.kind, result.writtenTotal]).toEqual(['done', 'full', 0]);
  });

  it('writes on a new day, after edits, what a run over all at once would', async () => {
    await company.org.create('Case', { AccountId: account, Subject: 'Down', Status: 'New', Priority: 'High', Origin: 'Email' });
    await company.pass(8 * 24 * 3600);
    const result = await company.sync({ partSizes: fewAtOnce });
    expect([result.status, result.scored?.kind]).toEqual(['done', 'full']);
    expect(result.writtenTotal).toBeGreaterThan(0);
    const again = await company.sync({ full: true });
    expect([again.status, again.writtenTotal]).toEqual(['done', 0]);
  });

  it('gives a copy that begins anew the same records', async () => {
    const result = await company.sync({ dataFolder: join(company.dataFolder, '..', 'anew'), partSizes: fewAtOnce });
    expect([result.status, result.writtenTotal]).toEqual(['done', 0]);
  });

  it('scores touched accounts in slices, too', async () => {
    await company.org.create('Case', { AccountId: account, Subject: 'Down again', Status: 'New', Priority: 'High', Origin: 'Email' });
    await company.pass(600);
    const result = await company.sync({ partSizes: { slice: 1, part: 1 } });
    expect([result.status, result.scored]).toEqual(['done', { kind: 'touched', accounts: 1 }]);
    expect(result.writtenTotal).toBeGreaterThan(0);
    expect((await company.sync({ full: true })).writtenTotal).toBe(0);
  });
});
