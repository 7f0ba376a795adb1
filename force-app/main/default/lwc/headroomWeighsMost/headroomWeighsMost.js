import AGAINST from '@salesforce/label/c.Headroom_Against';
import COLUMN_BAR from '@salesforce/label/c.Headroom_Below_Above';
import COLUMN_EFFECT from '@salesforce/label/c.Headroom_Effect';
import COLUMN_MEASURE from '@salesforce/label/c.Headroom_Measure';
import COLUMN_POINTS from '@salesforce/label/c.Headroom_Points';
import COLUMN_VALUE from '@salesforce/label/c.Headroom_Value';
import HEADING from '@salesforce/label/c.Headroom_Weighs_Most';
import HEADING_OF from '@salesforce/label/c.Headroom_Weighs_Most_In';
import POINTS_OF from '@salesforce/label/c.Headroom_Points_Of';
import { bestBand } from 'c/headroomCards';
import { formatNumber } from 'c/headroomFormat';
import { weighsMost } from 'c/headroomMeasures';
import { fill } from 'c/headroomWords';
import { api, LightningElement } from 'lwc';

/** Presents what weighs most in a scorecard: three lines below the best band's floor, one above. Sends `measure` with its key. */
export default class HeadroomWeighsMost extends LightningElement {
  /** @type {Headroom.Card} */
  @api card;
  /** True when this card is the widget's headline, so that its title need not be said again. */
  @api isHeadline = false;
  /** @type {string | undefined} */
  @api currency;

  labels = {
    bar: fill(COLUMN_BAR, ''),
    effect: COLUMN_EFFECT,
    measure: COLUMN_MEASURE,
    points: COLUMN_POINTS,
    value: COLUMN_VALUE
  };

  get heading() {
    return this.isHeadline ? HEADING : fill(HEADING_OF, this.card.title);
  }

  get against() {
    return fill(AGAINST, formatNumber(this.card.detail.best), bestBand(this.card));
  }

  get barHeading() {
    return fill(COLUMN_BAR, formatNumber(this.card.detail.best));
  }

  get isNeutral() {
    return !this.card.settings.scorecard.judged;
  }

  get rows() {
    const rows = weighsMost(this.card, this.currency);
    const below = Math.max(0, ...rows.map((row) => -row.effect));
    const above = Math.max(0, ...rows.map((row) => row.effect), below / 3);
    return rows.map((row) => ({ ...row, below, above, pointsShort: fill(POINTS_OF, row.points) }));
  }

  get hasRows() {
    return this.rows.length > 0;
  }

  handleMeasure(event) {
    this.dispatchEvent(new CustomEvent('measure', { detail: { key: event.currentTarget.dataset.key } }));
  }
}
