import ALL_MEASURES from '@salesforce/label/c.Headroom_All_Measures';
import COMPUTED from '@salesforce/label/c.Headroom_Adds_Up';
import GROUPS from '@salesforce/label/c.Headroom_Groups_Note';
import GROUPS_ONE from '@salesforce/label/c.Headroom_Group_Note';
import LEGEND from '@salesforce/label/c.Headroom_Measures_Legend';
import { formatNumber, formatScore } from 'c/headroomFormat';
import { groupRows } from 'c/headroomMeasures';
import { counted, fill } from 'c/headroomWords';
import { api, LightningElement } from 'lwc';

/** Presents every group and measure of one scorecard, folded until asked for. Sends `toggle` for the fold. */
export default class HeadroomScorecardDetail extends LightningElement {
  /** @type {Headroom.Card} */
  @api card;
  /** Measures that are off: key to object. @type {Readonly<Record<string, string>>} */
  @api off = {};
  /** Id of the account. */
  @api accountId = '';
  /** @type {string | undefined} */
  @api currency;
  @api open = false;

  /** Keys of the measures that are opened. @type {readonly string[]} */
  opened = [];
  /** Measure to move to once it is drawn. @type {string | undefined} */
  wanted = undefined;
  labels = { legend: LEGEND };

  /**
   * Opens one measure and moves to it.
   * @param {string} key
   */
  @api
  showMeasure(key) {
    this.opened = [...new Set([...this.opened, key])];
    this.wanted = key;
  }

  renderedCallback() {
    const target = this.wanted && this.open && this.template.querySelector(`[data-measure="${this.wanted}"]`);
    if (target) {
      this.wanted = undefined;
      target.scrollIntoView?.({ block: 'nearest' });
    }
  }

  get groups() {
    const groups = groupRows(this.card, this.off, this.currency);
    return groups.map((group) => ({
      ...group,
      measures: group.measures.map((row) => ({ row, key: row.key, isOpen: this.opened.includes(row.key) }))
    }));
  }

  get heading() {
    return fill(ALL_MEASURES, formatNumber(this.card.detail.measures.length));
  }

  get note() {
    const count = this.card.detail.groups.length;
    return counted(count, { one: GROUPS_ONE, many: GROUPS }, formatNumber(count));
  }

  get below() {
    return Math.max(0, ...this.card.detail.measures.map((measure) => -measure.con));
  }

  get above() {
    return Math.max(0, ...this.card.detail.measures.map((measure) => measure.con));
  }

  get isNeutral() {
    return !this.card.settings.scorecard.judged;
  }

  get total() {
    const { base, computed, score } = this.card.detail;
    const total = base ?? computed;
    return score === null || total === null ? '' : fill(COMPUTED, formatScore(total));
  }

  handleFold() {
    this.dispatchEvent(new CustomEvent('toggle'));
  }

  handleMeasure(event) {
    const { key } = event.detail;
    this.opened = this.opened.includes(key) ? this.opened.filter((other) => other !== key) : [...this.opened, key];
  }
}
