/**
 * A name as people write it: files and record types encode characters such as `%` and `/` as addresses do. A name that is not
 * encoded, or badly, stays as it is.
 *
 * @example  decodeName('Custom%3A Sales') // 'Custom: Sales'
 * @example  decodeName('50% off') // '50% off'
 */
export function decodeName(name: string): string {
  return name.replace(/(?:%[\da-f]{2})+/gi, (encoded) => (isText(encoded) ? decodeURIComponent(encoded) : encoded));
}

/** Whether the bytes of an encoded piece are whole characters. */
function isText(encoded: string): boolean {
  return Buffer.from(encoded.replaceAll('%', ''), 'hex').toString('utf8').includes('\uFFFD') === false;
}
