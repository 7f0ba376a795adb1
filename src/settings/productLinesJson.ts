import type { ProductLineSettingsJson } from '../domain/resultJson.ts';
import type { Settings } from '../domain/settings.ts';
import { inOrder } from './inOrder.ts';
import { lineReads, segmentHash } from './readsHash.ts';
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
      ...(line.needsFirst === undefined ? {} : { needsFirst: line.needsFirst }),
      ...(line.retiredOn === undefined ? {} : { retiredOn: line.retiredOn })
    })),
    whitespaceRules: [...settings.whitespaceRules].sort(inOrder).map(whitespaceRuleJson),
    holds: settings.riskRules
      .filter((rule) => rule.effect.kind === 'hold_all' || rule.effect.kind === 'hold_product_line')
      .map((rule) => ruleJson(settings, rule))
  };
}

function whitespaceRuleJson(rule: Settings['whitespaceRules'][number]): ProductLineSettingsJson['whitespaceRules'][number] {
  const reads = segmentHash(rule.segmentFilter);
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
