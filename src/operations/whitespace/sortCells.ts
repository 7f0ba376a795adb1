import type { ListedCell, ListSort } from '../../domain/whitespaceList.ts';

/**
 * Cells in the order asked for, ties by account and product line. Amounts of several currencies are not compared: each currency
 * stands together, and within it the largest amount first, cells without one last.
 */
export function sortCells(cells: readonly ListedCell[], sort: ListSort): readonly ListedCell[] {
  if (sort === 'account') return cells.toSorted((a, b) => byText(a.account.name, b.account.name) || tie(a, b));
  const value = sort === 'amount' ? ({ amount }: ListedCell) => amount : ({ weightedEstimate }: ListedCell) => weightedEstimate ?? null;
  return cells.toSorted((a, b) => byText(a.currency ?? '', b.currency ?? '') || largestFirst(value(a), value(b)) || tie(a, b));
}

function largestFirst(a: number | null, b: number | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return b - a;
}

function tie(a: ListedCell, b: ListedCell): number {
  return byText(a.account.name, b.account.name) || byText(a.account.id, b.account.id) || byText(a.productLine.key, b.productLine.key);
}

function byText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
