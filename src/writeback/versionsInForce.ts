import type { ProductLineSettingsJson, ScorecardSettingsJson } from '../domain/resultJson.ts';
import type { HeldRecord } from './changes.ts';
import { heldJson } from './heldJson.ts';

/** A published content of the settings. */
export type VersionInForce = { readonly key: string; readonly content: ScorecardSettingsJson | ProductLineSettingsJson };

const versionObject = 'Headroom_Settings_Version__c';

/** What points to the versions of scorecards, and to those of the product lines. */
const pointers: Readonly<Record<string, boolean>> = { Headroom_Scorecard_Result__c: true, Headroom_Account_Summary__c: true };

/**
 * The settings that the org's records point to, by subject: scorecard key or `product_lines`. Pure.
 *
 * Where an older content came back, it is in force again although others were published after it; where no record points to
 * any, the newest published one is.
 *
 * @param held     records of ours as the org holds them, versions with `Settings__c` and `Published_At__c`
 * @param pointed  how many records point to each version, by its id; absent = counted among `held`
 */
export function versionsInForce(
  held: readonly HeldRecord[],
  pointed: ReadonlyMap<string, number> = pointedAt(held)
): ReadonlyMap<string, VersionInForce> {
  const found = new Map<string, { readonly version: VersionInForce; readonly record: HeldRecord }>();
  for (const record of held) {
    const version = record.object === versionObject ? versionOf(record) : undefined;
    if (version === undefined) continue;
    const subject = String(record.fields['Scorecard__c']);
    const best = found.get(subject);
    if (best === undefined || isBefore(best.record, record, pointed)) found.set(subject, { version, record });
  }
  return new Map([...found].map(([subject, { version }]) => [subject, version]));
}

/** How many records point to each version, by its id. */
export function pointedAt(held: readonly HeldRecord[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { object, fields } of held) {
    const id = pointers[object] === true ? fields['Settings_Version__c'] : undefined;
    if (typeof id === 'string') counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

/** A content that is not ours, or a newer one, says nothing. */
function versionOf({ key, fields }: HeldRecord): VersionInForce | undefined {
  const content = heldJson<VersionInForce['content']>(fields['Settings__c']);
  return content === undefined ? undefined : { key, content: content as VersionInForce['content'] };
}

function isBefore(one: HeldRecord, other: HeldRecord, pointed: ReadonlyMap<string, number>): boolean {
  const byUse = (pointed.get(one.id) ?? 0) - (pointed.get(other.id) ?? 0);
  return byUse < 0 || (byUse === 0 && publishedAt(one) < publishedAt(other));
}

function publishedAt({ fields }: HeldRecord): string {
  return String(fields['Published_At__c'] ?? '');
}
