import type { UpdateOther } from '../behaviours/behaviour.ts';
import { storedRow, type OrgContext } from '../orgContext.ts';
import type { OrgObject } from '../schema/object.ts';

type Saved = { readonly context: OrgContext; readonly object: OrgObject; readonly id: string; readonly updateOther: UpdateOther };

/**
 * The org's own trigger edits a record that was just saved, where that fault is on: in the name of the user who saved, with a stamp of
 * its own. A record that has the value already is left alone.
 */
export function triggerEditsAfter({ context, object, id, updateOther }: Saved): void {
  const { org } = context;
  if (org.faults.isQuiet) return;
  const row = storedRow(org, object, id);
  const edit = org.faults.fires('trigger_edits_after', { object: object.name }, ({ field, value }) => {
    return context.schema.field(object, field) !== undefined && (row?.[field] ?? null) !== value;
  });
  if (edit && row) updateOther(context, object, row, { [edit.field]: edit.value });
}
