/** Where the settings were edited, numbered in order: each version when it was first published, and the weeks that went back to one. */

/**
 * Days on which measured points stand on settings that are not the newest of their day, although the point before did not, or
 * others were published since: somebody went back to older ones. A point is measured before what is published on its day; today's
 * score is not.
 * @param {Headroom.HistoryView} view
 */
function returnsOf({ points, versions }) {
  const places = new Map(versions.map(({ key }, place) => [key, place]));
  const measured = points.filter(({ isRebuilt, version }) => !isRebuilt && version !== undefined && places.has(version));
  return measured.flatMap(({ day, version = '', isToday }, n) => {
    const before = measured[n - 1];
    const known = versions.filter(({ on }) => on < day || (isToday && on === day));
    const [place = 0, newest] = [places.get(version), known[known.length - 1]];
    const isOlder = newest !== undefined && place < known.length - 1;
    const isNews = before === undefined || before.version !== version || (newest?.on ?? '') >= before.day;
    return isOlder && isNews ? [{ on: day, by: '', backTo: versions[place]?.on ?? '' }] : [];
  });
}

/**
 * @param {Headroom.HistoryView} view
 * @returns {Headroom.SettingsMark[]}  in the order of their days, from the first point on
 */
export function marksOf(view) {
  const published = view.versions.map(({ on, by, changes }) => ({ on, by, changes }));
  const first = view.points[0]?.day ?? '';
  return [...published, ...returnsOf(view)]
    .sort((one, other) => one.on.localeCompare(other.on))
    .filter(({ on }) => on >= first)
    .map((mark, n) => ({ ...mark, number: n + 1 }));
}
