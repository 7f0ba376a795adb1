/** Turns the answers of the matrix's requests into accounts with cells, and these into a table under filters. */
import { readJson } from 'c/headroomJson';
import { rowsOf } from 'c/headroomQueries';
import { readMatrixRow } from './matrixRow';

export { ANY, asksForOther, filterMatrix, isRoom, passes } from './matrixFilters';
export { LARGEST_FIRST, nextMatrixSort, orderMatrix } from './matrixOrder';
export { withCells } from './matrixRow';
export { readCount, totalOf, totalsOf } from './matrixTotals';

/** Accounts whose cells are asked for in one request: few enough that reading the answer does not hold the page up. */
const AT_ONCE = 50;

/**
 * Settings of the product lines, and whether the matrix can show anything.
 * @param {any} data  `data` of the wire for the viewer's own accounts
 * @returns {Headroom.MatrixSettings}
 */
export function readMatrixSettings(data) {
  const goodRun = rowsOf(data, 'goodRuns')[0];
  const lastRun = rowsOf(data, 'lastRuns')[0];
  /** @type {{ value?: Headroom.LineSettings, problem?: Headroom.JsonProblem }} */
  const { value: settings, problem } = readJson(rowsOf(data, 'lineVersions')[0]?.settings);
  const lines = (settings?.lines ?? []).map((line) => ({ key: line.k, title: line.title }));
  const runs = { goodRun, lastRun, lines, customers: settings?.customers ?? '' };
  if (problem === 'newer' || problem === 'broken') {
    return { ...runs, state: problem };
  }
  if (lines.length > 0) {
    return { ...runs, settings, state: 'data' };
  }
  return { ...runs, state: lastRun && !goodRun ? 'firstRun' : 'notSetUp' };
}

/**
 * A page of accounts, behind those that are loaded.
 * @param {any} data  `data` of the wire
 * @param {Headroom.MatrixPart} [before]
 * @returns {Headroom.MatrixPart}
 */
export function withPage(data, before) {
  const answer = data?.uiapi?.query?.accounts;
  const rows = [...(before?.rows ?? []), ...rowsOf(data, 'accounts').map(readMatrixRow)];
  return {
    rows,
    total: answer?.totalCount ?? rows.length,
    endCursor: answer?.pageInfo?.hasNextPage ? answer.pageInfo.endCursor : undefined
  };
}

/**
 * Records of cells of one answer, and where the next page of them begins.
 * @param {any} data  `data` of the wire
 * @returns {{ records: any[], endCursor?: string }}
 */
export function readCellRecords(data) {
  const { hasNextPage, endCursor } = data?.uiapi?.query?.cells?.pageInfo ?? {};
  return { records: rowsOf(data, 'cells'), endCursor: hasNextPage ? endCursor : undefined };
}

/**
 * Accounts whose cells are to be read next.
 * @param {readonly Headroom.MatrixRow[]} rows
 * @returns {string[]}
 */
export function nextUnread(rows) {
  return rows
    .filter((row) => !row.cells)
    .slice(0, AT_ONCE)
    .map((row) => row.accountId);
}

/**
 * Accounts of the viewer (as owner or success manager), those of people who report to the viewer, or all.
 * @param {readonly Headroom.MatrixRow[]} rows
 * @param {Headroom.MatrixScope} scope
 * @param {string} viewerId
 */
export function rowsIn(rows, scope, viewerId) {
  const isMine = (/** @type {Headroom.MatrixRow} */ row) => row.ownerId === viewerId || row.managerId === viewerId;
  switch (scope) {
    case 'mine':
      return rows.filter(isMine);
    case 'team':
      return rows.filter((row) => !isMine(row));
    default:
      return rows;
  }
}
