import { LightningElement, api, wire } from 'lwc';
import { getRecord } from 'lightning/uiRecordApi';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { messageOf } from '@page/uiApi';
import { fieldRows } from 'page/fieldRows';

/** Read-only details: every field of the full layout that the viewer can read and that has a value. */
export default class Fields extends LightningElement {
  /** Record to show. */
  @api recordId;
  /** Its object. */
  @api objectApiName;

  layoutTypes = ['Full'];

  @wire(getRecord, { recordId: '$recordId', layoutTypes: '$layoutTypes' }) record;
  @wire(getObjectInfo, { objectApiName: '$objectApiName' }) objectInfo;

  get rows() {
    if (!this.record.data || !this.objectInfo.data) return [];
    return fieldRows(this.record.data, this.objectInfo.data).filter(({ text }) => text !== '');
  }

  get errorText() {
    return messageOf(this.record.error ?? this.objectInfo.error);
  }
}
