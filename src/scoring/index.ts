/** What the service, the command line and the component `c/headroomScoring` share of the engine. */
export { apportion } from './apportion.ts';
export { LIMIT, explainScore } from './explainScore.ts';
export { ACTIVITY_CAP, measurePoints } from './measurePoints.ts';
export { pointsOnCurve } from './pointsOnCurve.ts';
export { bandOf, roundScore, scoreTenths } from './roundScore.ts';
export { scoreAccounts } from './scoreAccounts.ts';
export { FILLED, NOT_CONCERNED, NOT_ENOUGH_DATA, OBSERVED, SCORED, UNKNOWN, WITHHELD } from './types.ts';
