import CLOSE from '@salesforce/label/c.Headroom_Close';
import COPIED from '@salesforce/label/c.Headroom_Share_Copied';
import COPY from '@salesforce/label/c.Headroom_Share_Copy';
import ERROR from '@salesforce/label/c.Headroom_Share_Error';
import INTRO from '@salesforce/label/c.Headroom_Share_Intro';
import LEFT_OUT from '@salesforce/label/c.Headroom_Share_Left_Out';
import LOADING from '@salesforce/label/c.Headroom_Share_Loading';
import NONE from '@salesforce/label/c.Headroom_Share_None';
import NOT_COPIED from '@salesforce/label/c.Headroom_Share_Not_Copied';
import NO_ACCESS from '@salesforce/label/c.Headroom_Share_No_Access';
import PREVIEW from '@salesforce/label/c.Headroom_Share_Preview';
import PRINT from '@salesforce/label/c.Headroom_Share_Print';
import SHARE from '@salesforce/label/c.Headroom_Share';
import { problemOf } from 'c/headroomErrors';
import { formatList } from 'c/headroomFormat';
import { SHAREABLE_QUERY } from 'c/headroomQueries';
import { problemPanel } from 'c/headroomStates';
import { fill } from 'c/headroomWords';
import { graphql } from 'lightning/graphql';
import { api, LightningElement, wire } from 'lwc';
import { printOnly } from './printOnly';
import { shareableCards, sharedCopy } from './shareableText';

const WORDS = { error: ERROR, noAccess: NO_ACCESS };

/**
 * A button, and a dialog with what may be shown to the customer: to read, to copy, to print. Asks when it is opened, for the shareable
 * field of shareable scorecards and nothing else.
 */
export default class HeadroomShareable extends LightningElement {
  /** Id of the account. */
  @api accountId = '';
  /** Scorecards of the account; their settings say which may be shared and name what is in them. @type {readonly Headroom.Card[]} */
  @api cards = [];

  isOpen = false;
  /** @type {any} */
  data = undefined;
  /** @type {'noAccess' | 'error' | undefined} */
  problem = undefined;
  said = '';
  problemSaid = '';
  /** @type {(() => Promise<unknown>) | undefined} */
  refreshWire = undefined;
  labels = { close: CLOSE, copy: COPY, intro: INTRO, loading: LOADING, preview: PREVIEW, print: PRINT, share: SHARE };

  @wire(graphql, { query: '$query', variables: '$variables' })
  readAnswer({ data, errors, refresh }) {
    this.refreshWire = refresh;
    this.problem = problemOf(errors);
    this.data = data ?? this.data;
  }

  get keys() {
    return shareableCards(this.cards).map(({ key }) => key);
  }

  /** Undefined until the dialog was opened, and where nothing may be shared: then nothing is asked. */
  get query() {
    return this.variables && SHAREABLE_QUERY;
  }

  get variables() {
    return this.isOpen && this.keys.length > 0 ? { account: this.accountId, keys: this.keys } : undefined;
  }

  get copy() {
    return this.data ? sharedCopy(this.data, this.cards) : undefined;
  }

  get isLoading() {
    return this.keys.length > 0 && !this.data && !this.problem;
  }

  get hasText() {
    return !this.problem && Boolean(this.copy?.text);
  }

  get panel() {
    if (this.problem) {
      return problemPanel(this.problem, undefined, WORDS);
    }
    return this.isLoading || this.hasText ? undefined : { icon: 'info', text: NONE };
  }

  get leftOut() {
    const titles = this.copy?.leftOut ?? [];
    return titles.length > 0 ? fill(LEFT_OUT, formatList(titles)) : '';
  }

  get dialog() {
    return /** @type {HTMLDialogElement} */ (this.template.querySelector('dialog'));
  }

  handleOpen() {
    this.isOpen = true;
    this.said = '';
    this.problemSaid = '';
    this.dialog.showModal();
  }

  handleClose() {
    this.dialog.close();
  }

  handleClosed() {
    this.isOpen = false;
  }

  async handleCopy() {
    this.said = '';
    this.problemSaid = '';
    try {
      await navigator.clipboard.writeText(this.copy?.text ?? '');
      this.said = COPIED;
    } catch {
      // Refused by the browser or its policy: the reader is told, and the text lies selected for copying by hand.
      this.problemSaid = NOT_COPIED;
      this.selectPreview();
    }
  }

  selectPreview() {
    const preview = this.template.querySelector('.preview');
    if (preview) {
      getSelection()?.selectAllChildren(preview);
    }
  }

  handlePrint() {
    printOnly();
  }

  async handleRetry() {
    await this.refreshWire?.();
  }
}
