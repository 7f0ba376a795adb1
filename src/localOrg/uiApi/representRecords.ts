import type { OrgContext } from '../orgContext.ts';
import type { OrgField } from '../schema/field.ts';
import type { OrgObject } from '../schema/object.ts';
import { displayValue, uiValue } from '../query/displayValue.ts';
import { eTagOf } from './eTag.ts';
import type { FieldTree } from './fieldTree.ts';
import { loadRecords } from './loadRecords.ts';
import type { LoadedRecord } from './loadRecords.ts';
import { masterRecordTypeId, recordTypesOf } from './recordTypes.ts';
import { visibleField } from './supportedObjects.ts';

/** A field as UI API carries it: as it is shown to the user, null where that is the value itself, and as it is. */
export type FieldValue = { readonly displayValue: string | null; readonly value: unknown };

/** A record as UI API represents it. */
export type UiRecord = {
  readonly apiName: string;
  readonly eTag: string;
  readonly fields: Readonly<Record<string, FieldValue>>;
  readonly id: string;
  readonly [more: string]: unknown;
};

/**
 * Records as UI API represents them, by id; those that the user may not see are not among them.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_record.htm
 */
export function representRecords(context: OrgContext, tree: FieldTree, ids: Iterable<string>): ReadonlyMap<string, UiRecord> {
  const references = [...tree.parents.values()].map(({ reference }) => reference.name);
  const stamps = ['LastModifiedById', 'LastModifiedDate', 'SystemModstamp', 'RecordTypeId'].filter((name) =>
    visibleField(context, tree.object, name)
  );
  const records = loadRecords(context, tree.object, ids, [...tree.fields.keys(), ...references, ...stamps]);
  const parents = new Map([...tree.parents].map(([name, parent]) => [name, loadParents(context, parent, records.values())]));
  const represented = new Map<string, UiRecord>();
  for (const [id, record] of records) represented.set(id, represent(context, tree, record, parents));
  return represented;
}

type Parent = { readonly reference: OrgField; readonly trees: readonly FieldTree[] };

function loadParents(context: OrgContext, parent: Parent, children: Iterable<LoadedRecord>): ReadonlyMap<string, UiRecord> {
  const ids = [...children].map((child) => child[parent.reference.name]).filter((id) => typeof id === 'string');
  const found = new Map<string, UiRecord>();
  for (const tree of parent.trees) {
    const own = ids.filter((id) => id.startsWith(tree.object.keyPrefix));
    for (const [id, record] of representRecords(context, withName(context, tree), own)) found.set(id, record);
  }
  return found;
}

/** A parent's name is always read: it is what its child shows in its place. */
function withName(context: OrgContext, tree: FieldTree): FieldTree {
  const name = visibleField(context, tree.object, tree.object.nameField);
  return name ? { ...tree, fields: new Map([...tree.fields, [name.name, name]]) } : tree;
}

function represent(
  context: OrgContext,
  tree: FieldTree,
  record: LoadedRecord,
  parents: ReadonlyMap<string, ReadonlyMap<string, UiRecord>>
): UiRecord {
  const fields: Record<string, FieldValue> = {};
  for (const field of tree.fields.values()) {
    fields[field.name] = { displayValue: displayValue(context, field, record[field.name]), value: uiValue(field, record[field.name]) };
  }
  for (const [name, { reference }] of tree.parents) {
    const parent = parents.get(name)?.get(String(record[reference.name]));
    fields[name] = { displayValue: parent ? nameOf(context, parent) : null, value: parent ?? null };
  }
  const represented = { ...envelope(context, tree.object, record), fields };
  return { ...represented, eTag: eTagOf(represented) };
}

function nameOf(context: OrgContext, record: UiRecord): string | null {
  const { nameField } = context.schema.known(record.apiName);
  const value = record.fields[nameField]?.value;
  return typeof value === 'string' ? value : null;
}

type Envelope = { readonly apiName: string; readonly id: string; readonly [more: string]: unknown };

function envelope(context: OrgContext, object: OrgObject, record: LoadedRecord): Envelope {
  const modified = (record['SystemModstamp'] ?? record['LastModifiedDate'] ?? null) as string | null;
  const isoDate = (value: unknown) => (typeof value === 'string' ? value.replace('+0000', 'Z') : null);
  const recordTypeId = record['RecordTypeId'] ?? null;
  const recordTypeInfo = recordTypeId === null ? null : recordTypesOf(context, object).find((info) => info.recordTypeId === recordTypeId);
  return {
    apiName: object.name,
    childRelationships: {},
    id: record.Id,
    lastModifiedById: record['LastModifiedById'] ?? null,
    lastModifiedDate: isoDate(record['LastModifiedDate']),
    recordTypeId: recordTypeId ?? masterRecordTypeId,
    recordTypeInfo: recordTypeInfo ?? null,
    systemModstamp: isoDate(modified),
    weakEtag: modified === null ? 0 : Date.parse(modified.replace('+0000', 'Z'))
  };
}
