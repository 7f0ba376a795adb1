import OWNER from '@salesforce/label/c.Headroom_Hold_Owner';
import { ACTIVITIES } from 'c/headroomPages';
import { fill } from 'c/headroomWords';
import { getRecord } from 'lightning/uiRecordApi';
import { api, LightningElement, wire } from 'lwc';

/**
 * Presents who owns a record, behind a sentence about it; nothing where it has no owner or the viewer may not know. Read with the
 * viewer's own rights.
 */
export default class HeadroomRecordOwner extends LightningElement {
  @api recordId = '';
  @api objectApiName = '';

  /** @type {string | undefined} */
  name = undefined;

  @wire(getRecord, { recordId: '$recordId', fields: '$fields', optionalFields: '$ownerFields' })
  readRecord({ data }) {
    this.name = data?.fields.Owner?.value?.fields.Name?.value;
  }

  get isServed() {
    return this.objectApiName !== '' && !ACTIVITIES.includes(this.objectApiName);
  }

  /** The wire wants one field that everybody may read who may read the record. */
  get fields() {
    return this.isServed ? [`${this.objectApiName}.Id`] : undefined;
  }

  get ownerFields() {
    return this.isServed ? [`${this.objectApiName}.Owner.Name`] : undefined;
  }

  get text() {
    return this.name ? fill(OWNER, this.name) : '';
  }
}
