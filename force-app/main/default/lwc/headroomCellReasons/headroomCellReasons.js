/** Why a product line stands as it does, as a sentence of parts with links to the records concerned. */
import CONTRACT_MISSING from '@salesforce/label/c.Headroom_Why_Contract_Value';
import COVERED from '@salesforce/label/c.Headroom_Why_Covered';
import EMPLOYEES from '@salesforce/label/c.Headroom_Why_Employees_Field';
import EMPLOYEES_MISSING from '@salesforce/label/c.Headroom_Why_Employees';
import NEEDS_FIRST from '@salesforce/label/c.Headroom_Why_Needs_First';
import NOT_SOLD_HERE from '@salesforce/label/c.Headroom_Why_Not_Sold_Here';
import NO_RULE from '@salesforce/label/c.Headroom_Why_No_Rule';
import OPPORTUNITY from '@salesforce/label/c.Headroom_Why_Opportunity';
import OPPORTUNITY_CLOSE from '@salesforce/label/c.Headroom_Why_Opportunity_Close';
import OPPORTUNITY_HIDDEN from '@salesforce/label/c.Headroom_Why_Opportunity_Hidden';
import OPPORTUNITY_STAGE from '@salesforce/label/c.Headroom_Why_Opportunity_Stage';
import QUANTITY_MISSING from '@salesforce/label/c.Headroom_Why_Quantity';
import RETIRED from '@salesforce/label/c.Headroom_Why_Retired';
import SITES_MISSING from '@salesforce/label/c.Headroom_Why_Sites';
import TARGET_LINE_MISSING from '@salesforce/label/c.Headroom_Why_Target_Line';
import UNKNOWN from '@salesforce/label/c.Headroom_Why_Unknown';
import USERS_MISSING from '@salesforce/label/c.Headroom_Why_Users';
import { formatDay } from 'c/headroomFormat';
import { fill, sentence } from 'c/headroomWords';
import { holdReason } from './holdReasons';
import { ruleReason } from './ruleReasons';
import { competitorReason, saidReason } from './saidReasons';

export { blockerOf, holdPlace, holdSetting, holdText, ownerPart } from './holdReasons';
export { likeText, sitesText } from './ruleReasons';
export { saidParts } from './saidReasons';

/** @type {Record<string, string>} */
const MISSING = {
  quantity: QUANTITY_MISSING,
  target_line: TARGET_LINE_MISSING,
  contract_value: CONTRACT_MISSING,
  users: USERS_MISSING,
  sites: SITES_MISSING
};

/**
 * The stage stands under the amount of the opportunity; of one without an amount it is told here.
 * @param {Headroom.CellJson} cell
 * @param {any} record
 * @param {Headroom.ReasonContext} context
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
  const day = { text: formatDay(opportunity.CloseDate, context.today) };
  const stage = opportunity.StageNameShown ?? opportunity.StageName;
  if (stage && typeof opportunity.Amount !== 'number') {
    return sentence(OPPORTUNITY_STAGE, [link, day, { text: stage }]);
  }
  return sentence(OPPORTUNITY_CLOSE, [link, day]);
}

/**
 * @param {Headroom.CellJson} cell
 * @param {any} _record
 * @param {Headroom.ReasonContext} context
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
 * @param {any} _record
 * @param {Headroom.ReasonContext} context
 * @returns {Headroom.Part[]}
 */
function notEligibleReason(cell, _record, { settings }) {
  if (cell.because === 'retired') {
    return [{ text: RETIRED }];
  }
  if (cell.because === 'not_sold_here') {
    return [{ text: NOT_SOLD_HERE }];
  }
  const needed = settings.lines.find((line) => line.k === cell.k)?.needsFirst;
  const title = settings.lines.find((line) => line.k === needed)?.title ?? needed ?? '';
  return [{ text: fill(NEEDS_FIRST, title) }];
}

/** @type {Record<string, (cell: Headroom.CellJson, record: any, context: Headroom.ReasonContext) => Headroom.Part[]>} */
const REASONS = {
  Open: ruleReason,
  Partly_Used: ruleReason,
  Open_Opportunity: opportunityReason,
  Unknown: unknownReason,
  Blocked_At_Risk: holdReason,
  Has_Competitor: competitorReason,
  Not_A_Fit: saidReason,
  Not_Eligible: notEligibleReason,
  No_Rule: () => [{ text: NO_RULE }],
  Covered: () => [{ text: COVERED }]
};

/**
 * @param {Headroom.CellJson} cell
 * @param {any} record  row of the cell's record, where it has one
 * @param {Headroom.ReasonContext} context
 * @returns {Headroom.Part[]}
 */
export function whyOf(cell, record, context) {
  return (REASONS[cell.st] ?? (() => []))(cell, record, context);
}
