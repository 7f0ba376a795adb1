/**
 * The viewer's last visit to an account: the days of the newest visit and of the one before, kept in this browser only.
 * No scores, no names; where the browser keeps nothing (private mode, storage blocked) there is no last visit.
 */
import userId from '@salesforce/user/Id';

const KEY = `headroom.visits.${userId}`;

/** Accounts that are remembered; the ones not visited for longest go first. */
const MOST = 500;

/** @typedef {{ on: string, before?: string }} Visit */

/**
 * @returns {Record<string, Visit>}
 */
function readVisits() {
  try {
    const visits = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return typeof visits === 'object' && visits !== null ? visits : {};
  } catch {
    return {};
  }
}

/**
 * @param {Record<string, Visit>} visits
 */
function keepVisits(visits) {
  const newest = Object.entries(visits)
    .sort(([, first], [, second]) => second.on.localeCompare(first.on))
    .slice(0, MOST);
  try {
    localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(newest)));
  } catch {
    // a browser that keeps nothing has no last visit; nothing else depends on it
  }
}

/**
 * Notes today's visit, and says when the one before was; a repeat on the same day changes nothing.
 * @param {string} account  id
 * @param {string} today  YYYY-MM-DD by the org's clock
 * @returns {string | undefined}  YYYY-MM-DD, before today; undefined = none that is known
 */
export function visitBefore(account, today) {
  const visits = readVisits();
  const known = visits[account];
  if (known && known.on >= today) {
    return known.before;
  }
  keepVisits({ ...visits, [account]: known ? { on: today, before: known.on } : { on: today } });
  return known?.on;
}
