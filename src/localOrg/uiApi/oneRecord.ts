import { toId18 } from '../ids.ts';
import type { OrgContext } from '../orgContext.ts';
import { badValue, notFound } from '../orgError.ts';
import { addPath } from './fieldTree.ts';
import type { FieldTree } from './fieldTree.ts';
import { layoutFields } from './layouts.ts';
import type { LayoutMode, LayoutType } from './layouts.ts';
import { representRecords } from './representRecords.ts';
import type { UiRecord } from './representRecords.ts';

/** The 18 characters of a record's id; throws 400 for a text that is none. */
export function recordId(text = ''): string {
  const id = toId18(text);
  if (!id) throw badValue('MALFORMED_ID', `bad id ${text}`);
  return id;
}

/** One record; throws 404 when it is not there or not the user's to see. */
export function representOne(context: OrgContext, tree: FieldTree, id: string): UiRecord {
  const record = representRecords(context, tree, [id]).get(id);
  if (!record) throw notFound();
  return record;
}

/** Adds a layout's fields; a reference brings its parent's name along. */
export function addLayout(context: OrgContext, tree: FieldTree, layout: LayoutType, mode: LayoutMode = 'View'): void {
  for (const field of layoutFields(context, tree.object, layout, mode)) {
    addPath(context, tree, [field.name]);
    const relationship = field.reference?.relationshipName;
    if (relationship) addPath(context, tree, [relationship, 'Name']);
  }
}
