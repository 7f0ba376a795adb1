import type { Settings } from '../domain/settings.ts';
import type { ObjectDescribe } from '../org/orgClient.ts';
import type { PullPlan } from '../pull/pullPlan.ts';
import type { Finding } from '../settings/finding.ts';
import { checkSignals } from '../signals/resolve/checkSignals.ts';

/**
 * Settings without the records that read objects the org lacks, and without ratios that rest on those: a default record
 * must not stop a run. A ratio of a signal that never was there stays, since that is a mistake to be found. Pure.
 *
 * @param unread  full names of records whose object is not there
 */
export function settingsInOrg(settings: Settings, unread: ReadonlySet<string>): Settings {
  const stays = ({ record }: { readonly record: string }): boolean => !unread.has(record);
  const gone = new Set(settings.signals.filter((signal) => !stays(signal)).map(({ key }) => key));
  for (let before = -1; before < gone.size;) {
    before = gone.size;
    for (const { key, numerator = '', denominator = '' } of settings.signals)
      if (gone.has(numerator) || gone.has(denominator)) gone.add(key);
  }
  return {
    ...settings,
    signals: settings.signals.filter(({ key }) => !gone.has(key)),
    contractSources: settings.contractSources.filter(stays)
  };
}

/**
 * Everything in the settings that this org does not have, each once: where the check of the signals and the plan of the
 * pull both stumble over a field, the check has the better words; of an object that is not there, no field is said. Pure.
 */
export function findingsInOrg(settings: Settings, plan: PullPlan, describes: ReadonlyMap<string, ObjectDescribe>): readonly Finding[] {
  const explained = checkSignals(settings, describes);
  const places = new Set(explained.map(placeOf));
  const withoutObject = new Set(explained.filter(({ field }) => field === 'Object__c').map(({ record }) => record));
  const onlyInPlan = plan.findings.filter((finding) => !places.has(placeOf(finding)) && !withoutObject.has(finding.record));
  const findings = [...explained, ...onlyInPlan];
  return [...new Map(findings.map((finding) => [`${placeOf(finding)} ${finding.value}`, finding])).values()];
}

function placeOf({ record, field }: Finding): string {
  return `${record} ${field}`;
}
