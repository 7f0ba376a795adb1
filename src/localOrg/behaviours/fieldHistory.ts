import { expected } from '../expected.ts';
import type { SqlValue } from '../database.ts';
import type { OrgField } from '../schema/field.ts';
import type { OrgObject } from '../schema/object.ts';
import { writeOwnRow } from '../records/ownRow.ts';
import type { Behaviour, Save } from './behaviour.ts';

const histories: Readonly<Record<string, { readonly object: string; readonly parent: string }>> = {
  Case: { object: 'CaseHistory', parent: 'CaseId' },
  Opportunity: { object: 'OpportunityFieldHistory', parent: 'OpportunityId' }
};
const longest = 255;
const trackedFields = new WeakMap<OrgObject, readonly OrgField[]>();

/**
 * One history row for each change of a tracked field, and one with Field = 'created' for a new record.
 *
 * Long text keeps only the fact of the change.
 * Source: https://help.salesforce.com/s/articleView?id=sf.tracking_field_history.htm
 */
export const fieldHistoryBehaviour: Behaviour = {
  objects: ['Case', 'Opportunity'],
  afterSave: (save) => {
    if (!save.old) return addRow(save, 'created', null, null);
    for (const field of tracked(save.object)) {
      const before = save.old[field.name] ?? null;
      const after = save.row[field.name] ?? null;
      if (before !== after) addRow(save, field.name, shown(field, before), shown(field, after));
    }
  }
};

function tracked(object: OrgObject): readonly OrgField[] {
  let fields = trackedFields.get(object);
  if (!fields) {
    fields = object.fields.filter((field) => field.trackHistory);
    trackedFields.set(object, fields);
  }
  return fields;
}

function shown(field: OrgField, value: SqlValue): SqlValue {
  return field.type === 'textarea' && field.length > longest ? null : value;
}

function addRow(save: Save, field: string, before: SqlValue, after: SqlValue): void {
  const history = expected(histories[save.object.name], 'the history object');
  writeOwnRow(save.context, history.object, {
    [history.parent]: save.id,
    Field: field,
    DataType: 'Text',
    OldValue: before,
    NewValue: after
  });
}
