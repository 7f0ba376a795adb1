import { LightningElement, api } from 'lwc';
import { session } from '@page/session';
import { messageOf, readOrg } from '@page/uiApi';

const hidden = new Set(['Id', 'SystemModstamp']);

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
      const { fields } = await readOrg('GET', `/sobjects/${this.objectApiName}/describe`);
      const shown = fields.filter(({ name }) => !hidden.has(name));
      const soql = `SELECT ${shown.flatMap(columnsOf).join(', ')} FROM ${this.objectApiName} WHERE Id = '${this.recordId}'`;
      const { records } = await readOrg('GET', `/query?q=${encodeURIComponent(soql)}`);
      const [record] = records;
      this.title = record?.Subject ?? this.objectApiName;
      this.rows = record ? shown.filter(({ name }) => isShown(record[name])).map((field) => rowOf(field, record)) : [];
      this.errorText = record ? undefined : 'This record is not there, or not for this user.';
    } catch (error) {
      this.errorText = error.body === undefined ? error.message : messageOf(error);
    }
  }
}

/** A reference to several objects tells its own only when it is asked for the type. */
function columnsOf({ name, relationshipName, referenceTo }) {
  if (!relationshipName) return [name];
  const parent = [name, `${relationshipName}.Name`];
  return referenceTo.length > 1 ? [...parent, `${relationshipName}.Type`] : parent;
}

function isShown(value) {
  return value !== null && value !== undefined && value !== false;
}

function rowOf({ name, label, type, relationshipName }, record) {
  const value = record[name];
  if (type !== 'reference') return { name, label, text: textOf(type, value) };
  const parent = record[relationshipName];
  const url = parent ? `/lightning/r/${parent.Type ?? parent.attributes.type}/${value}/view` : undefined;
  return { name, label: label.replace(/ ID$/, ''), text: parent?.Name ?? value, url };
}

/** A value as the viewer's locale writes it; a calendar day belongs to no time zone. */
function textOf(type, value) {
  const locale = session.locale.replaceAll('_', '-');
  if (type === 'date') return new Date(`${value}T00:00:00Z`).toLocaleDateString(locale, { timeZone: 'UTC' });
  if (type === 'datetime') {
    const style = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: '2-digit' };
    return new Date(value.replace('+0000', 'Z')).toLocaleString(locale, { ...style, timeZone: session.timeZone });
  }
  return value === true ? 'Yes' : value;
}
