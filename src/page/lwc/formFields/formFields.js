/** The form of a new record: fields of its layout with the values that it begins with, and the record that it becomes. Pure. */

const inputTypes = {
  Boolean: 'checkbox',
  Currency: 'number',
  Date: 'date',
  Double: 'number',
  Email: 'email',
  Int: 'number',
  Percent: 'number',
  Phone: 'tel',
  Url: 'url'
};
const numbers = ['Currency', 'Double', 'Int', 'Percent'];

/**
 * Fields that the layout opens for a new record, in its order.
 *
 * @param layout      of the answer for a new record
 * @param objectInfo  what the viewer may know of the object
 * @returns           `name`, `label`, `dataType`, `isRequired`
 */
export function fieldsOf(layout, objectInfo) {
  const items = layout.sections.flatMap(({ layoutRows }) => layoutRows.flatMap(({ layoutItems }) => layoutItems));
  return items
    .filter(({ editableForNew }) => editableForNew)
    .flatMap(({ layoutComponents, label, required }) => {
      return layoutComponents
        .filter(({ componentType, apiName }) => componentType === 'Field' && objectInfo.fields[apiName])
        .map(({ apiName }) => ({ name: apiName, label, dataType: objectInfo.fields[apiName].dataType, isRequired: required }));
    });
}

/** Values that the org gives a new record, as texts, and over them those of the address. */
export function startingValues(record, given) {
  const defaults = Object.entries(record.fields).map(([name, { value }]) => [
    name,
    value === null || value === undefined ? '' : String(value)
  ]);
  return { ...Object.fromEntries(defaults), ...given };
}

/** How a field is typed in: `select`, `multiselect`, `textarea`, or the type of an input. */
export function kindOf({ dataType }) {
  if (dataType === 'Picklist' || dataType === 'ComboBox') return 'select';
  if (dataType === 'MultiPicklist') return 'multiselect';
  return dataType === 'TextArea' ? 'textarea' : (inputTypes[dataType] ?? 'text');
}

/**
 * Fields of the new record: empty ones are left out, so that the org's own defaults stand. Values of fields that are not on the layout
 * are saved too.
 * Source: https://developer.salesforce.com/docs/platform/lightning-component-reference/guide/lightning-page-reference-utils.html
 */
export function recordFields(values, objectInfo) {
  const filled = Object.entries(values).filter(([name, text]) => text !== '' && objectInfo.fields[name]?.createable !== false);
  return Object.fromEntries(filled.map(([name, text]) => [name, typed(text, objectInfo.fields[name]?.dataType)]));
}

function typed(text, dataType) {
  if (dataType === 'Boolean') return text === 'true';
  return numbers.includes(dataType) ? Number(text) : text;
}
