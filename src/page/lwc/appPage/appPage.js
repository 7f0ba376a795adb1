import { LightningElement, api } from 'lwc';

/** An app page as its flexipage lays it out. */
export default class AppPage extends LightningElement {
  /** The app page: label and regions. */
  @api page;
  /** Package components by name. */
  @api components = {};
}
