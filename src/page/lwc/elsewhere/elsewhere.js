import { LightningElement, api } from 'lwc';
import { decodeDefaultFieldValues } from 'lightning/pageReferenceUtils';

/** A place that exists in Salesforce and not here; of the form for a new record it lists what would be filled in. */
export default class Elsewhere extends LightningElement {
  /** Page reference of the place. */
  @api reference;

  get place() {
    return window.location.pathname;
  }

  get isNewRecord() {
    return this.reference.type === 'standard__objectPage' && this.reference.attributes.actionName === 'new';
  }

  get title() {
    return this.isNewRecord ? `New ${this.reference.attributes.objectApiName}` : 'Not part of the local page';
  }

  get fields() {
    if (!this.isNewRecord) return [];
    const values = decodeDefaultFieldValues(this.reference.state.defaultFieldValues ?? '');
    return Object.entries(values).map(([name, text]) => ({ name, text }));
  }

  goBack() {
    window.history.back();
  }
}
