import type { ConfigPreview } from '../../domain/configPreview.ts';
import type { AsOf } from '../../domain/asOf.ts';
import type { Finding } from '../../domain/finding.ts';
import { HealthError } from '../../domain/healthError.ts';
import type { Settings } from '../../domain/settings.ts';
import type { OrgClient } from '../../org/orgClient.ts';
import { settingsInvalid } from '../../settings/finding.ts';
import { readSettings } from '../../settings/readSettings.ts';
import type { FactStore } from '../../store/factStore.ts';
import { readHeld } from '../../writeback/heldRecords.ts';
import { asOfMoment } from '../prepareRun.ts';
import { isNightRun } from '../sync/run/nightOf.ts';
import { configRows } from './configRows.ts';
import type { ConfigRows } from './configRows.ts';
import { withPlaces } from './overlay.ts';
import { openPreviewFacts } from './previewFacts.ts';
import { planPreview, pullPreview } from './previewPull.ts';
import { previewReport } from './previewReport.ts';
import { judgeTwice } from './publication.ts';
import type { SourceRecord } from './settingsSource.ts';

export type PreviewRequest = {
  readonly client: OrgClient;
  /** Folder below which the facts stand while they are looked at. */
  readonly dataFolder: string;
  /** Source folders laid over the org's records; none = what stands edited in the org. */
  readonly folders: readonly string[];
  /** Records laid over both, as a deploy would; absent = none. */
  readonly records?: readonly SourceRecord[];
  readonly onProgress?: (key: 'settings' | 'pull' | 'score', ...values: readonly (string | number)[]) => void;
};

/**
 * What publishing settings would do: all customers judged twice on the same facts, by the settings as last published and by the
 * new ones.
 *
 * Reads the org and the disk. Writes nothing to the org and leaves nothing on this machine.
 *
 * @throws HealthError  `SettingsInvalid` with every finding, `SettingsMissing`
 */
export async function previewConfig(request: PreviewRequest): Promise<ConfigPreview> {
  const { client, onProgress = () => undefined } = request;
  const asOf = asOfMoment(await client.now(), client.identity.timeZone);
  onProgress('settings');
  const rows = await configRows(client, request.folders, request.records);
  const plan = await planPreview(client, { ...readRows(rows), current: settingsOfOrg(rows), records: rows.records });
  const { apiDayShare, apiRunShare } = plan.next.settings.general;
  client.limitCalls({ day: apiDayShare, run: apiRunShare });
  const isNight = await isNightNext(client, asOf);
  const { facts, spoolFolder, close } = await openPreviewFacts(request.dataFolder, client.identity.orgId);
  try {
    await pullPreview(plan, { client, facts, spoolFolder, onObject: (object, count) => onProgress('pull', object, count) });
    onProgress('score');
    const held = await readHeld(facts);
    const found = await judgeTwice(plan.current, plan.next.settings, { facts, asOf, held, describes: plan.describes, isNight });
    return { ...rows.source, asOf: asOf.instant, ...previewReport(found, await namesOf(facts)), warnings: plan.next.warnings };
  } finally {
    await close();
  }
}

/** The settings to be previewed with what is wrong with them so far: the org is asked about the rest, so that all is told at once. */
function readRows({ rows, records, findings }: ConfigRows): { readonly next: Settings; readonly found: readonly Finding[] } {
  const read = readSettings(rows);
  const found = [...findings, ...read.findings];
  if (read.settings !== undefined) return { next: read.settings, found };
  if (found.length > 0) throw settingsInvalid(withPlaces(found, records));
  throw new HealthError('SettingsMissing', ['Headroom_Health_Setting__mdt or Headroom_Scorecard__mdt']);
}

/** Settings as they stand in the org; undefined where they are not sound: what was last published is then told from the new ones. */
function settingsOfOrg({ orgRows }: ConfigRows): Settings | undefined {
  const { settings, findings } = readSettings(orgRows);
  return findings.length > 0 ? undefined : settings;
}

/** Names of accounts, read with the rights of the user who asks. */
async function namesOf(facts: FactStore): Promise<ReadonlyMap<string, string>> {
  const rows = await facts.rows('select "Id" as id, "Name" as name from "Account"');
  return new Map(rows.map(({ id, name }) => [String(id), String(name ?? id)]));
}

/** True where the next run is the first of its day that gets as far as writing: told by the runs that the org shows. */
async function isNightNext(client: OrgClient, asOf: AsOf): Promise<boolean> {
  const soql = "SELECT Started_At__c FROM Headroom_Health_Run__c WHERE Status__c IN ('Done', 'Partly') ORDER BY Started_At__c DESC LIMIT 1";
  const runs = await client.query(soql);
  return isNightRun(
    runs.map((run) => ({ runId: '', status: 'done', startedAt: new Date(String(run['Started_At__c'])).toISOString() })),
    asOf
  );
}
