import { LightningElement, api, wire } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { decodeDefaultFieldValues } from 'lightning/pageReferenceUtils';
import { getPicklistValuesByRecordType } from 'lightning/uiObjectInfoApi';
import { createRecord, getRecordCreateDefaults, getRecords } from 'lightning/uiRecordApi';
import { goTo } from '@page/router';
import { fieldsOf, recordFields, startingValues } from '@page/formFields';

/**
 * The standard page of a new record: fields of the org's layout with the values of the address filled in, saved as Lightning Experience
 * saves it, with what the org says beside the fields. Objects that UI API does not serve are only listed.
 */
export default class NewRecord extends LightningElement {
  /** Page reference of the place. */
  @api reference;

  values;
  errors = {};
  problem = '';
  isBusy = false;
  isFocused = false;

  /** A dialog has the focus from the moment it stands. */
  renderedCallback() {
    const first = this.template.querySelector('page-record-input');
    if (!first || this.isFocused) return;
    this.isFocused = true;
    first.focus();
  }

  @wire(getRecordCreateDefaults, { objectApiName: '$objectApiName' })
  readDefaults({ data, error }) {
    this.refusal = error;
    if (!data) return;
    this.defaults = data;
    this.values ??= startingValues(data.record, decodeDefaultFieldValues(this.reference.state.defaultFieldValues ?? ''));
  }
  defaults;
  refusal;

  @wire(getPicklistValuesByRecordType, { objectApiName: '$objectApiName', recordTypeId: '$recordTypeId' }) picklists;
  @wire(getRecords, { records: '$references' }) parents;

  get objectApiName() {
    return this.reference.attributes.objectApiName;
  }

  get info() {
    return this.defaults?.objectInfos[this.objectApiName];
  }

  get recordTypeId() {
    return this.defaults?.record.recordTypeId ?? this.info?.defaultRecordTypeId;
  }

  get title() {
    return `New ${this.info?.label ?? this.objectApiName}`;
  }

  get isReady() {
    return this.defaults !== undefined && this.picklists.data !== undefined;
  }

  /** Records that the filled references point to: their names are read. */
  get references() {
    if (!this.defaults) return undefined;
    const filled = fieldsOf(this.defaults.layout, this.info).filter(({ name, dataType }) => dataType === 'Reference' && this.values[name]);
    return filled.map(({ name }) => {
      const [{ apiName, nameFields }] = this.info.fields[name].referenceToInfos;
      return { recordIds: [this.values[name]], fields: [`${apiName}.${nameFields.includes('Name') ? 'Name' : nameFields[0]}`] };
    });
  }

  get rows() {
    return fieldsOf(this.defaults.layout, this.info).map((field) => ({
      field,
      value: this.values[field.name] ?? '',
      options: this.picklists.data.picklistFieldValues[field.name]?.values ?? [],
      hint: this.parentName(this.values[field.name]),
      error: this.errors[field.name] ?? ''
    }));
  }

  parentName(id) {
    const found = (this.parents.data?.results ?? []).find(({ result }) => id && result?.id === id);
    return Object.values(found?.result.fields ?? {})[0]?.value ?? '';
  }

  get busy() {
    return this.isBusy ? 'true' : 'false';
  }

  change({ detail: { name, value } }) {
    this.values = { ...this.values, [name]: value };
    this.errors = { ...this.errors, [name]: '' };
  }

  cancel() {
    window.history.back();
  }

  async save(event) {
    event.preventDefault();
    if (this.isBusy) return;
    const missing = this.rows.filter(({ field, value }) => field.isRequired && value.trim() === '');
    this.refuse(Object.fromEntries(missing.map(({ field }) => [field.name, 'Complete this field.'])), '');
    if (missing.length > 0) return;
    this.isBusy = true;
    try {
      const { id } = await createRecord({ apiName: this.objectApiName, fields: recordFields(this.values, this.info) });
      this.dispatchEvent(new ShowToastEvent({ title: `${this.info.label} was created.`, variant: 'success' }));
      goTo(`/lightning/r/${this.objectApiName}/${id}/view`, true);
    } catch (error) {
      const { output, message } = error.body ?? {};
      const atFields = Object.entries(output?.fieldErrors ?? {}).map(([name, list]) => [name, textOf(list)]);
      const others = textOf(output?.errors ?? []);
      this.isBusy = false;
      this.refuse(Object.fromEntries(atFields), others || (atFields.length > 0 ? '' : (message ?? String(error))));
    }
  }

  /** Shows what is wrong; a field that is not on the layout is named. */
  refuse(errors, problem) {
    const shown = this.rows.map(({ field }) => field.name);
    const elsewhere = Object.entries(errors).filter(([name]) => !shown.includes(name));
    this.errors = errors;
    this.problem = [...elsewhere.map(([name, says]) => `${this.info.fields[name]?.label ?? name}: ${says}`), problem]
      .filter(Boolean)
      .join(' ');
    const first = shown.find((name) => errors[name]);
    if (first) this.template.querySelector(`[data-name="${first}"]`).focus();
  }
}

function textOf(list) {
  return list.map(({ message }) => message).join(' ');
}
