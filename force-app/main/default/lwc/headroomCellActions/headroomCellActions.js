import ANSWER_SAVED from '@salesforce/label/c.Headroom_Answer_Saved';
import CREATED from '@salesforce/label/c.Headroom_Opportunity_Created';
import MORE from '@salesforce/label/c.Headroom_More_Actions';
import NAMED from '@salesforce/label/c.Headroom_Field_Says';
import FEEDBACK from '@salesforce/schema/Headroom_Whitespace_Feedback__c';
import LINE_ITEM from '@salesforce/schema/OpportunityLineItem';
import OPPORTUNITY from '@salesforce/schema/Opportunity';
import USER_ID from '@salesforce/user/Id';
import { recordPage } from 'c/headroomPages';
import { fill } from 'c/headroomWords';
import { CurrentPageReference, NavigationMixin } from 'lightning/navigation';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { getObjectInfos } from 'lightning/uiObjectInfoApi';
import { api, LightningElement, wire } from 'lwc';
import { comeBack, goAway } from './away';
import { rightsIn } from './rights';
import { actionsOf, rowNow } from './rowActions';

/** What gets the focus back. */
const FIRST = '.primary, c-headroom-menu';

const OBJECTS = /** @type {const} */ ([OPPORTUNITY.objectApiName, LINE_ITEM.objectApiName, FEEDBACK.objectApiName]);

/**
 * The button and the menu of a whitespace row: create an opportunity, add its product, answer, ask to be told. Everything is written with
 * the viewer's own rights. Sends `created` and `answered`, which bubble: whoever shows the rows then asks the org anew.
 */
export default class HeadroomCellActions extends NavigationMixin(LightningElement) {
  /** @type {Headroom.CellRow} */
  @api row;
  /** @type {Headroom.WhitespaceAccount} */
  @api account;
  /** Of the product lines, as published. @type {Headroom.LineSettings | undefined} */
  @api settings;
  /** Calendar day by the org's clock. @type {string | undefined} */
  @api today;
  /** True beside words that say already why nothing can be created. */
  @api isBare = false;

  objectNames = OBJECTS;
  /** @type {Headroom.ActionRights | undefined} */
  rights = undefined;
  /** Key of the button or the entry whose work is under way; '' for none. */
  begun = '';
  /** What was just said or made, until the row tells it. @type {Partial<Headroom.CellRow>} */
  said = {};
  problem = '';
  announcement = '';
  /** Part that gets the focus once it is drawn. */
  wanted = '';

  @wire(getObjectInfos, { objectApiNames: '$objectNames' })
  readRights({ data, error }) {
    if (data || error) {
      this.rights = rightsIn(data, OBJECTS);
    }
  }

  /** The page came into view again, perhaps from that of a new opportunity. */
  @wire(CurrentPageReference)
  readPage(page) {
    if (page && page.attributes?.actionName !== 'new' && this.account && comeBack(this.account.id)) {
      this.tell('created');
    }
  }

  renderedCallback() {
    const target = this.wanted && this.template.querySelector(this.wanted);
    if (target) {
      target.focus();
      this.wanted = '';
    }
  }

  /** The row with what was just said, while the org's own answer is under way. */
  get shown() {
    return rowNow(this.row, this.said);
  }

  get actions() {
    const { rights, shown, today } = this;
    return rights ? actionsOf(shown, { rights, userId: USER_ID, today }) : { note: '', primary: undefined, items: [] };
  }

  get note() {
    return this.isBare && this.button ? '' : this.actions.note;
  }

  get button() {
    const { primary } = this.actions;
    return primary && primary.key !== 'addProduct' ? primary : undefined;
  }

  get adds() {
    return this.actions.primary?.key === 'addProduct';
  }

  /** The opportunity that the row tells of: the one just made, else the one that a run has read. */
  get madeId() {
    return this.shown.created?.id ?? this.shown.opportunityId;
  }

  get buttonClass() {
    return this.button?.isLink ? 'primary link' : 'slds-button slds-button_neutral primary button';
  }

  get buttonName() {
    return fill(NAMED, this.button?.label ?? '', this.row.title);
  }

  get hasItems() {
    return this.actions.items.length > 0;
  }

  get menuLabel() {
    return fill(MORE, this.row.title);
  }

  get busy() {
    return this.begun ? 'true' : 'false';
  }

  get isOpportunity() {
    return this.begun === 'create';
  }

  get isAnswer() {
    return this.begun !== '' && !this.isOpportunity;
  }

  handlePrimary(event) {
    this.begin(event.currentTarget.dataset.key);
  }

  handleChoose(event) {
    this.begin(event.detail.key);
  }

  /** @param {string} key  of a button or an entry of the menu; once begun, another press does nothing */
  begin(key) {
    if (this.begun) {
      return;
    }
    this.problem = '';
    if (key === 'view') {
      this[NavigationMixin.Navigate](recordPage(OPPORTUNITY.objectApiName, this.madeId));
    } else {
      this.begun = key;
    }
  }

  handleAnswered(event) {
    this.said = event.detail;
    this.finish('answered', ANSWER_SAVED);
  }

  handleCreated(/** @type {any} */ { detail: { says = CREATED, ...made } }) {
    this.said = { created: { name: '', createdAt: '', ...made } };
    this.finish('created', says);
  }

  handleAdded(event) {
    this.said = { created: { id: this.madeId ?? '', name: '', createdAt: '', hasProducts: true } };
    this.announcement = event.detail.says;
    this.wanted = FIRST;
    this.tell('created');
  }

  handleCancel() {
    this.begun = '';
    this.wanted = FIRST;
  }

  handleLeave() {
    this.begun = '';
    goAway(this.account.id);
  }

  handleProblem(event) {
    this.begun = '';
    this.problem = event.detail.text;
  }

  /**
   * @param {'created' | 'answered'} event
   * @param {string} says
   */
  finish(event, says) {
    this.begun = '';
    this.announcement = says;
    this.wanted = FIRST;
    this.dispatchEvent(new ShowToastEvent({ title: says, variant: 'success' }));
    this.tell(event);
  }

  /** @param {'created' | 'answered'} event */
  tell(event) {
    this.dispatchEvent(new CustomEvent(event, { bubbles: true, composed: true, detail: { line: this.row.key } }));
  }
}
