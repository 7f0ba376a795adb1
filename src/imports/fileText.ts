/** Signs that may stand between cells; the one that the heading line has most of is taken. */
const delimiters = [',', ';', '\t', '|'] as const;

/**
 * The sign between the cells of a file, from its first line: the most frequent one outside quotes, the comma where there is none.
 *
 * @example  delimiterOf('Account;"How likely, 0-10";Date') // ';'
 */
export function delimiterOf(firstLine: string): string {
  const bare = firstLine.replace(/"[^"]*"/g, '');
  const counted = delimiters.map((sign) => ({ sign, times: bare.split(sign).length - 1 }));
  return counted.reduce((best, one) => (one.times > best.times ? one : best)).sign;
}

/**
 * Why the first bytes of a file cannot be read as UTF-8 text; undefined = they can.
 *
 * UTF-16 is known by its mark, or without one by the zero bytes that every Latin letter of it has.
 */
export function unreadableStart(bytes: Uint8Array): 'UTF-16' | 'UTF-32' | 'Excel' | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? 'UTF-32' : 'UTF-16';
  if (a === 0xfe && b === 0xff) return 'UTF-16';
  if (a === 0x50 && b === 0x4b && c === 0x03 && d === 0x04) return 'Excel';
  return bytes.subarray(0, 4096).includes(0) ? 'UTF-16' : undefined;
}
