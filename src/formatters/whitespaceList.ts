import type { ListedCell, WhitespaceList } from '../domain/whitespaceList.ts';
import { quantityText } from './explainedValue.ts';
import { hiddenLines } from './hiddenLines.ts';
import { moneyTexts } from './moneyText.ts';
import { textTable } from './textTable.ts';
import type { TextColumn } from './textTable.ts';
import { filled, wrapped, type Words } from './words.ts';

/** Lines that a terminal is filled with when nobody says how many. */
const shownUnasked = 100;

/**
 * A list of cells as a table of at most 100 columns, with the room of all that match, each currency for itself.
 *
 * @param words  phrases of `messages/whitespace.list.md`
 * @param most   cells that are shown
 */
export function formatWhitespaceList(list: WhitespaceList, words: Words, most: number = shownUnasked): readonly string[] {
  const { cells, empty, matching, hidden } = list;
  if (empty !== undefined) return [...wrapped(words(`empty.${empty}`), 0), ...hiddenLines(hidden, words)];
  const shown = cells.slice(0, most);
  return [
    ...wrapped(roomLine(list, words), 0),
    '',
    ...textTable(columnsOf(list, words), shown),
    ...(shown.length < matching ? ['', ...wrapped(filled(words('more'), shown.length, matching), 0)] : []),
    ...(list.refused === undefined ? [] : ['', ...wrapped(words(`refused.${list.refused}`), 0)]),
    ...hiddenLines(hidden, words)
  ];
}

function roomLine({ room, matching }: WhitespaceList, words: Words): string {
  const { cells, amounts, withoutAmount } = room;
  const counts = filled(words('room'), matching, cells);
  if (amounts.length === 0) return `${counts} ${words('room.none')}`;
  const without = withoutAmount === 0 ? '' : ` ${filled(words('room.without'), withoutAmount)}`;
  return `${counts} ${filled(words('room.amounts'), moneyTexts(amounts))}${without}`;
}

function columnsOf({ cells, estimates }: WhitespaceList, words: Words): readonly TextColumn<ListedCell>[] {
  const amount = (value: number | null | undefined, currency = ''): string =>
    value === null || value === undefined ? words('unknown') : moneyTexts([{ currency, amount: value }]);
  const hasRank = cells.some(({ rankInAccount }) => rankInAccount !== null);
  return [
    { title: words('column.account'), of: ({ account }) => account.name, shrinks: true },
    { title: words('column.line'), of: ({ productLine }) => productLine.title, shrinks: true },
    { title: words('column.status'), of: ({ status }) => statusWord(status, words) },
    { title: words('column.owns'), of: (cell) => ownsText(cell, words), right: true },
    { title: words('column.amount'), of: (cell) => amount(cell.amount, cell.currency), right: true },
    ...(estimates
      ? [{ title: words('column.estimate'), of: (cell: ListedCell) => amount(cell.weightedEstimate, cell.currency), right: true }]
      : []),
    ...(hasRank ? [{ title: words('column.next'), of: (cell: ListedCell) => quantityText(cell.rankInAccount), right: true }] : [])
  ];
}

function ownsText({ owned, target }: ListedCell, words: Words): string {
  if (owned === null) return words('unknown');
  return target === null ? quantityText(owned) : filled(words('owns'), quantityText(owned), quantityText(target));
}

/** A status without words of its own is a cell kept for a person's answer about it. */
function statusWord(status: string, words: Words): string {
  return words(`status.${status}`);
}
