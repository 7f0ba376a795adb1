import type { ProductLineSettingsJson } from '../domain/resultJson.ts';
import type { Settings } from '../domain/settings.ts';
import { inOrder } from './inOrder.ts';
import { lineReads, ruleReads, soldHash } from './readsHash.ts';
import { withoutEmpty } from './settingType.ts';
import { ruleJson } from './ruleJson.ts';

/** Subject of the version that holds product lines, whitespace rules and holds. */
export const PRODUCT_LINES = 'product_lines';

type Content = Omit<Settings, 'hash'>;

/** What widgets need of product lines, whitespace rules and holds, and hashes of what decides levels beside it. */
export function productLinesJson(settings: Content): ProductLineSettingsJson {
  return {
    v: 1,
    kind: PRODUCT_LINES,
    customers: settings.general.title,
    lines: [...settings.productLines].sort(inOrder).map((line) => ({
      k: line.key,
      title: line.title,
      unit: line.unit,
      unitOne: line.unitOne,
      price: line.price.kind,
      reads: lineReads(settings, line),
      ...withoutEmpty({ needsFirst: line.needsFirst, code: line.productCode, retiredOn: line.retiredOn, sold: soldHash(line) })
    })),
    whitespaceRules: [...settings.whitespaceRules].sort(inOrder).map((rule) => whitespaceRuleJson(settings, rule)),
    holds: settings.riskRules
      .filter((rule) => rule.effect.kind === 'hold_all' || rule.effect.kind === 'hold_product_line')
      .map((rule) => ruleJson(settings, rule)),
    opportunity: opportunityJson(settings.general)
  };
}

function opportunityJson(general: Settings['general']): NonNullable<ProductLineSettingsJson['opportunity']> {
  const { opportunityStage: stage, opportunityCloseDays: closeDays, lossReasonField: lossReason, surveyFollowUp } = general;
  return withoutEmpty({ stage, closeDays, lossReason, tasks: surveyFollowUp ? true : undefined });
}

function whitespaceRuleJson(
  settings: Content,
  rule: Settings['whitespaceRules'][number]
): ProductLineSettingsJson['whitespaceRules'][number] {
  const reads = ruleReads(settings, rule);
  return {
    k: rule.key,
    line: rule.productLine,
    title: rule.title,
    why: rule.explanation,
    basis: rule.basis,
    yellowFrom: rule.yellowFrom,
    greenFrom: rule.greenFrom,
    per: rule.target.kind,
    target: 'quantity' in rule.target ? rule.target.quantity : rule.target.factor,
    ...(rule.target.kind === 'per_product_line' ? { perLine: rule.target.productLine } : {}),
    ...(rule.segmentName === undefined ? {} : { segment: rule.segmentName }),
    ...(reads === undefined ? {} : { reads })
  };
}
