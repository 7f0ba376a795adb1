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

const booleans: Readonly<Record<string, boolean>> = { true: true, false: false, 1: true, 0: false };
const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/** A text that its type cannot hold stays text, so that what reads the value can say what stands there. */
function typed(text: string, xsdType: string): string | number | boolean | null {
  if (xsdType === 'xsd:boolean') return booleans[text] ?? text;
  if (xsdType === 'xsd:double' || xsdType === 'xsd:int') return decimal.test(text) && Number.isFinite(Number(text)) ? Number(text) : text;
  return text === '' ? null : text;
}

/** The value of one field; null where the record leaves it empty or does not name it. */
export function valueOf(record: RecordModel, field: string): string | number | boolean | null {
  return record.values.find((value) => value.field === field)?.value ?? null;
}
