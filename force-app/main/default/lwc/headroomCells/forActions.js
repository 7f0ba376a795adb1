/** What the actions of a row start from: its key, what is missing, and what was made or said of it. */
import USER_ID from '@salesforce/user/Id';

/** The answer that asks for a note and decides nothing. */
const TELL_ME = 'Tell_Me';

/**
 * The newest deciding answer: one that no run has read yet, else the one that the run counted.
 * @param {Headroom.CellJson} cell
 * @param {readonly Headroom.LineAnswer[]} answers  to this product line, newest first
 * @returns {Headroom.CellAnswer | undefined}
 */
function answerOf(cell, answers) {
  const deciding = answers.filter(({ answer }) => answer !== TELL_ME);
  return deciding.find(({ isCounted }) => !isCounted) ?? deciding.find(({ id }) => id === cell.feedback?.id);
}

/**
 * True where the opportunity was made from this cell and has no product, as far as the viewer may know; a deal from elsewhere is not
 * ours to fill.
 * @param {any} opportunity  row of the open opportunity
 * @param {string} cellKey
 */
function lacksProduct(opportunity, cellKey) {
  return opportunity?.cellKey === cellKey && opportunity.hasProducts === false;
}

/**
 * @param {Headroom.CellJson} cell
 * @param {any} record  row of the cell's record, where it has one
 * @param {Headroom.CellContext} context
 */
export function forActions(cell, record, { accountId, settings, answers = [], made = [] }) {
  const cellKey = `${accountId}:${cell.k}`;
  const ofLine = answers.filter(({ line }) => line === cell.k);
  const created = cell.st === 'Open_Opportunity' ? undefined : made.find((opportunity) => opportunity.cellKey === cellKey);
  return {
    cellKey,
    recordId: record?.Id,
    gap: typeof record?.gap === 'number' ? record.gap : undefined,
    productCode: settings.lines.find(({ k }) => k === cell.k)?.code,
    opportunityId: cell.opp?.id,
    isOpportunityVisible: Boolean(record?.opportunity?.Id),
    isWithoutProduct: lacksProduct(record?.opportunity, cellKey),
    hold: cell.hold,
    comesBackOn: cell.feedback?.until,
    feedback: cell.feedback,
    created,
    answer: answerOf(cell, ofLine),
    tellMe: ofLine.find(({ answer, author }) => answer === TELL_ME && author?.id === USER_ID),
    tellsWhoAsks: settings.opportunity?.tasks === true
  };
}
