/**
 * Accounts from which somebody went to the standard page of a new opportunity. Nothing tells a component what became of that page: whoever
 * comes back asks the org anew. The list lives as long as the page of the browser.
 */

/** @type {Set<string>} */
const away = new Set();

/** @param {string} accountId */
export function goAway(accountId) {
  away.add(accountId);
}

/**
 * True once for each time that somebody went away.
 * @param {string} accountId
 */
export function comeBack(accountId) {
  return away.delete(accountId);
}
