import type { Settings } from '../domain/settings.ts';

/** Place of all holds and cells in the order: they rest on scores, product coverage rests on them. */
export const CELLS = '';

type Content = Pick<Settings, 'scorecards' | 'groups' | 'measures' | 'riskRules'>;

/**
 * Order in which scores and cells are worked out: everything after what it rests on.
 *
 * A score rests on the scores that its caps and floors look at, cells rest on the scores that holds look at, and a
 * scorecard that judges whitespace levels rests on the cells. Circles have been refused with the settings.
 *
 * @returns  keys of scorecards, and `CELLS` once
 */
export function scoreOrder(settings: Content): readonly string[] {
  const order: string[] = [];
  const visit = (node: string, path: readonly string[]): void => {
    if (order.includes(node) || path.includes(node)) {
      return;
    }
    for (const needed of restsOn(settings, node)) {
      visit(needed, [...path, node]);
    }
    order.push(node);
  };
  for (const scorecard of settings.scorecards) {
    visit(scorecard.key, []);
  }
  visit(CELLS, []);
  return order;
}

function restsOn(settings: Content, node: string): readonly string[] {
  const looked = settings.riskRules
    .filter((rule) => ('scorecard' in rule.effect ? rule.effect.scorecard : CELLS) === node)
    .flatMap((rule) => rule.conditions.flatMap((condition) => (condition.of.kind === 'scorecard' ? [condition.of.scorecard] : [])));
  const groups = settings.groups.filter((group) => group.scorecard === node).map((group) => group.key);
  const judgesCells = settings.measures.some((measure) => measure.judge.kind === 'whitespace' && groups.includes(measure.group));
  return judgesCells ? [...looked, CELLS] : looked;
}
