import type { ListedCell, WhitespaceList } from '../domain/whitespaceList.ts';
import { csvText } from './csvText.ts';
import type { CsvValue } from './csvText.ts';
import { printable } from './printable.ts';
import type { Words } from './words.ts';

type Column = { readonly key: string; readonly of: (cell: ListedCell) => CsvValue };

const columns: readonly Column[] = [
  { key: 'accountId', of: ({ account }) => account.id },
  { key: 'account', of: ({ account }) => printable(account.name) },
  { key: 'owner', of: ({ owner }) => owner && printable(owner.name) },
  { key: 'productLineKey', of: ({ productLine }) => productLine.key },
  { key: 'productLine', of: ({ productLine }) => printable(productLine.title) },
  { key: 'status', of: ({ status }) => status },
  { key: 'owned', of: ({ owned }) => owned },
  { key: 'target', of: ({ target }) => target },
  { key: 'gap', of: ({ gap }) => gap },
  { key: 'currency', of: ({ currency = null }) => currency },
  { key: 'amount', of: ({ amount }) => amount },
  { key: 'amountLow', of: ({ amountLow }) => amountLow },
  { key: 'amountHigh', of: ({ amountHigh }) => amountHigh },
  { key: 'motion', of: ({ motion }) => motion },
  { key: 'reason', of: ({ reason }) => reason && printable(reason) },
  { key: 'onHoldSince', of: ({ onHoldSince }) => onHoldSince },
  { key: 'rankInAccount', of: ({ rankInAccount }) => rankInAccount },
  { key: 'rankForOwner', of: ({ rankForOwner }) => rankForOwner },
  { key: 'asOf', of: ({ asOf }) => asOf }
];

const estimateColumns: readonly Column[] = [
  { key: 'likelihood', of: ({ likelihood = null }) => likelihood },
  { key: 'estimate', of: ({ weightedEstimate = null }) => weightedEstimate }
];

/**
 * A list of cells as a CSV file, one line a cell below a header; likelihood and estimate only where they are shown.
 *
 * @param words  phrases of `messages/whitespace.list.md`
 */
export function whitespaceCsv({ cells, estimates }: WhitespaceList, words: Words): string {
  const shown = estimates ? [...columns, ...estimateColumns] : columns;
  return csvText([shown.map(({ key }) => words(`csv.${key}`)), ...cells.map((cell) => shown.map(({ of }) => of(cell)))]);
}
