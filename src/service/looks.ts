import { dayIn } from '../domain/asOf.ts';
import { prepareRun } from '../operations/prepareRun.ts';
import { lookForChanges } from '../operations/watch/lookForChanges.ts';
import type { WatchedObject, Seen } from '../operations/watch/lookForChanges.ts';
import { preparedDigest } from '../operations/watch/watchedObjects.ts';
import { settingsEdited } from '../operations/watch/settingsEdited.ts';
import type { OrgClient } from '../org/orgClient.ts';
import { fieldsEveryMs, restMs, untilLookMs } from './schedule.ts';
import type { LookPace, WholeLook } from './schedule.ts';
import type { WatchRequest } from './watchRequest.ts';

/** What a look compares with: what the last good cycle started from. */
export type LookedFrom = {
  readonly asOf: string;
  readonly objects: readonly WatchedObject[];
  readonly settingsHash: string;
  readonly digest: string;
};

/** When a look takes place. */
export type LookMoment = {
  /** Objects that events named. */
  readonly hinted: ReadonlySet<string>;
  readonly pace: LookPace;
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
  private whole: WholeLook | undefined;
  /** By a clock that nobody sets. */
  private fieldsAt = performance.now();

  constructor({ settingsEveryMs = fieldsEveryMs }: Pick<WatchRequest, 'settingsEveryMs'>) {
    this.everyMs = settingsEveryMs;
  }

  /** Milliseconds to rest until everything is looked at again. */
  restMs(pace: LookPace): number {
    return restMs(this.whole, pace, performance.now());
  }

  /**
   * Looks at objects that were never looked at, right before a cycle reads them: what stands in their window by then is in the
   * cycle, and no change to the look that follows it.
   */
  async beforeCycle(client: OrgClient, objects: readonly WatchedObject[], since: string): Promise<void> {
    this.fieldsAt = performance.now();
    const unseen = objects.filter(({ object }) => !this.seen.has(object));
    if (unseen.length === 0) return;
    this.seen = (await lookForChanges(client, unseen, this.seen, { at: await client.now(), since })).seen;
  }

  /** Looks at everything, or between two such looks at what events named. */
  async look(client: OrgClient, from: LookedFrom, { hinted, pace }: LookMoment): Promise<Look> {
    const isOther = !pace.isStretched && (await this.fieldsChanged(client, from));
    const [begunAt, begun] = [Date.now(), performance.now()];
    const isWhole = untilLookMs(this.whole, pace.pauseMs, begun) === 0;
    const objects = isWhole ? from.objects : from.objects.filter(({ object }) => hinted.has(object));
    client.startRun();
    const at = await client.now();
    // Settings first: few queries fit into a call, and the rest of each call is for the objects.
    const [isEdited, found] = await Promise.all([
      isWhole ? settingsEdited(client, from.settingsHash) : false,
      lookForChanges(client, objects, this.seen, { at, since: from.asOf })
    ]);
    this.seen = found.seen;
    if (isWhole) this.whole = { begunAt: begun, endedAt: performance.now() };
    const { timeZone } = client.identity;
    const isNewDay = dayIn(at, timeZone) !== dayIn(from.asOf, timeZone);
    return { changed: found.changed, busy: found.busy, isSettingsChanged: isOther || isEdited, isNewDay, isWhole, begunAt };
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
