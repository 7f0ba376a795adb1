import type { ConfigSource } from '../../domain/configResult.ts';
import type { Finding } from '../../domain/finding.ts';
import { HealthError } from '../../domain/healthError.ts';
import type { OrgClient } from '../../org/orgClient.ts';
import { queryRows } from '../../settings/loadSettings.ts';
import type { SettingRows } from '../../settings/recordReader.ts';
import { overlaid } from './overlay.ts';
import { readSettingsFiles } from './settingsFiles.ts';
import { settingsSource } from './settingsSource.ts';
import type { SourceRecord } from './settingsSource.ts';

/** The org's records, those of source files, and the two laid over each other. */
export type ConfigRows = {
  readonly source: ConfigSource;
  /** Rows of the org; {} = no org is looked at. */
  readonly orgRows: SettingRows;
  readonly records: readonly SourceRecord[];
  /** As a deploy of the source would leave the org. */
  readonly rows: SettingRows;
  /** What is wrong with the files themselves. */
  readonly findings: readonly Finding[];
};

/**
 * Reads settings of the org, of source folders, or of both. Reads the org and the disk, writes nothing.
 *
 * @param client   undefined = source folders alone
 * @param folders  none = the org alone
 * @param more     records laid over those of the folders, none of which is in a folder
 * @throws HealthError  `NoSettingsInFolder` where a folder holds no record of ours: its name was mistyped
 */
export async function configRows(
  client: OrgClient | undefined,
  folders: readonly string[],
  more: readonly SourceRecord[] = []
): Promise<ConfigRows> {
  const { records: read, findings } = settingsSource(await readSettingsFiles(folders));
  if (folders.length > 0 && read.length === 0 && findings.length === 0) throw new HealthError('NoSettingsInFolder', [folders.join(', ')]);
  const records = [...read, ...more];
  const orgRows = client === undefined ? {} : await queryRows(client);
  const org = client === undefined ? {} : { org: client.identity.username };
  return { source: { ...org, folders, records: records.length }, orgRows, records, rows: overlaid(orgRows, records), findings };
}
