import { afterAll, beforeAll, it, vi } from 'vitest';
import { openCompany, type Company } from './openCompany.ts';
import { watchOrg } from './watchedOrg.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(() => company.remove());

it('A service whose machine sets its clock back an hour goes on looking as often as before', { timeout: 600_000 }, async () => {
  const [alder] = await company.org.query("SELECT Id FROM Account WHERE Name = 'Alder Print'");
  const watched = watchOrg(company);
  await watched.until(({ kind }) => kind === 'cycle_done');
  await vi.waitUntil(() => watched.book.facts.sums.looks > 1, { timeout: 240_000 });
  const now = Date.now.bind(Date);
  const clock = vi.spyOn(Date, 'now').mockImplementation(() => now() - 3_600_000);
  try {
    // The org has a clock of its own, though it runs on this machine here.
    await company.pass(3600);
    const from = watched.said.length;
    await company.org.create('Case', { AccountId: alder?.Id, Subject: 'Cannot print', Priority: 'High', Type: 'Problem' });
    await watched.until((event) => event.kind === 'cycle_started' && event.because === 'changed', { from });
  } finally {
    clock.mockRestore();
    await watched.stop();
  }
});
