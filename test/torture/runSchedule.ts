import { HealthError } from '../../src/domain/healthError.ts';
import { runSteps } from '../../src/domain/runStep.ts';
import { randomFor, type Random } from '../../src/demo/random.ts';
import type { SyncResult } from '../../src/domain/syncResult.ts';
import type { SyncRequest } from '../../src/operations/sync/sync.ts';
import { nowOf, type Company } from '../reliability/openCompany.ts';
import { drawLongFault, drawShortFault } from './faultDraws.ts';
import { endState } from './endState.ts';
import { humanInput } from './humanInput.ts';
import { TorturedPeople } from './people.ts';
import { leftUndone } from './recomputed.ts';
import { openTortureCompany } from './tortureCompany.ts';

export type ScheduleRequest = {
  readonly seed: number;
  /** Edits before the end is looked at. */
  readonly edits: number;
  /** Numbers of steps that are left out, to find the smallest schedule that fails. */
  readonly without?: ReadonlySet<number>;
  /** False leaves all faults off: what fails then fails by itself. */
  readonly faults?: boolean;
  readonly tell: (line: string) => void;
};

type Tortured = ScheduleRequest & { readonly company: Company; readonly people: TorturedPeople; readonly violations: string[] };

/** A run that is stopped right behind a step. */
class Killed extends Error {}

/**
 * Runs one schedule: edits, time that passes, faults, syncs and kills, drawn from a seed, each step from a stream of its own. Then
 * the faults go and the org is compared with what it should hold.
 *
 * @returns  what is wrong, in lines; none = nothing was lost, doubled, touched or written in vain
 */
export async function runSchedule(request: ScheduleRequest): Promise<readonly string[]> {
  const company = await openTortureCompany();
  const tortured: Tortured = { ...request, company, people: new TorturedPeople(company), violations: [] };
  try {
    let edits = 0;
    for (let n = 1; edits < request.edits; n += 1) {
      const random = randomFor(request.seed, `step ${n}`);
      const burst = random.whole(1, 4);
      edits += burst;
      if (request.without?.has(n) !== true) await step(tortured, n, { random, burst });
      if (tortured.violations.length > 0) return tortured.violations;
    }
    await company.noFaults();
    tortured.violations.push(...(await endState(company, request.tell)));
    return tortured.violations;
  } finally {
    await company.remove();
  }
}

/** A few edits, some time, perhaps a fault or its end, and a sync. */
async function step(tortured: Tortured, n: number, { random, burst }: { readonly random: Random; readonly burst: number }): Promise<void> {
  const { company, people, tell } = tortured;
  const streams = Array.from({ length: burst }, (_, edit) => randomFor(tortured.seed, `step ${n} edit ${edit}`));
  for (const line of await people.edit(streams)) tell(`${n} ${line}`);
  const seconds = await passTime(company, random);
  tell(`${n} pass ${seconds} s, to ${await nowOf(company.org)}`);
  const isShort = random.chance(0.5);
  const fault = random.chance(0.4) ? (isShort ? drawShortFault(random) : drawLongFault(random)) : undefined;
  const ends = random.chance(0.5);
  const kill = random.chance(0.15) ? { step: random.pick(runSteps), occurrence: random.whole(1, 3) } : undefined;
  const small = random.chance(0.3) ? { sizes: { bulkFrom: 20, pageRows: 20 } } : {};
  if (fault !== undefined && tortured.faults !== false) {
    await company.fault(fault.fault, fault);
    tell(`${n} fault ${JSON.stringify(fault)}`);
  } else if (ends) {
    await company.noFaults();
  }
  const request = { ...small, ...(kill === undefined ? {} : { onStep: killAt(kill.step, kill.occurrence) }) };
  await oneSync(tortured, n, request, async () => {
    if (fault !== undefined && isShort) await company.noFaults();
  });
}

/** Minutes mostly; hours, to midnight, days, and to the end of a month now and then. */
async function passTime(company: Company, random: Random): Promise<number> {
  const now = new Date(await nowOf(company.org));
  const untilMidnight = 86_400 - ((now.getTime() / 1000) % 86_400);
  const untilMonthEnds = (Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1) - now.getTime()) / 1000;
  const seconds = Math.ceil(
    random.weighted([
      [random.whole(60, 900), 70],
      [random.whole(900, 20_000), 20],
      [untilMidnight + random.whole(-90, 90), 7],
      [random.whole(1, 3) * 86_400, 5],
      [untilMonthEnds + random.whole(-60, 60), 2]
    ] as const)
  );
  const passed = Math.max(60, seconds);
  await company.pass(passed);
  return passed;
}

function killAt(step: string, occurrence: number): NonNullable<SyncRequest['onStep']> {
  let seen = 0;
  return (done) => {
    if (done !== step) return;
    seen += 1;
    if (seen === occurrence) throw new Killed(`killed behind ${step} (${occurrence})`);
  };
}

/** A sync, and what has to hold behind it. */
async function oneSync(tortured: Tortured, n: number, request: Partial<SyncRequest>, onEnded: () => Promise<void>): Promise<void> {
  const { company, tell, violations } = tortured;
  const isQuiet = (await faultsOf(company)).length === 0;
  const before = isQuiet ? await humanInput(company) : undefined;
  const ended = await syncOrError(company, request);
  await onEnded();
  if (before !== undefined) violations.push(...differencesOf(before, await humanInput(company)));
  if (ended instanceof Error) {
    tell(`${n} sync: ${ended instanceof HealthError ? ended.name : ''} ${ended.message.slice(0, 200)}`);
    const isOurs = ended instanceof Killed || ended instanceof HealthError;
    if (!isOurs || (isQuiet && !(ended instanceof Killed)))
      violations.push(`step ${n}: the sync ended with ${ended.stack ?? ended.message}`);
    return;
  }
  const { status, writtenTotal, scored, failed } = ended;
  tell(
    `${n} sync: ${status} ${scored?.kind} ${scored && 'because' in scored ? scored.because : ''} ${scored?.accounts}, wrote ${writtenTotal}, failed ${failed.length}`
  );
  if (!isQuiet || status !== 'done' || scored?.kind !== 'touched') return;
  violations.push(...(await leftUndone(company)).slice(0, 12).map((line) => `step ${n} left undone: ${line}`));
}

async function syncOrError(company: Company, request: Partial<SyncRequest>): Promise<SyncResult | Error> {
  try {
    return await company.sync(request);
  } catch (error) {
    if (error instanceof Error) return error;
    throw error;
  }
}

/** Lines that are new after a sync. */
function differencesOf(before: readonly string[], after: readonly string[]): readonly string[] {
  return after.filter((line) => !before.includes(line)).map((line) => `a sync changed what people wrote: ${line}`);
}

/** Names of the faults that are set. */
async function faultsOf({ org }: Company): Promise<readonly string[]> {
  const { body } = await org.call('GET', '/services/headroom-local/faults');
  return (body.faults as readonly { readonly fault: string }[]).map(({ fault }) => fault);
}
