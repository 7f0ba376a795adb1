/** Rows that the org refused for one reason, in its own words. */
export type RefusedRows = { readonly object: string; readonly code: string; readonly message: string; readonly count: number };

/**
 * Rows refused, counted by object, code and the org's words, most frequent first. Pure.
 *
 * @example  countRefused([{ object: 'A', code: 'X', message: 'no' }])[0]?.count // 1
 */
export function countRefused(rows: readonly Omit<RefusedRows, 'count'>[]): readonly RefusedRows[] {
  const groups = Map.groupBy(rows, ({ object, code, message }) => JSON.stringify([object, code, message]));
  return [...groups.values()]
    .flatMap(([first, ...rest]) =>
      first === undefined ? [] : [{ object: first.object, code: first.code, message: first.message, count: rest.length + 1 }]
    )
    .sort((a, b) => b.count - a.count);
}

/** Codes of refusals that `messages/sync.md` knows a cure for, under `cure.<code>`. */
export const curedCodes: readonly string[] = [
  'UNABLE_TO_LOCK_ROW',
  'UNPROCESSED',
  'ENTITY_IS_LOCKED',
  'FIELD_CUSTOM_VALIDATION_EXCEPTION',
  'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
  'DUPLICATES_DETECTED',
  'INSUFFICIENT_ACCESS_OR_READONLY',
  'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
  'INVALID_CROSS_REFERENCE_KEY',
  'INVALID_FIELD_FOR_INSERT_UPDATE',
  'STRING_TOO_LONG',
  'REQUIRED_FIELD_MISSING',
  'STORAGE_LIMIT_EXCEEDED'
];
