/** The values that a new opportunity begins with, and the page that shows them. */
import NAME from '@salesforce/label/c.Headroom_Opportunity_Name';
import ACCOUNT from '@salesforce/schema/Opportunity.AccountId';
import CELL_KEY from '@salesforce/schema/Opportunity.Headroom_Cell_Key__c';
import CLOSE_DATE from '@salesforce/schema/Opportunity.CloseDate';
import LINE from '@salesforce/schema/Opportunity.Headroom_Product_Line__c';
import OPPORTUNITY from '@salesforce/schema/Opportunity';
import OPPORTUNITY_NAME from '@salesforce/schema/Opportunity.Name';
import PRICE_BOOK from '@salesforce/schema/Opportunity.Pricebook2Id';
import STAGE from '@salesforce/schema/Opportunity.StageName';
import { daysAfter } from 'c/headroomFormat';
import { fill } from 'c/headroomWords';
import { encodeDefaultFieldValues } from 'lightning/pageReferenceUtils';

/** Length of Opportunity.Name on the platform. */
const NAME_LENGTH = 120;

/**
 * Stages that an opportunity can stand in while it is open, in the org's order. The platform says of each stage whether it is
 * closed; of a stage of which it does not, nothing is assumed, and it is no open stage.
 * @param {{ values: readonly { value: string, label: string, attributes: { closed?: boolean } | null }[] } | undefined} picklist
 * @returns {{ value: string, label: string }[]}
 */
export function openStages(picklist) {
  return (picklist?.values ?? []).filter(({ attributes }) => attributes?.closed === false).map(({ value, label }) => ({ value, label }));
}

/**
 * Stage of a new opportunity: the published one if the org offers it, else the org's first open one.
 * @param {string | undefined} published
 * @param {{ values: readonly any[] } | undefined} picklist
 */
function stageOf(published, picklist) {
  const offered = (picklist?.values ?? []).some(({ value }) => value === published);
  return offered ? published : openStages(picklist)[0]?.value;
}

/**
 * The beginning of a text that fits a field. A character of two halves is taken whole or not at all.
 * @param {string} text
 * @param {number} length  most UTF-16 units
 */
function cut(text, length) {
  return text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');
}

/**
 * Values by field, of those fields alone that the viewer may fill: a value for another one would have the org refuse the record.
 * What is not known is left out, and the org's own defaults stand.
 * Source: https://developer.salesforce.com/docs/platform/lightning-component-reference/guide/lightning-page-reference-utils.html
 *
 * @param {Headroom.CellRow} row
 * @param {Headroom.OpeningFacts} facts
 * @returns {Record<string, string>}
 * @example openingValues(row, { account, today: '2027-03-18', settings: { closeDays: 30 }, ... }).CloseDate // '2027-04-17'
 */
export function openingValues(row, { account, today, settings, info, picklist, priceBookId }) {
  const { stage, closeDays } = settings ?? {};
  /** @type {[field: string, value: string | undefined][]} */
  const values = [
    [ACCOUNT.fieldApiName, account.id],
    [OPPORTUNITY_NAME.fieldApiName, cut(fill(NAME, account.name, row.title), NAME_LENGTH)],
    [STAGE.fieldApiName, stageOf(stage, picklist)],
    [CLOSE_DATE.fieldApiName, today !== undefined && closeDays !== undefined ? daysAfter(today, closeDays) : undefined],
    [PRICE_BOOK.fieldApiName, priceBookId],
    [LINE.fieldApiName, row.key],
    [CELL_KEY.fieldApiName, row.cellKey],
    ['CurrencyIsoCode', account.currency]
  ];
  const known = values.filter(([field, value]) => value !== undefined && info.fields[field]?.createable === true);
  return Object.fromEntries(/** @type {[string, string][]} */ (known));
}

/**
 * The standard page of a new opportunity with values filled in. An override of *New* that the org has made stands, and whoever may
 * choose among record types is asked.
 * @param {Record<string, string>} values
 */
export function newOpportunityPage(values) {
  return {
    type: 'standard__objectPage',
    attributes: { objectApiName: OPPORTUNITY.objectApiName, actionName: 'new' },
    state: { defaultFieldValues: encodeDefaultFieldValues(values), useRecordTypeCheck: '1' }
  };
}

/**
 * Input of the mutation that creates it.
 * @param {Record<string, string>} values
 */
export function recordInput(values) {
  return { [OPPORTUNITY.objectApiName]: values };
}
