import type { HeldRule } from '../../../domain/heldState.ts';
import { versionObject } from '../../../writeback/heldRecords.ts';
import type { HeldReader } from '../../../writeback/heldRecords.ts';
import type { HeldRecord } from '../../../writeback/changes.ts';
import { heldRules } from '../../../writeback/heldRules.ts';
import { leftOutInRecords } from '../../../writeback/historyText.ts';
import { pointedAt } from '../../../writeback/versionsInForce.ts';
import { publishedScorecards } from './assessPublishable.ts';

/** What a run looks up across all of our records before it judges anybody: plain values, put together part by part. */
export type HeldOverview = {
  /** Scorecards that have results. */
  readonly published: ReadonlySet<string>;
  /** Rules that were in force at the last run. */
  readonly rules: readonly HeldRule[];
  /** Contents of the settings that were published before. */
  readonly versions: readonly HeldRecord[];
  /** How many records point to each of these, by its id. */
  readonly pointed: ReadonlyMap<string, number>;
  /** Keys of the measures that rebuilt points do not know, by scorecard. */
  readonly leftOut: ReadonlyMap<string, ReadonlySet<string>>;
};

/**
 * Looks through all of our records, as many at a time as memory holds.
 *
 * @param parts  ids of accounts, each in one part
 */
export async function heldOverview(held: HeldReader, parts: readonly (readonly string[])[]): Promise<HeldOverview> {
  const published = new Set<string>();
  const rules: HeldRule[] = [];
  const versions = new Map<string, HeldRecord>();
  const pointed = new Map<string, number>();
  const leftOut = new Map<string, Set<string>>();
  for (const part of parts) {
    const records = await held.of(part);
    for (const record of records) if (record.object === versionObject) versions.set(record.id, record);
    for (const [id, count] of pointedAt(records)) pointed.set(id, (pointed.get(id) ?? 0) + count);
    rules.push(...heldRules(records));
    for (const key of publishedScorecards(records)) {
      published.add(key);
      leftOut.set(key, new Set([...(leftOut.get(key) ?? []), ...leftOutInRecords(records, key)]));
    }
  }
  return { published, rules, versions: [...versions.values()], pointed, leftOut };
}
