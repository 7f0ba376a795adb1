import { LightningElement, api } from 'lwc';

const plainPage = { regions: [{ name: 'main', components: [{ component: 'force:detailPanel', properties: {} }] }] };

/** A record page as its flexipage lays it out; without one, the highlights panel and the details. */
export default class Record extends LightningElement {
  /** Record to show. */
  @api recordId;
  /** Its object. */
  @api objectApiName;
  /** The object's flexipage, if the package has one. */
  @api layout;
  /** Package components by name. */
  @api components = {};

  get isActivity() {
    return this.objectApiName === 'Task' || this.objectApiName === 'Event';
  }

  get regions() {
    return (this.layout ?? plainPage).regions;
  }
}
