import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openCompany } from './openCompany.ts';
import type { Company } from './openCompany.ts';
import { newestRequest } from './requestsAsked.ts';
import { covers } from './rows.ts';
import { untilQuiet, watchOrg } from './watchedOrg.ts';
import type { Watched } from './watchedOrg.ts';

const hour = { kind: 'watch', pauseMs: 3_600_000 } as const;

describe('a service that is woken by change events', { timeout: 600_000 }, () => {
  covers([49]);
  let company: Company;
  let account: string;
  let service: Watched | undefined;
  /** One service for all tests that ask for nothing special. */
  let shared: Watched | undefined;

  beforeAll(async () => {
    company = await openCompany();
    account = (await company.org.query("SELECT Id FROM Account WHERE Name = 'Alder Print'"))[0].Id;
    const chosen = await company.org.call('POST', '/services/headroom-local/change-events', { objects: ['Account', 'Case'] });
    if (chosen.status !== 200) throw new Error(chosen.text);
  });
  afterEach(async () => {
    await service?.stop().catch(() => undefined);
    service = undefined;
    await company.noFaults();
  });
  afterAll(async () => {
    await shared?.stop();
    await company.remove();
  });

  const openCase = async (): Promise<string> =>
    company.org.create('Case', { AccountId: account, Subject: 'Nothing prints', Priority: 'High', Status: 'New', Type: 'Problem' });
  const subscribed = async (): Promise<Watched> => {
    shared ??= await subscribedAnew();
    service = undefined;
    return shared;
  };
  const subscribedAnew = async (): Promise<Watched> => {
    await shared?.stop();
    shared = undefined;
    const one = watchOrg(company, { mode: hour, changeEvents: ['Account', 'Case'], settingsEveryMs: 3_600_000 });
    service = one;
    await one.until((event) => event.kind === 'cycle_done');
    await one.until((event) => event.kind === 'events' && event.state === 'subscribed' && event.channel === '/data/CaseChangeEvent');
    return one;
  };
  /** Waits until a service that looks once an hour asks the org nothing more: whatever events woke it for is over. */
  const atRest = async ({ book }: Watched): Promise<void> => {
    for (let newest = -1, still = 0; still < 20;) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      const now = await newestRequest(company);
      still = now === newest && book.facts.state === 'idle' ? still + 1 : 0;
      newest = now;
    }
  };
  const cycleFor = async (watched: Watched, change: () => Promise<unknown>, isOver = atRest): Promise<void> => {
    await isOver(watched);
    const from = watched.said.length;
    await change();
    await watched.until((event) => event.kind === 'cycle_started' && event.objects.includes('Case'), { from });
    await watched.until((event) => event.kind === 'cycle_done' && event.status === 'done', { from });
  };

  it('looks at the object that an event names long before the next look is due', async () => {
    await cycleFor(await subscribed(), openCase);
  });

  it('takes gap and overflow events for the same hint', async () => {
    const watched = await subscribed();
    await company.fault('event_gap');
    await cycleFor(watched, openCase);
    await company.fault('event_overflow');
    await cycleFor(watched, openCase);
  });

  it('runs no cycle for events that come twice or in the wrong order', async () => {
    const watched = await subscribed();
    await company.fault('events_duplicated', { times: 10 });
    await company.fault('events_reordered', { times: 10 });
    const cycles = (): number => watched.said.filter(({ kind }) => kind === 'cycle_started').length;
    await atRest(watched);
    const before = cycles();
    await cycleFor(watched, openCase);
    await atRest(watched);
    // The first look may have fallen into the second of the edit; nothing else runs.
    expect(cycles() - before).toBeLessThanOrEqual(2);
  });

  it('goes on with a new token when the session has died', async () => {
    covers([24]);
    const watched = await subscribed();
    await company.fault('session_dies', { path: '/cometd' });
    await cycleFor(watched, openCase);
    await cycleFor(watched, openCase);
  });

  it('loses nothing when every event is lost: looking finds it', async () => {
    await shared?.stop();
    shared = undefined;
    await company.fault('events_dropped', { times: 1000 });
    const watched = watchOrg(company, { changeEvents: ['Account', 'Case'] });
    service = watched;
    await cycleFor(watched, openCase, untilQuiet);
  });

  it('subscribes anew where its replay id is not kept any more', async () => {
    const first = await subscribedAnew();
    await cycleFor(first, openCase);
    await first.stop();
    await company.fault('replay_id_stale');
    const second = await subscribedAnew();
    await cycleFor(second, openCase);
  });

  it('looks on where an object is not selected for events', async () => {
    const watched = watchOrg(company, { changeEvents: ['Nothing_Of_That_Name__c'] });
    service = watched;
    await watched.until((event) => event.kind === 'events' && event.state === 'broken');
    await cycleFor(watched, openCase, untilQuiet);
  });
});
