import { decodeName } from '../../metadata/decodeName.ts';
import { childrenOf, flagOf, textOf, type XmlElement } from '../../metadata/xml.ts';
import type { Component } from '../../metadata/model.ts';
import type { StoredRow } from '../database.ts';
import { writeOwnRow } from '../records/ownRow.ts';
import { writeRow } from '../records/writeRow.ts';
import { lookup } from '../standardObjects/fields.ts';
import type { Deployment } from './deployment.ts';

/**
 * Record types as rows of RecordType; an object that gets its first one gets the field RecordTypeId. Which values a record type
 * offers is kept with the component and refuses nothing.
 */
export function deployRecordTypes({ context, model }: Deployment): void {
  const recordTypes = model.objects.flatMap(({ parts }) => parts.filter(({ type }) => type === 'RecordType'));
  for (const recordType of recordTypes) saveRecordType(context, recordType);
  for (const name of new Set(recordTypes.map(({ fullName }) => fullName.split('.')[0] ?? ''))) addField(context, name);
}

function saveRecordType(context: Deployment['context'], { fullName, root }: Component): void {
  const [objectName = '', name = ''] = fullName.split('.');
  const object = context.schema.known('RecordType');
  const sql = 'select * from "RecordType" where "SobjectType" = ? and "DeveloperName" = ?';
  const old = context.org.database.statement(sql).get(objectName, name) as StoredRow | undefined;
  const values: StoredRow = {
    SobjectType: objectName,
    DeveloperName: name,
    Name: (root && textOf(root, 'label')) ?? name,
    Description: (root && textOf(root, 'description')) ?? null,
    IsActive: root && flagOf(root, 'active') ? 1 : 0
  };
  if (old) writeRow(context, object, { ...old, ...values, SystemModstamp: context.org.clock.stamp() }, old);
  else writeOwnRow(context, 'RecordType', values);
  const keep = 'insert into org_component values (?, ?, ?) on conflict (type, full_name) do update set definition = excluded.definition';
  context.org.database.statement(keep).run('RecordType', fullName, JSON.stringify({ picklists: root ? offeredValues(root) : [] }));
}

/** Values that a record type offers, by picklist; their names are encoded as in an address. */
function offeredValues(root: XmlElement): readonly unknown[] {
  return childrenOf(root, 'picklistValues').map((picklist) => ({
    field: textOf(picklist, 'picklist') ?? '',
    values: childrenOf(picklist, 'values').map((value) => ({
      value: decodeName(textOf(value, 'fullName') ?? ''),
      isDefault: flagOf(value, 'default')
    }))
  }));
}

function addField({ schema }: Deployment['context'], name: string): void {
  const object = schema.object(name);
  if (!object || schema.field(object, 'RecordTypeId')) return;
  schema.save({ ...object, fields: [...object.fields, lookup('RecordTypeId', 'Record Type ID', 'RecordType', { permissionable: false })] });
}
