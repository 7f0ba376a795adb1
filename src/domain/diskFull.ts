/**
 * What SQLite says of a disk that takes no more: SQLITE_FULL, and, of a file that may not grow or of the file of its shared memory,
 * SQLITE_IOERR_WRITE and SQLITE_IOERR_SHMSIZE. Source: https://www.sqlite.org/rescode.html
 */
const sqliteCodes: ReadonlySet<unknown> = new Set([13, 778, 4874]);

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
  if ('errcode' in error && sqliteCodes.has(error.errcode)) return true;
  return words.test(error.message) || isDiskFullBelow(error.cause);
}

function isDiskFullBelow(cause: unknown): boolean {
  return cause !== undefined && isDiskFull(cause);
}
