import HEADING from '@salesforce/label/c.Headroom_Answer_Form';
import NO_RIGHT from '@salesforce/label/c.Headroom_Not_Saved_No_Right';
import USER_ID from '@salesforce/user/Id';
import { saveProblem } from 'c/headroomJudgementModel';
import { fill } from 'c/headroomWords';
import { api, LightningElement } from 'lwc';
import { askToBeTold, endAnswer, FIELDS } from './answers';

/**
 * Does what an entry of a row's menu says, as soon as it is drawn: shows the form of an answer, or writes one that takes a click. Sends
 * `saved` with what the row says now (`answer` or `tellMe`), `problem` with a sentence, and `cancel`.
 */
export default class HeadroomAnswerStart extends LightningElement {
  /** @type {Headroom.CellRow} */
  @api row;
  /** Id of the account. */
  @api accountId = '';
  /** Calendar day by the org's clock. @type {string | undefined} */
  @api today;
  /** Key of the entry: `say:<answer>`, `change`, `takeBack`, `tellMe`, `endTellMe`. */
  @api entry = '';

  isFocused = false;

  connectedCallback() {
    const { answer, tellMe } = this.row;
    if (this.entry === 'tellMe') {
      return this.write(async () => ({ tellMe: this.own(await askToBeTold(this.accountId, this.row.key), { answer: 'Tell_Me' }) }));
    }
    if (this.entry === 'takeBack' && answer) {
      return this.write(async () => ({ answer: { ...answer, until: await endAnswer(answer.id), isCounted: false } }));
    }
    if (this.entry === 'endTellMe' && tellMe) {
      return this.write(async () => ({ tellMe: { ...tellMe, until: await endAnswer(tellMe.id) } }));
    }
    return undefined;
  }

  renderedCallback() {
    if (this.isForm && !this.isFocused) {
      this.isFocused = true;
      this.template.querySelector('c-headroom-feedback-form')?.focus();
    }
  }

  get isForm() {
    return this.entry === 'change' || this.said !== '';
  }

  /** The answer that the form begins with. */
  get said() {
    const [verb, word = ''] = this.entry.split(':');
    return verb === 'say' ? word : '';
  }

  get existing() {
    return this.entry === 'change' ? this.row.answer : undefined;
  }

  get heading() {
    return fill(HEADING, this.row.title);
  }

  /**
   * @param {() => Promise<Partial<Headroom.CellRow>>} send
   */
  async write(send) {
    try {
      this.tell(await send());
    } catch (error) {
      const { fields, form } = saveProblem(error, FIELDS, NO_RIGHT);
      const text = [fields.until, form].filter(Boolean).join(' ');
      this.dispatchEvent(new CustomEvent('problem', { detail: { text } }));
    }
  }

  /**
   * @param {string} id
   * @param {{ answer: string, until?: string, reason?: string }} values
   * @returns {Headroom.CellAnswer}
   */
  own(id, { answer, until, reason }) {
    const own = { id, answer, author: { id: USER_ID, name: '' }, on: this.today ?? '', isCounted: false };
    return { ...own, ...(until ? { until } : {}), ...(reason ? { reason } : {}) };
  }

  handleSaved(event) {
    const { id, values } = event.detail;
    this.tell({ answer: this.own(id, values) });
  }

  handleCancel() {
    this.dispatchEvent(new CustomEvent('cancel'));
  }

  /** @param {Partial<Headroom.CellRow>} said */
  tell(said) {
    this.dispatchEvent(new CustomEvent('saved', { detail: said }));
  }
}
