import type { ConfigValidation } from '../../domain/configResult.ts';
import type { Finding } from '../../domain/finding.ts';
import { HealthError } from '../../domain/healthError.ts';
import type { Settings } from '../../domain/settings.ts';
import type { OrgClient } from '../../org/orgClient.ts';
import { findingLine } from '../../settings/finding.ts';
import { holdWarnings } from '../../settings/holdWarnings.ts';
import { oddRules } from '../../settings/oddRules.ts';
import { readSettings } from '../../settings/readSettings.ts';
import { checkInOrg } from '../prepareRun.ts';
import { configRows } from './configRows.ts';
import { withPlaces } from './overlay.ts';

/**
 * Checks a configuration whole: files, records, what stands between records, and what the org has of all that they name.
 *
 * Reads the org and the disk, writes nothing. Every finding at once: nothing here stops at the first.
 *
 * @param client   undefined = only what can be checked without an org
 * @param folders  source folders laid over the org's records, as a deploy would; none = the org's records alone
 * @throws HealthError  `SettingsMissing` where nothing was found that could be checked
 */
export async function validateConfig(client: OrgClient | undefined, folders: readonly string[]): Promise<ConfigValidation> {
  const { source, records, rows, findings: ofFiles } = await configRows(client, folders);
  const read = readSettings(rows);
  const found = [...ofFiles, ...read.findings];
  if (read.settings === undefined && found.length === 0) {
    throw new HealthError('SettingsMissing', ['Headroom_Health_Setting__mdt or Headroom_Scorecard__mdt']);
  }
  const inOrg = client === undefined || read.settings === undefined ? undefined : await checkInOrg(client, read.settings);
  const findings = withPlaces([...found, ...(inOrg?.findings ?? [])], records);
  return {
    ...source,
    checked: read.settings === undefined ? {} : countsOf(read.settings),
    findings: inOrder(findings).map((finding) => ({ ...finding, text: findingLine(finding) })),
    warnings: [...(read.settings === undefined ? [] : ruleWarnings(read.settings)), ...(inOrg?.warnings ?? [])],
    notChecked: client === undefined ? ['objects'] : []
  };
}

/** What is not wrong and may surprise: rules by which one record holds everything, and whitespace rules that never count. */
function ruleWarnings(settings: Settings): ConfigValidation['warnings'] {
  const holds = holdWarnings(settings).map(({ name, ...found }) => ({
    name,
    values: 'cap' in found ? [found.record, found.cap, found.object, found.signal] : [found.record, found.object, found.signal]
  }));
  const rules = oddRules(settings).map(({ name, ...found }) => ({
    name,
    values: 'before' in found ? [found.record, found.before] : [found.record, String(found.target), String(found.greenFrom)]
  }));
  return [...holds, ...rules].map((found) => ({ ...found, count: 1 }));
}

function countsOf(settings: Settings): ConfigValidation['checked'] {
  const { scorecards, groups, measures, signals, bands, riskRules, productLines, whitespaceRules, playbooks } = settings;
  const lists = { scorecards, groups, measures, signals, bands, riskRules, productLines, whitespaceRules, playbooks };
  return Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, list.length]));
}

/** Each once, by record and field. */
function inOrder(findings: readonly Finding[]): readonly Finding[] {
  const once = new Map(findings.map((finding) => [`${finding.record} ${finding.field} ${finding.what}`, finding]));
  return [...once].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, finding]) => finding);
}
