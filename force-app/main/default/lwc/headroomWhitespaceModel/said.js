/** What people said and made for the cells of an account, told apart by whether the newest run has read it. */

/**
 * @param {any} account  row of the account
 * @param {string | null | undefined} asOf  instant of the newest good run
 * @returns {Headroom.LineAnswer[]}  newest first; none where the viewer may not read answers
 */
export function answersOf(account, asOf) {
  return (account?.answers ?? []).map((/** @type {any} */ row) => ({
    id: row.Id,
    line: row.line,
    answer: row.answer,
    until: row.until ?? undefined,
    reason: row.reason ?? undefined,
    author: row.author?.Name ? { id: row.author.Id, name: row.author.Name } : undefined,
    on: row.madeAt,
    isCounted: isBefore(row.editedAt ?? row.madeAt, asOf)
  }));
}

/**
 * Open opportunities that were made for a cell since the run read the org; those it has read stand in the cells.
 * @param {any} account  row of the account
 * @param {string | null | undefined} asOf  instant of the newest good run
 * @returns {Headroom.MadeOpportunity[]}
 */
export function madeSince(account, asOf) {
  return (account?.made ?? [])
    .filter((/** @type {any} */ row) => row.cellKey && !isBefore(row.createdAt, asOf))
    .map((/** @type {any} */ row) => ({
      id: row.Id,
      name: row.Name ?? row.Id,
      createdAt: row.createdAt,
      cellKey: row.cellKey,
      ...(row.hasProducts ? { hasProducts: true } : {})
    }));
}

/**
 * @param {string} moment
 * @param {string | null | undefined} asOf
 */
function isBefore(moment, asOf) {
  return asOf ? Date.parse(moment) < Date.parse(asOf) : false;
}
