/** What the service, the command line and the component `c/headroomScoring` share of the engine. */
export { canExplore } from './canExplore.ts';
export { explore } from './explore.ts';
export { LIMIT, OVERRIDE, explainScore } from './explainScore.ts';
export { ACTIVITY_CAP, measurePoints } from './measurePoints.ts';
export { modelFromVersion } from './modelFromVersion.ts';
export { movables } from './movable.ts';
export { reachBand } from './reachBand.ts';
export { bandOf, roundScore } from './roundScore.ts';
export { scoreAccounts } from './scoreAccounts.ts';
export { shownBand } from './shownBand.ts';
export { EXCLUDED, NOT_ENOUGH_DATA, SCORED, WITHHELD } from './types.ts';
export { whatIf } from './whatIf.ts';
