/** Why a product line stands as it does, as a sentence of parts with links to the records concerned. */
import ANSWER_COMPETITOR from '@salesforce/label/c.Headroom_Answer_Has_Competitor';
import ANSWER_LATER from '@salesforce/label/c.Headroom_Answer_Later';
import ANSWER_NOT_FIT from '@salesforce/label/c.Headroom_Answer_Not_A_Fit';
import ANSWER_THEMSELVES from '@salesforce/label/c.Headroom_Answer_Does_It_Themselves';
import COMPETITOR from '@salesforce/label/c.Headroom_Why_Competitor';
import COMPETITOR_SAID from '@salesforce/label/c.Headroom_Why_Competitor_Said';
import CONTRACT_MISSING from '@salesforce/label/c.Headroom_Why_Contract_Value';
import COVERED from '@salesforce/label/c.Headroom_Why_Covered';
import EMPLOYEES from '@salesforce/label/c.Headroom_Why_Employees_Field';
import EMPLOYEES_MISSING from '@salesforce/label/c.Headroom_Why_Employees';
import FITS_NONE from '@salesforce/label/c.Headroom_Why_Fits_None';
import GAP from '@salesforce/label/c.Headroom_Why_Gap';
import GAP_EMPLOYEES from '@salesforce/label/c.Headroom_Why_Gap_Employees';
import GAP_LINE from '@salesforce/label/c.Headroom_Why_Gap_Line';
import GAP_SEGMENT from '@salesforce/label/c.Headroom_Why_Gap_Segment';
import GAP_USERS from '@salesforce/label/c.Headroom_Why_Gap_Users';
import HOLD from '@salesforce/label/c.Headroom_Why_Hold';
import HOLD_ALL from '@salesforce/label/c.Headroom_Why_Hold_All';
import NEEDS_FIRST from '@salesforce/label/c.Headroom_Why_Needs_First';
import NO_RULE from '@salesforce/label/c.Headroom_Why_No_Rule';
import OPPORTUNITY from '@salesforce/label/c.Headroom_Why_Opportunity';
import OPPORTUNITY_CLOSE from '@salesforce/label/c.Headroom_Why_Opportunity_Close';
import OPPORTUNITY_HIDDEN from '@salesforce/label/c.Headroom_Why_Opportunity_Hidden';
import QUANTITY_MISSING from '@salesforce/label/c.Headroom_Why_Quantity';
import RETIRED from '@salesforce/label/c.Headroom_Why_Retired';
import SEGMENT_ANY from '@salesforce/label/c.Headroom_Segment_Any';
import SAID from '@salesforce/label/c.Headroom_Why_Said';
import TARGET_LINE_MISSING from '@salesforce/label/c.Headroom_Why_Target_Line';
import UNKNOWN from '@salesforce/label/c.Headroom_Why_Unknown';
import { ruleSentence, withEnding } from 'c/headroomCards';
import { formatDay, formatNumber } from 'c/headroomFormat';
import { lineQuantity } from 'c/headroomUnits';
import { fill, sentence } from 'c/headroomWords';

/** A reason is one line; a longer one is cut down to the gap. */
const LONGEST = 90;

/** @typedef {{ settings: Headroom.LineSettings, accountId: string, today?: string }} Context */

/** @type {Record<string, string>} */
const MISSING = { quantity: QUANTITY_MISSING, target_line: TARGET_LINE_MISSING, contract_value: CONTRACT_MISSING };
/** @type {Record<string, string>} */
const ANSWERS = {
  Not_A_Fit: ANSWER_NOT_FIT,
  Has_Competitor: ANSWER_COMPETITOR,
  Does_It_Themselves: ANSWER_THEMSELVES,
  Later: ANSWER_LATER
};

/**
 * A gap against what the rule of the customer's segment says fits: every number is the sync's own.
 * @param {Headroom.CellJson} cell
 * @param {any} record
 * @param {Context} context
 * @returns {Headroom.Part[]}
 */
function ruleReason(cell, record, context) {
  if (typeof record?.gap !== 'number') {
    return [];
  }
  const gap = lineQuantity(record.gap, cell.k, context.settings);
  const full = gapSentence(cell, gap, context.settings);
  return [{ text: full.length > LONGEST ? fill(GAP, gap) : full }];
}

/**
 * @param {Headroom.CellJson} cell
 * @param {string} gap  with its unit
 * @param {Headroom.LineSettings} settings
 */
function gapSentence(cell, gap, settings) {
  const rule = settings.whitespaceRules.find((candidate) => candidate.k === cell.rule);
  const segment = rule?.segment ?? SEGMENT_ANY;
  switch (rule?.per) {
    case 'per_employee':
      return fill(GAP_EMPLOYEES, gap, segment, formatNumber(cell.base ?? 0));
    case 'per_user':
      return fill(GAP_USERS, gap, formatNumber(cell.base ?? 0));
    case 'per_product_line':
      return fill(GAP_LINE, gap, lineQuantity(cell.base ?? 0, rule.perLine ?? '', settings));
    case 'fixed':
      return cell.own === 0 ? fill(FITS_NONE, segment, lineQuantity(cell.tgt ?? 0, cell.k, settings)) : fill(GAP_SEGMENT, gap, segment);
    default:
      return fill(GAP, gap);
  }
}

/**
 * @param {Headroom.CellJson} cell
 * @param {any} record
 * @param {Context} context
 * @returns {Headroom.Part[]}
 */
function opportunityReason(cell, record, context) {
  const opportunity = record?.opportunity;
  if (!opportunity?.Name) {
    return [{ text: OPPORTUNITY_HIDDEN }];
  }
  const link = { text: opportunity.Name, recordId: opportunity.Id, objectApiName: 'Opportunity' };
  if (!opportunity.CloseDate) {
    return sentence(OPPORTUNITY, [link]);
  }
  return sentence(OPPORTUNITY_CLOSE, [link, { text: formatDay(opportunity.CloseDate, context.today) }]);
}

/**
 * The hold's own text, with the record by which it holds.
 * @param {Headroom.CellJson} cell
 * @param {Context} context
 * @returns {Headroom.Part[]}
 */
export function holdText(cell, context) {
  const hold = cell.hold;
  const setting = context.settings.holds.find((candidate) => candidate.k === hold?.rule);
  const line = context.settings.lines.find((candidate) => candidate.k === cell.k)?.title ?? cell.k;
  const rule = { k: hold?.rule ?? '', val: hold?.val ?? null, on: hold?.on, by: hold?.by, ids: hold?.ids ?? [], line };
  return ruleSentence(setting, rule, context.today);
}

/**
 * @param {Headroom.CellJson} cell
 * @param {any} _record
 * @param {Context} context
 * @returns {Headroom.Part[]}
 */
function holdReason(cell, _record, context) {
  const hold = cell.hold;
  if (!hold) {
    return [];
  }
  if (hold.all) {
    return [{ text: HOLD_ALL }];
  }
  const department = context.settings.holds.find((candidate) => candidate.k === hold.rule)?.department ?? '';
  const text = { text: '' };
  const places = [{ text: formatDay(hold.since, context.today) }, text, { text: department }];
  const parts = sentence(HOLD, places).flatMap((part) => (part === text ? holdText(cell, context) : part));
  return withEnding(parts, hold);
}

/**
 * @param {Headroom.CellJson} cell
 * @param {any} _record
 * @param {Context} context
 * @returns {Headroom.Part[]}
 */
function unknownReason(cell, _record, context) {
  if (cell.because === 'employees') {
    return sentence(EMPLOYEES_MISSING, [{ text: EMPLOYEES, recordId: context.accountId, objectApiName: 'Account', action: 'edit' }]);
  }
  return [{ text: MISSING[cell.because ?? ''] ?? UNKNOWN }];
}

/**
 * @param {Headroom.CellJson} cell
 * @returns {Headroom.Part[]}
 */
function competitorReason(cell) {
  return cell.competitor ? sentence(COMPETITOR, [{ ids: [cell.competitor.id], objects: ['Asset'] }]) : [{ text: COMPETITOR_SAID }];
}

/**
 * @param {Headroom.CellJson} cell
 * @param {any} _record
 * @param {Context} context
 * @returns {Headroom.Part[]}
 */
function notEligibleReason(cell, _record, context) {
  if (cell.because === 'retired') {
    return [{ text: RETIRED }];
  }
  const needed = context.settings.lines.find((line) => line.k === cell.k)?.needsFirst;
  const title = context.settings.lines.find((line) => line.k === needed)?.title ?? needed ?? '';
  return [{ text: fill(NEEDS_FIRST, title) }];
}

/** @type {Record<string, (cell: Headroom.CellJson, record: any, context: Context) => Headroom.Part[]>} */
const REASONS = {
  Open: ruleReason,
  Partly_Used: ruleReason,
  Open_Opportunity: opportunityReason,
  Unknown: unknownReason,
  Blocked_At_Risk: holdReason,
  Has_Competitor: competitorReason,
  Not_A_Fit: (cell) => [{ text: cell.feedback ? fill(SAID, ANSWERS[cell.feedback.answer] ?? '') : '' }],
  Not_Eligible: notEligibleReason,
  No_Rule: () => [{ text: NO_RULE }],
  Covered: () => [{ text: COVERED }]
};

/**
 * @param {Headroom.CellJson} cell
 * @param {any} record  row of the cell's record, where it has one
 * @param {Context} context
 * @returns {Headroom.Part[]}
 */
export function whyOf(cell, record, context) {
  return (REASONS[cell.st] ?? (() => []))(cell, record, context);
}
