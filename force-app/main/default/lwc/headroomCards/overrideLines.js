/** What people said about a scorecard, and a band that is not confirmed yet: one sentence each. */
import BAND_WAITS from '@salesforce/label/c.Headroom_Band_Waits';
import CAP from '@salesforce/label/c.Headroom_Override_Cap';
import EXCLUDE from '@salesforce/label/c.Headroom_Override_Exclude';
import IDLE from '@salesforce/label/c.Headroom_Override_Idle';
import POINTS from '@salesforce/label/c.Headroom_Override_Points';
import { formatDay, formatNumber, formatScore } from 'c/headroomFormat';
import { fill, sentence } from 'c/headroomWords';

/** @type {Record<string, string>} */
const LABELS = { cap: CAP, exclude: EXCLUDE, points: POINTS };

/**
 * Human overrides that count today, those that change something first.
 * @param {Headroom.Card} card
 * @param {string} [today]  YYYY-MM-DD
 * @returns {{ key: string, acts: boolean, parts: Headroom.Part[] }[]}
 */
export function overrideLines(card, today) {
  if (card.problem) {
    return [];
  }
  const { detail, settings } = card;
  const sorted = [...(detail.overrides ?? [])].sort((first, second) => Number(second.acts) - Number(first.acts));
  return sorted.map((override) => {
    const measure = settings.measures.find((candidate) => candidate.k === override.m);
    const places = [
      { text: override.to === undefined ? '' : formatNumber(override.to), strong: true },
      { text: override.m === undefined ? settings.scorecard.title : (measure?.title ?? override.m) },
      { text: formatDay(override.since, today) },
      { text: formatDay(override.until, today) },
      { text: typeof detail.plain === 'number' ? formatScore(detail.plain) : '–' }
    ];
    return { key: override.id, acts: override.acts, parts: sentence(override.acts ? LABELS[override.kind] : IDLE, places) };
  });
}

/**
 * The band that a score falls into while the word still shows another one; '' where they agree.
 * @param {Headroom.Card} card
 */
export function waitingBand(card) {
  const next = card.problem ? undefined : card.detail.next;
  const band = next && card.settings.bands.find((candidate) => candidate.k === next.band);
  return band ? fill(BAND_WAITS, band.label) : '';
}
