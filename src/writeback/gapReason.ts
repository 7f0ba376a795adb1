import type { CellJson } from '../domain/resultJson.ts';
import type { Settings } from '../domain/settings.ts';
import { decimalText } from './valueText.ts';

/**
 * Why a gap is there, as one short sentence for lists and reports: what is owned against what the rule of the customer's
 * segment says fits. Widgets word the same numbers in the reader's language.
 *
 * @example  gapReason(settings, cell, 80) // '80 seats below what software companies of 240 people use here'
 */
export function gapReason(settings: Settings, cell: CellJson, gap: number): string {
  const rule = settings.whitespaceRules.find((one) => one.key === cell.rule);
  const segment = rule?.segmentName ?? 'customers like this';
  const below = `${quantity(settings, cell.k, gap)} below what`;
  const base = cell.base ?? 0;
  switch (rule?.target.kind) {
    case 'per_employee':
      return `${below} ${segment} of ${decimalText(base, 0)} people use here`;
    case 'per_user':
      return `${below} fits ${decimalText(base, 0)} users`;
    case 'per_site':
      return `${below} fits ${decimalText(base, 0)} sites`;
    case 'per_product_line':
      return `${below} fits ${quantity(settings, rule.target.productLine, base)}`;
    case 'fixed':
      return cell.own === 0
        ? `What fits ${segment}: ${quantity(settings, cell.k, cell.tgt ?? gap)}; none owned yet`
        : `${below} fits ${segment}`;
    case undefined:
      return `${below} fits here`;
  }
}

/**
 * How many customers alike own a product line, as one short sentence.
 *
 * @example  alikeReason({ own: 12, of: 17 }) // '12 of 17 similar customers have it'
 */
export function alikeReason({ own, of }: NonNullable<CellJson['like']>): string {
  return `${decimalText(own, 0)} of ${decimalText(of, 0)} similar customers have it`;
}

function quantity(settings: Settings, productLine: string, count: number): string {
  const line = settings.productLines.find((one) => one.key === productLine);
  return `${decimalText(count, 2)} ${count === 1 ? (line?.unitOne ?? 'unit') : (line?.unit ?? 'units')}`;
}
