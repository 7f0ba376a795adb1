import type { FieldModel, FieldType } from '../fieldModel.ts';
import type { RecordValue } from '../model.ts';

/** What is wrong with a value, and the cure. */
export type ValueFault = { readonly what: string; readonly fix: string; readonly problem?: string };

const xsdTypes: Readonly<Partial<Record<FieldType, string>>> = {
  Checkbox: 'xsd:boolean',
  Currency: 'xsd:double',
  Date: 'xsd:date',
  DateTime: 'xsd:dateTime',
  Number: 'xsd:double',
  Percent: 'xsd:double'
};

/**
 * Compares a value of a Custom Metadata record with its field.
 *
 * @param value  not null
 * @returns      undefined when it fits
 */
export function checkValue(field: FieldModel, value: RecordValue): ValueFault | undefined {
  const expected = xsdTypes[field.type] ?? 'xsd:string';
  if (value.xsdType !== expected) return { what: `as ${value.xsdType ?? 'nothing'}`, fix: `Write xsi:type="${expected}"` };
  if (typeof value.value === 'number') return numberFault(field, value.value);
  if (typeof value.value !== 'string') return undefined;
  if (expected === 'xsd:double') return { what: 'something that is no number', fix: 'Write a number' };
  if (expected === 'xsd:boolean') return { what: `the value ${value.value}`, fix: 'Write true or false' };
  if (field.type === 'Picklist') return picklistFault(field, value.value);
  if (field.type === 'Date' && !/^\d{4}-\d{2}-\d{2}$/.test(value.value))
    return { what: `the value ${value.value}`, fix: 'Write a date as 2026-11-22' };
  const length = field.length ?? Number.POSITIVE_INFINITY;
  if (value.value.length > length) return { what: `${value.value.length} characters`, fix: `Shorten it to ${length}` };
  return undefined;
}

function picklistFault(field: FieldModel, value: string): ValueFault | undefined {
  const words = field.picklist?.values.filter(({ isActive }) => isActive).map(({ fullName }) => fullName) ?? [];
  if (words.includes(value) || field.picklist?.restricted === false || field.picklist?.globalValueSet !== undefined) return undefined;
  const problem = `bad value for restricted picklist field: ${value}`;
  return { what: `the value ${value}, which is not in its list`, fix: `Choose one of: ${words.join(', ')}`, problem };
}

function numberFault(field: FieldModel, value: number): ValueFault | undefined {
  const scale = field.scale ?? 0;
  const whole = (field.precision ?? 18) - scale;
  if (Math.abs(value) >= 10 ** whole) return { what: `the number ${value}`, fix: `Write at most ${whole} digits before the point` };
  const digits = /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0;
  if (digits > scale) return { what: `the number ${value}`, fix: `Write at most ${scale} digits after the point` };
  return undefined;
}
