import { dayIn } from '../domain/asOf.ts';
import { prepareRun } from '../operations/prepareRun.ts';
import { pollChanges } from '../operations/watch/pollChanges.ts';
import type { PolledObject, Seen } from '../operations/watch/pollChanges.ts';
import { preparedDigest } from '../operations/watch/polledObjects.ts';
import { settingsEdited } from '../operations/watch/settingsEdited.ts';
import type { OrgClient } from '../org/orgClient.ts';
import { fieldsEveryMs } from './schedule.ts';
import type { WatchRequest } from './watch.ts';

/** What a look compares with: what the last good cycle started from. */
export type LookedFrom = {
  readonly asOf: string;
  readonly objects: readonly PolledObject[];
  readonly settingsHash: string;
  readonly digest: string;
};

/** When a look takes place. */
export type LookMoment = {
  /** Objects that events named. */
  readonly hinted: ReadonlySet<string>;
  /** Pause between two looks at everything. */
  readonly pollMs: number;
  /** The pause is longer than wished, because calls run short. */
  readonly isStretched: boolean;
};

export type Look = {
  readonly changed: readonly string[];
  readonly busy: readonly string[];
  readonly isSettingsChanged: boolean;
  readonly isNewDay: boolean;
  /** False where only objects were looked at that events named. */
  readonly isWhole: boolean;
  /** Milliseconds of this machine. */
  readonly begunAt: number;
};

/** What a service looks at between two cycles: changes of objects, settings, and the fields that they name. */
export class Looks {
  private readonly everyMs: number;
  private seen: Seen = new Map();
  /** By a clock that nobody sets. */
  private wholeAt = -Infinity;
  private fieldsAt = performance.now();

  constructor({ settingsEveryMs = fieldsEveryMs }: Pick<WatchRequest, 'settingsEveryMs'>) {
    this.everyMs = settingsEveryMs;
  }

  /** Milliseconds until everything is looked at again. */
  restMs(pollMs: number): number {
    return Math.max(0, this.wholeAt + pollMs - performance.now());
  }

  /**
   * Looks at objects that were never looked at, right before a cycle reads them: what stands in their window by then is in the
   * cycle, and no change to the look that follows it.
   */
  async beforeCycle(client: OrgClient, objects: readonly PolledObject[], since: string): Promise<void> {
    this.fieldsAt = performance.now();
    const unseen = objects.filter(({ object }) => !this.seen.has(object));
    if (unseen.length === 0) return;
    this.seen = (await pollChanges(client, unseen, this.seen, { at: await client.now(), since })).seen;
  }

  /** Looks at everything, or between two such looks at what events named. */
  async look(client: OrgClient, from: LookedFrom, { hinted, pollMs, isStretched }: LookMoment): Promise<Look> {
    const isOther = !isStretched && (await this.fieldsChanged(client, from));
    const [begunAt, begun] = [Date.now(), performance.now()];
    const isWhole = begun - this.wholeAt >= pollMs;
    const objects = isWhole ? from.objects : from.objects.filter(({ object }) => hinted.has(object));
    client.startRun();
    const at = await client.now();
    // Settings first: few queries fit into a call, and the rest of each call is for the objects.
    const [isEdited, poll] = await Promise.all([
      isWhole ? settingsEdited(client, from.settingsHash) : false,
      pollChanges(client, objects, this.seen, { at, since: from.asOf })
    ]);
    this.seen = poll.seen;
    if (isWhole) this.wholeAt = begun;
    const { timeZone } = client.identity;
    const isNewDay = dayIn(at, timeZone) !== dayIn(from.asOf, timeZone);
    return { changed: poll.changed, busy: poll.busy, isSettingsChanged: isOther || isEdited, isNewDay, isWhole, begunAt };
  }

  /** Fields that settings name are described anew every few minutes: what an admin does to them leaves no trace that is cheap to see. */
  private async fieldsChanged(client: OrgClient, { digest }: LookedFrom): Promise<boolean> {
    if (performance.now() - this.fieldsAt < this.everyMs) return false;
    client.startRun();
    const prepared = await prepareRun(client, { writes: true });
    this.fieldsAt = performance.now();
    return preparedDigest(prepared) !== digest;
  }
}
