const hidden = new Set(['Id', 'IsDeleted', 'SystemModstamp', 'RecordTypeId']);

/** Text of a record's name field. */
export function recordName(record, objectInfo) {
  const [nameField] = objectInfo?.nameFields ?? ['Name'];
  const field = record?.fields[objectInfo?.nameFields.includes('Name') ? 'Name' : nameField];
  return field?.displayValue ?? field?.value ?? '';
}

/**
 * A record's fields as rows of label and text, in the order of the answer; references lead to their record.
 *
 * @param record      a record of the UI API
 * @param objectInfo  what the viewer may know of its object
 */
export function fieldRows(record, objectInfo) {
  return Object.entries(record.fields).flatMap(([name, { value, displayValue }]) => {
    const info = objectInfo.fields[name];
    if (!info || hidden.has(name) || objectInfo.nameFields.includes(name)) return [];
    if (info.dataType !== 'Reference') return [{ name, label: info.label, text: textOf(displayValue ?? value) }];
    const parent = record.fields[info.relationshipName];
    const text = textOf(parent?.displayValue ?? value);
    const label = info.label.replace(/ ID$/, '');
    const object = parent?.value?.apiName ?? info.referenceToInfos[0]?.apiName;
    return [{ name, label, text, url: value ? `/lightning/r/${object}/${value}/view` : undefined }];
  });
}

function textOf(value) {
  if (value === true) return 'Yes';
  if (value === false) return 'No';
  return value ?? '';
}
