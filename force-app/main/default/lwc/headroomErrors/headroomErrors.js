/** Reads errors of answers: missing access is told apart from everything else. */

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

/** The platform's answers for a record that the user may not see: no right to it, or for him it is not there. */
const NOT_FOR_VIEWER = [403, 404];

/**
 * @param {{ status?: number }} error  of a wire that reads a record
 * @returns {'noAccess' | 'error'}
 */
export function recordProblemOf({ status }) {
  return status !== undefined && NOT_FOR_VIEWER.includes(status) ? 'noAccess' : 'error';
}
