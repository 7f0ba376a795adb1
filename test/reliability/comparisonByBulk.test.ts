import { afterAll, beforeAll, expect, it } from 'vitest';
import { openCompany, type Company } from './openCompany.ts';
import { openPull, type Copy } from './openPull.ts';
import { covers } from './rows.ts';

let company: Company;
let copy: Copy;
beforeAll(async () => {
  company = await openCompany();
  copy = await openPull(company, { Case: { fields: ['Status'] } });
});
afterAll(async () => {
  await copy.remove();
  await company.remove();
});

/** The 47 cases of the company come on five pages. */
const sizes = { compareByBulkFrom: 40, pageRows: 10 } as const;

it('The comparison of a day that is stopped behind its third page reads the two others, of the same job', async () => {
  covers([14]);
  await copy.upToDate();
  await company.pass(24 * 3600);
  let staged = 0;
  const stop = (step: string): void => {
    if (step === 'page_staged') staged += 1;
    if (staged === 3) throw new Error('stopped here');
  };
  await expect(copy.pull({ sizes, onStep: stop })).rejects.toThrow('stopped here');
  await company.pass(60);
  const read: string[] = [];
  const found = await copy.pull({ sizes, onStep: (step) => read.push(step) });
  expect(read.filter((step) => step === 'page_staged')).toHaveLength(2);
  expect(read).not.toContain('job_create_sent');
  expect(found['Case']).toMatchObject({ changed: 0, removed: 0 });
  expect(await copy.state.downloads()).toEqual([]);
});
