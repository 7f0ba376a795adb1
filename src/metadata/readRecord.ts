import type { RecordModel, RecordValue } from './model.ts';
import { childOf, childrenOf, flagOf, textOf } from './xml.ts';
import type { XmlElement } from './xml.ts';

/**
 * Reads a Custom Metadata record.
 *
 * @param fullName  as the file is named: `Headroom_Signal.case_open`; the type's suffix is left out there
 */
export function readRecord(root: XmlElement, fullName: string, file: string): RecordModel {
  const dot = fullName.indexOf('.');
  return {
    object: `${fullName.slice(0, dot)}__mdt`,
    name: fullName.slice(dot + 1),
    file,
    label: textOf(root, 'label') ?? '',
    protected: flagOf(root, 'protected'),
    values: childrenOf(root, 'values').map(readValue)
  };
}

function readValue(element: XmlElement): RecordValue {
  const field = textOf(element, 'field') ?? '';
  const value = childOf(element, 'value');
  if (value === undefined || value.attributes['xsi:nil'] === 'true') return { field, value: null };
  const xsdType = value.attributes['xsi:type'] ?? 'xsd:string';
  return { field, xsdType, value: typed(value.text, xsdType) };
}

function typed(text: string, xsdType: string): string | number | boolean | null {
  if (xsdType === 'xsd:boolean') return text === 'true';
  if (xsdType === 'xsd:double' || xsdType === 'xsd:int') return Number(text);
  return text === '' ? null : text;
}

/** The value of one field; null where the record leaves it empty or does not name it. */
export function valueOf(record: RecordModel, field: string): string | number | boolean | null {
  return record.values.find((value) => value.field === field)?.value ?? null;
}
