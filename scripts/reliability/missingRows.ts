import { rows } from '../../test/reliability/rows.ts';

/** Rows that still wait for their test. */
export const missingRows: ReadonlySet<number> = new Set(rows.map(({ number }) => number));
