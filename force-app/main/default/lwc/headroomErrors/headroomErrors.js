/** Reads the errors of a GraphQL answer: missing access is told apart from everything else. */

/** The platform leaves what a user may not see out of the schema, so a query for it fails its validation. */
const ACCESS = /FieldUndefined|UnknownType|INSUFFICIENT_ACCESS|INVALID_TYPE|not accessible|is undefined/i;

/**
 * @param {readonly { message?: string }[] | undefined} errors
 * @returns {'noAccess' | 'error' | undefined}
 */
export function problemOf(errors) {
  if (!errors || errors.length === 0) {
    return undefined;
  }
  return errors.some((error) => ACCESS.test(error.message ?? '')) ? 'noAccess' : 'error';
}
