import { recordRows } from './rowWords/records.ts';
import { requestRows } from './rowWords/requests.ts';
import type { Row } from './rowWords/row.ts';
import { writeRows } from './rowWords/writes.ts';

/** The table of docs/RELIABILITY.md, by number. */
export const rows: readonly Row[] = [...recordRows, ...requestRows, ...writeRows].toSorted((one, other) => one.number - other.number);

const known = new Set(rows.map(({ number }) => number));

/**
 * Says which rows of docs/RELIABILITY.md the test around it proves. Stands in the body of a test, or of a `describe` for all of its tests,
 * with numbers written out: `scripts/generateReliabilityDoc.ts` reads them from the source.
 */
export function covers(numbers: readonly number[]): void {
  const strange = numbers.filter((number) => !known.has(number));
  if (strange.length > 0) throw new RangeError(`docs/RELIABILITY.md has no row ${strange.join(', ')}`);
}
