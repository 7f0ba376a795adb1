import type { GeneralSetting, Measure, RiskRule, Settings } from '../domain/settings.ts';
import { settingsHash } from './canonicalText.ts';
import { checkSettings } from './checkSettings.ts';
import { checkSize } from './checkSize.ts';
import type { Finding } from './finding.ts';
import { healthSettingType } from './healthSettingType.ts';
import { measureType } from './measureType.ts';
import { playbookStepType, playbookType } from './playbookTypes.ts';
import { contractSourceType, productLineType } from './productTypes.ts';
import { readRecords } from './recordReader.ts';
import type { RecordState, SettingRows } from './recordReader.ts';
import { riskRuleType } from './riskRuleType.ts';
import { bandType, groupType, scorecardType } from './scorecardTypes.ts';
import { signalType } from './signalType.ts';
import { whitespaceRuleType } from './whitespaceRuleType.ts';

/** Every Custom Metadata type of the package. */
export const settingTypes = [
  healthSettingType,
  scorecardType,
  groupType,
  signalType,
  measureType,
  bandType,
  riskRuleType,
  contractSourceType,
  productLineType,
  whitespaceRuleType,
  playbookType,
  playbookStepType
] as const;

/** Settings with everything that is wrong with them; `settings` may be used only where there are no findings. */
export type ReadSettings = { readonly settings: Settings | undefined; readonly findings: readonly Finding[] };

/**
 * Reads rows of Custom Metadata into settings and checks them (pure).
 *
 * Only active records count, and what belongs to a record that is switched off is off with it: groups, measures,
 * bands and limits of a scorecard, rules and measures of a product line, steps of a playbook.
 *
 * @returns  settings (undefined without an active general record or scorecard) and all findings at once
 */
export function readSettings(rows: SettingRows): ReadSettings {
  const findings: Finding[] = [...checkSize(rows)];
  const state: RecordState = { inactive: new Set(), broken: new Set() };
  const read = readAll(rows, state, findings);
  const general = oneGeneral(read.generals, findings);
  if (general === undefined || read.content.scorecards.length === 0) {
    return { settings: undefined, findings };
  }
  const content = withoutSwitchedOff({ general, ...read.content }, state.inactive);
  const settings = { ...content, hash: settingsHash(content) };
  return { settings, findings: [...findings, ...elsewhere(checkSettings(settings, state), findings)] };
}

/** Findings about fields of which nothing was found before: one that cannot be read is not empty too. */
function elsewhere(found: readonly Finding[], before: readonly Finding[]): readonly Finding[] {
  const place = ({ record, field }: Finding): string => `${record} ${field}`;
  const places = new Set(before.map(place));
  return found.filter((finding) => !places.has(place(finding)));
}

type Content = Omit<Settings, 'hash'>;

function readAll(
  rows: SettingRows,
  state: RecordState,
  findings: Finding[]
): { readonly generals: readonly GeneralSetting[]; readonly content: Omit<Content, 'general'> } {
  return {
    generals: readRecords(healthSettingType, rows, state, findings),
    content: {
      scorecards: readRecords(scorecardType, rows, state, findings),
      groups: readRecords(groupType, rows, state, findings),
      signals: readRecords(signalType, rows, state, findings),
      measures: readRecords(measureType, rows, state, findings),
      bands: readRecords(bandType, rows, state, findings),
      riskRules: readRecords(riskRuleType, rows, state, findings),
      contractSources: readRecords(contractSourceType, rows, state, findings),
      productLines: readRecords(productLineType, rows, state, findings),
      whitespaceRules: readRecords(whitespaceRuleType, rows, state, findings),
      playbooks: readRecords(playbookType, rows, state, findings),
      playbookSteps: readRecords(playbookStepType, rows, state, findings)
    }
  };
}

function oneGeneral(generals: readonly GeneralSetting[], findings: Finding[]): GeneralSetting | undefined {
  for (const more of generals.slice(1)) {
    const what = `is active beside ${generals[0]?.record ?? ''}, but there can be one only`;
    findings.push({
      code: 'E-GENERAL-TWICE',
      record: more.record,
      field: 'Active__c',
      value: 'true',
      what,
      fix: 'Switch one of the two records off'
    });
  }
  return generals[0];
}

function withoutSwitchedOff(content: Content, inactive: ReadonlySet<string>): Content {
  const on = (type: string, key: string | undefined): boolean => key === undefined || !inactive.has(`${type}.${key}`);
  const scorecardOn = (key: string | undefined): boolean => on('Headroom_Scorecard', key);
  const lineOn = (key: string | undefined): boolean => on('Headroom_Product_Line', key);
  const offGroups = new Set(content.groups.filter((group) => !scorecardOn(group.scorecard)).map((group) => group.key));
  const measureOn = (measure: Measure): boolean =>
    !offGroups.has(measure.group) &&
    on('Headroom_Scorecard_Group', measure.group) &&
    (measure.judge.kind !== 'whitespace' || lineOn(measure.judge.productLine));
  const ruleOn = (rule: RiskRule): boolean => !('scorecard' in rule.effect) || scorecardOn(rule.effect.scorecard);
  return {
    ...content,
    groups: content.groups.filter((group) => scorecardOn(group.scorecard)),
    measures: content.measures.filter(measureOn),
    bands: content.bands.filter((band) => scorecardOn(band.scorecard)),
    riskRules: content.riskRules.filter(ruleOn),
    whitespaceRules: content.whitespaceRules.filter((rule) => lineOn(rule.productLine)),
    playbookSteps: content.playbookSteps.filter((step) => on('Headroom_Playbook', step.playbook))
  };
}
