/** Comparisons of the recorded headline, by hand: for tests only. */
import { headline } from '../../__tests__/samples';

const none = { data: 0, settings: 0, time: 0, missing: 0, override: 0 };

/** A comparison of 18 March with 16 February; its parts are the sums of its lines unless others are given. */
export function compared(lines, more = {}) {
  const before = 77.5;
  const tenths = lines.reduce((sum, { by }) => sum + Math.round(by * 10), 0);
  const parts = { ...none };
  lines.forEach(({ part, by }) => {
    parts[part] = Math.round(parts[part] * 10 + by * 10) / 10;
  });
  const filled = lines.map((line) => ({ from: null, to: null, ids: [], ...line }));
  return { from: '2027-02-16', to: '2027-03-18', before, after: (775 + tenths) / 10, parts, lines: filled, ...more };
}

/** The headline with comparisons in place of the recorded ones. */
export function cardWith(changed, more = {}) {
  return { ...headline, ...more, detail: { ...headline.detail, changed } };
}
