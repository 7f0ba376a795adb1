import { LightningElement, api } from 'lwc';

/** Presents the details of a record as rows of label and text; a row with an address is a link. */
export default class Details extends LightningElement {
  /** Rows: `name`, `label`, `text`, `url`. */
  @api rows = [];
  /** Why the details cannot be read. */
  @api errorText;
}
