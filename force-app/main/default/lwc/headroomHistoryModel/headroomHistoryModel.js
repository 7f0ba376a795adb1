/** Reads the answer of the history request: weeks with today at the end, numbered edits of the settings, and both in words. */
import { dayOf } from 'c/headroomFormat';
import { readJson } from 'c/headroomJson';
import { rowsOf } from 'c/headroomQueries';

export { editWords, markLines } from './editWords';
export { pointWords } from './pointWords';
export { marksOf } from './marks';

/**
 * @param {any} row  a published version of the settings
 * @returns {Headroom.PublishedSettings}
 */
function readVersion(row) {
  return {
    key: row.key,
    at: row.publishedAt ?? '',
    on: row.publishedAt ? dayOf(row.publishedAt) : '',
    by: row.publishedBy ?? '',
    changes: readJson(row.changes).value
  };
}

/**
 * Weeks of the record and today's score as the last point; what was taken earlier today gives way to it. Weeks before the first
 * number say nothing and are left away.
 * @param {Headroom.History} history
 * @param {Headroom.Detail} detail  of the result
 * @param {string | undefined} version  key of the settings that the result was made with
 * @returns {Headroom.WeekPoint[]}
 */
function pointsOf(history, detail, version) {
  const day = dayOf(detail.asOf);
  const weeks = history.points
    .filter((point) => point.d < day)
    .map(({ d, s, p, c, r, v }) => ({
      day: d,
      score: s,
      plain: p ?? s,
      coverage: c / 100,
      isRebuilt: r === true,
      version: history.versions[v]
    }));
  const today = {
    day,
    score: detail.score,
    plain: detail.plain === undefined ? detail.score : detail.plain,
    coverage: detail.coverage,
    isRebuilt: false,
    isToday: true,
    ...(version === undefined ? {} : { version })
  };
  const first = weeks.findIndex(({ score }) => score !== null);
  return [...(first < 0 ? [] : weeks.slice(first)), ...(detail.score === null ? [] : [today])];
}

/**
 * @param {any} data  `data` of the wire
 * @param {Headroom.Card} card
 * @returns {Headroom.HistoryView}
 */
export function readHistory(data, card) {
  const { value, problem } = readJson(rowsOf(data, 'results')[0]?.history);
  const versions = rowsOf(data, 'versions').map(readVersion);
  /** @type {Headroom.History} */
  const history = value ?? { v: 1, versions: [], points: [] };
  return {
    problem: problem === 'empty' ? undefined : problem,
    points: pointsOf(history, card.detail, versions.find(({ at }) => at !== '' && at === card.publishedAt)?.key),
    versions: versions.filter(({ on }) => on !== ''),
    leftOut: history.leftOut ?? []
  };
}
