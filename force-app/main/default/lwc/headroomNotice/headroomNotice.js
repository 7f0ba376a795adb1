import { api, LightningElement } from 'lwc';

/** Presents the line that warns above values: they stay, but are older than they should be. */
export default class HeadroomNotice extends LightningElement {
  @api text = '';
}
