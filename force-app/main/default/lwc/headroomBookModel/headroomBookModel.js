/** Turns the answer of the book's request into accounts, and accounts into groups, numbers and departments. */
import { readJson } from 'c/headroomJson';
import { rowsOf } from 'c/headroomQueries';
import { readBookRow } from './bookRow';

export { datedRows } from './bookDays';
export { departmentsOf } from './bookDepartments';
export { filterBook, numbersOf, toggledFilters, unscoredCount } from './bookFilters';
export { currencyOf, groupHead, headsOf, sortSentence } from './bookHeadings';
export { MONDAY_ORDER, nextSort, orderBook } from './bookOrder';
export { lowestBand } from './bookRow';

/**
 * Settings of an answer by the id of their version.
 * @param {any} data  `data` of the wire
 * @returns {Headroom.VersionSettings}
 */
export function readVersions(data) {
  /** @type {Headroom.VersionSettings} */
  const versions = {};
  rowsOf(data, 'versions').forEach((row) => {
    const { value } = readJson(row.settings);
    if (value) {
      versions[row.Id] = /** @type {Headroom.ScorecardSettings} */ (value);
    }
  });
  return versions;
}

/**
 * Rows of one part of an answer, how many there are in all, and where the next page begins.
 * @param {any} data  `data` of the wire
 * @param {string} alias
 * @param {Headroom.VersionSettings} versions
 */
export function readBookRows(data, alias, versions) {
  const answer = data?.uiapi?.query?.[alias];
  const nodes = rowsOf(data, alias);
  const named = nodes.map((row) => row.headline?.versionId).filter(Boolean);
  return {
    rows: nodes.map((row) => readBookRow(row, versions)),
    missingVersions: [...new Set(named)].filter((id) => !versions[id]),
    total: answer?.totalCount ?? nodes.length,
    endCursor: answer?.pageInfo?.hasNextPage ? answer.pageInfo.endCursor : undefined
  };
}

/**
 * @param {readonly any[]} pages  `data` of the wire, page by page; runs and settings are taken from the first
 * @param {Headroom.VersionSettings} [more]  settings that the first page does not bring
 * @returns {Headroom.BookView}
 */
export function readBook(pages, more = {}) {
  const [first] = pages;
  const newest = rowsOf(first, 'headlines')[0]?.headline?.version;
  /** @type {{ value?: Headroom.ScorecardSettings, problem?: Headroom.JsonProblem }} */
  const settings = newest ? readJson(newest.settings) : {};
  const versions = settings.value ? { ...more, [newest.Id]: settings.value } : more;
  const parts = pages.map((page) => readBookRows(page, 'accounts', versions));
  const goodRun = rowsOf(first, 'goodRuns')[0];
  return {
    rows: parts.flatMap((part) => part.rows),
    missingVersions: [...new Set(parts.flatMap((part) => part.missingVersions))],
    total: parts[0]?.total ?? 0,
    endCursor: parts[parts.length - 1]?.endCursor,
    settings: settings.value,
    versions,
    problem: settings.problem,
    viewer: rowsOf(first, 'viewers')[0]?.Name ?? '',
    goodRun,
    lastRun: rowsOf(first, 'lastRuns')[0],
    report: readJson(goodRun?.report).value
  };
}

/**
 * What the book can show at all.
 * @param {Headroom.BookView} view
 * @returns {'data' | 'newer' | 'broken' | 'notSetUp' | 'firstRun'}
 */
export function bookState(view) {
  if (view.problem) {
    return view.problem === 'newer' ? 'newer' : 'broken';
  }
  if (view.settings) {
    return 'data';
  }
  return view.lastRun && !view.goodRun ? 'firstRun' : 'notSetUp';
}

/**
 * Accounts of the viewer, or those of the success managers who report to the viewer.
 * @param {readonly Headroom.BookRow[]} rows
 * @param {string} viewerId
 * @returns {{ mine: Headroom.BookRow[], team: Headroom.BookRow[] }}
 */
export function byOwner(rows, viewerId) {
  const mine = rows.filter((row) => row.managerId === viewerId);
  return { mine, team: rows.filter((row) => row.managerId !== viewerId) };
}
