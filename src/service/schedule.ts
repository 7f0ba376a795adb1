import { hourMs, minuteMs } from '../domain/duration.ts';
import type { HealthErrorName } from '../domain/healthError.ts';
import { HealthError } from '../domain/healthError.ts';
import type { CycleBecause } from '../domain/serviceEvent.ts';
import type { WatchMode } from './watchRequest.ts';

const secondMs = 1000;

/** What settings name is described anew this often: another field, or the right to see one, leaves no trace that is cheap to see. */
export const fieldsEveryMs = 5 * minuteMs;
const invalidSettingsEveryMs = minuteMs;
const busyEveryMs = minuteMs;
const firstBackoffMs = 2 * secondMs;
const longestBackoffMs = 5 * minuteMs;

/** What a watch knows when it decides whether to run a cycle. */
export type WatchFacts = {
  /** Milliseconds since the last good cycle ended; absent = none yet. */
  readonly sinceCycleMs?: number;
  /** The last cycle failed. */
  readonly failed: boolean;
  /** Objects that changed, and objects of too many changes to look at each. */
  readonly changed: number;
  readonly busy: number;
  /** The org's calendar day is another one than that of the last good cycle. */
  readonly isNewDay: boolean;
  readonly isSettingsChanged: boolean;
};

/**
 * Why a cycle is due; undefined = nothing to do but to look on. Pure.
 *
 * Objects with thousands of changes in their window bring a cycle a minute at most, because they cannot be told from ones that
 * have been read already.
 */
export function cycleDue(facts: WatchFacts): CycleBecause | undefined {
  if (facts.failed) return 'retry';
  if (facts.sinceCycleMs === undefined) return 'start';
  if (facts.isNewDay) return 'night';
  if (facts.isSettingsChanged) return 'settings';
  if (facts.changed > 0) return 'changed';
  if (facts.busy > 0 && facts.sinceCycleMs >= busyEveryMs) return 'changed';
  return facts.sinceCycleMs >= hourMs ? 'hour' : undefined;
}

/** When everything was looked at last, by a clock that nobody sets. */
export type WholeLook = { readonly begunAt: number; readonly endedAt: number };

/** The pause between two looks at everything, and whether it is longer than wished because calls run short. */
export type LookPace = { readonly pauseMs: number; readonly isStretched: boolean };

/**
 * Milliseconds until a look at everything is due; 0 = it is. The pause counts from the begin of the last one, but from its end where
 * it took longer than the pause: an org that answers slowly would be asked without end. Pure.
 *
 * @param last  undefined = nothing was looked at yet
 */
export function untilLookMs(last: WholeLook | undefined, pauseMs: number, now: number): number {
  if (last === undefined) return 0;
  const from = last.endedAt - last.begunAt < pauseMs ? last.begunAt : last.endedAt;
  return Math.max(0, from + pauseMs - now);
}

/**
 * How long a service rests before it looks at everything again. A cycle that outlasted the pause is followed by a look at once,
 * because what people edited meanwhile has waited long enough; where calls run short, by the pause. Pure.
 */
export function restMs(last: WholeLook | undefined, { pauseMs, isStretched }: LookPace, now: number): number {
  const leftMs = untilLookMs(last, pauseMs, now);
  return leftMs === 0 && isStretched ? pauseMs : leftMs;
}

/** A cycle may take as long, and a service try again as often, before another machine takes it for gone. */
const silenceMs = 10 * minuteMs;

/**
 * How long a service stays in the org's eyes after a run, because its next run says so anew: at an interval, or once an hour at
 * least. Pure.
 *
 * @param pauseMs  pause between two looks
 */
export function staysMs(mode: WatchMode, pauseMs: number): number {
  return (mode.kind === 'every' ? mode.everyMs : Math.max(hourMs, pauseMs)) + silenceMs;
}

/** What a service does about an error. */
export type Answer =
  /** Ends with the exit code for a pause. */
  | 'pause'
  /** Waits for its place again. */
  | 'wait'
  /** Ends with the error: no later try could go better. */
  | 'end'
  /** Waits for an edit in Setup. */
  | 'settings'
  | 'stop'
  | 'retry';

const answers: Readonly<Partial<Record<HealthErrorName, Answer>>> = {
  ApiBudgetReached: 'pause',
  LeaseLost: 'wait',
  Interrupted: 'stop',
  SettingsInvalid: 'settings',
  SettingsMissing: 'settings',
  SettingInvalid: 'settings',
  PackageNotInstalled: 'settings',
  StorageShareReached: 'settings',
  ObjectHidden: 'settings',
  WrongOrg: 'end',
  OtherOrg: 'end',
  OrgReplaced: 'end',
  StoreNewer: 'end',
  ForbiddenHost: 'end',
  ApiVersionInvalid: 'end',
  KeyFileUnusable: 'end',
  SignInIncomplete: 'end',
  DataFolderUnusable: 'end'
};

/** What to do about an error: whatever is not known to be for good is tried again, so that no night ends a service. */
export function answerTo(error: unknown): Answer {
  return error instanceof HealthError ? (answers[error.name] ?? 'retry') : 'retry';
}

/**
 * The pause before the next try: twice as long each time up to five minutes, with jitter so that several services do not come
 * back at once; a minute where only an edit in Setup helps. Pure.
 *
 * @param failures  tries that failed in a row, this one included; at least 1
 * @param random    0 to 1
 */
export function retryPauseMs(answer: Answer, failures: number, random: number): number {
  if (answer === 'settings') return invalidSettingsEveryMs;
  const bound = Math.min(firstBackoffMs * 2 ** (failures - 1), longestBackoffMs);
  return Math.round(bound * (0.5 + random / 2));
}
