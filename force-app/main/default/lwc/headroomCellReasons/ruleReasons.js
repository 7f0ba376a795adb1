/** Why there is room: the gap against what the rule of the customer's segment says fits, or what similar customers have. */
import FITS_NONE from '@salesforce/label/c.Headroom_Why_Fits_None';
import GAP from '@salesforce/label/c.Headroom_Why_Gap';
import GAP_EMPLOYEES from '@salesforce/label/c.Headroom_Why_Gap_Employees';
import GAP_LINE from '@salesforce/label/c.Headroom_Why_Gap_Line';
import GAP_SEGMENT from '@salesforce/label/c.Headroom_Why_Gap_Segment';
import GAP_USERS from '@salesforce/label/c.Headroom_Why_Gap_Users';
import LIKE from '@salesforce/label/c.Headroom_Like';
import SEGMENT_ANY from '@salesforce/label/c.Headroom_Segment_Any';
import SITES_MANY from '@salesforce/label/c.Headroom_Unit_Sites';
import SITES_ONE from '@salesforce/label/c.Headroom_Unit_Site';
import { formatNumber } from 'c/headroomFormat';
import { lineQuantity } from 'c/headroomUnits';
import { counted, fill } from 'c/headroomWords';

/** A reason is one line; a longer one is cut down to the gap. */
const LONGEST = 90;

/**
 * "12 of 17 similar customers have it"; empty where too few own it.
 * @param {Headroom.CellJson} cell
 */
export function likeText({ like }) {
  return like === undefined ? '' : fill(LIKE, formatNumber(like.own), formatNumber(like.of));
}

/**
 * @param {number} sites
 */
export function sitesText(sites) {
  return counted(sites, { one: SITES_ONE, many: SITES_MANY }, formatNumber(sites));
}

/**
 * The rule's reason, every number of which is the sync's own. A rule that is for all customers alike and of whose line nothing is owned
 * says no more than that it fits: what similar customers have then says more.
 * @param {Headroom.CellJson} cell
 * @param {any} record
 * @param {Headroom.ReasonContext} context
 * @returns {Headroom.Part[]}
 */
export function ruleReason(cell, record, { settings }) {
  const alike = likeText(cell);
  if (typeof record?.gap !== 'number') {
    return alike === '' ? [] : [{ text: alike }];
  }
  const rule = settings.whitespaceRules.find((candidate) => candidate.k === cell.rule);
  if (alike !== '' && rule?.per === 'fixed' && rule.segment === undefined && cell.own === 0) {
    return [{ text: alike }];
  }
  const gap = lineQuantity(record.gap, cell.k, settings);
  const full = gapSentence(cell, { gap, rule }, settings);
  return [{ text: full.length > LONGEST ? fill(GAP, gap) : full }];
}

/**
 * @param {Headroom.CellJson} cell
 * @param {{ gap: string, rule?: Headroom.LineSettings['whitespaceRules'][number] }} about  gap with its unit
 * @param {Headroom.LineSettings} settings
 */
function gapSentence(cell, { gap, rule }, settings) {
  const segment = rule?.segment ?? SEGMENT_ANY;
  switch (rule?.per) {
    case 'per_employee':
      return fill(GAP_EMPLOYEES, gap, segment, formatNumber(cell.base ?? 0));
    case 'per_user':
      return fill(GAP_USERS, gap, formatNumber(cell.base ?? 0));
    case 'per_site':
      return fill(GAP_LINE, gap, sitesText(cell.base ?? 0));
    case 'per_product_line':
      return fill(GAP_LINE, gap, lineQuantity(cell.base ?? 0, rule.perLine ?? '', settings));
    case 'fixed':
      return cell.own === 0 ? fill(FITS_NONE, segment, lineQuantity(cell.tgt ?? 0, cell.k, settings)) : fill(GAP_SEGMENT, gap, segment);
    default:
      return fill(GAP, gap);
  }
}
