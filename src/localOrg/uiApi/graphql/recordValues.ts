import type { OrgContext } from '../../orgContext.ts';
import type { OrgField } from '../../schema/field.ts';
import type { OrgObject } from '../../schema/object.ts';
import { displayValue, uiValue } from '../../query/displayValue.ts';
import type { LoadedRecord } from '../loadRecords.ts';
import { visibleField } from '../supportedObjects.ts';
import { valueType } from './valueTypes.ts';
import type { RecordLeaf, RecordPlan, ValuePart } from './plan.ts';

/** Names of the fields that have to be read for a plan. */
export function fieldsOf(plan: RecordPlan): readonly string[] {
  return plan.parts.flatMap((part) => {
    if (part.kind === 'value') return [part.field.name];
    if (part.kind === 'parent') return [part.reference.name];
    return part.kind === 'leaf' ? fieldsOfLeaf(plan.object, part.leaf) : [];
  });
}

function fieldsOfLeaf(object: OrgObject, leaf: RecordLeaf): readonly string[] {
  if (leaf === 'WeakEtag') return ['SystemModstamp'];
  return leaf === 'DisplayValue' ? [object.nameField] : [];
}

/** A leaf that every record has. */
export function leafOf(context: OrgContext, object: OrgObject, record: LoadedRecord, leaf: RecordLeaf): unknown {
  if (leaf === 'Id') return record.Id;
  if (leaf === 'WeakEtag') return Date.parse(String(record['SystemModstamp']).replace('+0000', 'Z'));
  if (leaf === 'DisplayValue') return visibleField(context, object, object.nameField) ? (record[object.nameField] ?? null) : null;
  return object.name;
}

type Parts = readonly { readonly key: string; readonly part: ValuePart }[];

/** A field as `{ value displayValue }`. */
export function valueOf(context: OrgContext, field: OrgField, record: LoadedRecord, parts: Parts): Record<string, unknown> {
  const raw = record[field.name] ?? null;
  return Object.fromEntries(
    parts.map(({ key, part }) => {
      if (part === 'value') return [key, uiValue(field, raw)];
      return [key, part === 'typename' ? valueType(field) : displayValue(context, field, raw)];
    })
  );
}
