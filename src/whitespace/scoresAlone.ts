import type { AssessedScorecard } from './assessAccounts.ts';

/**
 * A scorecard without what only the detail of an account shows: the columns by measure and by group, which take most of the memory
 * (pure). Scores, states, bands and the means of segments stay; of these, which are one number for all, one element.
 */
export function scoresAlone(scorecard: AssessedScorecard): AssessedScorecard {
  const { columns, result } = scorecard;
  const { accounts, segmentMeans } = columns;
  return {
    ...scorecard,
    stale: [],
    columns: {
      ...{ accounts, values: [] },
      ...(segmentMeans === undefined ? {} : { segmentMeans: segmentMeans.map((column) => column && Float64Array.of(column[0] ?? NaN)) })
    },
    result: {
      ...result,
      ...{ groupScores: [], groupWeights: [], groupObserved: [], groupInUse: [] },
      ...{ points: [], weights: [], readings: [], deductions: [] }
    }
  };
}
