import type { Settings } from '../../domain/settings.ts';
import { publishedSettings } from '../../settings/publishedSettings.ts';
import type { HeldRecord } from '../../writeback/changes.ts';
import { versionsInForce } from '../../writeback/versionsInForce.ts';
import type { VersionInForce } from '../../writeback/versionsInForce.ts';
import { judgeOnce } from './judgeOnce.ts';
import type { Judged, JudgeOnceRequest } from './judgeOnce.ts';

/** Customers judged twice: by the settings as last published and by those to be published. */
export type Publication = {
  /** Undefined = nothing was ever published. */
  readonly before: Judged | undefined;
  readonly after: Judged;
  readonly held: readonly HeldRecord[];
  /** Published contents that count, by subject. */
  readonly inForce: ReadonlyMap<string, VersionInForce>;
  /** Why scorecards cannot be judged as published, by key. */
  readonly untold: ReadonlyMap<string, readonly string[]>;
};

/**
 * Judges all customers by both. Reads the stores only.
 *
 * @param current  settings that stand in the org: what was published is told from them and from the contents in force
 */
export async function judgeTwice(current: Settings, next: Settings, request: JudgeOnceRequest): Promise<Publication> {
  const inForce = countingVersions(current, request.held);
  const contents = new Map([...inForce].map(([subject, { content }]) => [subject, content]));
  const { settings, untold } = publishedSettings(current, contents);
  const after = await judgeOnce(next, request);
  const before = settings.scorecards.length === 0 ? undefined : await judgeOnce(settings, request);
  return { before, after, held: request.held, inForce, untold };
}

/** Contents of scorecards that were switched off before the last run count no more. */
function countingVersions(current: Settings, held: readonly HeldRecord[]): Publication['inForce'] {
  const results = held.filter(({ object }) => object === 'Headroom_Scorecard_Result__c');
  const shown = new Set(results.map(({ fields }) => String(fields['Scorecard__c'])));
  const active = new Set(current.scorecards.map(({ key }) => key));
  const counts = (subject: string): boolean => subject === 'product_lines' || shown.has(subject) || active.has(subject);
  return new Map([...versionsInForce(held)].filter(([subject]) => counts(subject)));
}
