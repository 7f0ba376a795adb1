import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { ServiceEvent } from '../../src/domain/serviceEvent.ts';
import { openCompany, type Company } from './openCompany.ts';
import { watchOrg } from './watchedOrg.ts';

const hourMs = 3_600_000;

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(() => company.remove());

it('A service whose cycle outlasted its pause looks at once, runs one more for an edit made meanwhile, and then rests', async () => {
  const [alder] = await company.org.query("SELECT Id FROM Account WHERE Name = 'Alder Print'");
  const edit = async (): Promise<void> => {
    await company.org.create('Case', { AccountId: alder?.Id, Subject: 'Cannot print', Priority: 'High', Type: 'Problem' });
    // What is edited in the second of a look is looked at twice.
    await company.pass(60);
  };
  const begun: ServiceEvent[] = [];
  let edited: Promise<void> | undefined;
  let laterMs = 0;
  const now = performance.now.bind(performance);
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => now() + laterMs);
  const watched = watchOrg(company, {
    mode: { kind: 'watch', pauseMs: hourMs },
    settingsEveryMs: 10 * hourMs,
    say: (event) => {
      if (event.kind === 'cycle_started') begun.push(event);
      if (event.kind !== 'step') return;
      // Cases have been read by then, and the run is far from its end.
      if (event.step === 'cursor_advanced' && event.object === 'Case') edited ??= edit();
      if (event.step === 'write_set_planned') laterMs += hourMs;
    }
  });
  try {
    const isResting = (): boolean => (watched.book.facts.dueAt ?? 0) - Date.now() > hourMs / 2;
    await vi.waitUntil(() => watched.book.facts.sums.looks === 2 && isResting(), { timeout: 80_000 });
    await edited;
    expect(begun).toMatchObject([{ because: 'start' }, { because: 'changed', objects: ['Case'] }]);
  } finally {
    clock.mockRestore();
    await watched.stop();
  }
});
