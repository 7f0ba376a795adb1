/**
 * The org's present moment, the only place where a component asks for it.
 *
 * The browser's clock is never read: it may be wrong, and the service judges by the org's. No wire adapter hands the org's
 * clock to a component, but every answer of the server carries it in the `Date` header, whatever its status: one small
 * request to the component's own origin is enough. Limits: one second's resolution; where the request is refused
 * (offline, a stricter security policy) the moment is unknown, and callers then show instants instead of ages and do not
 * judge staleness.
 */

const ADDRESS = '/services/data';
const VALID_FOR_MS = 60000;

/** @type {{ answer: Promise<number | undefined>, askedAt: number } | undefined} */
let latest;

async function askServer() {
  try {
    const response = await fetch(ADDRESS, { method: 'GET', cache: 'no-store' });
    await response.text();
    const moment = Date.parse(response.headers.get('Date') ?? '');
    return Number.isNaN(moment) ? undefined : moment;
  } catch {
    return undefined;
  }
}

/**
 * Milliseconds since 1970 by the org's clock, or undefined where the org does not tell.
 * Components of one page share an answer for a minute, measured by a clock that knows no date.
 *
 * @param {boolean} [anew]  true asks the server again
 * @returns {Promise<number | undefined>}
 */
export async function orgNow(anew = false) {
  const tick = performance.now();
  if (!latest || anew || tick - latest.askedAt > VALID_FOR_MS) {
    latest = { answer: askServer(), askedAt: tick };
  }
  const { answer, askedAt } = latest;
  const moment = await answer;
  return moment === undefined ? undefined : moment + Math.round(performance.now() - askedAt);
}
