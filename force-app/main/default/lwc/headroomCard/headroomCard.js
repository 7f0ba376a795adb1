import REFRESH from '@salesforce/label/c.Headroom_Refresh';
import { api, LightningElement } from 'lwc';

/** Presents the frame of a widget: title, freshness, refresh. Sends `refresh`. The hooks that are not SLDS's own are set here. */
export default class HeadroomCard extends LightningElement {
  @api heading = '';
  @api icon = '';
  /** `health` or `whitespace`: the colour of the square. */
  @api kind = '';
  @api freshness = '';
  /** True shows the refresh button. */
  @api refreshable = false;
  @api busy = false;

  labels = { refresh: REFRESH };

  get squareClass() {
    return `square ${this.kind}`;
  }

  get busyText() {
    return this.busy ? 'true' : 'false';
  }

  handleRefresh() {
    this.dispatchEvent(new CustomEvent('refresh'));
  }
}
