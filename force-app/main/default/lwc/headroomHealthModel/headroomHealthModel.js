/** Turns the answer of the health request into scorecards, facts and runs, in the order in which they are shown. */
import { readJson } from 'c/headroomJson';
import { rowsOf } from 'c/headroomQueries';

/**
 * @param {any} row
 * @returns {Headroom.Card}
 */
function readCard(row) {
  const detail = readJson(row.detail);
  const settings = readJson(row.version?.settings);
  return {
    key: row.key,
    title: settings.value?.scorecard.title ?? row.title,
    problem: detail.problem ?? settings.problem,
    change: row.change ?? null,
    changeFrom: row.changeFrom ?? null,
    publishedAt: row.version?.publishedAt ?? null,
    detail: detail.value,
    settings: settings.value
  };
}

/**
 * Headline first, then the judged ones from the worst, then those that only describe; what cannot be read comes last.
 * @param {Headroom.Card} card
 */
function rankOf(card) {
  if (card.problem) {
    return 4;
  }
  if (card.settings.scorecard.headline) {
    return 0;
  }
  if (!card.settings.scorecard.judged) {
    return 3;
  }
  return card.detail.score === null ? 2 : 1;
}

/**
 * @param {Headroom.Card} first
 * @param {Headroom.Card} second
 */
function inOrder(first, second) {
  const rank = rankOf(first) - rankOf(second);
  if (rank !== 0) {
    return rank;
  }
  const score = rankOf(first) === 1 ? (first.detail.score ?? 0) - (second.detail.score ?? 0) : 0;
  return score || first.title.localeCompare(second.title);
}

/**
 * @param {any} data  `data` of the wire
 * @returns {Headroom.HealthView}
 */
export function readHealth(data) {
  const cards = rowsOf(data, 'results').map(readCard).sort(inOrder);
  const goodRun = rowsOf(data, 'goodRuns')[0];
  /** @type {Headroom.LineSettings | undefined} */
  const lines = readJson(rowsOf(data, 'lineVersions')[0]?.settings).value;
  const summary = rowsOf(data, 'summaries')[0];
  return {
    cards,
    headline: cards[0],
    summary,
    flags: readJson(summary?.flags).value,
    goodRun,
    lastRun: rowsOf(data, 'lastRuns')[0],
    report: readJson(goodRun?.report).value,
    customers: lines?.customers ?? ''
  };
}

/**
 * What the widget can show at all.
 * @param {Headroom.HealthView} view
 * @returns {'data' | 'newer' | 'broken' | 'notSetUp' | 'notCustomer' | 'firstRun'}
 */
export function healthState(view) {
  const problem = view.headline?.problem;
  if (problem) {
    return problem === 'newer' ? 'newer' : 'broken';
  }
  if (view.headline) {
    return 'data';
  }
  if (!view.lastRun) {
    return 'notSetUp';
  }
  if (!view.goodRun) {
    return 'firstRun';
  }
  return view.summary ? 'notSetUp' : 'notCustomer';
}
