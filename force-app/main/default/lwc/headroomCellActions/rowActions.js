/** What a whitespace row offers: its one button, its menu, and what stands in place of a button. Pure. */
import ADD_PRODUCT from '@salesforce/label/c.Headroom_Add_Product';
import CHANGE from '@salesforce/label/c.Headroom_Change_Answer';
import COMES_BACK from '@salesforce/label/c.Headroom_Comes_Back';
import CREATE from '@salesforce/label/c.Headroom_Create_Opportunity';
import CREATED from '@salesforce/label/c.Headroom_Created_Waiting';
import IN_MENU from '@salesforce/label/c.Headroom_In_The_Menu';
import NOTHING from '@salesforce/label/c.Headroom_No_Button_Nothing';
import NO_RIGHT from '@salesforce/label/c.Headroom_No_Button_Right';
import ON_HOLD from '@salesforce/label/c.Headroom_No_Button_Hold';
import SAY_COMPETITOR from '@salesforce/label/c.Headroom_Say_Has_Competitor';
import SAY_LATER from '@salesforce/label/c.Headroom_Say_Later';
import SAY_NOT_FIT from '@salesforce/label/c.Headroom_Say_Not_A_Fit';
import SAY_THEMSELVES from '@salesforce/label/c.Headroom_Say_Themselves';
import TAKEN_BACK from '@salesforce/label/c.Headroom_Taken_Back';
import TAKE_BACK from '@salesforce/label/c.Headroom_Take_Back';
import TELL_ME from '@salesforce/label/c.Headroom_Tell_Me';
import TELL_ME_END from '@salesforce/label/c.Headroom_Tell_Me_End';
import TOLD from '@salesforce/label/c.Headroom_Told';
import TOLD_OFF from '@salesforce/label/c.Headroom_Told_Off';
import UNKNOWN from '@salesforce/label/c.Headroom_No_Button_Unknown';
import VIEW from '@salesforce/label/c.Headroom_View_Opportunity';
import WAITING from '@salesforce/label/c.Headroom_Said_Waiting';
import { answerWord } from 'c/headroomAnswers';
import { formatDay } from 'c/headroomFormat';
import { fill } from 'c/headroomWords';

/** Entries of the menu that begin an answer: key `say:<answer>`. */
const SAY = [
  { key: 'say:Not_A_Fit', label: SAY_NOT_FIT },
  { key: 'say:Has_Competitor', label: SAY_COMPETITOR },
  { key: 'say:Does_It_Themselves', label: SAY_THEMSELVES },
  { key: 'say:Later', label: SAY_LATER }
];

const viewButton = { key: 'view', label: VIEW };

/** @typedef {{ rights: Headroom.ActionRights, userId: string, today?: string }} Viewer */

/**
 * True on a day on which an answer holds: until its date, and not on it.
 * @param {{ until?: string } | undefined} answer
 * @param {string} [today]
 */
export function isInForce(answer, today) {
  return answer !== undefined && (!answer.until || today === undefined || answer.until > today);
}

/**
 * What the viewer may say: change or take back an answer of his own, or answer.
 * @param {Headroom.CellAnswer | undefined} answer  in force
 * @param {Viewer} viewer
 */
function answersOf(answer, { rights, userId }) {
  if (answer && answer.author?.id === userId && rights.canEditAnswer) {
    return [
      { key: 'change', label: CHANGE },
      { key: 'takeBack', label: TAKE_BACK }
    ];
  }
  return rights.canAnswer ? SAY : [];
}

/**
 * What is offered for an opportunity that the viewer can see.
 * @param {Headroom.CellRow} row
 * @param {Viewer} viewer
 * @param {boolean} isWithoutProduct
 * @returns {Omit<Headroom.RowActions, 'note'>}
 */
function ofOpportunity({ productCode, gap }, { rights }, isWithoutProduct) {
  const adds = isWithoutProduct && rights.canAddProduct && Boolean(productCode) && Number(gap) > 0;
  return adds ? { primary: { key: 'addProduct', label: ADD_PRODUCT }, items: [viewButton] } : { primary: viewButton, items: [] };
}

/**
 * A row for which an opportunity was made that no run has read.
 * @param {Headroom.CellRow} row
 * @param {Viewer} viewer
 * @returns {Headroom.RowActions}
 */
function ofCreated(row, viewer) {
  return { note: CREATED, ...ofOpportunity(row, viewer, !row.created?.hasProducts) };
}

/**
 * A row with an open opportunity that a run has read.
 * @param {Headroom.CellRow} row
 * @param {Viewer} viewer
 * @returns {Headroom.RowActions}
 */
function ofOpen(row, viewer) {
  const canSee = Boolean(row.opportunityId) && row.isOpportunityVisible;
  return { note: '', ...(canSee ? ofOpportunity(row, viewer, row.isWithoutProduct) : { items: [] }) };
}

/**
 * A row on hold: no opportunity, but a wish to be told.
 * @param {Headroom.CellRow} row
 * @param {Viewer} viewer
 * @returns {Headroom.RowActions}
 */
function ofHeld({ tellMe, tellsWhoAsks }, { rights, userId, today }) {
  if (isInForce(tellMe, today)) {
    const isOwn = tellMe?.author?.id === userId && rights.canEditAnswer;
    return { note: tellsWhoAsks ? TOLD : TOLD_OFF, items: isOwn ? [{ key: 'endTellMe', label: TELL_ME_END }] : [] };
  }
  return { note: ON_HOLD, ...(rights.canAnswer ? { primary: { key: 'tellMe', label: TELL_ME, isLink: true } } : {}), items: [] };
}

/** @type {Record<string, (row: Headroom.CellRow, viewer: Viewer) => Headroom.RowActions>} */
const BY_STATUS = {
  Open: ofSellable,
  Partly_Used: ofSellable,
  Open_Opportunity: ofOpen,
  Blocked_At_Risk: ofHeld,
  Unknown: () => ({ note: UNKNOWN, items: [] }),
  Not_A_Fit: ofAnswered,
  Has_Competitor: ofAnswered
};

/**
 * @param {Headroom.CellRow} row
 * @param {Viewer} viewer
 * @returns {Headroom.RowActions}
 */
function ofSellable({ answer }, viewer) {
  const items = answersOf(isInForce(answer, viewer.today) ? answer : undefined, viewer);
  return viewer.rights.canCreateOpportunity ? { note: '', primary: { key: 'create', label: CREATE }, items } : { note: NO_RIGHT, items };
}

/**
 * @param {Headroom.CellRow} row
 * @param {Viewer} viewer
 * @returns {Headroom.RowActions}
 */
function ofAnswered({ answer, comesBackOn }, viewer) {
  const items = answersOf(isInForce(answer, viewer.today) ? answer : undefined, viewer);
  const plain = items.length > 0 ? IN_MENU : NOTHING;
  return { note: comesBackOn ? fill(COMES_BACK, formatDay(comesBackOn, viewer.today)) : plain, items };
}

/**
 * @param {Headroom.CellRow} row
 * @param {Viewer} viewer
 * @returns {Headroom.RowActions}
 */
export function actionsOf(row, viewer) {
  const { answer } = row;
  if (row.created) {
    return ofCreated(row, viewer);
  }
  const found = (BY_STATUS[row.status] ?? (() => ({ note: NOTHING, items: [] })))(row, viewer);
  if (!answer || answer.isCounted || row.status === 'Blocked_At_Risk') {
    return found;
  }
  return isInForce(answer, viewer.today)
    ? { note: fill(WAITING, answerWord(answer, viewer.today)), items: answersOf(answer, viewer) }
    : { ...found, note: TAKEN_BACK };
}

/**
 * What the org tells of an opportunity that was made or completed on the page since the row was read, and what it does not tell yet.
 * @param {Headroom.CellRow} row
 * @param {Headroom.CreatedOpportunity} made
 * @returns {Partial<Headroom.CellRow>}
 */
function madeNow(row, made) {
  if (row.status === 'Open_Opportunity') {
    return made.hasProducts && made.id === row.opportunityId ? { isWithoutProduct: false } : {};
  }
  return !row.created || (made.hasProducts && made.id === row.created.id) ? { created: { ...made, ...row.created } } : {};
}

/**
 * A row with what was said or made on the page since it was read; what the org tells of the same records comes before.
 * @param {Headroom.CellRow} row
 * @param {Partial<Headroom.CellRow>} said
 * @returns {Headroom.CellRow}
 */
export function rowNow(row, { answer, tellMe, created }) {
  const isTold =
    answer !== undefined && row.answer?.id === answer.id && row.answer.until === answer.until && row.answer.answer === answer.answer;
  return {
    ...row,
    ...(answer && !isTold ? { answer } : {}),
    ...(tellMe && !(row.tellMe?.id === tellMe.id && row.tellMe.until === tellMe.until) ? { tellMe } : {}),
    ...(created ? madeNow(row, created) : {})
  };
}
