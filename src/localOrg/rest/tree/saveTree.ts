import type { OrgContext } from '../../orgContext.ts';
import { OrgError } from '../../orgError.ts';
import { insertRecord } from '../../records/saveRecord.ts';
import type { Tree, TreeError, TreeRecord } from './readTree.ts';

/** What a tree became: the new ids, or the records that were refused. */
export type TreeResult =
  | { readonly hasErrors: false; readonly results: readonly { readonly referenceId: string; readonly id: string }[] }
  | { readonly hasErrors: true; readonly results: readonly TreeError[] };

/**
 * Creates the records level by level, those of one type together. A refused record undoes all of them; the answer then holds the refused
 * records of its group only, because nothing behind it was tried.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_sobject_tree.htm
 */
export function saveTree(context: OrgContext, tree: Tree): TreeResult {
  if (tree.errors.length > 0) return { hasErrors: true, results: tree.errors };
  const ids = new Map<TreeRecord, string>();
  const { value: errors, isKept } = context.org.database.attempt(() => {
    for (const group of tree.levels.flatMap(groupsOf)) {
      const value = saveGroup(context, group, ids);
      if (value.length > 0) return { value, isKept: false };
    }
    return { value: [], isKept: true };
  });
  if (!isKept) return { hasErrors: true, results: errors };
  return { hasErrors: false, results: [...ids].map(([{ referenceId }, id]) => ({ referenceId, id })) };
}

function groupsOf(level: readonly TreeRecord[]): readonly (readonly TreeRecord[])[] {
  return [...Map.groupBy(level, (record) => record.object.name).values()];
}

/** Creates the records of a group, notes their ids, and returns what was refused. */
function saveGroup(context: OrgContext, group: readonly TreeRecord[], ids: Map<TreeRecord, string>): readonly TreeError[] {
  const errors: TreeError[] = [];
  for (const record of group) {
    try {
      ids.set(
        record,
        context.org.database.transaction(() => insertRecord(context, record.object, valuesOf(record, ids)))
      );
    } catch (error) {
      if (!(error instanceof OrgError)) throw error;
      errors.push(refused(record, error));
    }
  }
  return errors;
}

function valuesOf({ values, parent }: TreeRecord, ids: ReadonlyMap<TreeRecord, string>): Record<string, unknown> {
  return parent ? { ...values, [parent.field]: ids.get(parent.record) } : { ...values };
}

function refused({ referenceId }: TreeRecord, error: OrgError): TreeError {
  return {
    referenceId,
    errors: error.errors.map(({ errorCode, message, fields }) => ({ statusCode: errorCode, message, fields: fields ?? [] }))
  };
}
