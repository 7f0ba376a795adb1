import type { Money } from '../../domain/configPreview.ts';
import { hasRoom } from '../../domain/hasRoom.ts';
import { HealthError } from '../../domain/healthError.ts';
import type { ReplayJson } from '../../domain/resultJson.ts';
import type { EmptyList, ListedCell, ListSort, WhitespaceList } from '../../domain/whitespaceList.ts';
import type { OrgClient } from '../../org/orgClient.ts';
import { readJsonIfAny, textOf } from '../explain/explainJson.ts';
import { rowReader } from '../explain/explainReader.ts';
import type { RowReader } from '../explain/explainReader.ts';
import { cellFields, currencyField, listedCell } from './listedCell.ts';
import { listCondition } from './listFilters.ts';
import type { CellLine, ListFilters } from './listFilters.ts';
import { sortCells } from './sortCells.ts';

export type ListRequest = ListFilters & {
  readonly sort: ListSort;
  /** Cells given back, the first of the order; absent = all. */
  readonly limit?: number;
};

const object = 'Headroom_Whitespace_Cell__c';

/**
 * Lists the whitespace cells that the sync wrote, of all accounts that the user who asks may see.
 *
 * Reads the org only, with that user's rights, 2,000 cells a page; what these rights leave out is named in `hidden`.
 *
 * @throws HealthError AccountNotFound, AccountAmbiguous, ProductLineUnknown, UserNotFound, UserAmbiguous, and EstimatesNotShown
 *         where the cells are to be sorted by an estimate that none of them has
 */
export async function listWhitespace(client: OrgClient, request: ListRequest): Promise<WhitespaceList> {
  const reader = rowReader(client);
  const replay = await newestReplay(reader);
  const estimates = replay.seen?.method !== undefined && replay.seen.refused === undefined;
  if (request.sort === 'estimate' && !estimates) throw new HealthError('EstimatesNotShown', [replay.seen?.refused ?? 'no replay']);
  const lines = await linesOfCells(reader);
  const none = emptyBefore({ lines, hasRun: replay.hasRun, hidden: reader.hidden() });
  const cells = none === undefined ? await readCells(client, reader, { ...request, lines, estimates }) : [];
  const empty = none ?? (cells.length === 0 ? 'no_match' : undefined);
  return {
    cells: sortCells(cells, request.sort).slice(0, request.limit ?? cells.length),
    matching: cells.length,
    ...(empty === undefined ? {} : { empty }),
    room: roomOf(cells),
    estimates,
    ...(replay.seen?.refused === undefined ? {} : { refused: replay.seen.refused }),
    hidden: reader.hidden()
  };
}

/** The replay of the newest run that wrote, and whether there is such a run. */
async function newestReplay(reader: RowReader): Promise<{ readonly hasRun: boolean; readonly seen?: ReplayJson }> {
  const rest = "WHERE Status__c IN ('Done', 'Partly') ORDER BY Started_At__c DESC LIMIT 1";
  const [run] = await reader.rows({ object: 'Headroom_Health_Run__c', fields: ['Replay__c'], rest });
  const seen = readJsonIfAny('replay', run?.['Replay__c'], { field: 'Replay__c', record: 'the newest good Headroom_Health_Run__c' });
  return { hasRun: run !== undefined, ...(seen === undefined ? {} : { seen }) };
}

async function linesOfCells(reader: RowReader): Promise<readonly CellLine[]> {
  const fields = ['Product_Line__c', 'Title__c'];
  const rows = await reader.rows({ object, fields, rest: 'GROUP BY Product_Line__c, Title__c ORDER BY Product_Line__c' });
  return rows.map((row) => {
    const key = textOf(row, 'Product_Line__c') ?? '';
    return { key, title: textOf(row, 'Title__c') ?? key };
  });
}

/** Why there is nothing to list, whatever was asked for. */
function emptyBefore(seen: {
  readonly lines: readonly CellLine[];
  readonly hasRun: boolean;
  readonly hidden: readonly string[];
}): EmptyList | undefined {
  if (seen.hidden.includes(object)) return 'no_access';
  if (seen.lines.length > 0) return undefined;
  return seen.hasRun ? 'no_cells' : 'no_run';
}

async function readCells(
  client: OrgClient,
  reader: RowReader,
  request: ListRequest & { readonly lines: readonly CellLine[]; readonly estimates: boolean }
): Promise<readonly ListedCell[]> {
  const condition = await listCondition(client, request, request.lines);
  const rows = await reader.rows({ object, fields: cellFields, optional: [currencyField], rest: `${condition} ORDER BY Id` });
  return rows.map((row) => listedCell(row, request.estimates));
}

/** What open and partly used cells are worth, added up in hundredths: sums of amounts stay exact. */
function roomOf(cells: readonly ListedCell[]): WhitespaceList['room'] {
  const open = cells.filter(({ status }) => hasRoom(status));
  const hundredths = new Map<string, number>();
  for (const { amount, currency = '' } of open) {
    if (amount !== null) hundredths.set(currency, (hundredths.get(currency) ?? 0) + Math.round(amount * 100));
  }
  const amounts: readonly Money[] = [...hundredths]
    .map(([currency, sum]) => ({ currency, amount: sum / 100 }))
    .sort((a, b) => (a.currency < b.currency ? -1 : 1));
  return { cells: open.length, amounts, withoutAmount: open.filter(({ amount }) => amount === null).length };
}
