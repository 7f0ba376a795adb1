/** One account of the book: what the sync wrote, with label, colour and playbook from the settings by which it was judged. */
import { currencyIn } from 'c/headroomFormat';

/** The effect behind a reason, in points: the list shows the sentence without it. */
const EFFECT = / \([-+]?\d+(\.\d+)?\)$/;

/**
 * @param {Headroom.ScorecardSettings | undefined} settings
 * @param {string | null} key  of the band
 * @param {string | null} label  as it was when the result was written, for settings that are not to be had
 * @returns {Headroom.BookBand | undefined}
 */
function bandOf(settings, key, label) {
  if (!key) {
    return undefined;
  }
  const band = settings?.bands.find((candidate) => candidate.k === key);
  return {
    label: band?.label ?? label ?? key,
    colour: band?.colour ?? '',
    isLowest: band !== undefined && band === lowestBand(settings),
    playbook: band?.playbook
  };
}

/**
 * @param {Headroom.ScorecardSettings | undefined} settings
 */
export function lowestBand(settings) {
  return [...(settings?.bands ?? [])].sort((first, second) => first.floor - second.floor)[0];
}

/**
 * Score at which the lowest band ends; undefined where there is only one.
 * @param {Headroom.ScorecardSettings | undefined} settings
 */
function limitOf(settings) {
  const floors = (settings?.bands ?? []).map((band) => band.floor).sort((first, second) => first - second);
  return floors[1];
}

/**
 * Weekly scores from the text of the record.
 * @param {string | null | undefined} text  `70,,71.5`; empty where a week has no number
 * @returns {(number | null)[]}
 */
export function pointsOf(text) {
  return text ? text.split(',').map((week) => (week === '' ? null : Number(week))) : [];
}

/**
 * @param {any} row  of the answer; `contractValue` is absent without the permission for it
 * @returns {Pick<Headroom.BookRow, 'value' | 'currency'>}
 */
function moneyOf(row) {
  return { value: row.contractValue, currency: row.currency ?? currencyIn(row.contractValueShown) };
}

/**
 * What the headline says of the account.
 * @param {any} headline  null where the account has none
 * @param {Headroom.ScorecardSettings | undefined} settings
 */
function headlineOf(headline, settings) {
  return {
    state: headline?.state ?? 'none',
    score: headline?.score ?? null,
    band: bandOf(settings, headline?.band ?? null, headline?.label ?? null),
    since: headline?.since ?? null,
    change: headline?.change ?? null,
    changeFrom: headline?.changeFrom ?? null,
    arrowAbove: settings?.scorecard.arrowAbove ?? 0,
    reason: (headline?.reason ?? '').replace(EFFECT, ''),
    worst: headline?.worst ?? '',
    worstReason: (headline?.worstReason ?? '').replace(EFFECT, ''),
    points: pointsOf(headline?.sparkline),
    limit: limitOf(settings)
  };
}

/**
 * @param {any} row  of the answer
 * @param {Headroom.VersionSettings} versions
 * @returns {Headroom.BookRow}
 */
export function readBookRow(row, versions) {
  return {
    key: row.Id,
    accountId: row.account.Id,
    name: row.account.Name,
    managerId: row.manager?.Id,
    manager: row.manager?.Name ?? '',
    ...moneyOf(row),
    decisionDate: row.decisionDate ?? null,
    monthToMonth: row.monthToMonth === true,
    lastMeetingOn: row.lastMeetingOn ?? null,
    task: row.taskId ? { id: row.taskId, due: row.taskDue ?? null, step: row.taskStep ?? '' } : undefined,
    ...headlineOf(row.headline, versions[row.headline?.versionId])
  };
}
