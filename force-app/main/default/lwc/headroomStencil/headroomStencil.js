import { api, LightningElement } from 'lwc';

/** Presents the place of what is being loaded, in the layout it will have. */
export default class HeadroomStencil extends LightningElement {
  /** What is being loaded, for screen readers. */
  @api label = '';
}
