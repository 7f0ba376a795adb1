import { LightningElement, api, wire } from 'lwc';
import { getRecord } from 'lightning/uiRecordApi';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { messageOf } from '@page/uiApi';
import { fieldRows, recordName } from 'page/fieldRows';

/** Highlights panel: name and compact layout of a record. */
export default class Highlights extends LightningElement {
  /** Record to show. */
  @api recordId;
  /** Its object. */
  @api objectApiName;

  layoutTypes = ['Compact'];

  @wire(getRecord, { recordId: '$recordId', layoutTypes: '$layoutTypes' }) record;
  @wire(getObjectInfo, { objectApiName: '$objectApiName' }) objectInfo;

  get objectLabel() {
    return this.objectInfo.data?.label ?? this.objectApiName;
  }

  get name() {
    if (this.record.data) return recordName(this.record.data, this.objectInfo.data);
    return this.record.error ? this.recordId : '\u00a0';
  }

  get rows() {
    if (!this.record.data || !this.objectInfo.data) return [];
    return fieldRows(this.record.data, this.objectInfo.data).filter(({ text }) => text !== '');
  }

  /** While the fields are under way their row keeps its place, so that what stands below does not move. */
  get isLoading() {
    return !this.errorText && !(this.record.data && this.objectInfo.data);
  }

  get errorText() {
    return messageOf(this.record.error ?? this.objectInfo.error);
  }
}
