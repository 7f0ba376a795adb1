import { LightningElement, api } from 'lwc';
import { kindOf } from '@page/formFields';

/** Presents one field of a form by its type, with its mark, hint and error. Sends `change` with `name` and `value` (text). */
export default class RecordInput extends LightningElement {
  /** Field: `name`, `label`, `dataType`, `isRequired`. */
  @api field;
  /** Value as text. */
  @api value = '';
  /** Values of a picklist: `value`, `label`. */
  @api options = [];
  /** Name of the record that a reference points to. */
  @api hint = '';
  /** What the org says of the field. */
  @api error = '';

  /** Moves the focus to the field. */
  @api focus() {
    this.template.querySelector('input, select, textarea').focus();
  }

  /** A text area takes its value from its content or by script. */
  renderedCallback() {
    const area = this.template.querySelector('textarea');
    if (area && area.value !== this.value) area.value = this.value;
  }

  get kind() {
    return kindOf(this.field);
  }

  get isSelect() {
    return this.kind === 'select' || this.kind === 'multiselect';
  }

  get isMultiple() {
    return this.kind === 'multiselect';
  }

  get isTextarea() {
    return this.kind === 'textarea';
  }

  get isCheckbox() {
    return this.kind === 'checkbox';
  }

  get isChecked() {
    return this.value === 'true';
  }

  get choices() {
    const chosen = this.value.split(';');
    const given = this.options.map(({ value, label }) => ({ value, label, isChosen: chosen.includes(value) }));
    return this.isMultiple ? given : [{ value: '', label: '--None--', isChosen: this.value === '' }, ...given];
  }

  get invalid() {
    return this.error ? 'true' : 'false';
  }

  /** Any number of decimals. */
  get step() {
    return this.kind === 'number' ? 'any' : null;
  }

  change({ target }) {
    const { name } = this.field;
    this.dispatchEvent(new CustomEvent('change', { detail: { name, value: this.valueOf(target) } }));
  }

  valueOf(target) {
    if (this.isCheckbox) return String(target.checked);
    if (!this.isMultiple) return target.value;
    return [...target.selectedOptions].map(({ value }) => value).join(';');
  }
}
