import LOST from '@salesforce/label/c.Headroom_Lost';
import LOST_BECAUSE from '@salesforce/label/c.Headroom_Lost_Because';
import LOST_IN from '@salesforce/label/c.Headroom_Lost_In';
import OPPORTUNITY from '@salesforce/schema/Opportunity';
import NAME from '@salesforce/schema/Opportunity.Name';
import { formatLongMonth } from 'c/headroomFormat';
import { sentence } from 'c/headroomWords';
import { getFieldDisplayValue, getFieldValue, getRecord } from 'lightning/uiRecordApi';
import { api, LightningElement, wire } from 'lwc';

/**
 * Presents that a product line was tried and lost: the opportunity and why it was lost, read with the viewer's own rights. Of one that the
 * viewer cannot see only the month is told, which stands in the cell.
 */
export default class HeadroomLost extends LightningElement {
  /** The opportunity, the day of its loss and the field that explains it. @type {Headroom.CellRow['lost']} */
  @api lost;
  /** YYYY-MM-DD @type {string | undefined} */
  @api today;

  fields = [NAME];
  /** @type {any} */
  record = undefined;

  @wire(getRecord, { recordId: '$opportunityId', fields: '$fields', optionalFields: '$reasonFields' })
  readRecord({ data }) {
    this.record = data;
  }

  get opportunityId() {
    return this.lost?.id;
  }

  get reasonField() {
    const name = this.lost?.reasonField;
    return name && { objectApiName: OPPORTUNITY.objectApiName, fieldApiName: name };
  }

  get reasonFields() {
    return this.reasonField ? [this.reasonField] : [];
  }

  get parts() {
    const day = this.lost?.on ?? '';
    const month = { text: formatLongMonth(day, day.slice(0, 4) !== this.today?.slice(0, 4)) };
    const name = this.record && getFieldValue(this.record, NAME);
    if (!name) {
      return sentence(LOST, [month]);
    }
    const link = { text: name, recordId: this.opportunityId, objectApiName: OPPORTUNITY.objectApiName };
    const reason = this.reason;
    return reason ? sentence(LOST_BECAUSE, [link, month, { text: reason }]) : sentence(LOST_IN, [link, month]);
  }

  get reason() {
    const field = this.reasonField;
    return field && (getFieldDisplayValue(this.record, field) || getFieldValue(this.record, field));
  }
}
