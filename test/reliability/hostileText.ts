/** Longest text that a field of an org holds. */
export const longestText = 131_072;

/** Pieces of text that CSV, SQL, JSON, shells and readers of lines have stumbled over. */
const pieces: readonly string[] = [
  '"',
  '""',
  "'",
  ',',
  ';',
  '\n',
  '\r\n',
  '\r',
  '\t',
  '\\',
  '\\n',
  '\ufeff',
  '\u2028',
  '\u00a0',
  'ä',
  '漢字',
  '👩‍🚀',
  'e\u0301',
  '=1+1',
  '@SUM(A1)',
  '-',
  '+',
  '%',
  '${x}',
  '<b>',
  'a',
  ' '
];

/** Words that readers take for no value, and texts that begin or end badly. */
export const nastyWords: readonly string[] = [
  'N/A',
  '#N/A',
  'NULL',
  'null',
  'nan',
  'NaN',
  'None',
  'undefined',
  'true',
  '0',
  '-1e5',
  '00123',
  '2026-11-23',
  '"',
  '""',
  '"quoted"',
  'half "quoted',
  ',',
  'a,b',
  'line\nbreak',
  'line\r\nbreak',
  'carriage\rreturn',
  "O'Brien \\' OR Id != null",
  '=HYPERLINK("http://x","y")',
  '\ufeffmark first',
  'tab\there',
  'zero\u0000byte',
  'Sforce-Locator: null',
  '750000000000001AAA'
];

/**
 * Texts of pieces thrown together, the same for the same seed.
 *
 * @param count   how many
 * @param length  pieces of each
 */
export function hostileTexts(count: number, length: number, seed = 1): readonly string[] {
  let state = seed;
  const draw = (): number => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648);
  const one = (): string => Array.from({ length }, () => pieces[(draw() >> 8) % pieces.length]).join('');
  // The org trims what stands around a text, as the platform does.
  return Array.from({ length: count }, () => `[${one()}]`);
}
