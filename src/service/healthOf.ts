import { hourMs } from '../domain/duration.ts';
import type { ServiceFacts } from './serviceBook.ts';

/** A night that is missed shows after this long: a run a day, and an hour for the change of the clocks and a long run. */
const oldestGoodRunMs = 26 * hourMs;

/** What `/health` answers. Instants in UTC by the clock of this machine, ages in seconds. */
export type Health = {
  readonly ok: boolean;
  readonly state: string;
  /** Why it is not ok: the name of an error, or `NoGoodRun`. */
  readonly trouble?: string;
  readonly failures: number;
  readonly orgId?: string;
  /** Machine and process that hold the place to write while this one waits for it. */
  readonly heldBy?: string;
  readonly startedAt: string;
  readonly lastGoodRun?: { readonly runId: string; readonly endedAt: string; readonly seconds: number };
  /** Seconds since everything that had happened in the org was on the page. */
  readonly lagSeconds?: number;
  readonly nextDueAt?: string;
  readonly parked: { readonly rows: number; readonly oldestAt?: string };
  readonly budget?: { readonly callsToday?: number; readonly callsADay?: number; readonly dayShare: number; readonly runShare: number };
  readonly events: Readonly<Record<string, string>>;
};

/**
 * The health of a service. Pure. It is not ok while an error keeps it from its work, once it stops, and where the last good run
 * is older than 26 hours. One that waits for its place is ok: it takes over when that is free.
 *
 * @param now  milliseconds of the machine
 */
export function healthOf(facts: ServiceFacts, now: number): Health {
  const { state, trouble, failures, orgId, heldBy, startedAt, lastGood, cleanAt, dueAt, parked, budget, events } = facts;
  const isOld = state !== 'waiting' && now - (lastGood?.endedAt ?? startedAt) > oldestGoodRunMs;
  const why = trouble ?? (isOld ? 'NoGoodRun' : undefined);
  return {
    ok: why === undefined && state !== 'stopping' && state !== 'paused',
    state,
    ...(why === undefined ? {} : { trouble: why }),
    failures,
    ...(orgId === undefined ? {} : { orgId }),
    ...(state === 'waiting' && heldBy !== undefined ? { heldBy } : {}),
    startedAt: instant(startedAt),
    ...(lastGood === undefined
      ? {}
      : { lastGoodRun: { runId: lastGood.runId, endedAt: instant(lastGood.endedAt), seconds: lastGood.seconds } }),
    ...(cleanAt === undefined ? {} : { lagSeconds: Math.round((now - cleanAt) / 100) / 10 }),
    ...(dueAt === undefined ? {} : { nextDueAt: instant(dueAt) }),
    parked,
    ...(budget === undefined ? {} : { budget: budgetOf(budget) }),
    events
  };
}

function budgetOf({ callsToday, callsADay, shares }: NonNullable<ServiceFacts['budget']>): NonNullable<Health['budget']> {
  return {
    ...(callsToday === undefined ? {} : { callsToday }),
    ...(callsADay === undefined ? {} : { callsADay }),
    dayShare: shares.day,
    runShare: shares.run
  };
}

function instant(ms: number): string {
  return new Date(ms).toISOString();
}
