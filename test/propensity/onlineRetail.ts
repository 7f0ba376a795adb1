import { epochDay } from '../../src/domain/day.ts';
import type { ReplayRequest } from '../../src/propensity/replay.ts';
import { readTable } from '../data.ts';

export const ONLINE_RETAIL_FILES = ['online-retail-lines.csv.gz'];

/** Last day on which what customers own is counted, and on which the test begins. */
const testBegins = epochDay('2011-09-01');

/**
 * First purchases of the wholesaler's customers as the published measurement reads them: lines that were sold (no returns,
 * no cancelled invoices), products without their colour, those that at least 20 customers had bought before the test.
 *
 * Periods are 100 days: fitted to 23 May 2011, chosen and calibrated to 31 August, tested to 9 December.
 */
export function onlineRetail(): ReplayRequest {
  const rows = new Map<string, number>();
  const firstBy = new Map<string, Map<string, number>>();
  for (const { customer = '', date = '', invoice = '', item5 = '', quantity } of readTable(ONLINE_RETAIL_FILES[0] ?? '')) {
    if (!(Number(quantity) > 0) || invoice.startsWith('C')) continue;
    if (!rows.has(customer)) rows.set(customer, rows.size);
    const day = epochDay(date.slice(0, 10));
    const first = firstBy.get(item5) ?? new Map<string, number>();
    if (!((first.get(customer) ?? Infinity) <= day)) first.set(customer, day);
    firstBy.set(item5, first);
  }
  const enough = (first: ReadonlyMap<string, number>): boolean => [...first.values()].filter((day) => day < testBegins).length >= 20;
  const keys = [...firstBy].flatMap(([item, first]) => (enough(first) ? [item] : [])).sort();
  const firstOn = keys.map((item) => {
    const column = new Float64Array(rows.size).fill(NaN);
    for (const [customer, day] of firstBy.get(item) ?? []) column[rows.get(customer) ?? 0] = day;
    return column;
  });
  const segments = new Int32Array(rows.size);
  const purchases = { accounts: rows.size, items: keys.length, firstOn };
  return { purchases, keys, segmentOf: () => segments, today: epochDay('2011-12-10'), days: 100, k: 10 };
}
