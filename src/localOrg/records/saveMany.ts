import type { OrgContext } from '../orgContext.ts';
import { OrgError } from '../orgError.ts';

/** Result of one record in a list, as collections give it. */
export type SaveResult = {
  readonly id?: string;
  readonly success: boolean;
  readonly created?: boolean;
  readonly errors: readonly { readonly statusCode: string; readonly message: string; readonly fields: readonly string[] }[];
};

const undone = {
  statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK',
  message: 'Record rolled back because not all records were valid and the request was using AllOrNone header',
  fields: []
};

/**
 * Saves records one by one; a refused one does not touch the others, or undoes all of them with `allOrNone`: these keep their ids in the
 * results.
 *
 * A record that cannot be read at all (unknown field, wrong JSON type) refuses the whole request.
 */
export function saveMany<T>(
  context: OrgContext,
  records: readonly T[],
  allOrNone: boolean,
  save: (record: T) => { readonly id: string; readonly created?: boolean }
): readonly SaveResult[] {
  const { value: results, isKept } = context.org.database.attempt(() => {
    const value = records.map((record) => saveOne(context, record, save));
    return { value, isKept: !allOrNone || value.every(({ success }) => success) };
  });
  if (isKept) return results;
  return results.map((result) => (result.success ? { ...result, success: false, errors: [undone] } : result));
}

function saveOne<T>(context: OrgContext, record: T, save: (record: T) => { readonly id: string; readonly created?: boolean }): SaveResult {
  try {
    const { id, created } = context.org.database.transaction(() => save(record));
    return { id, success: true, errors: [], ...(created === undefined ? {} : { created }) };
  } catch (error) {
    if (!(error instanceof OrgError) || error.isMalformed) throw error;
    const errors = error.errors.map(({ errorCode, message, fields }) => ({ statusCode: errorCode, message, fields: fields ?? [] }));
    return { success: false, errors };
  }
}
