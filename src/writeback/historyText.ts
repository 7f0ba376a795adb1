import type { HistoryJson, HistoryJsonPoint } from '../domain/historyJson.ts';
import type { HistoryPoint } from '../domain/reading.ts';
import type { HeldRecord } from './changes.ts';
import { heldJson } from './heldJson.ts';
import { jsonText } from './jsonText.ts';

/** Longest text of the field, and points that it holds at most. */
const LONGEST = 32_768;
const MOST_POINTS = 104;

/**
 * Weeks of one result as the text of `History__c`, oldest first; of too many the oldest go. Points that were kept before
 * their coverage was say too little and stay out.
 *
 * @param points   of one account and scorecard, by week
 * @param leftOut  keys of measures that rebuilt points do not know
 * @returns        null without points
 */
export function historyText(points: readonly HistoryPoint[], leftOut: readonly string[]): string | null {
  for (let kept = points.filter(({ coverage }) => coverage !== null).slice(-MOST_POINTS); kept.length > 0; kept = kept.slice(1)) {
    const text = jsonText(historyJson(kept, leftOut));
    if (text.length <= LONGEST) return text;
  }
  return null;
}

function historyJson(points: readonly HistoryPoint[], leftOut: readonly string[]): HistoryJson {
  const versions = [...new Set(points.map(({ version }) => version ?? ''))];
  return {
    v: 1,
    versions,
    points: points.map((point) => pointJson(point, versions.indexOf(point.version ?? ''))),
    ...(leftOut.length > 0 && points.some(({ rebuilt }) => rebuilt) ? { leftOut } : {})
  };
}

function pointJson({ week, takenOn, score, plain, coverage, rebuilt }: HistoryPoint, version: number): HistoryJsonPoint {
  return {
    ...{ w: week, d: takenOn, s: score, c: coverage ?? 0, v: version },
    ...(plain === score ? {} : { p: plain }),
    ...(rebuilt ? { r: true } : {})
  };
}

/**
 * Points of a scorecard that the org's records hold, for a machine that lost its own. Text that is not ours (edited by
 * hand, a newer version) gives none.
 */
export function pointsInRecords(held: readonly HeldRecord[], scorecard: string): readonly HistoryPoint[] {
  return held.flatMap(({ object, accountId, fields }) => {
    const isOwn = object === 'Headroom_Scorecard_Result__c' && fields['Scorecard__c'] === scorecard;
    if (!isOwn || accountId === undefined) return [];
    const { points = [], versions = [] } = heldJson<HistoryJson>(fields['History__c']) ?? {};
    return points.map((point) => heldPoint(point, { scorecard, accountId, version: versions[point.v] }));
  });
}

/** Measures of a scorecard that the org's records say its rebuilt points do not know, sorted. */
export function leftOutInRecords(held: readonly HeldRecord[], scorecard: string): readonly string[] {
  const named = held.flatMap(({ object, fields }) =>
    object === 'Headroom_Scorecard_Result__c' && fields['Scorecard__c'] === scorecard
      ? (heldJson<HistoryJson>(fields['History__c'])?.leftOut ?? [])
      : []
  );
  return [...new Set(named)].sort();
}

function heldPoint(
  { w, d, s, p, c, r }: HistoryJsonPoint,
  of: { readonly scorecard: string; readonly accountId: string; readonly version: string | undefined }
): HistoryPoint {
  return {
    ...{ scorecard: of.scorecard, accountId: of.accountId, week: w, takenOn: d, score: s },
    ...{ plain: p === undefined ? s : p, coverage: c, band: null },
    version: of.version === undefined || of.version === '' ? null : of.version,
    rebuilt: r === true
  };
}
