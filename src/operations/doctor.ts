import type { DoctorCheck, DoctorResult } from '../domain/doctorResult.ts';
import { HealthError } from '../domain/healthError.ts';
import type { ObjectDescribe, OrgClient } from '../org/orgClient.ts';
import { preparePull } from '../pull/preparePull.ts';
import type { PullPlan } from '../pull/pullPlan.ts';
import { findingLine } from '../settings/finding.ts';
import { loadSettings } from '../settings/loadSettings.ts';
import { readJsonIfAny } from './explain/explainJson.ts';
import type { OwnContent } from './explain/ownShapes.ts';
import { ownRights } from './ownRights.ts';
import { missingPlaces, writeFindings } from './prepareRun.ts';
import { findingsInOrg, settingsInOrg } from './settingsInOrg.ts';
import type { Settings } from '../domain/settings.ts';

/** Objects that the service writes: it has to see, create and update them. */
const written = [
  'Headroom_Scorecard_Result__c',
  'Headroom_Whitespace_Cell__c',
  'Headroom_Account_Summary__c',
  'Headroom_Settings_Version__c',
  'Headroom_Health_Run__c'
];

/**
 * Looks at everything that a run needs, as the user who would run it.
 *
 * Reads the org only. Nothing here stops at the first trouble: what rests on a check that failed is left out.
 */
export async function doctor(client: OrgClient): Promise<DoctorResult> {
  const checks: DoctorCheck[] = [signInCheck(client)];
  const access = await Promise.all(written.map((object) => writeAccess(client, object)));
  checks.push(...access.flat());
  if (access.flat().every(({ state }) => state === 'ok'))
    checks.splice(1, written.length, { key: 'write', state: 'ok', values: [written.length] });
  const settings = await settingsOf(client, checks);
  checks.push(
    ...(await ownRights(client, settings && { mirrors: settings.general.mirrorToAccount, followsUp: settings.general.surveyFollowUp }))
  );
  if (settings) {
    const { plan, describes } = await preparePull(client, settings);
    const unwritable = (await writeFindings(client, settings)).map((found): DoctorCheck => ({
      key: 'finding',
      state: 'problem',
      values: [findingLine(found)]
    }));
    checks.push(
      ...unwritable,
      ...sources(settings, plan, describes),
      ...(await unusedObjects(client, settings, plan)),
      ...(await lastRun(client))
    );
  }
  checks.push(...(await budgetChecks(client, settings)));
  return { checks, problems: checks.filter(({ state }) => state === 'problem').length };
}

/** Who and where. */
export function signInCheck({ identity }: OrgClient): DoctorCheck {
  const { username, orgName, orgId, apiVersion, timeZone } = identity;
  return { key: 'signIn', state: 'ok', values: [username, orgName, orgId, apiVersion, timeZone] };
}

async function writeAccess(client: OrgClient, object: string): Promise<readonly DoctorCheck[]> {
  try {
    const { createable, updateable } = await client.describe(object);
    if (createable && updateable) return [{ key: 'writeObject', state: 'ok', values: [object] }];
    return [{ key: 'writeObject', state: 'problem', values: [object, client.identity.username] }];
  } catch (error) {
    if (!(error instanceof HealthError) || error.name !== 'ObjectMissing') throw error;
    return [{ key: 'object', state: 'problem', values: [object, client.identity.username] }];
  }
}

async function settingsOf(client: OrgClient, checks: DoctorCheck[]): Promise<Settings | undefined> {
  try {
    const settings = await loadSettings(client);
    const { scorecards, measures, productLines } = settings;
    checks.push({ key: 'settings', state: 'ok', values: [scorecards.length, measures.length, productLines.length] });
    if (productLines.length === 0) checks.push({ key: 'productLines', state: 'warning', values: [] });
    return settings;
  } catch (error) {
    if (!(error instanceof HealthError)) throw error;
    checks.push({ key: 'settings', state: 'problem', values: [error.values.at(-1) ?? error.name] });
    return undefined;
  }
}

function sources(settings: Settings, plan: PullPlan, asked: ReadonlyMap<string, ObjectDescribe | undefined>): readonly DoctorCheck[] {
  const unread = new Set(plan.warnings.flatMap(({ records }) => records));
  const describes = new Map([...asked].flatMap(([name, describe]) => (describe ? [[name, describe] as const] : [])));
  const lines = findingsInOrg(settingsInOrg(settings, unread), plan, describes).map(findingLine);
  const fields = plan.objects.reduce((sum, { columns }) => sum + columns.length, 0);
  return [
    { key: 'sources', state: 'ok', values: [plan.objects.length, fields] },
    ...plan.warnings.map((warning): DoctorCheck => ({
      key: 'sourceMissing',
      state: 'warning',
      values: [warning.object, missingPlaces(warning), warning.records.length]
    })),
    ...lines.map((line): DoctorCheck => ({ key: 'finding', state: 'problem', values: [line] }))
  ];
}

/** Objects of signals in which nothing was created for a year: measures on them will be off. */
async function unusedObjects(client: OrgClient, settings: Settings, plan: PullPlan): Promise<readonly DoctorCheck[]> {
  const read = new Set(settings.signals.map(({ object }) => object));
  const sourceObjects = plan.objects.filter(
    ({ object, columns }) => read.has(object) && columns.some(({ name }) => name === 'CreatedDate')
  );
  const counts = await Promise.all(
    sourceObjects.map(async ({ object }) => ({
      object,
      rows: await client.count(`SELECT COUNT() FROM ${object} WHERE CreatedDate = LAST_N_DAYS:365`)
    }))
  );
  const unused = counts.filter(({ rows }) => rows === 0).map(({ object }) => object);
  return unused.length === 0
    ? [{ key: 'use', state: 'ok', values: [counts.length] }]
    : [{ key: 'use', state: 'warning', values: [unused.join(', ')] }];
}

/** What the newest good run says of the org's data: what is off, held back, or wants something that somebody can do. */
async function lastRun(client: OrgClient): Promise<readonly DoctorCheck[]> {
  const [run] = await client.query(
    "SELECT Key__c, Finished_At__c, Status__c, Report__c FROM Headroom_Health_Run__c WHERE Status__c IN ('Done', 'Partly') ORDER BY Finished_At__c DESC LIMIT 1"
  );
  if (!run) return [{ key: 'lastRun', state: 'warning', values: [] }];
  const ended = new Date(String(run['Finished_At__c'])).toISOString();
  try {
    const place = { field: 'Report__c', record: `Headroom_Health_Run__c ${String(run['Key__c'])}` };
    return reportChecks(ended, readJsonIfAny('report', run['Report__c'], place) ?? {});
  } catch (error) {
    if (!(error instanceof HealthError) || error.name !== 'RecordUnreadable') throw error;
    return [{ key: 'report', state: 'problem', values: error.values }];
  }
}

function reportChecks(ended: string, report: Partial<OwnContent['report']>): readonly DoctorCheck[] {
  const off = Object.keys(report.off ?? {});
  const held = Object.entries(report.scorecards ?? {}).filter(([, { state }]) => state === 'held_back');
  const wanting = Object.entries(report.signals ?? {}).filter(
    ([, { state, fix }]) => state === 'in_use' && fix !== undefined && fix !== 'coverage'
  );
  return [
    off.length === 0
      ? { key: 'lastRunWhole', state: 'ok', values: [ended] }
      : { key: 'lastRun', state: 'ok', values: [ended, off.length, off.join(', ')] },
    ...held.map(([key, { numbers, of, needed }]): DoctorCheck => ({
      key: 'heldBack',
      state: 'warning',
      values: [key, numbers, of, needed]
    })),
    ...(wanting.length === 0
      ? []
      : [{ key: 'signals', state: 'warning', values: [wanting.length, wanting.map(([key]) => key).join(', ')] } as const])
  ];
}

/** What is left of the day's API calls and of data storage. @param settings  undefined = the whole day's calls */
export async function budgetChecks(client: OrgClient, settings: Settings | undefined): Promise<readonly DoctorCheck[]> {
  const { callsToday, callsADay, storageUsedMb, storageMaxMb } = await client.usage();
  const share = settings?.general.apiDayShare ?? 1;
  const calls: DoctorCheck = {
    key: 'calls',
    state: callsToday < callsADay * share ? 'ok' : 'problem',
    values: [callsToday, callsADay, Math.round(share * 100)]
  };
  if (storageUsedMb === undefined || storageMaxMb === undefined) return [calls];
  return [
    calls,
    {
      key: 'storage',
      state: storageUsedMb < storageMaxMb ? 'ok' : 'problem',
      values: [Math.round(storageUsedMb), Math.round(storageMaxMb)]
    }
  ];
}
