import { LightningElement, api } from 'lwc';
import { messageOf, readOrg } from '@page/uiApi';

/** Read-only page of a task or event: UI API does not serve them, so it reads them by REST. */
export default class Activity extends LightningElement {
  /** Record to show. */
  @api recordId;
  /** `Task` or `Event`. */
  @api objectApiName;

  title = '\u00a0';
  rows = [];
  errorText;

  async connectedCallback() {
    try {
      const [describe, record] = await Promise.all([
        readOrg('GET', `/sobjects/${this.objectApiName}/describe`),
        readOrg('GET', `/sobjects/${this.objectApiName}/${this.recordId}`)
      ]);
      this.title = record.Subject ?? this.objectApiName;
      this.rows = describe.fields
        .filter(({ name }) => isShown(record[name]) && name !== 'Id')
        .map((field) => rowOf(field, record[field.name]));
    } catch (error) {
      this.errorText = error.body === undefined ? error.message : messageOf(error);
    }
  }
}

function isShown(value) {
  return value !== null && value !== undefined && value !== false;
}

function rowOf({ name, label, type, referenceTo }, value) {
  if (type !== 'reference') return { name, label, text: value === true ? 'Yes' : value };
  const [object] = referenceTo;
  const url = referenceTo.length === 1 ? `/lightning/r/${object}/${value}/view` : undefined;
  return { name, label: label.replace(/ ID$/, ''), text: value, url };
}
