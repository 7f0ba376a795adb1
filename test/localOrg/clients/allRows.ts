import { bulkRows } from './bulkRows.ts';
import type { ClientRow } from './clientRow.ts';
import { describeRows } from './describeRows.ts';
import { metadataRows } from './metadataRows.ts';
import { queryRows } from './queryRows.ts';
import { recordRows } from './recordRows.ts';
import { refusalRows } from './refusalRows.ts';

/** The whole list, run by each client. */
export const clientRows: readonly ClientRow[] = [
  ...describeRows,
  ...recordRows,
  ...queryRows,
  ...bulkRows,
  ...metadataRows,
  ...refusalRows
];
