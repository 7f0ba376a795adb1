import { runSteps } from '../../src/domain/runStep.ts';
import { randomFor, type Random } from '../../src/demo/random.ts';
import { nowOf, type Company } from '../reliability/openCompany.ts';
import { checkedSync, type CheckedSync } from './checkedSync.ts';
import { Died, DyingSync } from './dyingSync.ts';
import { drawLongFault, drawShortFault, type DrawnFault } from './faultDraws.ts';
import { endState } from './endState.ts';
import { TorturedPeople } from './people.ts';
import { closeOrgFile } from './orgFile.ts';
import { leftUndone } from './recomputed.ts';
import type { Tally } from './tally.ts';
import { openTortureCompany } from './tortureCompany.ts';

export type ScheduleRequest = {
  readonly seed: number;
  /** Edits before the end is looked at. */
  readonly edits: number;
  /** Numbers of steps that are left out, to find the smallest schedule that fails. */
  readonly without?: ReadonlySet<number>;
  /** False leaves all faults off: what fails then fails by itself. */
  readonly faults?: boolean;
  readonly tally: Tally;
  readonly tell: (line: string) => void;
};

type Tortured = ScheduleRequest & { readonly company: Company; readonly people: TorturedPeople };

/**
 * Runs one schedule: edits, time that passes, faults, syncs and deaths, drawn from a seed, each step from a stream of its own. Then
 * the faults go and the org is compared with what it should hold.
 *
 * @returns  what is wrong, in lines; none = nothing was lost, doubled, touched or written in vain
 */
export async function runSchedule(request: ScheduleRequest): Promise<readonly string[]> {
  const company = await openTortureCompany();
  const tortured: Tortured = { ...request, company, people: new TorturedPeople(company) };
  try {
    const wrong = await steps(tortured);
    if (wrong.length > 0) return wrong;
    await endFaults(tortured);
    return await endState(company, request.tell);
  } finally {
    closeOrgFile(company);
    await company.remove();
  }
}

/** All steps, up to the first at which something is wrong. */
async function steps(tortured: Tortured): Promise<readonly string[]> {
  const { seed, edits: most, without } = tortured;
  for (let n = 1, edits = 0; edits < most; n += 1) {
    const random = randomFor(seed, `step ${n}`);
    const burst = random.whole(1, 4);
    edits += burst;
    if (without?.has(n) === true) continue;
    tortured.tally.add('edits', burst);
    const wrong = await step(tortured, n, { random, burst });
    if (wrong.length > 0) return wrong.map((line) => `step ${n}: ${line}`);
  }
  return [];
}

/** A few edits, some time, perhaps a fault or its end, and a sync. */
async function step(
  tortured: Tortured,
  n: number,
  { random, burst }: { readonly random: Random; readonly burst: number }
): Promise<readonly string[]> {
  const { company, people, tell } = tortured;
  const streams = Array.from({ length: burst }, (_, edit) => randomFor(tortured.seed, `step ${n} edit ${edit}`));
  for (const line of await people.edit(streams)) tell(`${n} ${line}`);
  const seconds = await passTime(company, random);
  tell(`${n} pass ${seconds} s, to ${await nowOf(company.org)}`);
  const isShort = random.chance(0.5);
  const fault = random.chance(0.4) ? (isShort ? drawShortFault(await people.world(random)) : drawLongFault(random)) : undefined;
  const ends = random.chance(0.5);
  const death = random.chance(0.15) ? { step: random.pick(runSteps), occurrence: random.whole(1, 3) } : undefined;
  const sizes = random.chance(0.3) ? { bulkFrom: 20, pageRows: 20 } : undefined;
  if (fault !== undefined && tortured.faults !== false) await begin(tortured, n, fault);
  else if (ends) await endFaults(tortured);
  const isQuiet = (await faultsOf(company)).length === 0;
  const dying = death && new DyingSync(company, death);
  const sync = await checkedSync(company, { ...(dying && { onStep: dying.onStep }), ...(sizes && { sizes }) }, isQuiet);
  tortured.tally.add('syncs');
  tell(`${n} sync: ${sync.line}`);
  if (sync.ended instanceof Died) bury(tortured, dying);
  people.afterSync();
  if (fault !== undefined && isShort) await endFaults(tortured);
  return [...sync.wrong, ...(isQuiet && randomFor(tortured.seed, `look ${n}`).chance(looks) ? await undone(company, sync) : [])];
}

/** Share of the quiet syncs behind which everybody is judged anew, which costs as much as the sync: what is undone stays so until a night. */
const looks = 0.4;

/** What a sync that had nothing in its way left undone. */
async function undone(company: Company, { ended }: CheckedSync): Promise<readonly string[]> {
  if (ended instanceof Error || ended.status !== 'done' || ended.scored?.kind !== 'touched') return [];
  return (await leftUndone(company)).slice(0, 12).map((line) => `left undone: ${line}`);
}

async function begin({ company, tell }: Tortured, n: number, fault: DrawnFault): Promise<void> {
  await company.fault(fault.fault, fault);
  tell(`${n} fault ${JSON.stringify(fault)}`);
}

async function endFaults({ company, tally }: Tortured): Promise<void> {
  tally.faultsEnded(await faultsOf(company));
  await company.noFaults();
}

function bury({ tally }: Tortured, dying: DyingSync | undefined): void {
  if (dying === undefined) return;
  tally.kill(dying.death.step);
  dying.bury();
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

/** The faults that are on, with how often each fired. */
async function faultsOf({ org }: Company): Promise<Parameters<Tally['faultsEnded']>[0]> {
  return (await org.call('GET', '/services/headroom-local/faults')).body.faults;
}
