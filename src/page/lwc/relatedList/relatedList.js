import { LightningElement, api, wire } from 'lwc';
import { getRelatedListRecords } from 'lightning/uiRelatedListApi';

const shown = 3;

/** One related list: its first rows. A list that is empty, or that the viewer may not see, is not shown. */
export default class RelatedList extends LightningElement {
  /** Record whose children are listed. */
  @api recordId;
  /** What to list: `relationship`, `object`, `name`, `more`, `sortBy`. */
  @api list;

  @wire(getRelatedListRecords, {
    parentRecordId: '$recordId',
    relatedListId: '$list.relationship',
    optionalFields: '$fields',
    sortBy: '$sortBy',
    pageSize: shown
  })
  records;

  get fields() {
    const { object, name, more } = this.list;
    return [name, ...more].map((field) => `${object}.${field}`);
  }

  get sortBy() {
    return [this.list.sortBy];
  }

  get title() {
    const { count, nextPageToken } = this.records.data;
    return `${this.list.label} (${nextPageToken === null ? count : `${count}+`})`;
  }

  get rows() {
    const { object, name, more } = this.list;
    return (this.records.data?.records ?? []).map(({ id, fields }) => ({
      id,
      url: `/lightning/r/${object}/${id}/view`,
      name: textOf(fields[name]),
      more: more
        .map((field) => textOf(fields[field]))
        .filter((text) => text !== '')
        .join(', ')
    }));
  }
}

function textOf(field) {
  return field?.displayValue ?? field?.value ?? '';
}
