/** The rule that set the target, with the numbers it was worked out from. */
import COVERED from '@salesforce/label/c.Headroom_Rule_Covered';
import FITS from '@salesforce/label/c.Headroom_Rule_Fits';
import FITS_EACH from '@salesforce/label/c.Headroom_Rule_Fits_Each';
import LEVELS from '@salesforce/label/c.Headroom_Rule_Levels';
import { sitesText } from 'c/headroomCellReasons';
import { formatNumber, formatShare } from 'c/headroomFormat';
import { lineQuantity, withUnit } from 'c/headroomUnits';
import { fill } from 'c/headroomWords';

/** @typedef {Headroom.LineSettings['whitespaceRules'][number]} Rule */

/**
 * What the target was worked out from: "240 people"; empty where it is fixed.
 * @param {Rule} rule
 * @param {number} base
 * @param {Headroom.LineSettings} settings
 */
function baseText(rule, base, settings) {
  switch (rule.per) {
    case 'per_employee':
      return withUnit(base, 'people');
    case 'per_user':
      return withUnit(base, 'users');
    case 'per_site':
      return sitesText(base);
    case 'per_product_line':
      return lineQuantity(base, rule.perLine ?? '', settings);
    default:
      return '';
  }
}

/**
 * @param {Headroom.CellJson} cell
 * @param {Headroom.LineSettings} settings
 * @returns {string[]}  nothing where no rule is for this customer, or the settings no longer hold it
 */
export function ruleTexts(cell, settings) {
  const rule = settings.whitespaceRules.find(({ k }) => k === cell.rule);
  if (!rule || cell.tgt === null) {
    return [];
  }
  const target = lineQuantity(cell.tgt, cell.k, settings);
  const base = cell.base === undefined ? '' : baseText(rule, cell.base, settings);
  const isEach = base !== '' && rule.target !== undefined;
  const fits = isEach ? fill(FITS_EACH, rule.title, target, formatNumber(rule.target ?? 0), base) : fill(FITS, rule.title, target);
  /** @param {number} edge */
  const edgeText = (edge) => {
    return rule.basis === 'share' ? formatShare(edge) : lineQuantity(edge, cell.k, settings);
  };
  const covered = edgeText(rule.greenFrom);
  return [fits, rule.yellowFrom === rule.greenFrom ? fill(COVERED, covered) : fill(LEVELS, edgeText(rule.yellowFrom), covered)];
}
