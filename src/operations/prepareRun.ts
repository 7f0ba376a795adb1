import { dayIn } from '../domain/asOf.ts';
import type { AsOf } from '../domain/asOf.ts';
import type { RunReportJson } from '../domain/resultJson.ts';
import type { Settings } from '../domain/settings.ts';
import type { ObjectDescribe, OrgClient } from '../org/orgClient.ts';
import { describeOrMissing, preparePull } from '../pull/preparePull.ts';
import type { PullPlan, PullWarning } from '../pull/pullPlan.ts';
import { settingsInvalid } from '../settings/finding.ts';
import type { Finding } from '../settings/finding.ts';
import { queryRows, settingsMissing } from '../settings/loadSettings.ts';
import { readSettings } from '../settings/readSettings.ts';
import { unknownChoices } from '../signals/resolve/unknownChoices.ts';
import { packageInOrg, writtenObjects } from './install/packageInOrg.ts';
import { findingsInOrg, settingsInOrg } from './settingsInOrg.ts';

/** Everything that has to be right before the first row is pulled. */
export type PreparedRun = {
  readonly settings: Settings;
  readonly plan: PullPlan;
  readonly describes: ReadonlyMap<string, ObjectDescribe>;
  /** What the settings name and this org lacks; the run goes on without it. */
  readonly warnings: RunReportJson['warnings'];
};

export type PrepareOptions = { readonly writes?: boolean; readonly onSettings?: (settings: Settings) => void };

/**
 * Reads settings, describes what they name and checks one against the other: everything that is wrong is told at once.
 *
 * Reads the org only; nothing has been written when it throws.
 *
 * @param options.writes      true where results will be written: then the user has to be able to
 * @param options.onSettings  is told the settings before more is asked of the org: they bound its calls
 * @throws HealthError SettingsMissing, SettingsInvalid with every finding
 */
export async function prepareRun(client: OrgClient, options: PrepareOptions = {}): Promise<PreparedRun> {
  const read = readSettings(await queryRows(client));
  if (read.settings !== undefined) options.onSettings?.(read.settings);
  if (read.settings === undefined) throw read.findings.length > 0 ? settingsInvalid(read.findings) : settingsMissing();
  const [{ findings: inOrg, ...prepared }, unwritable] = await Promise.all([
    checkInOrg(client, read.settings),
    options.writes === true ? writeFindings(client, read.settings) : []
  ]);
  const findings = distinct([...read.findings, ...inOrg, ...unwritable]);
  if (findings.length > 0) throw settingsInvalid(findings);
  return prepared;
}

/** What a run would start from, with everything in the settings that this org does not have. */
export type CheckedRun = PreparedRun & { readonly findings: readonly Finding[] };

/** Describes what settings name and checks one against the other. Reads describe only. */
export async function checkInOrg(client: OrgClient, settings: Settings): Promise<CheckedRun> {
  const { plan, describes: asked } = await preparePull(client, settings);
  const describes = new Map([...asked].flatMap(([name, describe]) => (describe ? [[name, describe] as const] : [])));
  const here = settingsInOrg(settings, new Set(plan.warnings.flatMap(({ records }) => records)));
  const findings = findingsInOrg(here, plan, describes);
  const warnings = [...missingObjects(plan.warnings), ...missingChoices(unknownChoices(here, describes))];
  return { settings: here, plan, describes, warnings, findings };
}

/** What would keep this user from writing results. Objects that are not there have been found by the plan. */
export async function writeFindings(client: OrgClient, { general }: Settings): Promise<readonly Finding[]> {
  const objects = writtenObjects(general.mirrorToAccount);
  const found = await Promise.all(objects.map((object) => describeOrMissing(client, object)));
  const describes = new Map(found.flatMap((describe) => (describe === undefined ? [] : [[describe.name, describe] as const])));
  return packageInOrg(objects, describes);
}

/**
 * One finding for a field, and of a record that reads the wrong object only that: what a record shows by itself comes before
 * what the org says of it.
 */
function distinct(all: readonly Finding[]): readonly Finding[] {
  const wrongObject = new Set(all.flatMap(({ field, record }) => (field === 'Object__c' ? [record] : [])));
  const findings = all.filter(({ field, record }) => field === 'Object__c' || !wrongObject.has(record));
  return [...Map.groupBy(findings, ({ record, field }) => `${record} ${field}`).values()].flatMap((same) => same.slice(0, 1));
}

function missingObjects(warnings: readonly PullWarning[]): RunReportJson['warnings'] {
  return warnings.map((warning) => ({
    name: 'ObjectMissing',
    values: [warning.object, missingPlaces(warning)],
    count: warning.records.length
  }));
}

const mostPlaces = 5;

/** Records and fields that name an object which the org lacks, so that a mistyped name can be found. */
export function missingPlaces({ places }: PullWarning): string {
  const more = places.length - mostPlaces;
  return more > 0 ? `${places.slice(0, mostPlaces).join('; ')}; and ${more} more` : places.join('; ');
}

/** Picklist values that filters ask for and this org does not have, by what is missing: several signals may share a filter. */
function missingChoices(found: readonly Finding[]): RunReportJson['warnings'] {
  const records = Map.groupBy(found, ({ what, fix }) => `${what}. ${fix}`);
  return [...records].map(([words, findings]) => {
    const named = [...new Set(findings.map(({ record }) => record))];
    return { name: 'ChoiceMissing', values: [named.join(', '), words], count: named.length };
  });
}

/** The moment that a run judges, from the org's clock. */
export function asOfMoment(instant: string, timeZone: string): AsOf {
  return { instant, timeZone, today: dayIn(instant, timeZone) };
}
