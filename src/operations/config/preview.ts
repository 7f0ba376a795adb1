import type { ConfigPreview } from '../../domain/configPreview.ts';
import { HealthError } from '../../domain/healthError.ts';
import type { Settings } from '../../domain/settings.ts';
import type { OrgClient } from '../../org/orgClient.ts';
import { settingsInvalid } from '../../settings/finding.ts';
import { readSettings } from '../../settings/readSettings.ts';
import { readHeld } from '../../writeback/heldRecords.ts';
import { closeStores, openStores } from '../openStores.ts';
import type { Stores } from '../openStores.ts';
import { asOfMoment } from '../prepareRun.ts';
import { configRows } from './configRows.ts';
import type { ConfigRows } from './configRows.ts';
import { withPlaces } from './overlay.ts';
import { planPreview, pullPreview } from './previewPull.ts';
import { previewReport } from './previewReport.ts';
import { judgeTwice } from './publication.ts';

export type PreviewRequest = {
  readonly client: OrgClient;
  /** Folder of the stores; facts are read into it, state is left as it is. */
  readonly dataFolder: string;
  /** Source folders laid over the org's records; none = what stands edited in the org. */
  readonly folders: readonly string[];
  readonly onProgress?: (key: 'settings' | 'pull' | 'score', ...values: readonly (string | number)[]) => void;
};

/**
 * What publishing settings would do: all customers judged twice on the same facts, by the settings as last published and by the
 * new ones.
 *
 * Reads the org and the disk. Writes nothing to the org and nothing to the state; the facts of the data folder are read anew.
 *
 * @throws HealthError  `SettingsInvalid` with every finding, `SettingsMissing`
 */
export async function previewConfig({ client, dataFolder, folders, onProgress = () => undefined }: PreviewRequest): Promise<ConfigPreview> {
  const asOf = asOfMoment(await client.now(), client.identity.timeZone);
  onProgress('settings');
  const rows = await configRows(client, folders);
  const plan = await planPreview(client, { next: soundSettings(rows), current: settingsOfOrg(rows), records: rows.records });
  const { apiDayShare, apiRunShare } = plan.next.settings.general;
  client.limitCalls({ day: apiDayShare, run: apiRunShare });
  const stores = await openStores(dataFolder, client.identity.orgId);
  try {
    await pullPreview(plan, { client, stores, onObject: (object, count) => onProgress('pull', object, count) });
    onProgress('score');
    const held = await readHeld(stores.facts);
    const found = await judgeTwice(plan.current, plan.next.settings, { stores, asOf, held, describes: plan.describes });
    return { ...rows.source, asOf: asOf.instant, ...previewReport(found, await namesOf(stores)), warnings: plan.next.warnings };
  } finally {
    await closeStores(stores);
  }
}

function soundSettings({ rows, records, findings }: ConfigRows): Settings {
  const read = readSettings(rows);
  const all = withPlaces([...findings, ...read.findings], records);
  if (all.length > 0) throw settingsInvalid(all);
  if (read.settings === undefined) throw new HealthError('SettingsMissing', ['Headroom_Health_Setting__mdt or Headroom_Scorecard__mdt']);
  return read.settings;
}

/** Settings as they stand in the org; undefined where they are not sound: what was last published is then told from the new ones. */
function settingsOfOrg({ orgRows }: ConfigRows): Settings | undefined {
  const { settings, findings } = readSettings(orgRows);
  return findings.length > 0 ? undefined : settings;
}

/** Names of accounts, read with the rights of the user who asks. */
async function namesOf({ facts }: Stores): Promise<ReadonlyMap<string, string>> {
  const rows = await facts.rows('select "Id" as id, "Name" as name from "Account"');
  return new Map(rows.map(({ id, name }) => [String(id), String(name ?? id)]));
}
