/** Where the settings were edited, numbered in order: each version when it was first published, and the weeks that went back to one. */

/**
 * Days on which measured points went back to settings that are older than the ones before.
 * @param {Headroom.HistoryView} view
 */
function returnsOf({ points, versions }) {
  const publishedOn = new Map(versions.map(({ key, on }) => [key, on]));
  const measured = points.filter((point) => !point.isRebuilt && point.version !== undefined);
  return measured.flatMap(({ day, version = '' }, n) => {
    const before = measured[n - 1]?.version ?? version;
    const [is, was] = [publishedOn.get(version), publishedOn.get(before)];
    return version !== before && is !== undefined && was !== undefined && is < was ? [{ on: day, by: '', backTo: is }] : [];
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
