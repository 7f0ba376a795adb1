import type { PreviewStanding, PreviewWarning } from '../../domain/configPreview.ts';

/** Above this share, in whole percent, a scorecard hardly tells customers apart. */
const mostInOneBand = 70;

/** Who can work on customers at risk: people, and how many customers each of them at a time. */
export type Team = { readonly managers: number; readonly each: number };

/**
 * What an admin should look at before publishing: more than 70% of the numbers in one band, and more customers in the red than
 * the success managers can work on. Pure.
 *
 * @param standings  bands and states; only bands have a colour
 * @param team       undefined for scorecards that judge nothing; without a single success manager nothing is said
 * @example          previewWarnings([{ k: 'red', title: 'At risk', colour: 'red', before: 0, after: 8 }, ...], { managers: 1, each: 5 })
 *                   // [{ name: 'MoreThanWorkable', band: 'At risk', accounts: 8, workable: 5, managers: 1, each: 5 }]
 */
export function previewWarnings(standings: readonly PreviewStanding[], team: Team | undefined): readonly PreviewWarning[] {
  const bands = standings.filter(({ colour }) => colour !== undefined);
  const of = bands.reduce((sum, { after }) => sum + after, 0);
  const crowded = bands.filter(({ after }) => of > 1 && after * 100 > of * mostInOneBand);
  const red = bands.filter(({ colour, after }) => colour === 'red' && team !== undefined && after > team.managers * team.each);
  return [
    ...crowded.map(({ k, title = k, after }): PreviewWarning => ({ name: 'MostInOneBand', band: title, accounts: after, of })),
    ...(team === undefined || team.managers === 0 ? [] : red).map(({ k, title = k, after }): PreviewWarning => ({
      ...{ name: 'MoreThanWorkable', band: title, accounts: after },
      ...{ workable: (team?.managers ?? 0) * (team?.each ?? 0), managers: team?.managers ?? 0, each: team?.each ?? 0 }
    }))
  ];
}
