import COUNT_MANY from '@salesforce/label/c.Headroom_Judgement_Overrides_Count';
import COUNT_ONE from '@salesforce/label/c.Headroom_Judgement_Override_Counts';
import ERROR from '@salesforce/label/c.Headroom_Judgement_Error';
import HEADING from '@salesforce/label/c.Headroom_Judgement';
import LOADING from '@salesforce/label/c.Headroom_Judgement_Loading';
import NO_ACCESS from '@salesforce/label/c.Headroom_Judgement_No_Access';
import OVERRIDE from '@salesforce/schema/Headroom_Health_Override__c';
import PULSE from '@salesforce/schema/Headroom_Pulse__c';
import { formatNumber } from 'c/headroomFormat';
import { pulseWord } from 'c/headroomJudgementModel';
import { problemPanel } from 'c/headroomStates';
import { counted } from 'c/headroomWords';
import { getObjectInfos } from 'lightning/uiObjectInfoApi';
import { api, LightningElement, wire } from 'lwc';
import { rightsIn } from './rights';

const WORDS = { error: ERROR, noAccess: NO_ACCESS };

/** What people say about an account, folded: pulses and overrides. Asks what the viewer may see and write when it is opened. */
export default class HeadroomJudgement extends LightningElement {
  /** Id of the account. */
  @api accountId = '';
  /** Scorecards of the account. @type {readonly Headroom.Card[]} */
  @api cards = [];
  /** What the last sync knew of pulses. @type {Headroom.Flags | undefined} */
  @api flags;
  /** Calendar day by the org's clock. @type {string | undefined} */
  @api today;

  isOpen = false;
  /** @type {Headroom.JudgementRights} */
  rights = {};
  isAnswered = false;
  isError = false;
  labels = { heading: HEADING, loading: LOADING };

  @wire(getObjectInfos, { objectApiNames: '$objectNames' })
  readRights({ data, error }) {
    if (data) {
      this.rights = rightsIn(data, [PULSE.objectApiName, OVERRIDE.objectApiName]);
    }
    this.isError = error !== undefined;
    this.isAnswered = data !== undefined || this.isError;
  }

  /** Undefined until the fold was opened: then nothing is asked. */
  get objectNames() {
    return this.isOpen ? [PULSE.objectApiName, OVERRIDE.objectApiName] : undefined;
  }

  /** How many overrides count; without one the word of the newest pulse that the sync knows. */
  get note() {
    const ids = this.cards.flatMap((card) => (card.detail?.overrides ?? []).map(({ id }) => id));
    const count = new Set(ids).size;
    if (count > 0) {
      return counted(count, { one: COUNT_ONE, many: COUNT_MANY }, formatNumber(count));
    }
    return this.flags?.pulse ? pulseWord(this.flags.pulse.step) : '';
  }

  get isLoading() {
    return !this.isAnswered;
  }

  get panel() {
    if (this.isError) {
      return { ...problemPanel('error', undefined, WORDS), actionLabel: '' };
    }
    const isHidden = this.isAnswered && !this.rights.pulse && !this.rights.override;
    return isHidden ? problemPanel('noAccess', undefined, WORDS) : undefined;
  }

  handleToggle() {
    this.isOpen = !this.isOpen;
  }
}
