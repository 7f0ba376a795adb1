import type { CellJson, Detail } from '../domain/resultJson.ts';
import type { Settings } from '../domain/settings.ts';

/** A scorecard's result for one account. */
export type ScorecardDetail = { readonly key: string; readonly detail: Detail };

/** Settings that say what stands behind a score. */
type BlockerSettings = Pick<Settings, 'riskRules' | 'measures' | 'groups' | 'signals'>;

/** What of a hold says what the score is at risk by. */
type Blocker = Required<Pick<NonNullable<CellJson['hold']>, 'ids' | 'object' | 'what' | 'department'>>;

/**
 * Cells with the records behind holds that look at a score: a score has none of its own, so those of the rule that decides it or,
 * where none does, of the measure that weighs most against it and has some, with its title and department (pure).
 *
 * Sensitive signals have named none already.
 *
 * Source: docs/METHODS.md, "Whitespace holds".
 */
export function withBlockers(
  cells: readonly CellJson[],
  scorecards: readonly ScorecardDetail[],
  settings: BlockerSettings
): readonly CellJson[] {
  return cells.map((cell) => {
    const { hold } = cell;
    if (hold === undefined || hold.ids.length > 0) {
      return cell;
    }
    const of = settings.riskRules.find(({ key }) => key === hold.rule)?.conditions[0].of;
    const detail = of?.kind === 'scorecard' ? scorecards.find(({ key }) => key === of.scorecard)?.detail : undefined;
    const blocker = detail && [...rulesOf(detail, settings), ...measuresOf(detail, settings)].find(canBeOpened);
    return blocker === undefined ? cell : { ...cell, hold: { ...hold, ...blocker } };
  });
}

/** Rules that decide the score. */
function rulesOf({ rules }: Detail, settings: BlockerSettings): readonly Blocker[] {
  return rules
    .filter(({ acts }) => acts)
    .flatMap(({ k, ids }) => {
      const rule = settings.riskRules.find(({ key }) => key === k);
      const of = rule?.conditions[0].of;
      const object = of?.kind === 'signal' ? objectOf(settings, of.signal) : undefined;
      return rule && object ? [{ ids, object, what: rule.title, department: rule.department }] : [];
    });
}

/** Measures that weigh against the score, most first. */
function measuresOf({ measures }: Detail, settings: BlockerSettings): readonly Blocker[] {
  return measures
    .filter(({ eff }) => eff < 0)
    .toSorted((a, b) => a.eff - b.eff || (a.k < b.k ? -1 : 1))
    .flatMap(({ k, ids }) => {
      const measure = settings.measures.find(({ key }) => key === k);
      const department = settings.groups.find(({ key }) => key === measure?.group)?.department;
      const object = measure && objectOf(settings, measure.signal);
      return measure && department && object ? [{ ids, object, what: measure.title, department }] : [];
    });
}

function objectOf({ signals }: BlockerSettings, signal: string): string | undefined {
  return signals.find(({ key }) => key === signal)?.object;
}

/** Rows of a field history cannot be opened. */
function canBeOpened({ ids, object }: Blocker): boolean {
  return ids.length > 0 && !object.endsWith('History');
}
