/** Accounts at risk by the department whose part of the score is lowest. */
import { sumsOf } from './bookFilters';

/**
 * Day since which the longest of the risks has been there.
 * @param {readonly Headroom.DatedBookRow[]} rows
 */
function oldestOf(rows) {
  return rows
    .map((row) => row.since ?? '')
    .filter((since) => since !== '')
    .sort()[0];
}

/**
 * Every department that owns a group of the headline, and every other one that a result names, with its accounts; most accounts
 * first, then in the order of the settings. `name` is empty for accounts without a worst department.
 * @param {readonly Headroom.DatedBookRow[]} rows
 * @param {Headroom.ScorecardSettings} settings  of the headline
 * @returns {Headroom.BookDepartment[]}
 */
export function departmentsOf(rows, settings) {
  const atRisk = rows.filter((row) => row.isAtRisk);
  const names = [...new Set([...settings.groups.map((group) => group.department), ...atRisk.map((row) => row.worst)])];
  return names
    .map((name) => {
      const own = atRisk.filter((row) => row.worst === name);
      return { name, rows: own, sums: sumsOf(own), oldest: oldestOf(own) };
    })
    .sort((first, second) => second.rows.length - first.rows.length);
}
