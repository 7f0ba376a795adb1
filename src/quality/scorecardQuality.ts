import type { ScorecardQualityJson } from '../domain/qualityJson.ts';
import type { Settings } from '../domain/settings.ts';
import { neededNumbers } from './publication.ts';
import type { ScorecardReach } from './publication.ts';

/** What is known of the scorecards of a run. */
export type ScorecardsFound = {
  readonly settings: Pick<Settings, 'scorecards' | 'groups' | 'measures' | 'general'>;
  /** Of scorecards that are set up, also of those held back. */
  readonly reaches: readonly ScorecardReach[];
  readonly heldBack: readonly string[];
  /** Share of the weight in use, 0-1, by scorecard. */
  readonly weights: Readonly<Record<string, number>>;
  /** Keys of measures that are off. */
  readonly off: ReadonlySet<string>;
};

const mostOff = 5;

/** State, reach and gaps of every scorecard, by key. */
export function scorecardQuality(found: ScorecardsFound): Readonly<Record<string, ScorecardQualityJson>> {
  const { settings, heldBack } = found;
  const qualities = settings.scorecards.map(({ key }): [string, ScorecardQualityJson] => {
    const reach = found.reaches.find((one) => one.key === key);
    const { judged, numbers } = reach ?? { judged: 0, numbers: 0 };
    const state = heldBack.includes(key) ? 'held_back' : reach ? 'published' : 'not_set_up';
    const needed = neededNumbers(judged, settings.general.leastShare);
    return [key, { state, weight: Math.round((found.weights[key] ?? 0) * 100), numbers, of: judged, needed, off: heaviestOff(found, key) }];
  });
  return Object.fromEntries(qualities.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function heaviestOff({ settings, off }: ScorecardsFound, scorecard: string): readonly string[] {
  const groups = new Map(settings.groups.filter((group) => group.scorecard === scorecard).map(({ key, weight }) => [key, weight]));
  return settings.measures
    .filter(({ key, group }) => off.has(key) && groups.has(group))
    .map(({ key, group, weight }) => ({ key, weight: (groups.get(group) ?? 0) * weight }))
    .sort((a, b) => b.weight - a.weight || (a.key < b.key ? -1 : 1))
    .slice(0, mostOff)
    .map(({ key }) => key);
}
