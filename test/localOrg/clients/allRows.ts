import { bulkRows } from './bulkRows.ts';
import type { ClientRow } from './clientRow.ts';
import { describeRows } from './describeRows.ts';
import { queryRows } from './queryRows.ts';
import { recordRows } from './recordRows.ts';

/** The whole list, run by each client. */
export const clientRows: readonly ClientRow[] = [...describeRows, ...recordRows, ...queryRows, ...bulkRows];
