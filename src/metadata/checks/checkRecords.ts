import type { FieldModel } from '../fieldModel.ts';
import type { ObjectModel, PackageModel, RecordModel, RecordValue } from '../model.ts';
import { checkValue } from './checkValue.ts';
import type { Finding } from './finding.ts';

/** Custom Metadata records: their types and fields exist, values fit, and records that they name exist. */
export function checkRecords(model: PackageModel): readonly Finding[] {
  const types = new Map(model.objects.map((object) => [object.name, object]));
  const known = new Set(model.records.map(({ object, name }) => `${object}.${name}`));
  return model.records.flatMap((record) => checkRecord(record, types.get(record.object), known));
}

function checkRecord(record: RecordModel, type: ObjectModel | undefined, known: ReadonlySet<string>): readonly Finding[] {
  const at = { file: record.file, element: record.name };
  if (type === undefined) {
    return [{ ...at, what: `belongs to the type ${record.object}, which the package lacks`, fix: 'Correct the file name or add the type' }];
  }
  const fields = new Map(type.fields.map((field) => [field.name, field]));
  const twice = record.values.filter(({ field }, index) => record.values.findIndex((other) => other.field === field) !== index);
  return [
    ...twice.map(({ field }) => ({ ...at, what: `gives ${field} twice`, fix: 'Remove one of the two' })),
    ...record.values.flatMap((value) => valueFindings(at, value, { field: fields.get(value.field), known })),
    ...missingRequired(at, record, type.fields)
  ];
}

type Place = { readonly file: string; readonly element: string };
type ValueContext = { readonly field: FieldModel | undefined; readonly known: ReadonlySet<string> };

function valueFindings(at: Place, value: RecordValue, { field, known }: ValueContext): readonly Finding[] {
  if (field === undefined) {
    return [{ ...at, what: `gives ${value.field}, which the type lacks`, fix: 'Correct the field name or remove the value' }];
  }
  if (value.value === null) return [];
  const fault = checkValue(field, value);
  if (fault !== undefined) return [{ ...at, what: `gives ${field.name} ${fault.what}`, fix: fault.fix }];
  if (field.type !== 'MetadataRelationship' || known.has(`${field.referenceTo}.${String(value.value)}`)) return [];
  const what = `names ${String(value.value)} in ${field.name}, and ${field.referenceTo} has no such record`;
  return [{ ...at, what, fix: 'Name an existing record or add it' }];
}

function missingRequired(at: Place, record: RecordModel, fields: readonly FieldModel[]): readonly Finding[] {
  const given = new Set(record.values.filter(({ value }) => value !== null).map(({ field }) => field));
  return fields
    .filter(({ required, name }) => required && !given.has(name))
    .map(({ name }) => ({ ...at, what: `leaves ${name} empty, which is required`, fix: 'Give it a value' }));
}
