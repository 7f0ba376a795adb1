import type { CellJson, Detail } from '../domain/resultJson.ts';
import type { Condition, Settings } from '../domain/settings.ts';

/** A scorecard's result for one account. */
export type ScorecardDetail = { readonly key: string; readonly detail: Detail };

/** Records of one object. */
type Records = { readonly ids: readonly string[]; readonly object: string };

/**
 * Cells with the records behind holds that look at a score: a score has none of its own, so those of the rule that decides it or,
 * where none does, of the measure that weighs most against it and has some (pure).
 *
 * Sensitive signals have named none already.
 *
 * Source: docs/METHODS.md, "Whitespace holds".
 */
export function withBlockers(
  cells: readonly CellJson[],
  scorecards: readonly ScorecardDetail[],
  settings: Pick<Settings, 'riskRules' | 'measures' | 'signals'>
): readonly CellJson[] {
  return cells.map((cell) => {
    const { hold } = cell;
    if (hold === undefined || hold.ids.length > 0) {
      return cell;
    }
    const of = settings.riskRules.find(({ key }) => key === hold.rule)?.conditions[0].of;
    const detail = of?.kind === 'scorecard' ? scorecards.find(({ key }) => key === of.scorecard)?.detail : undefined;
    const records = detail === undefined ? undefined : blockers(detail, settings);
    return records === undefined ? cell : { ...cell, hold: { ...hold, ...records } };
  });
}

function blockers(detail: Detail, settings: Pick<Settings, 'riskRules' | 'measures' | 'signals'>): Records | undefined {
  const objectOf = (of: Condition['of'] | undefined): string | undefined =>
    of?.kind === 'signal' ? settings.signals.find(({ key }) => key === of.signal)?.object : undefined;
  const deciding = detail.rules.filter(({ acts, ids }) => acts && ids.length > 0);
  const rules = deciding.map(({ k, ids }) => ({ ids, of: settings.riskRules.find(({ key }) => key === k)?.conditions[0].of }));
  const against = detail.measures.filter(({ eff, ids }) => eff < 0 && ids.length > 0);
  const measures = against
    .toSorted((a, b) => a.eff - b.eff || (a.k < b.k ? -1 : 1))
    .map(({ k, ids }) => ({ ids, of: signalOf(settings.measures.find(({ key }) => key === k)?.signal) }));
  for (const { ids, of } of [...rules, ...measures]) {
    const object = objectOf(of);
    // Rows of a field history cannot be opened.
    if (object !== undefined && !object.endsWith('History')) {
      return { ids, object };
    }
  }
  return undefined;
}

function signalOf(signal: string | undefined): Condition['of'] | undefined {
  return signal === undefined ? undefined : { kind: 'signal', signal };
}
