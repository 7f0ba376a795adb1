import type { ScorecardPreview } from '../../domain/configPreview.ts';
import type { ScorecardSettingsJson } from '../../domain/resultJson.ts';
import type { SettingsChange } from '../../domain/settingsChangesJson.ts';
import type { Judged } from './judgeOnce.ts';
import { previewMoves } from './previewMoves.ts';
import type { AccountWords, Moves } from './previewMoves.ts';
import { previewStandings } from './previewStandings.ts';
import { previewWarnings } from './previewWarnings.ts';
import { judgedStandings } from './standings.ts';
import type { Standings } from './standings.ts';

/** Both judgements, and what the org shows and knows. */
export type PreviewSides = {
  /** Judgement by the last published settings; undefined = nothing was ever published. */
  readonly before: Judged | undefined;
  readonly after: Judged;
  /** Standings that the org's records show, by scorecard. */
  readonly shown: ReadonlyMap<string, Standings>;
  /** Why scorecards cannot be judged as published, by key. */
  readonly untold: ReadonlyMap<string, readonly string[]>;
  /** Published contents in force, by scorecard. */
  readonly published: ReadonlyMap<string, ScorecardSettingsJson>;
  /** Edits since, by scorecard. */
  readonly changes: ReadonlyMap<string, readonly SettingsChange[]>;
  readonly words: (accountId: string) => AccountWords;
  /** Users who are the success manager of at least one customer. */
  readonly managers: number;
};

/** What a publication would do to one scorecard, active then or until now. Pure. */
export function scorecardPreview(key: string, sides: PreviewSides): ScorecardPreview {
  const { after } = sides;
  const scorecard = after.settings.scorecards.find((one) => one.key === key);
  const published = sides.published.get(key)?.scorecard;
  const standing = {
    before: standingsBefore(key, sides),
    after: judgedStandings(after.assessment, key, after.input.accounts) ?? new Map()
  };
  const bands = previewStandings(key, standing, [after.settings, ...(sides.before === undefined ? [] : [sides.before.settings])]);
  const judges = scorecard?.outcome !== undefined;
  const team = judges ? { managers: sides.managers, each: after.settings.general.atRiskPerManager } : undefined;
  return {
    ...{ key, title: scorecard?.title ?? published?.title ?? key, headline: after.settings.general.headline === key },
    state: stateOf(key, after),
    before: standing.before === undefined ? 'none' : isJudged(key, sides) ? 'judged' : 'shown',
    untold: sides.untold.get(key) ?? [],
    changes: sides.changes.get(key) ?? [],
    standings: bands,
    ...movesOf(standing, sides),
    warnings: previewWarnings(bands, team)
  };
}

function movesOf(standing: { readonly before: Standings | undefined; readonly after: Standings }, sides: PreviewSides): Moves {
  if (standing.before === undefined) return { moves: [], movers: [], moved: 0, rescored: 0, later: 0 };
  return previewMoves(standing.before, standing.after, sides.words);
}

/**
 * Standings before: of the accounts that the org shows, judged by the published settings where that can be done. An account that
 * the org shows and the judgement does not reach stands as it is shown.
 */
function standingsBefore(key: string, sides: PreviewSides): Standings | undefined {
  const shown = sides.shown.get(key);
  if (shown === undefined || !isJudged(key, sides)) return shown;
  const judged = sides.before && judgedStandings(sides.before.assessment, key, sides.before.input.accounts);
  return new Map([...shown].map(([id, standing]) => [id, judged?.get(id) ?? standing]));
}

function isJudged(key: string, { untold, before }: PreviewSides): boolean {
  return !untold.has(key) && before?.assessment.scorecards.some((one) => one.key === key) === true;
}

function stateOf(key: string, { settings, assessment, heldBack }: Judged): ScorecardPreview['state'] {
  if (!settings.scorecards.some((one) => one.key === key)) return 'gone';
  if (heldBack.includes(key)) return 'held_back';
  return assessment.scorecards.some((one) => one.key === key) ? 'scored' : 'not_set_up';
}
