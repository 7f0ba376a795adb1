/** SQLITE_FULL. Source: https://www.sqlite.org/rescode.html#full */
const sqliteFull = 13;

/** What systems call a disk, or the part of it that is ours, with no room left; a file that may not grow is the same to us. */
const codes: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const words = /no space left on device|disk is full|disk quota exceeded|file too large/i;

/**
 * Whether an error of a file or of a database says that there is no room left. Pure.
 *
 * @example  isDiskFull(Object.assign(new Error('write'), { code: 'ENOSPC' })) // true
 */
export function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return words.test(String(error));
  if ('code' in error && codes.has(error.code)) return true;
  if ('errcode' in error && (Number(error.errcode) & 0xff) === sqliteFull) return true;
  return words.test(error.message) || isDiskFullBelow(error.cause);
}

function isDiskFullBelow(cause: unknown): boolean {
  return cause !== undefined && isDiskFull(cause);
}
