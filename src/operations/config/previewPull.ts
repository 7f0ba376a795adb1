import type { Finding } from '../../domain/finding.ts';
import type { Settings } from '../../domain/settings.ts';
import type { ObjectDescribe, OrgClient } from '../../org/orgClient.ts';
import { pullObjects } from '../../pull/pullObjects.ts';
import type { PullObject } from '../../pull/pullPlan.ts';
import type { FactStore } from '../../store/factStore.ts';
import { settingsInvalid } from '../../settings/finding.ts';
import { checkInOrg } from '../prepareRun.ts';
import type { PreparedRun } from '../prepareRun.ts';
import { withPlaces } from './overlay.ts';
import type { SourceRecord } from './settingsSource.ts';

/** Two sets of settings checked against the org, and all that either of them reads. */
export type PreviewPlan = {
  readonly next: PreparedRun;
  /** As they stand in the org without what it lacks. */
  readonly current: Settings;
  readonly objects: readonly PullObject[];
  readonly describes: ReadonlyMap<string, ObjectDescribe>;
};

/** Settings to be previewed, and what they are compared with. */
export type SettingsToPlan = {
  readonly next: Settings;
  /** What is wrong with the new settings by themselves. */
  readonly found: readonly Finding[];
  /** Settings that stand in the org; undefined = they cannot be read, so that the new ones stand in. */
  readonly current: Settings | undefined;
  /** Where the new settings stand in files. */
  readonly records: readonly SourceRecord[];
};

/**
 * Checks the settings to be previewed and plans a pull that serves both them and those of the org. Reads describe only.
 *
 * @throws HealthError  `SettingsInvalid` with every finding about the new settings, those found before included
 */
export async function planPreview(client: OrgClient, { next, found, current, records }: SettingsToPlan): Promise<PreviewPlan> {
  const { findings, ...prepared } = await checkInOrg(client, next);
  const all = [...found, ...findings];
  if (all.length > 0) throw settingsInvalid(withPlaces(all, records));
  const other = current === undefined || current.hash === next.hash ? undefined : await checkInOrg(client, current);
  if (other === undefined || other.findings.length > 0) {
    return { next: prepared, current: prepared.settings, objects: prepared.plan.objects, describes: prepared.describes };
  }
  return {
    next: prepared,
    current: other.settings,
    objects: joined(prepared.plan.objects, other.plan.objects),
    describes: new Map([...other.describes, ...prepared.describes])
  };
}

/** Objects of two plans with the columns of both. Rows that only one of them leaves out are read. Pure. */
export function joined(one: readonly PullObject[], other: readonly PullObject[]): readonly PullObject[] {
  const objects = new Map(one.map((each) => [each.object, each]));
  for (const each of other) {
    const known = objects.get(each.object);
    objects.set(each.object, known === undefined ? each : joinedObject(known, each));
  }
  return [...objects.values()];
}

function joinedObject(one: PullObject, other: PullObject): PullObject {
  const columns = new Map([...one.columns, ...other.columns].map((column) => [column.name, column]));
  const { where, ...rest } = one;
  const filter = where !== undefined && where === other.where ? { where } : {};
  return { ...rest, ...filter, columns: [...columns.values()], archived: one.archived || other.archived };
}

/** Where a preview reads to. */
export type PreviewTarget = {
  readonly client: OrgClient;
  readonly facts: FactStore;
  readonly spoolFolder: string;
  readonly onObject: (object: string, rows: number) => void;
};

/** Reads what the plan names into the facts of a preview. There is no position to keep: the facts go with the preview. */
export async function pullPreview({ objects, next }: PreviewPlan, { client, facts, spoolFolder, onObject }: PreviewTarget): Promise<void> {
  const cursors = { saveCursor: () => Promise.resolve() };
  const onProgress = ({ object, rows }: { readonly object: string; readonly rows: number }): void => onObject(object, rows);
  await pullObjects({ ...next.plan, objects }, { client, facts, cursors, spoolFolder, onProgress });
}
