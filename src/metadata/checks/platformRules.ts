import type { PackageModel } from '../model.ts';
import { structureRule } from './checkStructure.ts';
import type { Finding } from './finding.ts';
import type { OrgNames } from './lookup.ts';
import { emptyOrg, lookupOf } from './lookup.ts';
import type { Rule } from './rule.ts';
import { accessRules } from './rules/accessRules.ts';
import { accessTwiceRule } from './rules/accessTwiceRule.ts';
import { actionRules } from './rules/actionRules.ts';
import { appRules } from './rules/appRules.ts';
import { dashboardRules } from './rules/dashboardRules.ts';
import { fieldFormRules } from './rules/fieldFormRules.ts';
import { fieldRules } from './rules/fieldRules.ts';
import { flowRules } from './rules/flowRules.ts';
import { flowTextRules } from './rules/flowTextRules.ts';
import { formulaRules } from './rules/formulaRules.ts';
import { layoutRules } from './rules/layoutRules.ts';
import { lwcConfigurationRules } from './rules/lwcConfigurationRules.ts';
import { lwcRules } from './rules/lwcRules.ts';
import { nameRules } from './rules/nameRules.ts';
import { objectRules } from './rules/objectRules.ts';
import { pageRules } from './rules/pageRules.ts';
import { picklistRules } from './rules/picklistRules.ts';
import { readableRule } from './rules/readableRule.ts';
import { recordRules } from './rules/recordRules.ts';
import { relationshipRules } from './rules/relationshipRules.ts';
import { reportRules } from './rules/reportRules.ts';
import { recordTypeRules } from './rules/recordTypeRules.ts';
import { summaryRules } from './rules/summaryRules.ts';
import { translationRules } from './rules/translationRules.ts';

/** What a deploy refuses. Adding a rule is an entry in a file of `rules` and a case in test/unit/metadata. */
export const platformRules: readonly Rule[] = [
  readableRule,
  structureRule,
  ...nameRules,
  ...fieldRules,
  ...fieldFormRules,
  ...summaryRules,
  ...picklistRules,
  ...relationshipRules,
  ...formulaRules,
  ...objectRules,
  ...recordTypeRules,
  ...recordRules,
  ...accessRules,
  accessTwiceRule,
  ...pageRules,
  ...appRules,
  ...layoutRules,
  ...actionRules,
  ...reportRules,
  ...dashboardRules,
  ...flowRules,
  ...flowTextRules,
  ...translationRules,
  ...lwcRules,
  ...lwcConfigurationRules
];

/**
 * What the platform refuses of a package, in the order of the rules.
 *
 * @param org  what the org has beside the package; left out, the platform's own objects as far as jsforce's schema knows them
 */
export function platformFindings(model: PackageModel, org: OrgNames = emptyOrg): readonly Finding[] {
  const input = { model, lookup: lookupOf(model, org) };
  return platformRules.flatMap(({ check }) => check(input));
}
