/** One account of the matrix: its totals as the sync wrote them, and its cells from the two places where they stand. */
import { currencyIn } from 'c/headroomFormat';
import { readJson } from 'c/headroomJson';

/**
 * @param {any} row  of the answer; `fullAmount` is absent without the permission for it
 * @returns {Headroom.MatrixRow}
 */
export function readMatrixRow(row) {
  return {
    key: row.Id,
    accountId: row.account.Id,
    name: row.account.Name,
    ownerId: row.account.owner?.Id,
    owner: row.account.owner?.Name ?? '',
    managerId: row.managerId ?? undefined,
    open: row.openCount ?? 0,
    amount: row.fullAmount ?? row.amount ?? null,
    currency: row.currency ?? currencyIn(row.fullAmountShown ?? row.amountShown),
    rest: row.cells ?? null
  };
}

/**
 * A cell that has a record. An amount that rests on the contract value stands in a field of its own, which a permission may withhold.
 * @param {any} record
 * @returns {Headroom.MatrixCell}
 */
function fromRecord(record) {
  return {
    line: record.line,
    status: record.status,
    owned: record.owned,
    target: record.target,
    amount: record.amount ?? record.valueAmount ?? null,
    motion: record.motion ?? undefined
  };
}

/**
 * A cell that stands in the summary.
 * @param {Headroom.CellJson} cell
 * @returns {Headroom.MatrixCell}
 */
function fromSummary(cell) {
  return { line: cell.k, status: cell.st, owned: cell.own, target: cell.tgt, amount: cell.amt, motion: cell.motion };
}

/**
 * Rows with their cells. What the summary holds in a newer format, or damaged, is left out: its squares stay empty, and the account's
 * own page says why.
 * @param {readonly Headroom.MatrixRow[]} rows
 * @param {ReadonlySet<string>} accountIds  whose records were read
 * @param {readonly any[]} records  of cells
 * @returns {Headroom.MatrixRow[]}  rows of other accounts are the same objects as before
 */
export function withCells(rows, accountIds, records) {
  /** @type {Record<string, Headroom.MatrixCell[]>} */
  const byAccount = {};
  records.forEach((record) => {
    byAccount[record.accountId] = byAccount[record.accountId] ?? [];
    byAccount[record.accountId].push(fromRecord(record));
  });
  return rows.map((row) => (accountIds.has(row.accountId) ? { ...row, cells: cellsOf(row, byAccount[row.accountId] ?? []) } : row));
}

/**
 * @param {Headroom.MatrixRow} row
 * @param {readonly Headroom.MatrixCell[]} own
 */
function cellsOf(row, own) {
  /** @type {{ value?: Headroom.CellsJson }} */
  const { value } = readJson(row.rest);
  const cells = [...(value?.cells ?? []).map(fromSummary), ...own];
  return Object.fromEntries(cells.map((cell) => [cell.line, cell]));
}
