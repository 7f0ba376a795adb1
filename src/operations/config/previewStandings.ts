import type { PreviewStanding, Standing } from '../../domain/configPreview.ts';
import type { Settings } from '../../domain/settings.ts';
import { bandsOf } from '../../settings/checkBands.ts';
import type { Standings } from './standings.ts';

/** States without a number, in the order in which they are said. */
const states: readonly Standing[] = ['not_enough_data', 'too_new', 'excluded'];

/**
 * How many accounts stand where, before and after: bands from the best, then those states that somebody stands in. Pure.
 *
 * @param before    undefined = there is no before
 * @param settings  that name the bands: those after, then those before for bands that are gone
 */
export function previewStandings(
  scorecard: string,
  sides: { readonly before: Standings | undefined; readonly after: Standings },
  settings: readonly Settings[]
): readonly PreviewStanding[] {
  const counted = (standings: Standings | undefined): ReadonlyMap<Standing, number> =>
    new Map([...Map.groupBy(standings?.values() ?? [], ({ k }) => k)].map(([k, all]) => [k, all.length]));
  const [before, after] = [counted(sides.before), counted(sides.after)];
  const bands = new Map(
    settings
      .toReversed()
      .flatMap((one) => bandsOf(one, scorecard).map(({ key, title, colour, floor }) => [key, { title, colour, floor }] as const))
  );
  const sorted = [...bands].sort(([, a], [, b]) => b.floor - a.floor);
  const others = [...new Set([...before.keys(), ...after.keys()])].filter((k) => !bands.has(k) && !states.includes(k)).sort();
  const lines = [
    ...sorted.map(([k, { title, colour }]) => ({ k, title, colour })),
    ...states.map((k) => ({ k })),
    ...others.map((k) => ({ k }))
  ];
  return lines
    .map((line) => ({ ...line, before: sides.before === undefined ? null : (before.get(line.k) ?? 0), after: after.get(line.k) ?? 0 }))
    .filter(({ before: was, after: is, ...line }) => (was ?? 0) + is > 0 || 'title' in line);
}
